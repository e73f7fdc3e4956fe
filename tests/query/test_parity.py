"""The same question in three languages gives the same claims, over documents that lie beside the checkout."""

from __future__ import annotations

from pathlib import Path
from statistics import mean

import pytest

from distlaw.db.opening import open_reader
from distlaw.db.reading import Reader
from distlaw.query.search.answering import run
from distlaw.query.search.plan import Request
from distlaw.services.ingest import ingest
from distlaw.vocab.glossary import GlossaryConcept, concepts
from distlaw.vocab.theories import load_theories

SHARED = Path(__file__).resolve().parents[3] / "shared"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.slow,
    pytest.mark.skipif(not (SHARED / "annotated").is_dir(), reason="the shared documents are not beside the checkout"),
]


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    url = str(tmp_path_factory.mktemp("parity") / "corpus.db")
    paths = [
        SHARED / "seeds",
        *sorted((SHARED / "annotated").glob("d*.txt")),
        *sorted((SHARED / "annotated").glob("d*.md")),
    ]
    list(ingest(url, [str(path) for path in paths]))
    return open_reader(url)


def questions() -> list[GlossaryConcept]:
    """The glossary's concepts that are theories, or named for one."""
    theories = {theory.id for theory in load_theories()}
    return [concept for concept in concepts() if concept.id in theories]


def found(reader: Reader, query: str) -> frozenset[str]:
    hits = run(reader, Request(query, kinds=("claims",), limit=500)).hits
    return frozenset(hit.id for hit in hits)


def test_three_languages_give_the_same_claims(reader: Reader) -> None:
    overlaps = []
    for concept in questions():
        asked = (concept.en[0], concept.zh_hans[0], (*concept.zh_tw, *concept.zh_hant)[0])
        sets = [found(reader, query) for query in asked]
        pairs = ((sets[0], sets[1]), (sets[1], sets[2]))
        overlaps += [len(a & b) / len(a | b) for a, b in pairs if a | b]  # what no claim speaks of tells nothing
    assert len(overlaps) >= 20
    assert mean(overlaps) >= 0.95
