"""Lines break where Chinese and Latin text may break, and none is wider than it may be."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wcwidth import wcswidth, wcwidth

from distlaw.text.width import cell_width, wrapped


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("属于合理使用，不侵权", 12, ["属于合理使", "用，不侵权"]),
        ("属于合理使用的《条例》", 16, ["属于合理使用的", "《条例》"]),
        ("fair use of a model", 8, ["fair use", "of a", "model"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("abcd ef", 4, ["abcd", "ef"]),
        ("蒸馏", 2, ["蒸", "馏"]),
        ("，，，，", 4, ["，，", "，，"]),
        ("", 10, []),
    ],
    ids=["closing mark", "opening mark", "Latin", "long word", "just fits", "narrow", "marks alone", "empty"],
)
def test_where_lines_break(text: str, width: int, lines: list[str]) -> None:
    assert list(wrapped(text, width)) == lines


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="蒸馏技术，。《》（）ab c.,“”\u0301", max_size=80), st.integers(2, 24))
def test_no_line_is_too_wide_and_nothing_is_lost(text: str, width: int) -> None:
    lines = list(wrapped(text, width))
    assert all(cell_width(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "cells"),
    [("abc", 3), ("模型", 4), ("é", 1), ("👨‍👩‍👧", 2), ("ｆ", 2), ("a\x00模", 3), ("\u200b", 0), ("“”", 2)],
)
def test_cells_are_those_that_are_drawn(text: str, cells: int) -> None:
    assert cell_width(text) == cells


def test_plain_text_takes_the_cells_that_the_tables_give_it() -> None:
    for code in range(0x20, 0x10000):
        char = chr(code)
        if not 0xD800 <= code < 0xE000 and wcwidth(char) >= 0:
            assert cell_width(char) == wcwidth(char), hex(code)
            assert cell_width(f"模{char}a") == wcswidth(f"模{char}a"), hex(code)
