"""`distlaw edit` and `distlaw rm`: what a person says of a work wins, and is kept with who and when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from distlaw.db import index, store
from distlaw.db import tables as t
from distlaw.db.journal import note_action
from distlaw.db.session import open_database
from distlaw.errors import UnknownChoice, UsageError
from distlaw.link.works import identifiers
from distlaw.model.frozen import Frozen
from distlaw.model.work import Item
from distlaw.query.keys import beginning, near_pattern, unknown_work
from distlaw.vocab.people import people_of

NOTHING = "—"  # what is shown of a value that is not there
EDITABLE = tuple(name for name in Item.model_fields if name not in ("key", "contributors", "extra"))


def work_row(session: Session, key: str) -> t.Work:
    """The work of this key in any case, or the one whose key begins so. NotFound names near keys."""
    row = session.scalar(select(t.Work).where(t.Work.key_folded == key.casefold()))
    if row is not None:
        return row
    bounds = beginning(key)
    begun = select(t.Work).where(t.Work.key_folded >= bounds["low"], t.Work.key_folded < bounds["high"]).limit(2)
    if len(rows := session.scalars(begun).all()) == 1:
        return rows[0]
    near = select(t.Work.key).where(t.Work.key_folded.like(near_pattern(key))).order_by(t.Work.key_folded).limit(5)
    raise unknown_work(key, session.scalars(near).all())


class Edited(Frozen):
    """A work as it is now, and what changed of it, a line each (`title: A → B`)."""

    item: Item
    lines: tuple[str, ...]


def edit(url: str, key: str, values: Mapping[str, str], authors: Sequence[str], new_key: str, agent: str) -> Edited:
    """Set fields of a work ("" clears one), its authors, its key; returns it as it is now.

    Raises NotFound, UnknownChoice for a field there is not, UsageError for a key that is taken.
    """
    for name in values:
        if name not in EDITABLE:
            raise UnknownChoice("field", name, EDITABLE)
    with open_database(url, create=False) as database, database.recording("edit", agent) as session:
        row = work_row(session, key)
        before = Item.model_validate(row.item)
        after = _edited(before, values, authors)
        activity = store.add_activity(session, "edit", agent=agent)
        _state(session, row, before, after, activity)
        lines = changed_fields(before, after)
        if new_key and new_key != row.key:
            lines = (f"key: {row.key} → {new_key}", *lines)
            _rename(session, row, new_key)
        if lines:
            store.describe_work(session, row, after, identifiers(after))
            index.add_work(session.connection(), row.id)
        for line in lines:
            note_action(session, line, row.key)
        return Edited(item=Item.model_validate(row.item), lines=lines)


def changed_fields(before: Item, after: Item) -> tuple[str, ...]:
    """What differs between two descriptions of a work, a line a field: `title: A → B`."""
    names = [name for name in Item.model_fields if name not in ("key", "contributors")]
    lines = [
        f"{name}: {_shown(getattr(before, name))} → {_shown(getattr(after, name))}"
        for name in names
        if getattr(before, name) != getattr(after, name)
    ]
    roles = dict.fromkeys(name.role for name in (*before.contributors, *after.contributors))
    people = [(role, _people(before, role), _people(after, role)) for role in roles]
    return (*(f"{role}: {old} → {new}" for role, old, new in people if old != new), *lines)


def _people(item: Item, role: str) -> str:
    return "; ".join(name.display for name in item.contributors if name.role == role) or NOTHING


def _shown(value: Any) -> str:
    if isinstance(value, tuple):
        return "; ".join(map(str, value)) or NOTHING
    return " ".join(str(value).split()) or NOTHING


def _edited(item: Item, values: Mapping[str, str], authors: Sequence[str]) -> Item:
    lists = {name for name, field in Item.model_fields.items() if field.annotation == tuple[str, ...]}
    found: dict[str, Any] = {
        name: tuple(part.strip() for part in value.replace("；", ";").split(";") if part.strip())
        if name in lists
        else value
        for name, value in values.items()
    }
    if authors:
        others = tuple(name for name in item.contributors if name.role != "author")
        found["contributors"] = (*(name for author in authors for name in people_of(author, "author")), *others)
    return Item.model_validate(item.model_dump() | found)


def _state(session: Session, row: t.Work, before: Item, after: Item, activity: t.Activity) -> None:
    """An editor's statement for each changed field, and one event for the whole edit."""
    old, new = before.model_dump(mode="json"), after.model_dump(mode="json")
    changed = {name for name in new if new[name] != old[name]}
    for name in sorted(changed):
        value = new[name]
        session.add(
            t.Statement(
                work_id=row.id,
                field=name,
                value=value,
                source="editor",
                origin="editor",
                ranges=[],
                asserted_by=activity.agent,
                asserted_at=activity.started_at,
                activity_id=activity.id,
            )
        )
    session.add(
        t.Event(
            entity_type="work",
            entity_id=row.key,
            action="edit",
            before={name: old[name] for name in sorted(changed)},
            after={name: new[name] for name in sorted(changed)},
            agent=activity.agent,
            at=activity.started_at,
        )
    )


def _rename(session: Session, row: t.Work, new_key: str) -> None:
    if not new_key.isascii() or not new_key.replace("_", "").replace("-", "").replace(":", "").isalnum():
        raise UsageError(f"{new_key!r} cannot be a key", hint="use ASCII letters, digits, - _ :")
    taken = session.scalar(select(t.Work.id).where(t.Work.key_folded == new_key.casefold(), t.Work.id != row.id))
    if taken is not None:
        raise UsageError(f"the key {new_key!r} is taken")
    session.flush()
    for event in session.scalars(select(t.Event).where(t.Event.entity_type == "work", t.Event.entity_id == row.key)):
        event.entity_id = new_key
    row.key, row.key_folded = new_key, new_key.casefold()
    session.flush()
    connection = session.connection()
    index.add_works(connection, index.citing_works(connection, row.id))


class Removed(Frozen):
    """A work that was removed: its key and title, and how many of its claims went with it."""

    key: str
    title: str
    claims: int


def remove(url: str, keys: Sequence[str], agent: str) -> list[Removed]:
    """Remove works, their sources and all that was found in them, all of them or none; the journal keeps the rows.

    References of other works to them stay, unresolved.
    """
    with open_database(url, create=False) as database, database.recording("rm", agent) as session:
        rows = {row.id: row for row in (work_row(session, key) for key in keys)}
        activity = store.add_activity(session, "rm", agent=agent)
        return [_removed(session, row, activity) for row in rows.values()]


def _removed(session: Session, row: t.Work, activity: t.Activity) -> Removed:
    claims = len(session.scalars(select(t.Claim.id).where(t.Claim.work_id == row.id)).all())
    found = Removed(key=row.key, title=row.title, claims=claims)
    index.remove_work(session.connection(), row.id)
    citing = index.citing_works(session.connection(), row.id)
    sources = session.scalars(select(t.Expression.source_file_id).where(t.Expression.work_id == row.id)).all()
    for reference in session.scalars(select(t.Reference).where(t.Reference.matched_work_id == row.id)):
        reference.matched_work_id, reference.status, reference.reason = None, "unresolved", "the work was removed"
    session.flush()
    session.execute(delete(t.Work).where(t.Work.id == row.id))
    shared = select(t.Expression.source_file_id)
    session.execute(delete(t.SourceFile).where(t.SourceFile.id.in_(sources), t.SourceFile.id.not_in(shared)))
    session.expunge(row)
    index.add_works(session.connection(), citing)
    note(session, found.key, "rm", None, None, activity)
    note_action(session, f"{found.key}: {found.title or 'no title'} → removed", found.key)
    return found


def note(session: Session, key: str, action: str, before: Any, after: Any, activity: t.Activity) -> None:
    """One line of a work's history."""
    session.add(
        t.Event(
            entity_type="work", entity_id=key, action=action, before=before, after=after,
            agent=activity.agent, at=activity.started_at,
        )
    )  # fmt: skip
    session.flush()
