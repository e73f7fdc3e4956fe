"""The vocabulary of data/cues and data/theories as two lexicons, one a language, and the hits inside a span."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from distlaw.extract.claims.lexicon import CueHit, Lexicon, LexiconEntry
from distlaw.vocab.cues import Language, load_cues
from distlaw.vocab.theories import load_theories

SCANNED = ("claimhood", "kind", "sign", "modality")
_STRENGTH = {"strong": 3.0, "shared": 2.5, "fallback": 2.0, "weak": 1.0}


@cache
def lexicon(language: Language) -> Lexicon:
    """Theory signals and the cues that are sought everywhere in a text."""
    return Lexicon.of([*_theory_entries(language), *_cue_entries(language, SCANNED)])


@cache
def sheet(label: str, language: Language) -> Lexicon:
    """The cues of one label."""
    return Lexicon.of(_cue_entries(language, (label,)))


def _cue_entries(language: Language, labels: Sequence[str]) -> Iterator[LexiconEntry]:
    for found in load_cues():
        if found.label in labels:
            for cue in found.cues:
                if cue.language == language:
                    for source in cue.any:
                        yield LexiconEntry(found.label, cue.value, cue.id, cue.weight, language == "en", source)


def _theory_entries(language: Language) -> Iterator[LexiconEntry]:
    for theory in load_theories():
        for signal in theory.signals:
            if signal.language == language:
                for source in signal.any:
                    yield LexiconEntry(
                        "theory", theory.id, signal.id, _STRENGTH[signal.strength], language == "en", source
                    )


def within(hits: Sequence[CueHit], start: int, end: int) -> list[CueHit]:
    """The hits, in the order of their starts, that lie inside `[start, end)`."""
    low = bisect_left(hits, start, key=_start)
    high = bisect_left(hits, end, low, key=_start)
    return [hit for hit in hits[low:high] if hit.end <= end]


def _start(hit: CueHit) -> int:
    return hit.start


def starts(words: Lexicon, shade: str, at: int, value: str = "") -> CueHit | None:
    """The longest entry of a sheet that begins at `at`."""
    return words.longest_at(shade, at, len(shade), value)


def of(hits: Sequence[CueHit], label: str, value: str = "") -> list[CueHit]:
    """The hits for one label, and one value of it where given."""
    return [hit for hit in hits if hit.entry.label == label and (not value or hit.entry.value == value)]
