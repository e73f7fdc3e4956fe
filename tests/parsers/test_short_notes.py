"""A note of one short sentence keeps it, whatever stands above it."""

from __future__ import annotations

import pytest

from distlaw.parsers import parse
from distlaw.readers import read
from distlaw.readers.reader import RawFile

SENTENCE = "蒸馏模型不构成侵权。"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        pytest.param(f"# 蒸馏与合同\n\n作者：某甲\n\n{SENTENCE}\n", SENTENCE, id="title and author"),
        pytest.param(f"# 蒸馏与合同\n\n{SENTENCE}\n", SENTENCE, id="title alone"),
        pytest.param(f"# 题\n\n作者：某甲\n日期：2030-01-02\n\n{SENTENCE}\n", SENTENCE, id="title, author, date"),
        pytest.param(f"# 蒸馏与合同\n\n作者：某甲\n\n## 一\n\n{SENTENCE}\n", SENTENCE, id="a heading between"),
        pytest.param("# T\n\nBy Ada Bell\n\nDistilling is lawful.\n", "Distilling is lawful.", id="English"),
        pytest.param(f"{SENTENCE}\n", SENTENCE, id="nothing else"),
        pytest.param(
            "# 短评\n\n作者：某甲\n\n本文认为，蒸馏不构成侵权。\n", "蒸馏不构成侵权。", id="a conclusion, no disclaimer"
        ),
        pytest.param(
            "# 短评\n\n作者：某甲\n\n上述内容不构成商业秘密。\n", "不构成商业秘密。", id="of contents, no disclaimer"
        ),
    ],
)
def test_the_sentence_is_in_the_body(text: str, kept: str) -> None:
    source, _ = read(RawFile(text.encode(), "note.md"))
    (document,) = parse(source)
    assert kept in "".join(document.reading.text[z.start : z.end] for z in document.zones if z.kind == "body")
