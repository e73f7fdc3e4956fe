"""`distlaw merge` and `distlaw split`: one work or two, as a person decides; both can be taken back."""

from __future__ import annotations

import zlib
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from distlaw.db import index, store
from distlaw.db import tables as t
from distlaw.db.opening import open_reader
from distlaw.db.session import open_database
from distlaw.errors import NotFound, UsageError
from distlaw.link.citekey import citekey, plain_citekey
from distlaw.link.works import identifiers
from distlaw.model.work import Item
from distlaw.readers.reader import RawFile
from distlaw.services.ingest.prepare import prepared
from distlaw.services.ingest.redundancy import drop_repeated_findings
from distlaw.services.ingest.refresh import renew_findings
from distlaw.services.ingest.store import QUALITY_ORDER, better_described
from distlaw.services.works.edit import work_row

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


def merge(url: str, key: str, other_key: str, agent: str) -> Item:
    """Make the second work's sources manifestations of the first; the second key becomes an old name of it."""
    with open_database(url) as database, database.writing() as session:
        row, other = work_row(session, key), work_row(session, other_key)
        if row.id == other.id:
            raise UsageError(f"{key} and {other_key} are one work already")
        activity = store.add_activity(session, "merge", agent=agent)
        moved = session.scalars(select(t.Expression).where(t.Expression.work_id == other.id)).all()
        before = {
            "item": row.item,
            "other_key": other.key,
            "other_item": other.item,
            "expressions": [e.id for e in moved],
        }
        index.remove_work(session.connection(), other.id)
        for expression in moved:
            _move(session, expression, row.id)
        _repoint(session, other, row)
        item = better_described(Item.model_validate(row.item), Item.model_validate(other.item), new_is_best=False)
        session.execute(delete(t.Work).where(t.Work.id == other.id))
        row.status = "present" if moved or row.status == "present" else "stub"
        store.describe_work(session, row, item, identifiers(item))
        _note(session, row.key, "merge", before, {"key": row.key}, activity)
        drop_repeated_findings(session, row.id, QUALITY_ORDER)
        index.add_work(session.connection(), row.id)
        return Item.model_validate(row.item)


def keep_apart(url: str, key: str, other_key: str, agent: str) -> None:
    """Say that two works are two: they are not proposed again."""
    with open_database(url) as database, database.writing() as session:
        first, second = sorted((work_row(session, key).id, work_row(session, other_key).id))
        found = session.scalar(
            select(t.MergeProposal).where(t.MergeProposal.work_id == first, t.MergeProposal.other_id == second)
        )
        if found is None:
            found = t.MergeProposal(work_id=first, other_id=second, reasons=[])
            session.add(found)
        found.verdict = "kept_apart"
        activity = store.add_activity(session, "merge", agent=agent)
        _note(session, key, "keep_apart", None, {"other": other_key}, activity)


def undo_merge(url: str, key: str, agent: str) -> str:
    """Take back the last merge into a work; returns the key of the work that stands apart again."""
    with open_database(url) as database, database.writing() as session:
        row = work_row(session, key)
        query = select(t.Event).where(
            t.Event.entity_type == "work", t.Event.entity_id == row.key, t.Event.action == "merge", ~t.Event.undone
        )
        event = session.scalars(query.order_by(t.Event.id.desc()).limit(1)).first()
        if event is None:
            raise NotFound(f"nothing was merged into {row.key}")
        activity = store.add_activity(session, "split", agent=agent)
        item = Item.model_validate(event.before["other_item"])
        other = store.add_work(session, item, identifiers(item), activity)
        for expression in session.scalars(select(t.Expression).where(t.Expression.id.in_(event.before["expressions"]))):
            _move(session, expression, other.id)
        own = Item.model_validate(event.before["item"])
        store.describe_work(session, row, own, identifiers(own))
        event.undone = True
        session.flush()
        renew_findings(session, (row.id, other.id))
        for identity in (row.id, other.id):
            index.add_work(session.connection(), identity)
        return other.key


def split(url: str, key: str, source: str, new_key: str, agent: str) -> str:
    """Make one source of a work a work of its own; `source` is a file name or the beginning of its sha256."""
    with open_database(url) as database, database.writing() as session:
        row = work_row(session, key)
        expression, file = _one_source(session, row, source)
        activity = store.add_activity(session, "split", agent=agent)
        item = _read_again(file, expression.ordinal)
        named = new_key or citekey(item, store.taken_keys(session, plain_citekey(item)))
        item = item.model_copy(update={"key": named})
        other = store.add_work(session, item, identifiers(item), activity)
        _move(session, expression, other.id)
        renew_findings(session, (row.id, other.id))
        _note(session, row.key, "split", {"source": file.sha256}, {"key": other.key}, activity)
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


def _note(session: Session, key: str, action: str, before: Any, after: Any, activity: t.Activity) -> None:
    session.add(
        t.Event(
            entity_type="work",
            entity_id=key,
            action=action,
            before=before,
            after=after,
            agent=activity.agent,
            at=activity.started_at,
        )
    )
    session.flush()
