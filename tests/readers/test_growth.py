"""Hostile HTML costs what its length is: the work of reading it is counted at n and at 2n."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from steps import steps

from distlaw.readers import RawFile
from distlaw.readers.html import PART

SHAPES: dict[str, Callable[[int], str]] = {
    "nested and never closed": lambda n: "<div>" * n + "文",
    "nested lists": lambda n: "<ul><li>" * n + "文",
    "nested tables": lambda n: "<table><tr><td>" * (n // 3) + "文",
    "nested emphasis": lambda n: "<b><i>" * n + "文",
    "notes": lambda n: "".join(
        f"<p>文<sup><a href='#n{i}'>[{i}]</a></sup></p><p id='n{i}'>[{i}] 注</p>" for i in range(n // 2)
    ),
    "one long line": lambda n: "<p>" + "模型蒸馏不构成侵权。" * n,
    "entities": lambda n: "<p>" + "&amp;&#x4e2d;&nosuch;" * n,
    "attributes": lambda n: "<p " + " ".join(f"a{i}='x'" for i in range(n)) + ">文",
    "open brackets": lambda n: "<" * n + "文",
    "comments": lambda n: "<!-- x -->" * n + "<p>文",
    "names in the head": lambda n: "<meta name='citation_author' content='某'>" * n + "<p>文",
    "paragraphs": lambda n: "<p>文字。" * n,
    "headings": lambda n: "<h2>题</h2><p>文字。</p>" * n,
    "line breaks": lambda n: "文<br>" * n,
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES.keys())
def test_reading_grows_with_the_length(shape: Callable[[int], str]) -> None:
    def read(number: int) -> object:
        return PART.read(RawFile(f"<html><body>{shape(number)}".encode(), "x.html"))

    read(50)  # what is loaded once does not count
    once, twice = steps(read, 250), steps(read, 500)
    assert twice <= 2.3 * once + 500, f"{once} steps, of twice the text {twice}"
