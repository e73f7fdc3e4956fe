"""Quotations are found whatever was done to their white space, width, script and case."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from steps import assert_linear

from distlaw.text.quoting import best_place, exact_places, nearest_place, one_line, squeezed, tolerant_places

TEXT = "蒸馏技术，属于\n合理使用；Distillation is “fair use”.\n蒸馏技术，属于合同问题。"


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("属于合理使用", ["属于\n合理使用"]),
        ("屬於 合理使用", ["属于\n合理使用"]),
        ("蒸馏技术,属于", ["蒸馏技术，属于", "蒸馏技术，属于"]),
        ('distillation IS "fair  use"', ["Distillation is “fair use”"]),
        ("ＦＡＩＲ ＵＳＥ", ["fair use"]),
        ("没有", []),
        ("  ", []),
    ],
    ids=["line end", "script", "width", "case", "full width", "absent", "empty"],
)
def test_tolerant_places(quote: str, found: list[str]) -> None:
    assert [TEXT[a:b] for a, b in tolerant_places(squeezed(TEXT), quote)] == found


def test_the_context_chooses_among_places() -> None:
    places = exact_places(TEXT, "蒸馏技术，属于")
    assert best_place(TEXT, places) == places[0]
    assert best_place(TEXT, places, suffix="合同") == places[1]
    assert best_place(TEXT, places, prefix="“fair use”.") == places[1]
    assert best_place(TEXT, places, near=places[1][0] - 2) == places[1]


def test_the_nearest_text_is_the_one_most_alike() -> None:
    place = nearest_place(squeezed(TEXT), "蒸馏的技术当属合同问题")
    assert place is not None and "合同" in TEXT[slice(*place)]
    assert nearest_place(squeezed(TEXT), "zzzz") is None
    assert nearest_place(squeezed(""), "abc") is None


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="蒸馏馏餾技术a bC，,\n“”", min_size=1, max_size=60), st.data())
def test_any_stretch_is_found_at_a_place_that_says_the_same(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    quote = " ".join(text[start:end])
    places = tolerant_places(squeezed(text), quote)
    assert bool(places) == bool(squeezed(quote).text)
    assert all(squeezed(text[a:b]).text == squeezed(quote).text for a, b in places)


@pytest.mark.parametrize("unit", ["a", "ab", "蒸馏"], ids=["one", "two", "chinese"])
def test_a_text_that_repeats_itself_takes_no_longer(unit: str) -> None:
    assert_linear(lambda text: nearest_place(squeezed(text), "abababab蒸馏蒸馏zz" * 20), unit)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("蒸馏，\n合法", "蒸馏，合法"),
        ("fair\nuse", "fair use"),
        ("**开放**：a\n b", "开放：a b"),
        ("使用\n\n use", "使用 use"),
    ],
)
def test_one_line_joins_chinese_without_a_space(text: str, line: str) -> None:
    assert one_line(text) == line
