"""Extracts a stored source again: after a split, or when the rules or the vocabulary have changed."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from distlaw.db import tables as t
from distlaw.db.session import open_database
from distlaw.db.vocabulary import synchronise
from distlaw.errors import InputError
from distlaw.model.verdict import Verdict
from distlaw.readers.reader import RawFile
from distlaw.services.ingest.prepare import prepared
from distlaw.services.ingest.redundancy import forget_machine_findings
from distlaw.services.ingest.store import Storing
from distlaw.services.works.edit import work_row


def refresh(url: str, keys: tuple[str, ...] = ()) -> Iterator[Verdict]:
    """Read every stored source (of these works, or of all) again with today's rules.

    What a person accepted, rejected or edited stays, as do edited metadata.
    """
    with open_database(url, create=False) as database:
        with database.writing() as session:
            synchronise(session)
            wanted = _sources(session, keys)
        for source_id in wanted:
            with database.recording("refresh", "distlaw", together=True) as session:
                yield _refreshed(session, source_id)


def _sources(session: Session, keys: tuple[str, ...]) -> list[int]:
    query = select(t.Expression.source_file_id).distinct().order_by(t.Expression.source_file_id)
    if keys:
        query = query.where(t.Expression.work_id.in_([work_row(session, key).id for key in keys]))
    return list(session.scalars(query))


def _refreshed(session: Session, source_id: int) -> Verdict:
    source = session.get_one(t.SourceFile, source_id)
    rows = session.scalars(select(t.Expression).where(t.Expression.source_file_id == source_id)).all()
    keys = tuple(session.scalars(select(t.Work.key).where(t.Work.id.in_([row.work_id for row in rows]))))
    try:
        found = prepared(RawFile(zlib.decompress(source.content or b""), source.file_name, source.uri))
    except InputError as error:
        return Verdict(name=source.file_name, verdict="refused", keys=keys, code=error.code, message=error.what)
    by_ordinal = {row.ordinal: row for row in rows}
    storing = Storing(session)
    for ordinal, work in enumerate(found.works):
        if ordinal in by_ordinal:
            old = by_ordinal[ordinal]
            forget_machine_findings(session, old.id)
            storing.renew(old, source, work)
    return Verdict(
        name=source.file_name, verdict="updated", keys=keys, claims=sum(len(w.findings.claims) for w in found.works)
    )


def renew_findings(session: Session, work_ids: Iterable[int]) -> None:
    """Extract again every source of these works: what stood once for both has to stand in each."""
    query = select(t.Expression.source_file_id).distinct().where(t.Expression.work_id.in_(list(work_ids)))
    for source_id in session.scalars(query.order_by(t.Expression.source_file_id)).all():
        _refreshed(session, source_id)
