"""Where a value ends: keywords before English that runs on, a DOI before a glued word, titles that are buttons."""

from __future__ import annotations

import pytest

from distlaw.model.source import SourceText
from distlaw.parsers import parse
from distlaw.parsers.bylines.keywords import split_keywords


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("过失犯；身份；正犯；从犯On the Status of Accessories", ("过失犯", "身份", "正犯", "从犯")),
        ("码头管理/通行费/侵权行为", ("码头管理", "通行费", "侵权行为")),
        ("生成式AI；ChatGPT；合理使用", ("生成式AI", "ChatGPT", "合理使用")),
        ("合理使用；使用Deepfake；AI治理", ("合理使用", "使用Deepfake", "AI治理")),
    ],
)
def test_chinese_keywords_end_where_english_runs_on(line: str, words: tuple[str, ...]) -> None:
    assert split_keywords(line)[0] == words


@pytest.mark.parametrize(
    "button", ["Translate website", "header-logo header-logo", "Skip to content", "▲某律师。（圖／資料照）"]
)
def test_a_button_is_no_title(button: str) -> None:
    text = (
        f"{button}\n\nThe law of wharves is old. A wharfinger must deliver the goods that it took in, and no others.\n"
    )
    (document,) = parse(SourceText(sha256="0" * 64, file_name="a.txt", media_type="text/plain", text=text))
    assert button not in [said.value for said in document.statements if said.field == "title"]


def test_links_under_a_heading_of_sources_are_references_and_stay() -> None:
    body = "".join(
        f"## {part}\n\nA wharfinger must deliver the goods that it took in, and no other goods.\n\n" for part in "AB"
    )
    links = "".join(f"- [Paper {n} | The Harbour Review](https://example.org/{n})\n" for n in range(6))
    text = f"# On Wharves\n\n{body}## 来源\n\n{links}"
    (document,) = parse(SourceText(sha256="0" * 64, file_name="a.md", media_type="text/markdown", text=text))
    assert [entry.kind for entry in document.entries] == ["reference"] * 6
