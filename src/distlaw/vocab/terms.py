"""Dated clauses of terms and licences: what a document was seen to say on a practice, from when until when.

Facts read from Open Terms Archive and other records (data/terms/ledger.json, whose notice names them). A day is
printed (the text states it) or observed (the archive's record of that day shows it); nothing is said of a day that the
record does not reach.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache, cached_property
from typing import Literal

from distlaw.model.frozen import Frozen
from distlaw.resources import folder
from distlaw.text.fold import folded, lowered
from distlaw.vocab.yaml_files import load_entries, load_file

Event = Literal["first_seen", "added", "changed", "removed", "moved"]
DateKind = Literal["printed", "observed"]
TermsEffect = Literal["forbidden", "conditional", "permitted", "silent"]


class Practice(Frozen):
    """What a clause is about."""

    id: str
    label_en: str
    label_zh: str
    words: tuple[str, ...] = ()


class TermsEvent(Frozen):
    """One change of one clause; `effect` is the one after it. `effective` is a date that the text prints."""

    clause: str
    practice: str
    event: Event
    effect: TermsEffect
    reach: str = ""  # what is hit: any_model, competing_models, images_only …
    scope: str = ""
    quote: str = ""  # verbatim, of less than 160 characters
    locator: str = ""
    observed: str
    effective: str = ""
    commit: str
    path: str = ""
    wording_only: bool = False
    note: str = ""
    date_conflict: bool = False
    repeats: bool = False  # the same as in the record of another collection


class ClauseRow(Frozen):
    """What a clause said from `valid_from` to `valid_to` (inclusive; empty: to the end of the record). The kind of
    each date is `printed` or `observed`; where `is_first_record`, the clause may be older than the day."""

    series: str
    practice: str
    clause: str
    effect: TermsEffect
    reach: str = ""
    scope: str = ""
    quote: str = ""
    locator: str = ""
    valid_from: str
    from_kind: DateKind
    valid_to: str = ""
    to_kind: DateKind | Literal[""] = ""
    is_first_record: bool = False
    commit: str
    note: str = ""


class TermsDocument(Frozen):
    """One document of a service in one collection: its events, and the days of its record with their commits."""

    id: str
    service: str
    provider: str
    document: str
    title: str = ""
    collection: str
    licence: str = ""  # its id in data/licences/
    ends: str = ""  # last day of the collection; empty for a vendor's own file, which stays what it is
    records: tuple[str, ...] = ()  # "day commit", in order
    events: tuple[TermsEvent, ...]

    @property
    def begins(self) -> str:
        """The first day that the record reaches: of a document found without the clause, its first record."""
        first = self.events[0]
        return first.observed if first.event == "first_seen" or not self.records else self.records[0].split()[0]

    def reaches(self, day: str) -> bool:
        """Whether the record says anything of a day (ISO)."""
        return self.begins <= day and (not self.ends or day <= self.ends)

    def proof(self, day: str) -> tuple[str, str]:
        """Day and commit of the last readable record up to a day."""
        last = next((record for record in reversed(self.records) if record[:10] <= day), "")
        if last:
            return last[:10], last[11:]
        event = next(event for event in reversed(self.events) if event.observed <= day)
        return event.observed, event.commit

    @cached_property
    def practices(self) -> frozenset[str]:
        """What its events are about; of another practice it says nothing."""
        return frozenset(event.practice for event in self.events)

    def at(self, day: str, practice: str) -> tuple[TermsEvent, ...]:
        """The clauses on a practice in the last record up to a day, each by its last event; none where it is silent."""
        last: dict[str, TermsEvent] = {}
        for event in self.events:
            if event.practice == practice and event.observed <= day:
                last[event.clause] = event
        return tuple(event for event in last.values() if event.effect != "silent")

    def rows(self) -> Iterator[ClauseRow]:
        """The time line of each clause, clause by clause; one day's second change takes the place of its first."""
        clauses: dict[tuple[str, str], list[TermsEvent]] = {}
        for event in self.events:
            clauses.setdefault((event.practice, event.clause), []).append(event)
        for _, events in sorted(clauses.items()):
            days = _first_days(events)
            for at, (event, (day, kind)) in enumerate(zip(events, days, strict=True)):
                until, until_kind = days[at + 1] if at + 1 < len(days) else ("", "")
                if until == day:
                    continue
                gone = event.event == "removed"
                yield ClauseRow(
                    series=self.id, practice=event.practice, clause=event.clause, effect=event.effect,
                    reach=event.reach, scope="The clause is gone." if gone else event.scope,
                    quote="" if gone else event.quote, locator="" if gone else event.locator,
                    valid_from=day, from_kind=kind, valid_to=_day_before(until) if until else "", to_kind=until_kind,
                    is_first_record=event.event == "first_seen" and kind == "observed", commit=event.commit,
                    note=event.note,
                )  # fmt: skip


def _first_days(events: list[TermsEvent]) -> list[tuple[str, DateKind]]:
    """From when each event of a clause holds: the printed day, unless an older text was in force or seen after it."""
    days: list[tuple[str, DateKind]] = []
    for event in events:
        printed = event.effective if event.effective and (not days or event.effective > days[-1][0]) else ""
        days.append((printed, "printed") if printed else (event.observed, "observed"))
    return days


def _day_before(day: str) -> str:
    return str(date.fromisoformat(day) - timedelta(days=1)) if len(day) == 10 else day


@cache
def load_documents() -> tuple[TermsDocument, ...]:
    """data/terms/ledger.json, by service and document."""
    return load_entries(folder("data") / "terms" / "ledger.json", tuple[TermsDocument, ...])


@cache
def load_practices() -> tuple[Practice, ...]:
    """data/terms/practices.yaml."""
    return load_file(folder("data") / "terms" / "practices.yaml", tuple[Practice, ...])


@cache
def terms_notice() -> str:
    """Whose work the facts are, as their licences ask."""
    return load_entries(folder("data") / "terms" / "ledger.json", str, "notice")


def practice_called(word: str) -> str:
    """The id of the practice that a word names, or empty text."""
    plain = lowered(folded(word)).replace("-", "_").strip()
    for practice in load_practices():
        names = (practice.id, practice.label_en, folded(practice.label_zh), *practice.words)
        if plain in {lowered(folded(name)) for name in names} or plain.replace("_", " ") in names:
            return practice.id
    return ""


def documents_called(words: str) -> tuple[TermsDocument, ...]:
    """The documents whose id, service, provider, kind or title hold every word."""
    wanted = lowered(folded(words)).split()
    return tuple(document for document in load_documents() if all(word in _searched(document) for word in wanted))


@cache
def _described() -> dict[str, str]:
    return {
        d.id: lowered(folded(" ".join((d.id, d.service, d.provider, d.document, d.title, d.licence))))
        for d in load_documents()
    }


def _searched(document: TermsDocument) -> str:
    return _described()[document.id]


def documents_of(licence: str) -> tuple[TermsDocument, ...]:
    """The documents that are records of a licence of data/licences/."""
    return tuple(document for document in load_documents() if document.licence == licence)
