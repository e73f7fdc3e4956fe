"""A journal's name keeps the bracket that it opened."""

from __future__ import annotations

import pytest

from distlaw.parsers.front.weighing.outlets import trimmed_name


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("《甲城学院学报（社会科学版）》", "甲城学院学报（社会科学版）"),
        ("甲城学院学报(社会科学版)", "甲城学院学报(社会科学版)"),
        ("（甲城日报）", "甲城日报"),
        ("来源于甲城日报）", "来源于甲城日报"),
    ],
)
def test_a_bracket_that_was_opened_is_closed(printed: str, name: str) -> None:
    assert trimmed_name(printed) == name
