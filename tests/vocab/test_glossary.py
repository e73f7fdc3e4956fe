"""The glossary keeps its promises: enough concepts, grounded, each label where a search looks for it."""

from __future__ import annotations

from collections import Counter

import pytest

from distlaw.text.tokens import label_key, query_tokens
from distlaw.vocab.glossary import GlossaryConcept, concepts
from distlaw.vocab.theories import load_theories


def test_there_are_four_hundred_concepts() -> None:
    assert len(concepts()) >= 400


def test_every_concept_speaks_both_languages() -> None:
    latin_names_only = {concept.id for concept in concepts() if not (concept.zh_hans or concept.zh_hant)}
    assert not latin_names_only


def test_every_concept_is_grounded() -> None:
    assert all(concept.source or concept.note for concept in concepts())
    with pytest.raises(ValueError, match="source or a note"):
        GlossaryConcept(id="x", en=("x",))


def test_theories_are_those_of_the_taxonomy() -> None:
    """A theory may do without a concept of its own."""
    known = {theory.id for theory in load_theories()}
    assert {concept.theory for concept in concepts() if concept.theory} <= known


def test_taiwan_and_hong_kong_have_their_own_words() -> None:
    regions = Counter(label.region for concept in concepts() for label in concept.labels())
    assert regions["TW"] > 300
    assert regions["HK"] > 200


def test_no_label_is_a_single_character_or_empty() -> None:
    for concept in concepts():
        for label in concept.labels():
            assert query_tokens(label.text)[0], label
            assert len(label.text) > 1, label


REGIONAL = [
    ("trade_secret", "營業秘密", "TW"), ("intellectual_property", "智慧財產權", "TW"), ("privacy", "私隱", "HK"),
    ("reverse_engineering", "還原工程", "TW"), ("standard_terms", "定型化契約條款", "TW"),
    ("strict_liability", "嚴格法律責任", "HK"), ("algorithm", "演算法", "TW"),
]  # fmt: skip


@pytest.mark.parametrize(("concept", "word", "region"), REGIONAL, ids=[row[1] for row in REGIONAL])
def test_regional_words(concept: str, word: str, region: str) -> None:
    found = {one.id: one for one in concepts()}[concept]
    assert any(label.text == word and label.region == region for label in found.labels())


def test_broad_words_are_marked() -> None:
    found = {concept.id: concept for concept in concepts()}
    assert "善意" in found["good_faith"].broad
    assert "连带" in found["joint_liability"].broad
    assert not {label_key(text) for text in found["good_faith"].broad} & {
        label_key(label.text) for label in found["good_faith"].labels() if not label.is_broad
    }


def test_suggestions_are_labels_of_claims() -> None:
    from distlaw.query.search.fields import CLOSED

    for concept in concepts():
        if concept.suggests:
            name, _, value = concept.suggests.partition("=")
            assert value in CLOSED[name]
