"""EDTF and CSL dates."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from distlaw.model.edtf import Day, csl_date, date_span, of_csl, of_words


@pytest.mark.parametrize(
    ("csl", "wanted"),
    [
        ({"date-parts": [["2012", 7, 20]]}, ("2012-07-20", "")),
        ({"date-parts": [[2012]], "circa": True}, ("2012~", "")),
        ({"date-parts": [[1957], [1990]]}, ("1957/1990", "")),
        ({"date-parts": [[1984], [0]]}, ("1984/..", "")),
        ({"date-parts": [[2030]], "season": 2}, ("2030-22", "")),
        ({"raw": "2031年5月6日"}, ("2031-05-06", "")),
        ({"literal": "清同治四年"}, ("", "清同治四年")),
        ({"literal": "2031"}, ("2031", "")),
        ({"date-parts": [[2031, 99, 99]]}, ("2031", "")),
        ({"date-parts": [["x"]]}, ("", "")),
        ({}, ("", "")),
        (None, ("", "")),
        (2031, ("2031", "")),
        ("n.d.", ("", "n.d.")),
    ],
)
def test_of_csl(csl: object, wanted: tuple[str, str]) -> None:
    assert of_csl(csl) == wanted


@pytest.mark.parametrize("text", ["2031", "2031-05", "2031-05-06", "1936~", "1984/..", "1957/1990", "2030-22", "-0220"])
def test_there_and_back(text: str) -> None:
    assert of_csl(csl_date(text)) == (text, "")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("2031/5/6", "2031-05-06"), ("2031.05", "2031-05"), ("2031年", "2031"), ("spring", ""), ("", ""), ("20311", "")],
)
def test_of_words(text: str, wanted: str) -> None:
    assert of_words(text) == wanted


@given(st.integers(1, 9999), st.integers(0, 12), st.integers(1, 28))
def test_every_day_is_read_as_it_is_written(year: int, month: int, day: int) -> None:
    written = Day(year, month, day if month else 0)
    span = date_span(str(written))
    assert span is not None
    assert span.start == written


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("2031-02-30", "2031-02"), ("2032年2月29日", "2032-02-29"), ("1900/02/29", "1900-02"), ("2031-04-31", "2031-04"),
     ("2031-13", "2031"), ("2031-00", "2031"), ("31 June 2031", "2031-06")],
)  # fmt: skip
def test_a_day_that_the_calendar_has_not_is_left_out(text: str, wanted: str) -> None:
    assert of_words(text) == wanted


@pytest.mark.parametrize("text", ["2031-02-29", "2031-00", "2031-05-00", "2031-22-01", "2031-11-31"])
def test_no_such_day(text: str) -> None:
    assert date_span(text) is None
