"""`distlaw since`: what the corpus says now and did not say before, as typed changes.

Read from the journal: what was there before the first entry against what is there now. A text that was read again
without another meaning gives no change: claims and citations are compared by what they say, not by their rows.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Literal, NamedTuple

from distlaw.db.opening import open_reader
from distlaw.db.reading import Reader
from distlaw.db.row_names import row_names_in
from distlaw.db.shared_sql import CLAIM_AT
from distlaw.errors import UsageError
from distlaw.model.frozen import Frozen
from distlaw.text.quoting import one_line, squeezed
from distlaw.vocab.terms import load_documents

ChangeType = Literal[
    "work_added", "work_changed", "work_removed", "claim_added", "claim_changed", "claim_removed", "rebuttal",
    "authority_resolved", "terms_changed",
]  # fmt: skip
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T[\d:.+Z-]+)?)?)?")
_WORK_FIELDS = ("title", "issued", "container_title", "volume", "issue", "page", "status")
_CLAIM_FIELDS = ("status", "stance", "kind", "speaker_name", "modality", "condition", "proposition")
_ATTACKS = ("rebuts", "undercuts")
Image = dict[str, Any]


class JournalChange(Frozen):
    """One change: its type, what it is about (a key, an id), in whose work, what it was and is, and the day's entry."""

    type: ChangeType
    subject: str
    work: str = ""
    what: str = ""
    at: str = ""
    entry: int = 0


class Changes(Frozen):
    """The changes after a revision (a number of the journal), in the order of their entries; `revision` is today's."""

    after: int
    revision: int
    changes: tuple[JournalChange, ...] = ()
    is_whole: bool = True  # False where the journal's older rows are gone


class _Row(NamedTuple):
    entry: int
    at: str
    table: str
    id: str
    before: Image | None
    after: Image | None


def changes_since(url: str, word: str) -> Changes:
    """What has changed since a day (2031-04, 2031-04-02) or after a revision of the journal.

    Raises UsageError for what is neither.
    """
    with open_reader(url) as reader:
        after, day = _start(reader, word)
        ((last,),) = reader.rows("SELECT COALESCE(max(id), 0) FROM journal")
        rows = _rows(reader, after)
        ((purged,),) = reader.rows("SELECT count(*) FROM journal WHERE id > :after AND purged", {"after": after})
        found = [*_works(reader, rows), *_claims(reader, rows), *_rebuttals(reader, rows), *_authorities(reader, rows)]
    found += _terms(day) if day else ()
    ordered = sorted(found, key=lambda one: (one.entry, one.type, one.work, one.subject))
    return Changes(after=after, revision=int(last), changes=tuple(ordered), is_whole=not purged)


def _start(reader: Reader, word: str) -> tuple[int, str]:
    """The last entry before, and the day where one was given."""
    if word.isdecimal() and len(word) != 4:
        return int(word), ""
    if not _DAY.fullmatch(word) or not _is_day(word[:10]):
        raise UsageError(f"{word!r} is no day and no revision", hint="write 2031-04-02, or a number of `distlaw log`")
    ((before,),) = reader.rows("SELECT COALESCE(max(id), 0) FROM journal WHERE at < :day", {"day": word})
    return int(before), word


def _is_day(text: str) -> bool:
    """Whether the calendar has it: 2031, 2031-04, 2031-04-02."""
    try:
        date.fromisoformat(text + "2000-01-01"[len(text) :])
    except ValueError:
        return False
    return True


def _rows(reader: Reader, after: int) -> list[_Row]:
    sql = (
        "SELECT j.id, j.at, r.table_name, r.row_id, r.until, r.before, r.after FROM journal_row r "
        "JOIN journal j ON j.id = r.entry_id WHERE j.id > :after ORDER BY j.id, r.id"
    )
    found: list[_Row] = []
    for entry, at, table, name, until, before, later in reader.rows(sql, {"after": after}):
        found += [_Row(entry, at, table, one, _image(before), _image(later)) for one in row_names_in(name, until)]
    return found


def _image(value: Any) -> Image | None:
    found: Image | None = json.loads(value) if isinstance(value, str) else value
    return found


class _History(NamedTuple):
    """One row's: whether it was there before, its columns that changed as they were, and its first and last entry."""

    was_there: bool
    before: Image
    first: _Row
    last: _Row


def _histories(rows: Iterable[_Row], table: str) -> dict[str, _History]:
    found: dict[str, _History] = {}
    for row in rows:
        if row.table != table:
            continue
        held = found.get(row.id)
        if held is None:
            found[row.id] = _History(row.before is not None, dict(row.before or {}), row, row)
        else:
            before = {**(row.before or {}), **held.before} if held.was_there else held.before
            found[row.id] = _History(held.was_there, before, held.first, row)
    return found


def _works(reader: Reader, rows: list[_Row]) -> Iterator[JournalChange]:
    columns = ", ".join(("id", "key", *_WORK_FIELDS))
    now = {str(row[0]): dict(zip(("key", *_WORK_FIELDS), row[1:], strict=True))
           for row in reader.rows(f"SELECT {columns} FROM work")}  # fmt: skip
    for identity, history in _histories(rows, "work").items():
        is_there, at = now.get(identity), {"at": history.last.at, "entry": history.last.entry}
        if is_there and not history.was_there and is_there["status"] == "present":
            yield JournalChange(
                type="work_added", subject=is_there["key"], work=is_there["key"], what=is_there["title"], **at
            )
        elif is_there and history.was_there:
            other = {n: v for n, v in history.before.items() if n in _WORK_FIELDS and (v or "") != (is_there[n] or "")}
            if "status" in other and is_there["status"] == "present":
                key = is_there["key"]
                yield JournalChange(type="work_added", subject=key, work=key, what=is_there["title"], **at)
            elif other:
                told = "; ".join(f"{name}: {value or '—'} → {is_there[name] or '—'}" for name, value in other.items())
                yield JournalChange(type="work_changed", subject=is_there["key"], work=is_there["key"], what=told, **at)
        elif history.was_there and "key" in history.before:
            key = str(history.before["key"])
            yield JournalChange(
                type="work_removed", subject=key, work=key, what=str(history.before.get("title") or ""), **at
            )


class _Said(NamedTuple):
    """What a claim says, by which it is the same one after another reading."""

    work: int
    words: str
    labels: tuple[str, ...]


def _claims(reader: Reader, rows: list[_Row]) -> Iterator[JournalChange]:
    """Claims by id; one that only got another id where its text was read again is the same."""
    histories = _histories(rows, "claim")
    if not histories:
        return
    now = _claims_now(reader)
    gone_words = _words_before(reader, rows)
    added = {i: now[i] for i, h in histories.items() if i in now and not h.was_there}
    removed = {i: h for i, h in histories.items() if i not in now and h.was_there}
    left = Counter(_said(one["work_id"], one["exact"], one) for one in added.values())
    for identity, history in removed.items():
        words = gone_words.get(str(history.before.get("evidence_id")), "")
        said = _said(history.before.get("work_id"), words, history.before)
        if left[said]:
            left[said] -= 1
        elif history.before.get("status") in ("accepted", "proposed"):
            at = {"at": history.last.at, "entry": history.last.entry}
            yield JournalChange(type="claim_removed", subject=identity, what=one_line(words)[:160], **at)
    for identity, one in added.items():
        said = _said(one["work_id"], one["exact"], one)
        if left[said] and one["status"] in ("accepted", "proposed"):
            left[said] -= 1
            last = histories[identity].last
            what = one_line(one["exact"])[:160]
            yield JournalChange(
                type="claim_added", subject=identity, work=one["key"], what=what, at=last.at, entry=last.entry
            )
    yield from _changed_claims(histories, now)


def _words_before(reader: Reader, rows: list[_Row]) -> dict[str, str]:
    """What evidence that went or changed said, by its number. A number may be given again to the same words, of which
    the journal then keeps nothing: what stands there now is what stood there."""
    histories = _histories(rows, "evidence")
    found = {one: str(h.before["exact"]) for one, h in histories.items() if "exact" in h.before}
    same = {one for one, h in histories.items() if h.was_there} - found.keys()
    now = reader.rows("SELECT id, exact FROM evidence") if same else []
    return found | {str(one): exact for one, exact in now if str(one) in same}


def _changed_claims(histories: dict[str, _History], now: dict[str, Image]) -> Iterator[JournalChange]:
    for identity, history in histories.items():
        one = now.get(identity)
        if one is None or not history.was_there:
            continue
        other = {name: value for name, value in history.before.items() if name in _CLAIM_FIELDS and value != one[name]}
        if other:
            told = "; ".join(f"{name}: {value or '—'} → {one[name] or '—'}" for name, value in other.items())
            last = history.last
            yield JournalChange(
                type="claim_changed", subject=identity, work=one["key"], what=told, at=last.at, entry=last.entry
            )


def _claims_now(reader: Reader) -> dict[str, Image]:
    names = ("id", "work_id", "key", "exact", *_CLAIM_FIELDS)
    columns = ", ".join(f"c.{name}" for name in _CLAIM_FIELDS)
    sql = f"SELECT c.id, c.work_id, w.key, v.exact, {columns} FROM {CLAIM_AT} JOIN work w ON w.id = c.work_id"
    return {row[0]: dict(zip(names, row, strict=True)) for row in reader.rows(sql)}


def _said(work: Any, words: str, labels: Image) -> _Said:
    return _Said(
        int(work or 0), squeezed(words).text, tuple(str(labels.get(n) or "") for n in ("stance", "kind", "status"))
    )


def _rebuttals(reader: Reader, rows: list[_Row]) -> Iterator[JournalChange]:
    """Claims that are newly attacked: by an attack that is new, or newly shown."""
    histories = _histories(rows, "claim_relation")
    sql = (
        "SELECT r.id, r.type, r.source_id, r.target_id, r.status, r.reason, w.key FROM claim_relation r "
        "JOIN claim c ON c.id = r.target_id JOIN work w ON w.id = c.work_id WHERE r.status IN ('proposed', 'accepted')"
    )
    for identity, kind, source, target, status, reason, key in reader.rows(sql) if histories else ():
        history = histories.get(identity)
        is_new = history is not None and (not history.was_there or history.before.get("status", status) != status)
        if history is not None and is_new and kind in _ATTACKS:
            what = f"{source} {kind} {target}{f': {reason}' if reason else ''} ({status})"
            yield JournalChange(
                type="rebuttal", subject=target, work=key, what=what, at=history.last.at, entry=history.last.entry
            )


def _authorities(reader: Reader, rows: list[_Row]) -> Iterator[JournalChange]:
    """Cases, statutes and licences that a work's citations mean now and did not before."""
    histories = _histories(rows, "citation")
    if not histories:
        return
    sql = (
        "SELECT c.id, c.work_id, w.key, c.kind, c.name, c.target_id, c.status FROM citation c "
        "JOIN work w ON w.id = c.work_id"
    )
    before: defaultdict[int, set[str]] = defaultdict(set)
    for history in histories.values():
        if history.was_there and history.before.get("status") == "resolved":
            before[int(history.before.get("work_id") or 0)].add(str(history.before.get("target_id")))
    now = list(reader.rows(sql))
    for identity, work, *_, target, status in now:
        if str(identity) not in histories and status == "resolved":
            before[work].add(target)
    told: set[tuple[int, str]] = set()
    for identity, work, key, kind, name, target, status in now:
        change = histories.get(str(identity))
        known = target in before[work] or (work, target) in told
        if change is None or status != "resolved" or known or change.before.get("target_id") == target:
            continue
        told.add((work, target))
        last = change.last
        yield JournalChange(
            type="authority_resolved", subject=target, work=key, what=f"{kind}: {name}", at=last.at, entry=last.entry
        )


def _terms(day: str) -> list[JournalChange]:
    """Events of dated terms since a day: these come with the vocabulary, not with the journal."""
    return [
        JournalChange(
            type="terms_changed", subject=document.id, what=f"{event.practice}: {event.effect}", at=event.observed
        )
        for document in load_documents()
        for event in document.events
        if event.observed >= day
    ]
