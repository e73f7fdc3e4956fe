"""`distlaw ingest`: read → parse → normalise → extract → link → store → index, one transaction a file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from distlaw.db import tables as t
from distlaw.db.session import Database, open_database
from distlaw.db.vocabulary import synchronise
from distlaw.errors import InputError
from distlaw.model.verdict import Prepared, Verdict
from distlaw.readers._reader import RawFile
from distlaw.services.inputs import Input, inputs
from distlaw.services.preparing import prepared
from distlaw.services.storing import Storing


@dataclass(frozen=True)
class IngestOptions:
    """`workers` processes prepare files while this one writes; `dry_run` stores nothing."""

    workers: int = 1
    dry_run: bool = False


def ingest(url: str, paths: Sequence[str], options: IngestOptions = IngestOptions()) -> Iterator[Verdict]:
    """Bring files into the database, in the order given; one verdict a file.

    A bad file ends that file, not the batch. Raises DatabaseError where the database cannot be written.
    """
    with open_database(url) as database:
        with database.writing() as session:
            synchronise(session)
        for source in inputs(paths):
            yield from _one(database, source)


def _one(database: Database, source: Input) -> Iterator[Verdict]:
    try:
        raw = source.raw()
        known = _known(database, raw)
        if known is not None:
            yield Verdict(name=source.name, verdict="unchanged", keys=known)
            return
        yield _stored(database, prepared(raw), source.name)
    except InputError as error:
        yield Verdict(
            name=source.name,
            verdict="refused",
            code=error.code,
            message=error.what + (f"; {error.hint}" if error.hint else ""),
        )


def _stored(database: Database, found: Prepared, name: str) -> Verdict:
    with database.writing() as session:
        # Another process may have stored the same bytes while these were prepared.
        keys = _keys_of(session, found.source.sha256)
        if keys is not None:
            return Verdict(name=name, verdict="unchanged", keys=keys)
        return Storing(session).store(found, name)


def _known(database: Database, raw: RawFile) -> tuple[str, ...] | None:
    with database.writing() as session:
        return _keys_of(session, hashlib.sha256(raw.data).hexdigest())


def _keys_of(session: Session, sha256: str) -> tuple[str, ...] | None:
    """The works a file went to, or None for a file that is not there."""
    source = session.scalar(select(t.SourceFile.id).where(t.SourceFile.sha256 == sha256))
    if source is None:
        return None
    query = select(t.Work.key).join(t.Expression, t.Expression.work_id == t.Work.id)
    return tuple(session.scalars(query.where(t.Expression.source_file_id == source).order_by(t.Expression.ordinal)))
