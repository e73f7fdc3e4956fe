"""Every cue matches what it says it matches, and refuses the rest."""

from __future__ import annotations

import pytest

from distlaw.extract.claims.lexicon import Lexicon, LexiconEntry, cue_text
from distlaw.vocab.cues import CueRule, load_cues

CUES = [cue for sheet in load_cues() for cue in sheet.cues]


def _matches(cue: CueRule, text: str) -> bool:
    entries = [LexiconEntry("", "", cue.id, 1.0, cue.language == "en", source) for source in cue.any]
    lexicon, shade = Lexicon.of(entries), cue_text(text)
    return bool(lexicon.scan(shade) or lexicon.scan_whole(shade, 0, len(shade)))


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: cue.id)
def test_cue_matches_its_examples_and_refuses_the_rest(cue: CueRule) -> None:
    assert cue.examples and cue.refused
    assert [text for text in cue.examples if not _matches(cue, text)] == []
    assert [text for text in cue.refused if _matches(cue, text)] == []


def test_cue_ids_are_unique() -> None:
    assert len({cue.id for cue in CUES}) == len(CUES)
