"""Copies of the cases, statutes and licences of `data/`, so that queries need no YAML; not of the catalogue."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import delete
from sqlalchemy.orm import Session

from distlaw.db import tables as t
from distlaw.vocab.cases import Case, load_cases
from distlaw.vocab.licences import Licence, load_licences
from distlaw.vocab.statutes import Statute, statutes_by_hand

_HAN = range(0x3400, 0xA000)


def synchronise_authorities(session: Session) -> None:
    """Bring the three kinds of authority up to date, by id; what is gone from `data/` goes."""
    for table in (
        t.LicenceClause,
        t.LicenceVersion,
        t.Licence,
        t.StatuteVersion,
        t.Statute,
        t.LegalCase,
        t.EntityLabel,
    ):
        session.execute(delete(table))
    for case in load_cases():
        _add_case(session, case)
    for statute in statutes_by_hand():
        _add_statute(session, statute)
    for licence in load_licences():
        _add_licence(session, licence)
    session.flush()


def _add_case(session: Session, case: Case) -> None:
    facts = case.model_dump(mode="json", exclude_defaults=True)
    session.add(
        t.LegalCase(
            id=case.id,
            name=case.name,
            jurisdiction=case.jurisdiction,
            court=case.court,
            decided=case.decided,
            facts=facts,
        )
    )
    _add_labels(session, "case", case.id, (case.name, *case.names, *case.names_zh))


def _add_statute(session: Session, statute: Statute) -> None:
    facts = statute.model_dump(mode="json", exclude_defaults=True)
    title = statute.title_zh or statute.title_en
    session.add(t.Statute(id=statute.id, title=title, jurisdiction=statute.jurisdiction, facts=facts))
    session.flush()
    session.add_all(
        t.StatuteVersion(
            id=f"{statute.id}@{v.id}", statute_id=statute.id, label=v.id, valid_from=v.valid_from, valid_to=v.valid_to
        )
        for v in statute.versions
    )
    _add_labels(session, "statute", statute.id, (statute.title_zh, statute.title_en, *statute.names, *statute.aliases))


def _add_licence(session: Session, licence: Licence) -> None:
    facts = licence.model_dump(mode="json", exclude_defaults=True)
    session.add(t.Licence(id=licence.id, name=licence.name, spdx_id=licence.spdx_id, facts=facts))
    session.flush()
    for version in licence.versions:
        identity = f"{licence.id}@{version.id}"
        dates = {"valid_from": version.valid_from, "valid_to": version.valid_to}
        session.add(t.LicenceVersion(id=identity, licence_id=licence.id, version=version.id, **dates))
        session.flush()
        session.add_all(
            t.LicenceClause(
                version_id=identity, label=c.id, effect=c.effect, summary=c.gist, source=c.source, status=c.status
            )
            for c in version.clauses
        )
    _add_labels(session, "licence", licence.id, (licence.name, *licence.aliases))


def _add_labels(session: Session, kind: str, identity: str, labels: Iterable[str]) -> None:
    for label in dict.fromkeys(labels):
        if label:
            language = "zh" if any(ord(char) in _HAN for char in label) else "en"
            session.add(t.EntityLabel(entity_type=kind, entity_id=identity, language=language, label=label))
