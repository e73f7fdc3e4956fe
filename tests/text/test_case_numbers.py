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
        ("GC:24", "指导案例24号"),
        ("CN::湘1381:民初:516", "湘1381民初516号"),
        ("TW::110:台上:3161", "110年度台上字第3161号"),
        ("TW:司法院:释字:748", "释字第748号"),
        ("TW:宪法法庭:111:宪判:4", "111年宪判字第4号"),
    ],
)
def test_a_number_is_printed_as_courts_print_it(key: str, printed: str) -> None:
    assert printed_number(key) == printed
