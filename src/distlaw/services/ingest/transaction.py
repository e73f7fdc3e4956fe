"""What writes: the database opened, and one transaction a file. Loaded when the first file is to be stored."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import select
from sqlalchemy.orm import Session

from distlaw.db import tables as t
from distlaw.db import template
from distlaw.db.journal import note_action
from distlaw.db.opening import exists
from distlaw.db.session import Database, open_database
from distlaw.db.vocabulary import synchronise
from distlaw.errors import InputError
from distlaw.model.prepared import Prepared
from distlaw.model.verdict import Verdict
from distlaw.services.ingest.relink import relink
from distlaw.services.ingest.store import Storing
from distlaw.services.ingest.verdicts import refusal


class _RehearsedError(Exception):
    """Ends the transaction of a dry run on a server, with the verdict it would have had."""

    def __init__(self, verdict: Verdict) -> None:
        self.verdict = verdict


def opened(url: str) -> Database:
    """The database to write to, its vocabulary that of today."""
    is_made_here = not template.copied(url) and not exists(url)
    database = open_database(url)
    with database.writing() as session:
        if synchronise(session):
            relink(session)
    if is_made_here:
        template.keep(url)
    return database


def stored(database: Database, found: Prepared, name: str, agent: str, *, rehearse: bool = False) -> Verdict:
    """The file's transaction: link, store, index; a fault of ours in it ends this file, not the batch."""
    try:
        with _uncollected(), database.recording("ingest", agent, together=True) as session:
            # Another process may have stored the same bytes while these were read.
            keys = _keys_of(session, found.source.sha256)
            if keys is not None:
                return Verdict(name=name, verdict="unchanged", keys=keys)
            verdict = Storing(session).store(found, name)
            if rehearse:
                raise _RehearsedError(verdict)
            note_action(session, f"{name}: — → {verdict.verdict}", *verdict.keys)
            return verdict
    except _RehearsedError as rehearsed:
        return rehearsed.verdict
    except (LookupError, TypeError, ValueError, AttributeError, ArithmeticError) as error:
        if os.environ.get("DISTLAW_DEBUG"):
            raise
        what = f"storing it failed: {type(error).__name__}: {' '.join(str(error).split())[:200]}"
        return refusal(name, InputError(what, code="internal", hint="please report this file"))


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for garbage in circles: among all that was loaded it takes as long as storing a hundred records."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _keys_of(session: Session, sha256: str) -> tuple[str, ...] | None:
    source = session.scalar(select(t.SourceFile.id).where(t.SourceFile.sha256 == sha256))
    if source is None:
        return None
    query = select(t.Work.key).join(t.Expression, t.Expression.work_id == t.Work.id)
    return tuple(session.scalars(query.where(t.Expression.source_file_id == source).order_by(t.Expression.ordinal)))
