"""The theories are well-formed concepts, and every signal matches what it says it matches."""

from __future__ import annotations

import pytest

from distlaw.extract.claims.lexicon import Lexicon, LexiconEntry, cue_text
from distlaw.resources import folder
from distlaw.vocab.theories import Signal, load_theories, theory

IDS = {item.id for item in load_theories()}
SIGNALS = [signal for item in load_theories() for signal in item.signals]


def _matches(signal: Signal, text: str) -> bool:
    entries = [LexiconEntry("theory", "", signal.id, 1.0, signal.language == "en", source) for source in signal.any]
    lexicon, shade = Lexicon.of(entries), cue_text(text)
    return bool(lexicon.scan(shade) or lexicon.scan_whole(shade, 0, len(shade)))


def test_a_file_is_a_theory_of_its_name() -> None:
    assert {path.stem for path in (folder("data") / "theories").glob("*.yaml")} == IDS


@pytest.mark.parametrize("item", load_theories(), ids=lambda item: item.id)
def test_labels_keep_the_rules_of_skos(item: object) -> None:
    concept = theory(getattr(item, "id", ""))
    assert concept is not None
    assert set(concept.pref_label) == {"zh-Hans", "zh-Hant", "en"}
    for language, label in concept.pref_label.items():
        others = concept.alt_label.get(language, ()) + concept.hidden_label.get(language, ())
        assert label not in others
        assert len(set(others)) == len(others)
    assert concept.checklist
    assert set(concept.definition) == {"zh-Hans", "zh-Hant", "en"}


def test_broader_is_acyclic_and_known() -> None:
    for item in load_theories():
        seen = [item.id]
        while (above := theory(seen[-1])) is not None and above.broader:
            assert above.broader in IDS
            assert above.broader not in seen
            seen.append(above.broader)
        assert set(item.related) <= IDS


@pytest.mark.parametrize("signal", SIGNALS, ids=lambda signal: signal.id)
def test_signal_matches_its_examples_and_refuses_the_rest(signal: Signal) -> None:
    assert signal.examples and signal.refused
    assert [text for text in signal.examples if not _matches(signal, text)] == []
    assert [text for text in signal.refused if _matches(signal, text)] == []


def test_signal_ids_are_unique() -> None:
    assert len({signal.id for signal in SIGNALS}) == len(SIGNALS)
