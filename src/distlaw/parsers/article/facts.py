"""Collects what a document says of itself, each value with its place in the source."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from distlaw.model.document import NameStatement, Origin, Statement
from distlaw.parsers.article.author import Author
from distlaw.parsers.bylines.names import (
    BylinePerson,
    affiliations,
    has_surname,
    is_organisation,
    one_affiliation,
)
from distlaw.parsers.bylines.outlets import is_outlet
from distlaw.parsers.bylines.source_line import find_date, source_facts
from distlaw.parsers.bylines.words import UNIT_LABEL
from distlaw.parsers.lines.line import SourcePlaces
from distlaw.text.chinese import han_count
from distlaw.text.fold import folded
from distlaw.text.han import HAN
from distlaw.text.offsets import MappedText, Range, Ranges
from distlaw.text.titles import title_key
from distlaw.vocab.words import worded

if TYPE_CHECKING:
    from distlaw.parsers.front.weighing.sight import ValueCandidate

_FIRST_PUBLISHED = worded(
    "article_lines",
    r"{appeared}[于在:]?\s?(?:微信)?(?:公众号)?\s?(?:[《\"](?P<zh>[^《》\"]{2,40})[》\"]"
    r"|(?P<plain>[^\s,，。;《\d()]{2,20}{serials}))|{in_english}",
    in_english="(?:first|originally) (?:appeared|published|ran|posted) (?:in|on|by|at) "
    r"(?:the )?(?P<en>[A-Z][^.;()\]]{2,60})",
)
_SERIAL = worded("article_lines", "{by_university}")
_CENTRED = re.compile("[—-]{0,2}以.{1,20}为(?:中心|视角|例)")  # a subtitle
_LIKE_A_SERIAL = worded("article_lines", "{like_a_serial}")
_BODY = worded("article_lines", "{bodies}|[A-Z]")


class Facts:
    """Statements and names in the order they were found; offsets given are those of `text`, a line's are added up."""

    def __init__(self, mapped: MappedText) -> None:
        self._mapped = mapped
        self.statements: list[Statement] = []
        self.authors: list[Author] = []
        self.latin: list[tuple[str, Ranges]] = []
        self._affiliations: list[tuple[str, str]] = []
        self.given: set[str] = set()  # fields that a document's own front matter states, which are not weighed

    @property
    def number(self) -> int:
        """How many things are recorded so far."""
        return len(self.statements) + len(self.authors) + len(self.latin) + len(self._affiliations)

    def say(self, name: str, value: str | tuple[str, ...], origin: Origin, *spans: Range) -> None:
        """Record one value with the spans of the text it was read from."""
        if value in ("", ()):
            return
        self.state(name, value, origin, tuple(place for span in spans for place in self._mapped.to_source(*span)))

    def state(self, name: str, value: str | tuple[str, ...], origin: Origin, ranges: Ranges = ()) -> None:
        """Record one value with its ranges in the source."""
        self.statements.append(Statement(field=name, value=value, origin=origin, ranges=ranges))

    def place(self, ranges: Ranges) -> Range:
        """Where ranges of the source begin and end in the text."""
        if not ranges:
            return -1, -1
        places = self._places
        return places.at(ranges[0][0]), places.at(ranges[-1][1])

    @cached_property
    def _places(self) -> SourcePlaces:
        return SourcePlaces(self._mapped)

    def settle(self, name: str, taken: ValueCandidate | None) -> None:
        """Let one value stand for a field, or none; what was said of it before and agrees keeps its origin."""
        said = [one for one in self.statements if one.field == name]
        self.statements = [one for one in self.statements if one.field != name]
        if taken is None or not isinstance(taken.value, str):
            return
        agreed = [one for one in said if one.value == taken.value]
        if agreed:
            self.statements += agreed
        elif taken.span[0] >= 0:
            self.say(name, taken.value, "layout", taken.span)
        else:
            self.say(name, taken.value, "meta")

    def settle_authors(self, taken: ValueCandidate | None) -> None:
        """Let one list of names stand, each with what is known of its places of work."""
        known = {title_key(author.name): author for author in self.authors}
        self.authors = []
        told: set[tuple[str, str]] = set()
        for at, name in enumerate(taken.value if taken and isinstance(taken.value, tuple) else ()):
            words = name.lower().split()
            if len(words) > 1 and not han_count(name):
                if (words[0], words[-1]) in told:
                    continue  # the same name with an initial
                told.add((words[0], words[-1]))
            author = known.get(title_key(name))
            if author is None:
                span = taken.spans[at] if taken and at < len(taken.spans) else (-1, -1)
                ranges = self._mapped.to_source(*span) if span[0] >= 0 else ()
                author = Author(name, "layout" if ranges else "meta", ranges)
            if author not in self.authors:
                self.authors.append(author)
            if taken and at < len(taken.units):
                author.affiliations = [unit for unit in taken.units[at] if unit]

    @property
    def has_affiliations(self) -> bool:
        """Whether a line of affiliations was read."""
        return bool(self._affiliations)

    def has(self, name: str) -> bool:
        return any(statement.field == name for statement in self.statements)

    def source(self, line: str, start: int, origin: Origin) -> None:
        """Read journal, date, volume, issue and pages from a line that stands at `start`."""
        facts = source_facts(line)
        for fact in facts:
            if fact.field != "container_title" or is_outlet(fact.value, line):
                self.say(fact.field, fact.value, origin, (start + fact.start, start + fact.end))
        rest = re.search(
            r"(?<=\s)([A-Z][A-Za-z&.\s]{5,60}(?:Review|Journal|Law|Studies|Quarterly|Science|Forum)[A-Za-z\s]{0,20})$",
            line,
        )
        if rest and han_count(line[: rest.start()]):
            self.say(
                "container_title_translated", rest[1].strip(), origin, (start + rest.start(1), start + rest.end(1))
            )

    def first_published(self, notice: str, start: int) -> None:
        """Read the outlet, the date and the pages from a notice that says where the text first appeared."""
        found = _FIRST_PUBLISHED.search(folded(notice))
        if found is None:
            return
        group = "zh" if found["zh"] else "plain" if found["plain"] else "en"
        at, end = found.span(group)
        name = (
            re.split(r"\s+(?:on|in|as|at|and|with)\s+(?=[\dA-Z])|,", notice[at:end])[0]
            if group == "en"
            else notice[at:end]
        )
        if not self.has("container_title"):
            self.say("container_title", name.strip(), "layout", (start + at, start + at + len(name)))
        for fact in source_facts(notice):
            if fact.field != "container_title" and not self.has(fact.field):
                self.say(fact.field, fact.value, "layout", (start + fact.start, start + fact.end))

    def running_head(self, line: str, start: int) -> None:
        """Read a running head: only what is not known yet is taken from it."""
        known = {statement.field for statement in self.statements if statement.origin == "layout"}
        review = re.match(
            r"^(?:(?P<page>\d{1,4})\s{2,})?(?P<name>[A-Z][A-Za-z&.'’ ]{5,60}?)\s{2,}\[Vol\. "
            r"?(?P<vol>\d+):(?P<first>\d+)",
            line,
        )
        if review:
            for field, name in (("volume", "vol"), ("page", "first"), ("container_title", "name")):
                self.say(field, review[name], "layout", (start + review.start(name), start + review.end(name)))
            return
        year = re.match(r"^((?:19|20|21)\d\d)\]\s", line)
        if year:
            self.say("issued", year[1], "layout", (start, start + 4))
            return
        facts = source_facts(line)
        if any(fact.field in ("issue", "volume") for fact in facts) or (facts and _LIKE_A_SERIAL.search(line)):
            for fact in facts:
                if fact.field not in known and fact.field != "page":
                    self.say(fact.field, fact.value, "layout", (start + fact.start, start + fact.end))
        if any(fact.field == "issued" for fact in facts) and not self.has("container_title"):
            self._named_beside_date(line, start, facts[-1].end if facts else 0)

    def _named_beside_date(self, line: str, start: int, after: int) -> None:
        """A journal's name between its date in Chinese and its date in English."""
        name = re.search(rf"(?<=[月日年期])\s*([{HAN}]{{2,20}}(?:[(（][{HAN}\s]{{2,14}}[)）])?)", line)
        if name and not re.match("第", name[1]) and not has_surname(name[1]):
            self.say("container_title", name[1].strip(), "layout", (start + name.start(1), start + name.end(1)))

    def date(self, name: str, line: str, start: int, origin: Origin) -> bool:
        """Read a date as `issued` or `posted`; tells whether there was one."""
        found = find_date(line)
        if found:
            self.say(name, found.value, origin, (start + found.start, start + found.end))
        return found is not None

    def add_authors(self, names: list[str], ranges: Ranges) -> None:
        """Record authors given one by one."""
        for number, name in enumerate(names):
            plain = re.sub(r"^\[\[|\]\]$", "", name).split("|")[-1].strip()
            place = ranges[number : number + 1] if len(ranges) == len(names) else ranges
            if plain and all(author.name != plain for author in self.authors):
                self.authors.append(Author(plain, "label", place))

    def add_people(self, persons: list[BylinePerson], start: int, origin: Origin) -> None:
        """Record authors; a Latin list after a Chinese one is its romanisation."""
        for person in persons:
            ranges = self._mapped.to_source(start + person.start, start + person.end)
            if not han_count(person.name) and any(han_count(author.name) for author in self.authors):
                if person.name not in {name for name, _ in self.latin}:
                    self.latin.append((person.name, ranges))
                continue
            known = next((author for author in self.authors if author.name == person.name), None)
            if known is None:
                known = Author(person.name, origin, ranges)
                self.authors.append(known)
            known.marks |= person.marks
            affiliation = one_affiliation(person.note)
            if affiliation and affiliation not in known.affiliations:
                known.affiliations.append(affiliation)

    def add_affiliations(self, text: str) -> bool:
        """Record the affiliations a line names; tells whether it named any. A Latin line after a Chinese one only
        repeats it."""
        if _SERIAL.search(folded(text)) or _CENTRED.match(folded(text)):
            return False
        label = UNIT_LABEL.match(folded(text))
        found = affiliations(text[label.end() :] if label else text)
        if not found:
            return False
        if not han_count(text) and any(han_count(name) for _, name in self._affiliations):
            return True
        if not han_count(text) and any(han_count(author.name) for author in self.authors) and self.latin:
            return True
        self._affiliations.extend(pair for pair in found if pair not in self._affiliations)
        return True

    def place_all_at(self, firm: str) -> None:
        """Let every author work at one firm, where no place of work was read."""
        if not self.has_affiliations and not any(author.affiliations for author in self.authors):
            for author in self.authors:
                author.affiliations.append(firm)

    def add_firm(self, name: str) -> None:
        """Record a firm known by its partners' names alone: Roe & Doe."""
        self._affiliations.append(("", name))

    def author_note(self, note: str) -> None:
        """Read affiliations from a note on the authors: 白露,女,白鹿大学法学院教授。"""
        flat = folded(note)
        found = [(flat.find(folded(author.name)), author) for author in self.authors]
        names = sorted((pair for pair in found if pair[0] >= 0), key=lambda pair: pair[0])
        if not names and len(self.authors) == 1:
            self._one_note(self.authors[0], note)
        for number, (at, author) in enumerate(names):
            end = names[number + 1][0] if number + 1 < len(names) else len(note)
            self._one_note(author, note[at + len(author.name) : end])

    def _one_note(self, author: Author, text: str) -> None:
        if author.affiliations or self._affiliations:
            return
        text = re.sub(r"^\s*[(（][^)）]{0,40}[)）]", "", text)
        sentence = re.split(r"[。;；\n]|(?<=[a-z])\.\s", text)[0].rstrip(".")
        for segment in re.split(r"[,，、:：]\s*", sentence):
            affiliation = one_affiliation(segment) if han_count(segment) else ""
            if not han_count(segment) and is_organisation(segment):
                affiliation = one_affiliation(re.sub(r"^.*?\b(?:at|of|with)\s+(?=[A-Z])", "", segment))
            if affiliation and _BODY.search(affiliation):
                author.affiliations.append(affiliation)
                return

    def names(self) -> tuple[NameStatement, ...]:
        """The authors with affiliations and romanised names joined to them by mark or by order."""
        for author in self.authors:
            marked = [name for mark, name in self._affiliations if mark and mark in author.marks]
            plain = [name for mark, name in self._affiliations if not mark]
            numbered = [name for mark, name in self._affiliations if mark]
            found = marked or plain or (numbered if len(numbered) == 1 else [])
            if len(plain) == len(self.authors) > 1 and not marked:
                found = [plain[self.authors.index(author)]]
            if not found and len(numbered) == len(self.authors):
                found = [numbered[self.authors.index(author)]]
            author.affiliations += [name for name in found if name not in author.affiliations]
            author.affiliations = author.distinct_affiliations()
        if len(self.latin) == len(self.authors):
            for author, (latin, _) in zip(self.authors, self.latin, strict=True):
                author.latin = latin
        return tuple(author.statement() for author in self.authors)
