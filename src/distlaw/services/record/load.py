"""`distlaw load`: a dump back into rows, with the same keys and the same ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from distlaw.db import index, store
from distlaw.db import tables as t
from distlaw.db.journal import note_action
from distlaw.db.session import open_database
from distlaw.db.vocabulary import synchronise, take_in
from distlaw.errors import InputError
from distlaw.link.works import identifiers
from distlaw.model.csl import item_from_csl
from distlaw.model.record import Record, RecordedSource, RecordedVocabulary
from distlaw.services.record.rows import RecordLoader


def load(url: str, lines: Iterable[str], where: str, who: str = "") -> Iterator[tuple[str, str]]:
    """Yields (key, "added" | "unchanged"): a work that is there already is left as it is.

    Raises InputError, naming line and field, for what is no record; then nothing of the file is stored.
    """
    texts: dict[str, str] = {}
    records = list(_parsed(lines, where, texts))
    with open_database(url) as database, database.recording("load", who) as session:
        synchronise(session)
        take_in(session, texts)
        yield from _loaded(session, records, where)


def _parsed(lines: Iterable[str], where: str, texts: dict[str, str]) -> Iterator[Record]:
    """The records; the files of a vocabulary that the dump brings go into `texts`."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        if (own := RecordedVocabulary.read(line)) is not None:
            texts |= own.vocabulary
            continue
        record = Record.read(line, number, where)
        if not all(isinstance(source, RecordedSource) for source in record.sources):
            raise InputError(
                f"line {number} lacks its source text", code="slim", where=where, hint="dump again without --slim"
            )
        yield record


def _loaded(session: Session, records: list[Record], where: str) -> Iterator[tuple[str, str]]:
    known = set(session.scalars(select(t.Work.key_folded)))
    activity = store.add_activity(session, "load")
    fresh: list[RecordLoader] = []
    for record in records:
        if record.key.casefold() in known:
            yield record.key, "unchanged"
            continue
        known.add(record.key.casefold())
        item = item_from_csl(record.work).model_copy(update={"key": record.key})
        row = store.add_work(session, item, identifiers(item), activity, status=record.status)
        fresh.append(RecordLoader(session, row, record, activity))
        note_action(session, f"{record.key}: — → {item.title or '(no title)'}", record.key)
        yield record.key, "added"
    for loader in fresh:
        try:
            loader.load()
        except (TypeError, ValueError) as error:
            raise InputError(f"the record {loader.record.key!r}: {error}", code="record", where=where) from error
    for loader in fresh:
        loader.load_relations()
        index.add_work(session.connection(), loader.work.id)
