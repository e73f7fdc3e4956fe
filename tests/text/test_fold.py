"""Folding keeps every offset and is stable."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from distlaw.text.fold import folded, lowered, simplified


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("臺灣著作權法第２條", "台湾著作权法第2条"),
        ("（２０２３）京７３民終〔2016〕【注】", "(2023)京73民终[2016][注]"),
        ("C\u201130/14\u00a0號", "C-30/14 号"),
        ("《關於〈民法典〉的解釋》", "《关于《民法典》的解释》"),
        ("“合理使用”「蒸餾」", '"合理使用""蒸馏"'),
        ("著作權與看著", "著作权与看著"),
        ("箇人資訊", "个人资讯"),
    ],
    ids=["script", "width-and-brackets", "hyphen-and-space", "titles", "quotes", "zhu", "variant"],
)
def test_folds(text: str, expected: str) -> None:
    assert folded(text) == expected


def test_script_alone_leaves_width() -> None:
    assert simplified("著作權（２）") == "著作权（２）"


@settings(max_examples=150)
@given(st.text())
def test_length_stays_and_a_second_time_changes_nothing(text: str) -> None:
    once = folded(text)
    assert len(once) == len(text)
    assert folded(once) == once
    assert len(lowered(text)) == len(text)
