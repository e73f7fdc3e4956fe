"""Keeps the database's copy of the vocabulary equal to `data/`: by id, without a migration."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from sqlalchemy import delete
from sqlalchemy.orm import Session

from distlaw import __version__
from distlaw.db import index
from distlaw.db import tables as t
from distlaw.resources import folder
from distlaw.vocab.theories import Theory, load_theories

SYNCHRONISED = ("theories", "cases", "statutes", "licences")


def synchronise(session: Session) -> bool:
    """Bring concepts, cases, statutes and licences up to date; returns whether anything was to be done."""
    index.prepare(session.connection())
    mark = fingerprint()
    known = session.get(t.Meta, "vocabulary")
    if known is not None and known.value == mark:
        return False
    _concepts(session, load_theories())
    from distlaw.db.authorities import synchronise_authorities

    synchronise_authorities(session)
    session.merge(t.Meta(name="vocabulary", value=mark))
    session.flush()
    return True


def fingerprint() -> str:
    """The sha256 of every synchronised file and of the program's version."""
    digest = hashlib.sha256(__version__.encode())
    for name in SYNCHRONISED:
        for path in sorted(p for p in (folder("data") / name).rglob("*.*") if p.suffix in (".yaml", ".json")):
            digest.update(path.name.encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _concepts(session: Session, theories: Iterable[Theory]) -> None:
    for theory in theories:
        session.merge(
            t.Concept(
                id=theory.id,
                scheme="theory",
                broader=theory.broader,
                definition=dict(theory.definition),
                scope_note=dict(theory.scope_note),
                checklist=[element.model_dump(mode="json") for element in theory.checklist],
            )
        )
        session.flush()
        session.execute(delete(t.ConceptLabel).where(t.ConceptLabel.concept_id == theory.id))
        pref = {language: (label,) for language, label in theory.pref_label.items()}
        for kind, labels in (("pref", pref), ("alt", theory.alt_label), ("hidden", theory.hidden_label)):
            session.add_all(_labels(theory.id, kind, labels))
    session.flush()


def _labels(concept: str, kind: str, by_language: Mapping[str, Iterable[str]]) -> Iterable[t.ConceptLabel]:
    for language, words in by_language.items():
        for word in words:
            yield t.ConceptLabel(concept_id=concept, language=language, kind=kind, label=word)
