"""Where a match stands in a quote, and which stretch of it is shown."""

from __future__ import annotations

import pytest

from distlaw.query.search.expression import TokenRun
from distlaw.query.search.snippets import places, window
from distlaw.query.search.terms import text_of

CASES = [
    ("蒸餾屬於合理使用。", "合理使用", ["合理使用"]),
    ("營業秘密與營業秘密法", "营业秘密", ["營業秘密", "營業秘密"]),
    ("DeepSeek案的上诉", "deepseek案", ["DeepSeek案"]),
    ("Distilled models and distillation", "distilling", ["Distilled", "distillation"]),
    ("税务与关税", "税", ["税", "税"]),
    ("（2031）京99民终1234号", "(2031)京99民终", ["2031）京99民终"]),
    ("毫不相干", "合理使用", []),
]


@pytest.mark.parametrize(("quote", "query", "marked"), CASES, ids=[case[1] for case in CASES])
def test_matches_are_cut_from_the_original(quote: str, query: str, marked: list[str]) -> None:
    sought = text_of(query)
    assert sought is not None
    assert [quote[start:end] for start, end in places(quote, [sought])] == marked


def test_neighbouring_matches_are_one() -> None:
    assert places("合理使用", [TokenRun(("合理",)), TokenRun(("理使",)), TokenRun(("使用",))]) == [(0, 4)]


def test_the_window_holds_the_match() -> None:
    quote = "甲" * 300 + "。合理使用" + "乙" * 300
    (found,) = places(quote, [TokenRun(("合理", "理使", "使用"))])
    start, end = window(quote, [found], 100)
    assert start <= found[0] and found[1] <= end and end - start <= 100


def test_a_short_quote_is_shown_whole() -> None:
    assert window("短", [], 100) == (0, 1)
