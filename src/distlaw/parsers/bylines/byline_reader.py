"""Reads the pieces of a byline one after another: people, units, outlets, dates."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from distlaw.parsers.bylines import words
from distlaw.parsers.bylines.names import (
    BylinePerson,
    is_job,
    is_organisation,
    may_be_name,
    persons_listed,
    without_job,
)
from distlaw.parsers.bylines.pieces import flat_line, pieces_between, split_at, without_joiners
from distlaw.parsers.bylines.source_line import Found, find_date, source_facts
from distlaw.text.chinese import han_count
from distlaw.text.fold import folded
from distlaw.text.han import HAN_OR_ZERO as HAN


@dataclass(frozen=True)
class Byline:
    """What a line says: the authors, where they work, when and where the text appeared; offsets are the line's."""

    people: tuple[BylinePerson, ...] = ()
    affiliations: tuple[str, ...] = ()
    facts: tuple[Found, ...] = ()

    def gives(self, field: str) -> bool:
        return any(fact.field == field for fact in self.facts)


class BylineReader:
    """Takes piece after piece of one line; `fits` turns false at the first piece that belongs in no byline."""

    def __init__(self, line: str, *, is_sure: bool) -> None:
        self.line = line
        self.flat = flat_line(line)
        self.is_sure = is_sure
        self.people: list[BylinePerson] = []
        self.units: list[str] = []
        self.facts: dict[str, Found] = {}
        self.outlets: list[Found] = []
        self.fits = True
        self._since = 0  # how many of the people have their place of work

    def read(self, start: int, end: int) -> None:
        """The pieces between separators, the date first."""
        dated = find_date(self.line[start:end])
        if dated is None or start + dated.start > end:
            for low, high in pieces_between(self.flat, start, end):
                self._piece(low, high)
            return
        low, high = start + dated.start, start + dated.end
        self.facts.setdefault("issued", Found("issued", dated.value, low, high))
        before = words.DATE_WORDS.search(self.flat, start, low)
        after = words.AFTER_DATE.match(self.flat, high, end)
        self.read(start, before.start() if before else low)
        self.read(after.end() if after else high, end)

    def _piece(self, start: int, end: int) -> None:
        start, end = without_joiners(self.flat, start, end)
        text = self.flat[start:end]
        if not text or words.NOTHING.fullmatch(text) or words.EDITOR.match(text):
            return
        if not self.is_sure and (words.SENTENCE.search(text) or len(text) > 100):
            self.fits = False
            return
        by = words.BY.match(text)
        if by:
            self._names(start + by.end(), end, is_sure=True)
            return
        unit = words.UNIT_LABEL.match(text)
        if unit:
            self._unit(start + unit.end(), end)
            return
        book = words.BOOK.search(text)
        if book:
            self.outlets.insert(0, self._outlet(start + book.start(1), start + book.end(1)))
            self._more_of_source(start, end)
            return
        source = [fact for fact in source_facts(self.line[start:end]) if fact.field != "issued"]
        if any(fact.field in ("issue", "volume") for fact in source):
            for fact in source:
                moved = replace(fact, start=start + fact.start, end=start + fact.end)
                self.facts.setdefault(fact.field, moved)
            return
        if is_organisation(self.line[start:end]) and not re.search(
            r"[,，、;；(（&]|\sand\s|\s", self.line[start:end].strip()
        ):
            self._unit(start, end)
            return
        if not self._names(start, end, is_sure=self.is_sure and not self.people):
            self._other(start, end)

    def _more_of_source(self, start: int, end: int) -> None:
        for fact in source_facts(self.line[start:end]):
            if fact.field in ("issue", "volume", "page"):
                self.facts.setdefault(fact.field, replace(fact, start=start + fact.start, end=start + fact.end))

    def _other(self, start: int, end: int) -> None:
        """No names: the outlet, or a line of text."""
        label = words.OUTLET_LABEL.match(self.flat, start, end)
        if label and label.end() < end and (han_count(self.line[start:end]) > 2 or label[0][-1:].isspace()):
            start = label.end()
        text = self.line[start:end]
        if is_job(text):
            return
        if (self.units or self.people) and words.PART_OF_FIRM.search(self.flat[start:end]):
            return
        if (is_organisation(text) or words.FIRM.fullmatch(text)) and not words.OUTLET_WORDS.search(
            self.flat[start:end]
        ):
            self._unit(start, end)
            return
        is_short = len(text) <= 24 if han_count(text) else len(text.split()) <= 8 and text[:1].isupper()
        if not is_short or re.search("[,，、:：]", text):
            self.fits = False
            return
        self.outlets.append(self._outlet(start, end))

    def _outlet(self, start: int, end: int) -> Found:
        text = re.sub(r"\s?[(（]\s?(?:ID|微信号?|公众号).*$", "", self.line[start:end], flags=re.IGNORECASE)
        return Found("container_title", text, start, start + len(text))

    def _unit(self, start: int, end: int) -> None:
        text = self.line[start:end].strip()
        waiting = self.people[self._since :]
        if (self._since and waiting) or (waiting and self.units):
            self.people[self._since :] = [replace(person, note=person.note or text) for person in waiting]
        else:
            self.units.append(text)
        self._since = len(self.people)

    def _names(self, start: int, end: int, *, is_sure: bool) -> bool:
        """Names, their jobs and places of work, in this piece; False where it holds anything else."""
        found = (
            self._chinese(start, end, is_sure=is_sure) if han_count(self.line[start:end]) else self._western(start, end)
        )
        return found

    def _each_with_unit(self, line: str, start: int, end: int) -> bool:
        """Every name followed by its place of work in brackets."""
        named = list(words.WITH_UNIT.finditer(line, start, end))
        found = [(persons_listed(one["who"]), one) for one in named]
        is_whole = sum(one.end() - one.start() for one in named) >= end - start - 1
        if not found or not is_whole or not all(who and is_organisation(one["org"]) for who, one in found):
            return False
        for who, one in found:
            self._add([replace(person, note=one["org"]) for person in who], one.start())
        self._since = len(self.people)
        return True

    def _western(self, start: int, end: int) -> bool:
        line = _without_jobs(self.line)
        if self._each_with_unit(line, start, end):
            return True
        parts: list[tuple[str, int, int]] = []  # kind, start, end
        for low, high in split_at(line, start, end, re.compile(r"\s*[,;]\s*(?:(?:and|&|with)\s+)?")):
            text = line[low:high].rstrip()
            at = re.match(r"(?P<who>.{4,80}?)\s+(?:of|at|from)\s+(?P<org>.{4,90})$", text)
            if at and is_organisation(at["org"]) and persons_listed(at["who"]):
                parts += [("name", low, low + at.end("who")), ("unit", low + at.start("org"), high)]
            elif is_organisation(text) or (words.FIRM.fullmatch(text) and (parts or self.people)):
                joined = parts and parts[-1][0] == "unit"
                parts[-1:] = [("unit", parts[-1][1], high)] if joined else [*parts[-1:], ("unit", low, high)]
            elif is_job(text):
                continue
            elif parts and (outlet := re.match(r"(?:for|in)\s+(?=(?:The\s)?[A-Z])", text)):
                self.outlets.append(self._outlet(low + outlet.end(), high))
            elif persons_listed(text):
                parts.append(("name", low, high))
            elif not (parts and parts[-1][0] == "unit" and text[:1].isupper() and len(text.split()) <= 5):
                return False
        if not any(kind == "name" for kind, _, _ in parts) and not (parts and self.people):
            return False
        if (
            not self.is_sure
            and self.people
            and words.OUTLET_WORDS.search(self.line[start:end])
            and parts[0][0] == "name"
        ):
            return False
        self._apply(parts)
        return True

    def _chinese(self, start: int, end: int, *, is_sure: bool) -> bool:
        whole = [] if words.REPORTER.search(self.flat[start:end]) else persons_listed(self.line[start:end])
        whole = [] if any(is_job(person.name) for person in whole) else whole
        sure = [person for person in whole if is_sure or may_be_name(person.name) or len(folded(person.name)) <= 3]
        if whole and len(sure) == len(whole):
            if not (self.people and not is_sure and _is_outlet(whole[0].name)):
                self._add(whole, start)
                return True
            return False
        parts: list[tuple[str, int, int]] = []
        for low, high in split_at(self.flat, start, end, words.BETWEEN_PEOPLE):
            text = self.flat[low:high].strip("()")
            low += self.flat[low:high].find(text)
            bare = without_job(text)
            if words.BESIDE_NAMES.fullmatch(text):
                continue
            if is_organisation(text):
                joined = parts and parts[-1][0] == "unit"
                parts[-1:] = (
                    [("unit", parts[-1][1], low + len(text))]
                    if joined
                    else [*parts[-1:], ("unit", low, low + len(text))]
                )
            elif parts and parts[-1][0] == "unit" and words.UNIT_ENDING.search(bare) and len(bare) > 2:
                parts[-1] = ("unit", parts[-1][1], low + len(bare))
            elif text and not bare:
                continue
            elif (
                (found := persons_listed(bare)) and len(found) == 1 and (is_sure or len(bare) <= 3 or may_be_name(bare))
            ):
                parts.append(("name", low, low + len(bare)))
            elif re.match(rf"(?P<n>[{HAN}]{{2,4}})\((?P<o>[^()]{{4,40}})$", self.flat[low:high].rstrip(")")):
                cut = self.flat.find("(", low)
                parts += [("name", low, cut), ("unit", cut + 1, low + len(text))]
            else:
                return False
        if not any(kind == "name" for kind, _, _ in parts) and not (parts and (self.people or self.is_sure)):
            return False
        if parts and parts[0][0] == "unit" and len(parts) > 1:
            parts = [*parts[1:], parts[0]] if sum(kind == "unit" for kind, _, _ in parts) == 1 else parts
        self._apply(parts)
        return True

    def _apply(self, parts: list[tuple[str, int, int]]) -> None:
        """Names and units in order: of several units each belongs to the names before it."""
        several = sum(kind == "unit" for kind, _, _ in parts) > 1 and parts[0][0] == "name"
        waiting = len(self.people)
        for kind, low, high in parts:
            if kind == "name":
                self._add(persons_listed(_without_jobs(self.line[low:high])), low)
            elif several:
                unit = self.line[low:high]
                self.people[waiting:] = [replace(person, note=unit) for person in self.people[waiting:]]
                waiting = self._since = len(self.people)
            else:
                self._unit(low, high)

    def _add(self, found: list[BylinePerson], start: int) -> None:
        if len(found) > 1 and is_organisation(found[-1].note) and not any(one.note for one in found[:-1]):
            self.units.append(found[-1].note)  # one bracket after the last of them
            found = [*found[:-1], replace(found[-1], note="")]
        self.people += [replace(one, start=one.start + start, end=one.end + start) for one in found]

    def result(self) -> Byline:
        """The line as it was understood; of two outlets the one with a paper's name, else the first."""
        facts = list(self.facts.values())
        if self.outlets:
            best = next((one for one in self.outlets if words.OUTLET_WORDS.search(folded(one.value))), self.outlets[0])
            facts.append(best)
        return Byline(tuple(self.people), tuple(self.units), tuple(facts))


def _without_jobs(line: str) -> str:
    """Jobs in brackets blanked, since they tell nothing of a name; places stay."""
    return words.IN_BRACKETS.sub(
        lambda found: " " * len(found[0]) if is_job(found[0].strip(" ()（）")) else found[0], line
    )


def _is_outlet(text: str) -> bool:
    flat = folded(text)
    return bool(words.OUTLET_WORDS.search(flat)) or not may_be_name(flat)
