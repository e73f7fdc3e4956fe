"""`distlaw ingest`: read → parse → normalise → extract → link → store → index, one transaction a file."""

from __future__ import annotations

import hashlib
import os
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from distlaw.db import index
from distlaw.db import tables as t
from distlaw.db.journal import tell
from distlaw.db.opening import open_reader
from distlaw.db.reading import Reader
from distlaw.db.session import Database, open_database
from distlaw.db.vocabulary import synchronise
from distlaw.errors import InputError
from distlaw.model.verdict import Prepared, Verdict
from distlaw.readers.archive import is_archive, members
from distlaw.readers.reader import RawFile
from distlaw.sandbox import Sandbox
from distlaw.services.ingest.inputs import Input, inputs
from distlaw.services.ingest.prepare import prepared
from distlaw.services.ingest.relink import relink
from distlaw.services.ingest.store import Storing

SECONDS, MEGABYTES = 120.0, 3000  # a file that takes more is refused
_BULK = 1000  # after so many files the index is merged into its smallest form


@dataclass(frozen=True)
class IngestOptions:
    """`workers` processes read files while this one writes (0: one a core); `dry_run` stores nothing; `agent` is who
    brings them in, for the journal."""

    workers: int = 0
    dry_run: bool = False
    agent: str = ""


@dataclass(frozen=True)
class _Waiting:
    """A file whose reading is under way, or whose verdict is known already."""

    source: Input
    reading: Future[Prepared] | None = None
    verdict: Verdict | None = None


def ingest(url: str, paths: Sequence[str], options: IngestOptions = IngestOptions()) -> Iterator[Verdict]:
    """Bring files into the database, in the order given; one verdict a file.

    A bad file ends that file, not the batch: it changes nothing. Killed at any moment and started again, it ends
    with the same database, since the files stored before are found unchanged. Raises DatabaseError where the
    database cannot be written.
    """
    workers = options.workers or os.cpu_count() or 1
    with open_database(url) as database, open_reader(url) as reader:
        with database.writing() as session:
            if synchronise(session):
                relink(session)
        with Sandbox(
            workers, seconds=SECONDS, megabytes=MEGABYTES, preload=["distlaw.services.ingest.warm"]
        ) as sandbox:
            stored = 0
            # One worker is one file at a time; more read ahead of the writer.
            ahead = 2 * workers if workers > 1 else 1
            for waiting in _read_ahead(inputs(paths), reader, sandbox, ahead):
                verdict = _finished(waiting, database, options)
                stored += verdict.verdict in ("added", "duplicate", "updated")
                yield verdict
        if stored >= _BULK and not options.dry_run:
            with database.writing() as session:
                index.optimize(session.connection())


def _read_ahead(sources: Iterator[Input], reader: Reader, sandbox: Sandbox, most: int) -> Iterator[_Waiting]:
    """Files in order, with at most `most` of them being read at a time."""
    queue: deque[_Waiting] = deque()
    for source in sources:
        for waiting in _opened(source, reader, sandbox):
            queue.append(waiting)
            if len(queue) >= most:
                yield queue.popleft()
    yield from queue


def _opened(source: Input, reader: Reader, sandbox: Sandbox) -> Iterator[_Waiting]:
    """The file, or each member of an archive: a bad member ends that member."""
    try:
        raw = source.raw()
        if not is_archive(raw):
            yield _begun(source, raw, reader, sandbox)
            return
        for member in members(raw):
            yield _begun(Input(f"{source.name}/{member.file_name}", source.path), member, reader, sandbox)
    except InputError as error:
        yield _Waiting(source, verdict=refusal(source.name, error))


def _begun(source: Input, raw: RawFile, reader: Reader, sandbox: Sandbox) -> _Waiting:
    known = _known(reader, hashlib.sha256(raw.data).hexdigest())
    if known is not None:
        return _Waiting(source, verdict=Verdict(name=source.name, verdict="unchanged", keys=known))
    return _Waiting(source, reading=sandbox.submit(prepared, raw))


def _finished(waiting: _Waiting, database: Database, options: IngestOptions) -> Verdict:
    if waiting.reading is None:
        assert waiting.verdict is not None
        return waiting.verdict
    try:
        found = waiting.reading.result()
    except InputError as error:
        return refusal(waiting.source.name, error)
    return _stored(waiting.source.name, found, database, options)


class _RehearsedError(Exception):
    """Ends the transaction of a dry run, with the verdict it would have had."""

    def __init__(self, verdict: Verdict) -> None:
        self.verdict = verdict


def _stored(name: str, found: Prepared, database: Database, options: IngestOptions) -> Verdict:
    """The file's transaction: link, store, index; a fault of ours in it ends this file, not the batch."""
    try:
        with database.recording("ingest", options.agent, together=True) as session:
            # Another process may have stored the same bytes while these were read.
            keys = _keys_of(session, found.source.sha256)
            if keys is not None:
                return Verdict(name=name, verdict="unchanged", keys=keys)
            verdict = Storing(session).store(found, name)
            if options.dry_run:
                raise _RehearsedError(verdict)
            tell(session, f"{name}: — → {verdict.verdict}", *verdict.keys)
            return verdict
    except _RehearsedError as rehearsed:
        return rehearsed.verdict
    except (LookupError, TypeError, ValueError, AttributeError, ArithmeticError) as error:
        if os.environ.get("DISTLAW_DEBUG"):
            raise
        what = f"storing it failed: {type(error).__name__}: {' '.join(str(error).split())[:200]}"
        return refusal(name, InputError(what, code="internal", hint="please report this file"))


def refusal(name: str, error: InputError) -> Verdict:
    """The verdict on a file that could not be read: why, and what to do."""
    message = f"{error.what}; {error.hint}" if error.hint else error.what
    return Verdict(name=name, verdict="refused", code=error.code, message=message)


def _known(reader: Reader, sha256: str) -> tuple[str, ...] | None:
    """The works a file went to, or None for a file that is not there."""
    if not reader.rows("SELECT id FROM source_file WHERE sha256 = :sha", {"sha": sha256}):
        return None
    sql = (
        "SELECT w.key FROM expression e JOIN work w ON w.id = e.work_id JOIN source_file s ON s.id = e.source_file_id "
        "WHERE s.sha256 = :sha ORDER BY e.ordinal"
    )
    return tuple(key for (key,) in reader.rows(sql, {"sha": sha256}))


def _keys_of(session: Session, sha256: str) -> tuple[str, ...] | None:
    source = session.scalar(select(t.SourceFile.id).where(t.SourceFile.sha256 == sha256))
    if source is None:
        return None
    query = select(t.Work.key).join(t.Expression, t.Expression.work_id == t.Work.id)
    return tuple(session.scalars(query.where(t.Expression.source_file_id == source).order_by(t.Expression.ordinal)))
