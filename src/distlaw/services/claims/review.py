"""`distlaw review`: a walk through proposed claims, one decision at a time, each stored as it is made.

The walk knows no terminal: it is asked for what to show, and told what the person decided.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from types import TracebackType

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from distlaw.db import tables as t
from distlaw.db.journal import entry_of
from distlaw.db.opening import open_reader
from distlaw.db.session import Database, open_database
from distlaw.errors import NotFound, UsageError
from distlaw.model.claim_record import ClaimChanges, ClaimRecord
from distlaw.model.frozen import Frozen
from distlaw.query.claims.claims import checked_filter, claim, claims
from distlaw.query.claims.filter import ClaimFilter
from distlaw.services.claims.agreement import agreed_first
from distlaw.services.claims.quotation import QuotedSource
from distlaw.services.claims.rows import ClaimRows
from distlaw.services.journal import undo_entries
from distlaw.text.han import HAN
from distlaw.text.offsets import Range

_HAN = re.compile(f"[{HAN}]")
AROUND = 120  # code points shown on each side of the span
# A step by word: to the end of a Latin word or number, or past a run of Chinese up to its punctuation.
_STEP = re.compile(rf"\s*(?:[A-Za-z0-9_'’-]+|[{HAN}]+|[^\w\s]|\w|$)")
_STEP_BACK = re.compile(rf"(?:[A-Za-z0-9_'’-]+|[{HAN}]+|[^\w\s]|\w)\s*$")


class ClaimInContext(Frozen):
    """A claim in its context: the reading text before, in and after its span."""

    claim: ClaimRecord
    number: int  # in the walk, from 1
    total: int
    before: str
    span: str
    after: str


class Review:
    """The walk; a context manager. `done` counts what was decided in this session."""

    def __init__(self, url: str, who: str, wanted: ClaimFilter) -> None:
        self.url, self.who = url, who
        self.done: dict[str, int] = {}
        self._undoable: list[tuple[int, int, str, str]] = []  # entry, place in the walk, action, status
        with open_reader(url) as reader:
            waiting = checked_filter(reader, wanted._replace(statuses=("suggested", "proposed")))
            self.ids = [one.id for one in agreed_first(claims(reader, waiting))]
        self.at = 0
        self._database: Database | None = None

    def __enter__(self) -> Review:
        self._database = open_database(self.url)
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        if self._database is not None:
            self._database.close()

    @property
    def is_over(self) -> bool:
        """Whether no claim is left."""
        return self.at >= len(self.ids)

    def shown(self) -> ClaimInContext:
        """The claim whose turn it is."""
        with open_reader(self.url) as reader:
            found = claim(reader, self.ids[self.at])
        source, (start, end) = self._span()
        text = source.reading.text
        return ClaimInContext(
            claim=found, number=self.at + 1, total=len(self.ids), before=text[max(0, start - AROUND) : start],
            span=text[start:end], after=text[end : end + AROUND],
        )  # fmt: skip

    def decide(self, status: str, note: str = "") -> None:
        """Accept or reject, and go on."""
        action = {"accepted": "accept", "rejected": "reject"}[status]
        self._change(lambda rows, identity: rows.change(identity, ClaimChanges(status=status), action, note))
        self.done[status] = self.done.get(status, 0) + 1
        self.at += 1

    def edit(self, changes: ClaimChanges) -> None:
        """Other labels; the claim keeps its turn."""
        self._change(lambda rows, identity: rows.change(identity, changes, "edit"))

    def note(self, text: str) -> None:
        """A note; the claim keeps its turn."""
        self._change(lambda rows, identity: rows.remark(identity, text))

    def skip(self) -> None:
        """Leave it for another day."""
        self.at += 1

    def back(self) -> None:
        """The claim before."""
        self.at = max(0, self.at - 1)

    def move(self, side: str, direction: int, *, by_word: bool = False) -> None:
        """Move the span's `start` or `end` by a character or word. Raises UsageError where there is no room."""
        source, (start, end) = self._span()
        text = source.reading.text
        at = start if side == "start" else end
        to = _stepped(text, at, direction) if by_word else at + direction
        span = (to, end) if side == "start" else (start, to)
        if not 0 <= span[0] < span[1] <= len(text):
            raise UsageError("the span cannot be moved further")
        ranges = source.reading.to_source(*span)
        changes = ClaimChanges(ranges=ranges)
        self._change(lambda rows, identity: rows.change(identity, changes, "move"))

    def undo(self) -> str:
        """Take back the last change of this session and return to its claim; returns what it was."""
        if not self._undoable:
            raise NotFound("nothing was changed in this session", hint="`distlaw claims undo` takes back older changes")
        number, self.at, action, status = self._undoable.pop()
        with self._writing().recording("undo", self.who) as session:
            undo_entries(session, [session.get_one(t.JournalEntry, number)])
        if status in self.done:
            self.done[status] -= 1
        return action

    def _writing(self) -> Database:
        if self._database is None:
            self._database = open_database(self.url)
        return self._database

    def _change(self, change: Callable[[ClaimRows, str], object]) -> None:
        """One change in a transaction of its own: what was decided survives whatever comes after."""
        identity = self.ids[self.at]
        with self._writing().recording("review", self.who) as session:
            rows = ClaimRows(session, self.who, "review")
            before = _last_event(session)
            change(rows, identity)
            rows.finish()
            event = session.get(t.Event, after) if (after := _last_event(session)) != before else None
            recorder = entry_of(session)
            if event is not None and recorder is not None:
                status = (event.after or {}).get("status", "")
                self._undoable.append((recorder.entry.id, self.at, event.action, status))

    def _span(self) -> tuple[QuotedSource, Range]:
        """The claim's source, and its hull in the reading text."""
        with self._writing().writing() as session:
            row = session.get_one(t.Claim, self.ids[self.at])
            source = QuotedSource(
                session.get_one(t.Expression, row.expression_id), session.get_one(t.SourceFile, row.source_file_id)
            )
            ranges = session.get_one(t.Evidence, row.evidence_id).ranges
        spans = [span for start, end in ranges for span in source.reading.to_reading(start, end)]
        if not spans:
            raise UsageError("the claim stands outside the reading text", hint="move it with `distlaw claims edit`")
        return source, (min(start for start, _ in spans), max(end for _, end in spans))


def _last_event(session: Session) -> int:
    return int(session.scalar(select(func.max(t.Event.id))) or 0)


def _stepped(text: str, at: int, direction: int) -> int:
    """The next word's end, or the last word's beginning; in Chinese a word of jieba's."""
    if direction > 0:
        match = _STEP.match(text, at)
        end = max(at + 1, match.end()) if match else at + 1
        words = _words(text[at:end])
        return at + len(words[0]) if len(words) > 1 else end
    window = text[max(0, at - 60) : at]
    back = _STEP_BACK.search(window)
    begin = at - (len(window) - back.start()) if back else at - 1
    words = _words(text[begin:at])
    return at - len(words[-1]) if len(words) > 1 else begin


def _words(stretch: str) -> list[str]:
    """A stretch of Chinese cut into words; white space before or after goes with its neighbour."""
    if not _HAN.search(stretch):
        return [stretch]
    import jieba

    jieba.setLogLevel(60)
    found: list[str] = []
    for word in jieba.cut(stretch):
        if found and (word.isspace() or found[-1].isspace()):
            found[-1] += word
        else:
            found.append(word)
    return found
