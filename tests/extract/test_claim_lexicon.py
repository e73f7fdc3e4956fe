"""The lexicon finds what plain regular expressions would, in bounds and in linear time."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from steps import assert_linear

from distlaw.extract.claims.cues import lexicon
from distlaw.extract.claims.lexicon import Lexicon, LexiconEntry, cue_text, first_characters, plain_opening
from distlaw.vocab.cues import load_cues
from distlaw.vocab.theories import load_theories

SOURCES = [source for sheet in load_cues() for cue in sheet.cues for source in cue.any]
SOURCES += [source for item in load_theories() for signal in item.signals for source in signal.any]
OPENINGS = [
    ("禁止", ("禁",)),
    ("(?<!不)允许", ("允",)),
    ("(?:甲|乙)丙", ("甲", "乙")),
    ("[ab]c", ("a", "b")),
    ("a?b", ("a", "b")),
    (".x", ()),
    (r"\d+", ()),
]


@pytest.mark.parametrize(("pattern", "expected"), OPENINGS, ids=[case[0] for case in OPENINGS])
def test_first_characters(pattern: str, expected: tuple[str, ...]) -> None:
    assert first_characters(pattern) == expected


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [("禁止(?!性)", "禁止"), ("ab?c", "a"), ("甲乙|丙", ""), ("(?:甲)乙", ""), ("license", "license")],
)
def test_plain_opening(pattern: str, expected: str) -> None:
    assert plain_opening(pattern) == expected


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="禁止不得允许可能若条款合同abc the must.，。 ", max_size=60))
def test_scan_equals_plain_search(text: str) -> None:
    shade = cue_text(text)
    sources = ["禁止", "不得(?!不)", "(?:可能|若).{0,3}", "条款", "(?<!不)允许"]
    entries = [LexiconEntry("", "", str(n), 1.0, False, source) for n, source in enumerate(sources)]
    found = {(hit.start, hit.entry.rule) for hit in Lexicon.of(entries).scan(shade)}
    plain = {
        (at, str(n))
        for n, source in enumerate(sources)
        for at in range(len(shade))
        if re.compile(source).match(shade, at)
    }
    assert found == plain


@pytest.mark.parametrize("unit", ["禁止", "若", "的，", "the ", "may not ", "aaaa", "未取得", "以", "（“", "一"])
def test_adversarial_text_takes_linear_time(unit: str) -> None:
    known = lexicon("en" if unit.isascii() else "zh")
    assert_linear(lambda text: known.scan(cue_text(text)), unit)


def test_no_pattern_nests_quantifiers() -> None:
    nested = re.compile(r"\([^()]*[+*][^()]*\)[+*]")
    assert [source for source in SOURCES if nested.search(source)] == []


def test_shadow_keeps_the_length() -> None:
    text = "「條款」：禁止　Ｄｉｓｔｉｌ\r\nİ"
    assert len(cue_text(text)) == len(text)
