"""Text made to hurt: every input of 100 KB is parsed, an endless line is refused or read."""

from __future__ import annotations

import pytest
from steps import assert_linear

from distlaw.errors import InputError
from distlaw.parsers import parse
from distlaw.readers import RawFile, read

SIZE = 100_000
HOSTILE = {
    "spaces": "甲" + " " * SIZE + "乙",
    "wide_spaces": "甲" + "\u3000" * SIZE + "乙",
    "dots": "." * SIZE,
    "digits": "1" * SIZE,
    "years": "2020" * (SIZE // 4),
    "brackets": "(" * (SIZE // 2) + ")" * (SIZE // 2),
    "square": "[" * SIZE,
    "quotes": "“" * SIZE,
    "entities": "&#" * (SIZE // 2),
    "headings": "一、问题\n" * (SIZE // 5),
    "numbers": "1. \n" * (SIZE // 4),
    "labels": "作者" * (SIZE // 2),
    "keywords": "关键词:" + "模型 " * 300 + "Model " * 600,
    "abstract": "摘要:" + "甲 " * (SIZE // 2),
    "dashes": "—" * SIZE,
    "underscores": "_" * SIZE,
    "zero_width": "甲\u200b" * (SIZE // 2),
    "nul": "蒸馏与\x00署名\n\n正文。" + "\x00" * 20,
}
MARKDOWN = {
    "stars": "# a\n\n## b\n\n" + "**" * (SIZE // 2),
    "links": "# a\n\n## b\n\n" + "[" * (SIZE // 2),
    "hashes": "#" * SIZE,
    "comments": "# a\n\n## b\n\n" + "<!--" * (SIZE // 4),
    "percents": "# a\n\n## b\n\n" + "%%" * (SIZE // 2 + 1),
    "nested_lists": "# a\n\n" + "- " * 5000 + "x\n",
    "quotations": "# a\n\n" + "> " * 5000 + "x\n",
    "front_matter": "---\na: 1\n" + "b: [\n" * (SIZE // 5),
    "aliases": "---\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\n\n# 题\n\n正文。\n",
    "pipes": "# a\n\n" + "|" * (SIZE // 2) + "\n|-|\n",
}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        *((f"{name}.txt", text) for name, text in HOSTILE.items()),
        *((f"{name}.md", text) for name, text in MARKDOWN.items()),
    ],
    ids=[*HOSTILE, *MARKDOWN],
)
def test_every_text_is_parsed(name: str, text: str) -> None:
    source, _ = read(RawFile(text.encode(), name))
    (document,) = parse(source)
    assert not set(document.reading.text) & {"\x00", "\u200b", "\u202e"}


@pytest.mark.parametrize("unit", ["一、问题\n", "1. \n", "作者", "2020", "甲\u200b", "正文一句。\n\n"])
def test_twice_the_text_is_twice_the_work(unit: str) -> None:
    assert_linear(lambda text: parse(read(RawFile(text.encode(), "a.txt"))[0]), unit)


def test_an_endless_line() -> None:
    data = ("模型的输出不是作品。" * 2_000_000).encode()
    with pytest.raises(InputError) as caught:
        read(RawFile(data, "line.txt"))
    assert caught.value.code == "size"


def test_front_matter_aliases_are_not_expanded() -> None:
    source, _ = read(RawFile(MARKDOWN["aliases"].encode(), "note.md"))
    (document,) = parse(source)
    assert not any(statement.field == "keywords" for statement in document.statements)
