"""Radicals that a font's table gives for characters are read as those characters, and the repair is logged."""

from __future__ import annotations

from distlaw.text.fold import folded
from distlaw.text.normalise import cleaned


def test_radicals_become_characters_and_map_to_the_source() -> None:
    found = cleaned("依《⺠法典》第⼀条，参⻅第32⻚。")
    assert found.mapped.text == "依《民法典》第一条，参见第32页。"
    assert found.counts["cjk_radical"] == 4
    assert found.mapped.to_source(2, 3) == ((2, 3),)


def test_a_query_with_a_radical_means_the_character() -> None:
    assert folded("⺠法典") == folded("民法典")
    assert folded("⾒解") == "见解"
