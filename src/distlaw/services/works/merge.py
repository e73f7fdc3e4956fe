"""`distlaw merge` and `distlaw split`: one work or two, as a person decides; both can be taken back."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from distlaw.db import index, store
from distlaw.db import tables as t
from distlaw.db.journal import note_action
from distlaw.db.opening import open_reader
from distlaw.db.session import open_database
from distlaw.errors import NotFound, UsageError
from distlaw.link.citekey import citekey, plain_citekey
from distlaw.link.persons import first_authors_agree
from distlaw.link.works import identifiers, same_work
from distlaw.model.frozen import Frozen
from distlaw.model.work import Item
from distlaw.readers.reader import RawFile
from distlaw.services.ingest.prepare import prepared
from distlaw.services.ingest.redundancy import drop_repeated_findings
from distlaw.services.ingest.refresh import renew_findings
from distlaw.services.ingest.store import better_described
from distlaw.services.journal import undo_entries
from distlaw.services.works.edit import changed_fields, note, work_row
from distlaw.text.titles import title_key

_WITH_EXPRESSION = (t.Claim, t.Reference, t.Citation, t.Passage, t.Statement)


def proposals(url: str) -> list[dict[str, Any]]:
    """Pairs of works that may be one, with the reasons."""
    import json

    sql = (
        "SELECT a.key, b.key, a.title, b.title, p.reasons FROM merge_proposal p JOIN work a ON a.id = p.work_id "
        "JOIN work b ON b.id = p.other_id WHERE p.verdict = 'open' ORDER BY p.id"
    )
    with open_reader(url) as reader:
        return [
            {"a": a, "b": b, "title_a": title_a, "title_b": title_b, "reasons": json.loads(reasons)}
            for a, b, title_a, title_b, reasons in reader.rows(sql)
        ]


class Merged(Frozen):
    """The work that holds both now, what of its description changed, and how much moved to it."""

    item: Item
    other: str
    lines: tuple[str, ...]


def in_common(url: str, key: str, other_key: str) -> tuple[str, ...]:
    """Why two works may be one (identifier, title, author, words of the text); nothing where nothing says so."""
    with open_database(url, create=False) as database, database.writing() as session:
        row, other = work_row(session, key), work_row(session, other_key)
        one, two = Item.model_validate(row.item), Item.model_validate(other.item)
        texts = [_longest_text(session, work.id) for work in (row, other)]
        found = same_work(one, two, *texts)
        return (*_shared(one, two), *(found.reasons if found.verdict != "different" else ()))


def _shared(one: Item, two: Item) -> Iterator[str]:
    if set(identifiers(one)) & set(identifiers(two)):
        yield "an identifier"
    titles = [{title_key(item.title), title_key(item.title_translated)} - {""} for item in (one, two)]
    if titles[0] & titles[1]:
        yield "the title"
    if first_authors_agree(one, two):
        yield "the first author"


def _longest_text(session: Session, work_id: int) -> str:
    texts = session.scalars(select(t.Expression.text).where(t.Expression.work_id == work_id)).all()
    return max(texts, key=len, default="")


def merge(url: str, key: str, other_key: str, agent: str) -> Merged:
    """Make the second work's sources manifestations of the first; the second key becomes an old name of it."""
    with open_database(url, create=False) as database, database.recording("merge", agent) as session:
        row, other = work_row(session, key), work_row(session, other_key)
        if row.id == other.id:
            raise UsageError(f"{key} and {other_key} are one work already")
        activity = store.add_activity(session, "merge", agent=agent)
        before, gone, gone_id = Item.model_validate(row.item), other.key, other.id
        moved = session.scalars(select(t.Expression).where(t.Expression.work_id == other.id)).all()
        citing = index.citing_works(session.connection(), other.id)
        index.remove_work(session.connection(), other.id)
        for expression in moved:
            _move(session, expression, row.id)
        _repoint(session, other, row)
        item = better_described(before, Item.model_validate(other.item), new_is_best=False)
        session.execute(delete(t.Work).where(t.Work.id == other.id))
        session.expunge(other)
        row.status = "present" if moved or row.status == "present" else "stub"
        store.describe_work(session, row, item, identifiers(item))
        note(session, row.key, "merge", {"other_key": gone}, {"key": row.key}, activity)
        drop_repeated_findings(session, row.id)
        index.add_works(session.connection(), {*citing, row.id} - {gone_id})
        after = Item.model_validate(row.item)
        lines = (f"{gone}: a work of its own → part of {row.key}", *changed_fields(before, after))
        for line in lines:
            note_action(session, line, row.key, gone)
        return Merged(item=after, other=gone, lines=lines)


def keep_apart(url: str, key: str, other_key: str, agent: str) -> None:
    """Say that two works are two: they are not proposed again."""
    with open_database(url, create=False) as database, database.recording("keep apart", agent) as session:
        first, second = sorted((work_row(session, key).id, work_row(session, other_key).id))
        found = session.scalar(
            select(t.MergeProposal).where(t.MergeProposal.work_id == first, t.MergeProposal.other_id == second)
        )
        if found is None:
            found = t.MergeProposal(work_id=first, other_id=second, reasons=[])
            session.add(found)
        found.verdict = "kept_apart"
        activity = store.add_activity(session, "merge", agent=agent)
        note(session, key, "keep_apart", None, {"other": other_key}, activity)
        note_action(session, f"{key} and {other_key}: undecided → two works", key, other_key)


def undo_merge(url: str, key: str, agent: str) -> str:
    """Take back the last merge into a work, every row of it; returns the key of the work that stands apart again.

    Raises NotFound where nothing was merged into it, UsageError where later changes build on the merge.
    """
    with open_database(url, create=False) as database, database.recording("undo", agent) as session:
        row = work_row(session, key)
        merges = select(t.JournalEntry).where(t.JournalEntry.action == "merge", t.JournalEntry.undone_by.is_(None))
        latest = session.scalars(merges.order_by(t.JournalEntry.id.desc()))
        entry = next((one for one in latest if row.id in one.works and one.subjects[:1] == [row.key]), None)
        if entry is None:
            raise NotFound(f"nothing was merged into {row.key}")
        other = str(entry.subjects[1])
        undo_entries(session, [entry])
        return other


def split(url: str, key: str, source: str, new_key: str, agent: str) -> str:
    """Make one source of a work a work of its own; `source` is a file name or the beginning of its sha256."""
    with open_database(url, create=False) as database, database.recording("split", agent) as session:
        row = work_row(session, key)
        expression, file = _one_source(session, row, source)
        activity = store.add_activity(session, "split", agent=agent)
        item = _read_again(file, expression.ordinal)
        named = new_key or citekey(item, store.taken_keys(session, plain_citekey(item)))
        item = item.model_copy(update={"key": named})
        other = store.add_work(session, item, identifiers(item), activity)
        _move(session, expression, other.id)
        renew_findings(session, (row.id, other.id))
        note(session, row.key, "split", {"source": file.sha256}, {"key": other.key}, activity)
        note_action(session, f"{file.file_name}: a source of {row.key} → the work {other.key}", row.key, other.key)
        for identity in (row.id, other.id):
            index.add_work(session.connection(), identity)
        return other.key


def _one_source(session: Session, row: t.Work, source: str) -> tuple[t.Expression, t.SourceFile]:
    query = select(t.Expression, t.SourceFile).join(t.SourceFile).where(t.Expression.work_id == row.id)
    held = session.execute(query).all()
    found = [(e, f) for e, f in held if f.file_name == source or f.sha256.startswith(source.lower())]
    names = ", ".join(f.file_name for _, f in held)
    if len(held) < 2:
        raise UsageError(f"{row.key} has one source only: there is nothing to split")
    if len(found) != 1:
        raise NotFound(f"{source!r} names {len(found)} sources of {row.key}", hint=f"it has {names}")
    return found[0][0], found[0][1]


def _read_again(file: t.SourceFile, ordinal: int) -> Item:
    works = prepared(RawFile(zlib.decompress(file.content or b""), file.file_name, file.uri)).works
    return works[min(ordinal, len(works) - 1)].item


def _move(session: Session, expression: t.Expression, work_id: int) -> None:
    expression.work_id = work_id
    for table in _WITH_EXPRESSION:
        session.execute(update(table).where(table.expression_id == expression.id).values(work_id=work_id))
    problems = update(t.ProblemRow).where(t.ProblemRow.source_file_id == expression.source_file_id)
    session.execute(problems.where(t.ProblemRow.work_id.is_not(None)).values(work_id=work_id))
    session.flush()


def _repoint(session: Session, other: t.Work, row: t.Work) -> None:
    """What pointed to the other work points to this one; the other key is remembered as deprecated."""
    session.execute(update(t.Reference).where(t.Reference.matched_work_id == other.id).values(matched_work_id=row.id))
    session.execute(update(t.Statement).where(t.Statement.work_id == other.id).values(work_id=row.id))
    pair = sorted((row.id, other.id))
    session.execute(
        delete(t.MergeProposal).where(t.MergeProposal.work_id == pair[0], t.MergeProposal.other_id == pair[1])
    )
    session.add(t.Identifier(work_id=row.id, scheme="key", value=other.key, deprecated=True))
    session.flush()
