"""One reader for the dates that pages, records, notes and judgments print."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from distlaw.text.dates import date_of, dates_in, edtf, fullest_date
from distlaw.text.months import ENGLISH, month_number


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("发布于 2031-04-02 10:20", "2031-04-02"),
        ("2031/4/2", "2031-04-02"),
        ("2031.04", "2031-04"),
        ("２０３１年４月２日", "2031-04-02"),
        ("二〇三一年四月十二日", "2031-04-12"),
        ("二○三一年十月", "2031-10"),
        ("中華民國120年4月2日", "2031-04-02"),
        ("中 華 民 國 120 年 4 月 2 日", "2031-04-02"),
        ("民国二十三年", "1934"),
        ("2 April 2031", "2031-04-02"),
        ("Sept. 3rd, 2031", "2031-09-03"),
        ("May 2031", "2031-05"),
        ("20310402", "2031-04-02"),
        ("2031-13-40", "2031"),
        ("the year of 2031年, then 2032年5月", "2032-05"),
        ("volume 120310402, 3 of 4", ""),
        ("10.1000/2031.04.02.17", ""),
        ("Marvel 2031", ""),
        ("No. 5 May 2031", "2031-05"),
    ],
)
def test_the_fullest_date_of_a_line(text: str, expected: str) -> None:
    found = fullest_date(text)
    assert (found.edtf if found else "") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1865年", "1865"), ("2030/05/", "2030-05"), ("2030//", "2030"), ("2031年4月2日", "2031-04-02"),
        ("民国 23 年 5 月", "1934-05"), ("2031, Aug. 3", "2031-08-03"), ("3rd August 2031", "2031-08-03"),
        ("August 1789", "1789-08"), ("二〇三一年", "2031"), ("2031 04 02", "2031-04-02"),
        ("on 2031-04-02", ""), ("2031年第4期", ""), ("forthcoming", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_text_that_is_a_date(text: str, expected: str) -> None:
    assert date_of(text) == expected


def test_a_date_stands_where_it_says() -> None:
    text = "林某：二〇三一年四月二日；又 3 May 2032"
    assert [text[date.start : date.end] for date in dates_in(text)] == ["二〇三一年四月二日", "3 May 2032", "May 2032"]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ((2031, 1, 1), "2031-01-01"), ((2031, 12, 31), "2031-12-31"), ((2031, 0, 5), "2031"), ((2031, 13, 5), "2031"),
        ((2031, 4, 0), "2031-04"), ((2031, 4, 32), "2031-04"), ((987,), "0987"),
    ],
)  # fmt: skip
def test_a_date_says_no_more_than_can_be(parts: tuple[int, ...], expected: str) -> None:
    assert edtf(*parts) == expected


@given(st.integers(1900, 2199), st.integers(1, 12), st.integers(1, 31))
def test_every_form_of_a_day_is_read_alike(year: int, month: int, day: int) -> None:
    name, expected = ENGLISH[month - 1], edtf(year, month, day)
    forms = (
        f"{year}-{month}-{day}", f"{year}年{month}月{day}日", f"民國{year - 1911}年{month}月{day}日",
        f"{day} {name} {year}", f"{name[:3]}. {day}, {year}",
    )  # fmt: skip
    read = {found.edtf if (found := fullest_date(form)) else "" for form in (forms if year > 1911 else forms[:2])}
    assert read == {expected}


def test_months_are_known_by_three_letters_and_in_full() -> None:
    assert [month_number(word) for word in ("January", "feb", "Sept.", "MAY", "Mayor", "")] == [1, 2, 9, 5, 0, 0]


def test_a_date_says_how_much_of_it_is_printed() -> None:
    found = [fullest_date(text) for text in ("2031年", "2031年4月", "2031年4月2日")]
    assert [date.precision for date in found if date] == [1, 2, 3]
