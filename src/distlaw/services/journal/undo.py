"""Takes entries of the journal back: every row as it was before them. What takes back is an entry itself."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from distlaw.db import journal
from distlaw.db import tables as t
from distlaw.db.session import open_database
from distlaw.errors import NotFound, UsageError
from distlaw.model.frozen import Frozen

_MOST_NAMED = 5


class Undone(Frozen):
    """An entry that was taken back: its number, what it had done, in which words."""

    number: int
    action: str
    subjects: tuple[str, ...]
    lines: tuple[str, ...]


def undo(url: str, agent: str, number: int = 0, *, actions: Sequence[str] = ()) -> list[Undone]:
    """Take back one entry, or this person's last command that was not taken back (`actions` narrows what counts).

    Taking back an entry that itself took something back does that again. Raises NotFound where there is nothing,
    UsageError where later changes build on it.
    """
    with open_database(url, create=False) as database, database.recording("undo", agent) as session:
        entries = [_numbered(session, number)] if number else _last(session, agent, actions)
        return undo_entries(session, entries)


def undo_entries(session: Session, entries: Sequence[t.JournalEntry]) -> list[Undone]:
    """Take these back, the latest first, in the recorded transaction of the session."""
    return [_undone(session, entry) for entry in sorted(entries, key=lambda entry: -entry.id)]


def _undone(session: Session, entry: t.JournalEntry) -> Undone:
    if entry.purged:
        raise UsageError(f"entry {entry.id} was purged", hint="`distlaw db vacuum --purge` removed what it kept")
    if entry.undone_by is not None:
        raise UsageError(f"entry {entry.id} is taken back already, by {entry.undone_by}")
    if later := journal.later_changes(session, entry):
        named = ", ".join(f"{one.id} ({one.action})" for one in later[:_MOST_NAMED])
        raise UsageError(f"later changes build on entry {entry.id}: {named}", hint=f"take back {later[-1].id} first")
    recorder = journal.entry_of(session)
    assert recorder is not None
    keys = _renamed(session, entry)
    try:
        journal.restored(session, entry)
        session.flush()
    except IntegrityError as error:  # rows it would bring back belong to what is not here
        since = select(func.max(t.JournalEntry.id)).where(t.JournalEntry.id != recorder.entry.id)
        with session.no_autoflush:
            latest = session.scalar(since.where(t.JournalEntry.undone_by.is_(None)))
        raise UsageError(
            f"what entry {entry.id} changed is not here now",
            hint=f"take back what removed it first: distlaw undo {latest}",
        ) from error
    for now, before in keys:
        events = update(t.Event).where(t.Event.entity_type == "work", t.Event.entity_id == now)
        session.execute(events.values(entity_id=before))
    _mark(session, entry, recorder.entry.id)
    recorder.entry.undoes = entry.id
    recorder.tell(f"took back {entry.id} ({entry.action})", *map(str, entry.subjects))
    for line in entry.lines:
        recorder.tell(_reversed(line))
    session.flush()
    return Undone(
        number=entry.id, action=entry.action, subjects=tuple(entry.subjects),
        lines=tuple(map(_reversed, entry.lines)),
    )  # fmt: skip


def _reversed(line: str) -> str:
    """`title: A → B` as `title: B → A`; other words as they are."""
    name, colon, rest = line.partition(": ")
    before, arrow, after = rest.partition(" → ")
    return f"{name}: {after} → {before}" if colon and arrow and " → " not in after else line


def _mark(session: Session, entry: t.JournalEntry, by: int) -> None:
    """The entry and its events are taken back; what it had taken back itself stands again."""
    entry.undone_by = by
    session.execute(update(t.Event).where(t.Event.entry_id == entry.id).values(undone=True))
    for again in session.scalars(select(t.JournalEntry).where(t.JournalEntry.undone_by == entry.id)):
        again.undone_by = None
        session.execute(update(t.Event).where(t.Event.entry_id == again.id).values(undone=False))


def _renamed(session: Session, entry: t.JournalEntry) -> list[tuple[str, str]]:
    """Keys of works as they are, and as they were before the entry: their history follows them."""
    query = select(t.JournalRow).where(t.JournalRow.entry_id == entry.id, t.JournalRow.table_name == "work")
    rows = [row for row in session.scalars(query) if row.before is not None and row.after is not None]
    return [(row.after["key"], row.before["key"]) for row in rows if "key" in row.before]


def _numbered(session: Session, number: int) -> t.JournalEntry:
    found = session.get(t.JournalEntry, number)
    recorder = journal.entry_of(session)
    if found is None or (recorder is not None and found.id == recorder.entry.id):
        raise NotFound(f"the journal has no entry {number}", hint="`distlaw log` lists them")
    return found


def _last(session: Session, agent: str, actions: Sequence[str]) -> list[t.JournalEntry]:
    """The entries of this person's last command that can be taken back."""
    mine = select(t.JournalEntry).where(
        t.JournalEntry.agent == agent, t.JournalEntry.undone_by.is_(None), t.JournalEntry.undoes.is_(None),
        t.JournalEntry.purged.is_(False), t.JournalEntry.id != _own(session),
    )  # fmt: skip
    if actions:
        mine = mine.where(t.JournalEntry.action.in_(actions))
    last = session.scalars(mine.order_by(t.JournalEntry.id.desc()).limit(1)).first()
    if last is None:
        raise NotFound(
            "there is nothing to undo", hint="`distlaw log` lists what others changed; take one back by its number"
        )
    return list(session.scalars(mine.where(t.JournalEntry.batch == last.batch)))


def _own(session: Session) -> int:
    recorder = journal.entry_of(session)
    return recorder.entry.id if recorder is not None else 0


def purge(session: Session) -> int:
    """Forget for good what the journal keeps of removed and changed rows; returns how many entries that concerns."""
    kept = select(t.JournalRow.entry_id).where(t.JournalRow.before.is_not(None))
    wanted = t.JournalEntry.id.in_(kept)
    number = session.scalar(select(func.count()).select_from(t.JournalEntry).where(wanted)) or 0
    session.execute(update(t.JournalEntry).where(wanted).values(purged=True))
    session.execute(delete(t.JournalRow).where(t.JournalRow.entry_id.in_(
        select(t.JournalEntry.id).where(t.JournalEntry.purged)
    )))  # fmt: skip
    return int(number)
