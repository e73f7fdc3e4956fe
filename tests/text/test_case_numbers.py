"""Case numbers as a judgment prints them, from their keys."""

from __future__ import annotations

import pytest

from distlaw.text.case_numbers import printed_number


@pytest.mark.parametrize(
    ("key", "printed"),
    [
        ("CN:2023:京73:民终:3802", "（2023）京73民终3802号"),
        ("CN:2018:甘:执:91-1", "（2018）甘执91号之一"),
        ("CN:2018:甘:执:91-12", "（2018）甘执91号之十二"),
        ("[2021] HKCFA 5", "[2021] HKCFA 5"),
    ],
)
def test_a_number_is_printed_as_courts_print_it(key: str, printed: str) -> None:
    assert printed_number(key) == printed
