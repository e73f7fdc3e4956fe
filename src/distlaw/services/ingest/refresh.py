"""Extracts a stored source again: after a split, or when the rules or the vocabulary have changed."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from distlaw.db import tables as t
from distlaw.db.journal import note_action
from distlaw.db.reading import ConnectionReader
from distlaw.db.session import open_database
from distlaw.db.vocabulary import synchronise
from distlaw.errors import InputError
from distlaw.model.verdict import Verdict, VerdictWord
from distlaw.query.record import record
from distlaw.readers.reader import RawFile
from distlaw.services.ingest.loose_ends import loose_ends, tie_again
from distlaw.services.ingest.prepare import prepared
from distlaw.services.ingest.redundancy import forget_machine_findings
from distlaw.services.ingest.store import Storing
from distlaw.services.works.edit import work_row
from distlaw.settings import user_name

_ANOTHER = (
    "today's reader gets another text from this file; what was found stays: `distlaw rm` the work, then ingest it"
)


class _UnchangedError(Exception):
    """Ends the transaction of a source that reads as it did: nothing is written, nothing is in the log."""

    def __init__(self, verdict: Verdict) -> None:
        self.verdict = verdict


def refresh(url: str, keys: tuple[str, ...] = (), agent: str = "") -> Iterator[Verdict]:
    """Read every stored source (of these works, or of all) again with today's rules; one verdict a source.

    What a person accepted, rejected or edited stays, as do edited metadata. The verdict's message says what was
    found anew and what is found no more. NotFound where a key names no work.
    """
    with open_database(url, create=False) as database:
        with database.writing() as session:
            synchronise(session)
            wanted = _sources(session, keys)
        for source_id in wanted:
            try:
                with database.recording("refresh", agent or user_name(), together=True) as session:
                    verdict = _told(session, source_id)
            except _UnchangedError as same:
                verdict = same.verdict
            yield verdict


def _sources(session: Session, keys: tuple[str, ...]) -> list[int]:
    query = select(t.Expression.source_file_id).distinct().order_by(t.Expression.source_file_id)
    if keys:
        query = query.where(t.Expression.work_id.in_([work_row(session, key).id for key in keys]))
    return list(session.scalars(query))


def _told(session: Session, source_id: int) -> Verdict:
    """The source read again, and the journal told what is new; _UnchangedError where every record says what it said."""
    before = _records(session, source_id)
    verdict = _refreshed(session, source_id)
    after = _records(session, source_id)
    if before == after:
        same = verdict._replace(verdict="unchanged", message="")
        raise _UnchangedError(verdict if verdict.verdict == "refused" else same)
    parts = sorted({part for old, new in zip(before, after, strict=True) for part in old if old[part] != new[part]})
    message = verdict.message or f"read otherwise: {', '.join(parts).replace('_', ' ')}"
    note_action(session, f"{verdict.name}: {message}", *verdict.keys)
    return verdict._replace(verdict="updated", message=message)


def _records(session: Session, source_id: int) -> list[dict[str, object]]:
    """The public records of the source's works, without their history and without how a reference found its work."""
    session.flush()
    works = select(t.Work.id, t.Work.key, t.Work.status).join(t.Expression, t.Expression.work_id == t.Work.id)
    of_source = works.where(t.Expression.source_file_id == source_id).distinct().order_by(t.Work.id)
    found = []
    for identity, key, status in session.execute(of_source).all():
        one = record(ConnectionReader(session.connection()), identity, key, status).as_json()
        listed = [{name: value for name, value in entry.items() if name != "reason"} for entry in one["references"]]
        found.append(one | {"references": listed, "events": ()})
    return found


def _refreshed(session: Session, source_id: int) -> Verdict:
    source = session.get_one(t.SourceFile, source_id)
    rows = session.scalars(select(t.Expression).where(t.Expression.source_file_id == source_id)).all()
    keys = tuple(session.scalars(select(t.Work.key).where(t.Work.id.in_([row.work_id for row in rows]))))
    try:
        found = prepared(RawFile(zlib.decompress(source.content or b""), source.file_name, source.uri))
    except InputError as error:
        return Verdict(name=source.file_name, verdict="refused", keys=keys, code=error.code, message=error.what)
    if any(work.document.text_sha256 != source.text_sha256 for work in found.works):
        return Verdict(name=source.file_name, verdict="refused", keys=keys, code="another_text", message=_ANOTHER)
    before = _findings(session, source_id)
    by_ordinal = {row.ordinal: row for row in rows}
    storing = Storing(session)
    of_source = delete(t.ProblemRow).where(t.ProblemRow.source_file_id == source_id)
    session.execute(of_source.where(t.ProblemRow.work_id.in_([row.work_id for row in rows])))
    for ordinal, work in enumerate(found.works):
        if ordinal in by_ordinal:
            old = by_ordinal[ordinal]
            loose = loose_ends(session, old.id)
            forget_machine_findings(session, old.id)
            storing.renew(old, source, work)
            tie_again(session, loose, old.id)
    session.flush()
    changes = ", ".join(_changes(before, _findings(session, source_id)))
    claims = sum(len(work.findings.claims) for work in found.works)
    word: VerdictWord = "updated" if changes else "unchanged"
    return Verdict(name=source.file_name, verdict=word, keys=keys, claims=claims, message=changes)


def _findings(session: Session, source_id: int) -> dict[str, set[str]]:
    """What stands in a source now, by kind: claims by id, mentions by place and meaning."""
    of_source = t.Evidence.source_file_id == source_id
    found = {"claim": set(session.scalars(select(t.Claim.id).where(t.Claim.source_file_id == source_id)))}
    cited = select(t.Citation.kind, t.Citation.name, t.Citation.target_id, t.Evidence.start).join(
        t.Evidence, t.Evidence.id == t.Citation.evidence_id
    )
    for kind, *said in session.execute(cited.where(of_source)):
        found.setdefault(kind, set()).add(repr(said))
    listed = select(t.Reference.raw_text, t.Reference.item).join(t.Evidence, t.Evidence.id == t.Reference.evidence_id)
    found["reference"] = {repr((raw, item)) for raw, item in session.execute(listed.where(of_source))}
    return found


def _changes(before: dict[str, set[str]], after: dict[str, set[str]]) -> Iterator[str]:
    for kind in dict.fromkeys((*before, *after)):
        old, new = before.get(kind, set()), after.get(kind, set())
        for sign, number in (("+", len(new - old)), ("-", len(old - new))):
            if number:
                yield f"{sign}{number} {kind}{'s' if number > 1 else ''}"


def renew_findings(session: Session, work_ids: Iterable[int]) -> None:
    """Extract again every source of these works: what stood once for both has to stand in each."""
    query = select(t.Expression.source_file_id).distinct().where(t.Expression.work_id.in_(list(work_ids)))
    for source_id in session.scalars(query.order_by(t.Expression.source_file_id)).all():
        _refreshed(session, source_id)
