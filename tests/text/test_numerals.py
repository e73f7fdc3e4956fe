"""Numerals in Chinese, formal and Roman figures, both ways."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from distlaw.text.numerals import chinese_numeral, number_of, roman, roman_value


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("十二", 12), ("二十", 20), ("一百零三", 103), ("一〇四", 104), ("两千", 2000), ("拾贰", 12), ("贰拾", 20),
        ("２４", 24), ("24", 24), ("书", -1), ("二b", -1), ("", -1), ("²", -1),
    ],
)  # fmt: skip
def test_the_value_of_a_numeral(text: str, number: int) -> None:
    assert number_of(text) == number


@given(st.integers(1, 99), st.booleans())
def test_chinese_figures_are_read_back(number: int, formal: bool) -> None:
    assert number_of(chinese_numeral(number, formal=formal)) == number


@pytest.mark.parametrize(
    ("number", "plain", "formal"),
    [
        (0, "0", "0"),
        (1, "一", "壹"),
        (10, "十", "拾"),
        (24, "二十四", "贰拾肆"),
        (99, "九十九", "玖拾玖"),
        (100, "100", "100"),
    ],
)
def test_a_number_in_chinese_figures(number: int, plain: str, formal: str) -> None:
    assert (chinese_numeral(number), chinese_numeral(number, formal=True)) == (plain, formal)


@pytest.mark.parametrize("number", [0, 400, -3])
def test_what_has_no_roman_figures(number: int) -> None:
    assert roman(number) == str(number)


@given(st.integers(1, 399))
def test_roman_figures_are_read_back(number: int) -> None:
    assert roman_value(roman(number)) == number == roman_value(roman(number).lower())


@pytest.mark.parametrize("text", ["", "A", "XIVth", "VX"])
def test_what_is_no_roman_numeral(text: str) -> None:
    assert roman_value(text) == 0
