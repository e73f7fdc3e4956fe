"""Keeps the database's copy of the vocabulary equal to `data/`: by id, without a migration."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from distlaw.db import index
from distlaw.db import tables as t
from distlaw.db.freshness import CARRIED, fingerprint
from distlaw.vocab.issues import Issue, load_issues
from distlaw.vocab.own_files import own_files
from distlaw.vocab.theories import Theory, load_theories
from distlaw.vocab.yaml_files import OWN, load_text


def synchronise(session: Session) -> bool:
    """Bring concepts, issues, cases, statutes and licences up to date; returns whether anything was to be done."""
    index.prepare(session.connection())
    mark = fingerprint()
    known = session.get(t.Meta, "vocabulary")
    if known is not None and known.value == mark:
        return False
    _concepts(session, load_theories())
    _issues(session, load_issues())
    from distlaw.db.authorities import synchronise_authorities

    synchronise_authorities(session)
    carry(session, own_texts())
    session.merge(t.Meta(name="vocabulary", value=mark))
    session.flush()
    # A work is found by the names of what it cites.
    index.add_works(session.connection(), session.scalars(select(t.Citation.work_id).distinct()).all())
    return True


def own_texts() -> dict[str, str]:
    """The user's own files: their path inside the vocabulary folder, and their text."""
    return {f"{name}/{path.name}": path.read_text(encoding="utf-8") for name in OWN for path in own_files(name)}


def carry(session: Session, texts: Mapping[str, str]) -> None:
    """Keep the user's own files in the database, so that a dump has them; what came with an earlier one stays."""
    held = session.get(t.Meta, CARRIED)
    both = (json.loads(held.value) if held else {}) | dict(texts)
    if both:
        session.merge(t.Meta(name=CARRIED, value=json.dumps(both, ensure_ascii=False, sort_keys=True)))


def take_in(session: Session, texts: Mapping[str, str]) -> None:
    """Files of somebody's vocabulary, as a dump brings them: their theories and issues are known from now on.

    Raises VocabularyError for a file that breaks its rules.
    """
    if not texts:
        return
    shipped = {one.id for one in load_theories()} | {one.id for one in load_issues()}
    theories = [load_text(text, Theory, name) for name, text in texts.items() if name.startswith("theories/")]
    issues = [load_text(text, Issue, name) for name, text in texts.items() if name.startswith("issues/")]
    _concepts(session, [one for one in theories if one.id not in shipped])
    _issues(session, [one for one in issues if one.id not in shipped])
    carry(session, texts)
    session.flush()


def _issues(session: Session, issues: Iterable[Issue]) -> None:
    for issue in issues:
        names = ("label", "proposition", "supports", "opposes")
        texts = {name: dict(getattr(issue, name)) for name in names}
        row = t.Issue(id=issue.id, broader=issue.broader, is_default=issue.default, theories=list(issue.theories))
        for name, value in texts.items():
            setattr(row, name, value)
        session.merge(row)
    session.flush()


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
