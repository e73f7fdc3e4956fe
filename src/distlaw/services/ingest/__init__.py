"""`distlaw ingest`: read → parse → normalise → extract → link → store → index, one transaction a file."""

from __future__ import annotations

import hashlib
import os
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, Protocol

from distlaw.db.drivers import sqlite_path
from distlaw.db.freshness import is_current
from distlaw.db.opening import exists, open_reader
from distlaw.db.reading import Reader
from distlaw.db.rehearsal import rehearsal
from distlaw.db.side_index import folder_beside, mark_of
from distlaw.errors import InputError
from distlaw.model.verdict import Verdict
from distlaw.readers.packed import is_archive
from distlaw.readers.reader import RawFile
from distlaw.sandbox import Sandbox
from distlaw.services.ingest.inputs import Input, inputs
from distlaw.services.ingest.verdicts import refusal

if TYPE_CHECKING:
    from distlaw.db.session import Database
    from distlaw.model.prepared import Prepared

__all__ = ["IngestOptions", "exists", "ingest"]

SECONDS, MEGABYTES = 120.0, 3000  # a file that takes more is refused
SECONDS_A_MEGABYTE = 240.0  # more for a large one: a paragraph of a megabyte is read to its end
_LARGE = 300_000  # units, from which on common words are ranked faster by a side index
_BULK = 1000  # after so many files the index is merged into its smallest form


@dataclass(frozen=True)
class IngestOptions:
    """`workers` processes read files while this one writes (0: one a core); `dry_run` stores nothing; `agent` is who
    brings them in, for the journal; `dask` is the address of a scheduler whose workers read in place of processes."""

    workers: int = 0
    dry_run: bool = False
    agent: str = ""
    dask: str = ""


@dataclass(frozen=True)
class _Waiting:
    """A file whose reading is under way, or whose verdict is known already."""

    source: Input
    reading: Future[Prepared] | None = None
    verdict: Verdict | None = None


def ingest(url: str, paths: Sequence[str], options: IngestOptions = IngestOptions()) -> Iterator[Verdict]:
    """Bring files into the database, in the order given; one verdict a file.

    A bad file ends that file, not the batch: it changes nothing, and where nothing can be read no database is made. A
    dry run works on a copy. Killed at any moment and started again, it ends with the same database, since the files
    stored before are found unchanged. Raises DatabaseError where the database cannot be written.
    """
    if options.dry_run:
        with rehearsal(url) as copy:
            yield from _ingested(_Target(copy, options), paths, options)
        return
    yield from _ingested(_Target(url, options), paths, options)


def _ingested(target: _Target, paths: Sequence[str], options: IngestOptions) -> Iterator[Verdict]:
    with target, _readers(options) as readers:
        stored = 0
        # One worker is one file at a time; more read ahead of the writer.
        ahead = 2 * readers.workers if readers.workers > 1 else 1
        for waiting in _read_ahead(inputs(paths), target, readers, ahead):
            verdict = _finished(waiting, target)
            stored += verdict.verdict in ("added", "duplicate", "updated")
            yield verdict
        if stored >= _BULK:
            target.merge_index()
        if stored:
            target.keep_side_index()


class Readers(Protocol):
    """Who reads files: `workers` at a time."""

    workers: int

    def submit(self, raw: RawFile) -> Future[Prepared]:
        """The file's works, in a while; InputError from the future where it cannot be read."""
        ...

    def __enter__(self) -> Readers: ...

    def __exit__(self, *_: object) -> None: ...


class _Processes:
    """Processes of this machine, with limits."""

    def __init__(self, workers: int) -> None:
        self.workers = workers
        self._sandbox = Sandbox(workers, seconds=SECONDS, megabytes=MEGABYTES, preload=["distlaw.services.ingest.warm"])

    def submit(self, raw: RawFile) -> Future[Prepared]:
        from distlaw.services.ingest.prepare import prepared

        seconds = SECONDS + SECONDS_A_MEGABYTE * len(raw.data) / 1e6
        return self._sandbox.submit(prepared, raw, seconds=seconds)

    def __enter__(self) -> _Processes:
        return self

    def __exit__(self, *_: object) -> None:
        self._sandbox.close()


def _readers(options: IngestOptions) -> Readers:
    if options.dask:
        from distlaw.services.ingest.cluster import DaskCluster

        return DaskCluster(options.dask)
    return _Processes(options.workers or os.cpu_count() or 1)


class _Target:
    """The database that files go to; opened, and made where there is none, when the first one is to be stored."""

    def __init__(self, url: str, options: IngestOptions) -> None:
        self.url, self.options = url, options
        self._database: Database | None = None
        self._reader: Reader | None = None

    @property
    def database(self) -> Database:
        """The database to write to, its vocabulary that of today; loads what writes, which finding a file does not."""
        if self._database is None:
            from distlaw.services.ingest.transaction import opened

            self._database = opened(self.url)
        return self._database

    def known(self, sha256: str) -> tuple[str, ...] | None:
        """The works a file went to, or None for a file that is not there."""
        if self._reader is None and self._database is not None:
            self._reader = open_reader(self.url)
        return _known(self._reader, sha256) if self._reader is not None else None

    def stored(self, name: str, found: Prepared) -> Verdict:
        """The file's transaction."""
        from distlaw.services.ingest.transaction import stored

        rehearse = self.options.dry_run and "://" in self.url
        return stored(self.database, found, name, self.options.agent, rehearse=rehearse)

    def merge_index(self) -> None:
        """Bring the index into its smallest form."""
        from distlaw.db import index

        with self.database.writing() as session:
            index.optimize(session.connection())

    def keep_side_index(self) -> None:
        """Bring the side index up to date, where there is one, or the corpus is large and tantivy at hand."""
        path = sqlite_path(self.url)
        if path is None or find_spec("tantivy") is None:
            return
        with self.database.engine.connect() as connection:
            mark = mark_of(lambda sql: connection.exec_driver_sql(sql).all())
        if folder_beside(path).is_dir() or sum(mark.upto) > _LARGE:
            from distlaw.db.index.side import brought_up

            brought_up(self.database, path)

    def __enter__(self) -> _Target:
        if exists(self.url):
            self._reader = open_reader(self.url)
            if not is_current(self._reader):
                _ = self.database  # what is there is read with today's vocabulary
        return self

    def __exit__(self, *_: object) -> None:
        for opened in (self._reader, self._database):
            if opened is not None:
                opened.close()


def _read_ahead(sources: Iterator[Input], target: _Target, readers: Readers, most: int) -> Iterator[_Waiting]:
    """Files in order, with at most `most` of them being read at a time."""
    queue: deque[_Waiting] = deque()
    for source in sources:
        for waiting in _opened(source, target, readers):
            queue.append(waiting)
            if len(queue) >= most:
                yield queue.popleft()
    yield from queue


def _opened(source: Input, target: _Target, readers: Readers) -> Iterator[_Waiting]:
    """The file, or each member of an archive: a bad member ends that member."""
    try:
        raw = source.raw()
        if not is_archive(raw):
            yield _begun(source, raw, target, readers)
            return
        from distlaw.readers.archive import members

        is_empty = True
        for member in members(raw):
            is_empty = False
            inside = member.uri.rpartition("!/")[2] or member.file_name
            yield _begun(Input(f"{source.name}/{inside}", source.path), member, target, readers)
        if is_empty:
            raise InputError("nothing in this archive can be read", code="empty_archive", hint="look at what it holds")
    except InputError as error:
        yield _Waiting(source, verdict=refusal(source.name, error))


def _begun(source: Input, raw: RawFile, target: _Target, readers: Readers) -> _Waiting:
    known = target.known(hashlib.sha256(raw.data).hexdigest())
    if known is not None:
        return _Waiting(source, verdict=Verdict(name=source.name, verdict="unchanged", keys=known))
    return _Waiting(source, reading=readers.submit(raw))


def _finished(waiting: _Waiting, target: _Target) -> Verdict:
    if waiting.reading is None:
        assert waiting.verdict is not None
        return waiting.verdict
    try:
        found = waiting.reading.result()
    except InputError as error:
        return refusal(waiting.source.name, error)
    return target.stored(waiting.source.name, found)


def _known(reader: Reader, sha256: str) -> tuple[str, ...] | None:
    if not reader.rows("SELECT id FROM source_file WHERE sha256 = :sha", {"sha": sha256}):
        return None
    sql = (
        "SELECT w.key FROM expression e JOIN work w ON w.id = e.work_id JOIN source_file s ON s.id = e.source_file_id "
        "WHERE s.sha256 = :sha ORDER BY e.ordinal"
    )
    return tuple(key for (key,) in reader.rows(sql, {"sha": sha256}))
