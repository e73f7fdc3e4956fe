"""Takes the lines of a head, label by label, to the readers of names, places of work, serials and dates."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from distlaw.model.document import Origin
from distlaw.parsers.article.facts import Facts
from distlaw.parsers.bylines.byline import byline
from distlaw.parsers.bylines.names import BylinePerson, has_surname, is_organisation, may_be_name, persons_listed
from distlaw.parsers.bylines.outlets import is_outlet
from distlaw.parsers.bylines.source_line import find_date, is_source_line, source_facts
from distlaw.parsers.front.dois import dois
from distlaw.parsers.front.names import announces_author, persons_named, romanised, sources
from distlaw.parsers.front.own_citation import own_citation
from distlaw.parsers.front.reading import FrontReading
from distlaw.parsers.lines.labels import label_at
from distlaw.parsers.lines.line import Line
from distlaw.text.chinese import han_count
from distlaw.text.fold import folded
from distlaw.text.offsets import Range
from distlaw.vocab.bylines import load_bylines

_SUBTITLE = re.compile(r"^(?:[—―─–]{1,3}|--)\s*(?=\S)")
_OF_TITLE = frozenset({"title", "subtitle", "title_en"})
_OF_BYLINE = frozenset({"author", "byline", "affiliation", "serial", "date"})
_OF_TEXT = frozenset({"body", "heading", "contents", "reference", "footnote", "abstract", "abstract_en"})
_MIXED = frozenset({"author", "source_line", "issued", "posted", "publisher", "category", "skip", "affiliation"})
_OF_OTHERS = frozenset({"reference", "footnote"})
_LONG = 300  # characters: a DOI in a longer line is a citation's
_SURE = 0.55  # a line less sure than this of naming authors must say that it does
_INVERTED = re.compile(r"[A-Z][\w'’-]+, [A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,2}")
_NEAR = 5  # lines below the title
_SHORT = 60  # characters of a line of names that nothing announces
_TEXT = 0.9  # above it "text" is sure
_HALF = 0.6  # below it "text" is no more than a guess
_NAMED, _HINTED = 0.02, 0.12  # chances that such lines need
_ORIGIN: Origin = "layout"


def is_subtitle(text: str) -> bool:
    """Whether a line is a subtitle: it begins with a dash."""
    return _SUBTITLE.match(text) is not None


class Front:
    """What the head's lines say, once each; `title` is empty where none was decided."""

    def __init__(self, facts: Facts, reading: FrontReading, *, is_chinese: bool, date_field: str = "issued") -> None:
        self._facts = facts
        self.reading = reading
        self._is_chinese = is_chinese
        self._date_field = date_field
        found = reading.title.title
        self.title = found.text if found else ""
        self._lines = frozenset(reading.lines[at].index for at in found.at) if found else frozenset()
        self._span: Range = found.span if found else (-1, -1)
        self._persons: list[BylinePerson] = []  # of the line that is read
        self._last_names = 0  # index of the last line that named authors

    def tell_title(self) -> None:
        """Record the title that was decided, with whom its line names."""
        found = self.reading.title.title
        if found is None:
            return
        if found.at:
            first = self.reading.lines[found.at[0]]
            self._facts.say("title", found.text, _ORIGIN, found.span)
            self._facts.say("subtitle", found.subtitle, _ORIGIN, found.span)
            self._facts.add_people(list(found.persons), first.start, _ORIGIN)
        else:
            self._facts.say("title", found.text, "meta")

    def tell_neighbours(self) -> None:
        """Where no line was labelled so, a line of names right below the title names the authors all the same."""
        found = self.reading.title.title
        if self._facts.authors or found is None or not found.at:
            return
        for line in self.reading.lines[found.at[-1] + 1 : found.at[-1] + 1 + _NEAR]:
            announced = announces_author(line.text)
            persons = persons_named(line.text, is_author=True) if announced or len(line.text) < _SHORT else []
            strict = [one for one in persons if self._stands_alone(line, one)]
            enough = _NAMED if announced else _HINTED
            if persons and len(strict) == len(persons) and self.reading.names_authors(line) > enough:
                self._facts.add_people(persons, line.start, _ORIGIN)
                return

    def _stands_alone(self, line: Line, person: BylinePerson) -> bool:
        """Whether a name may be believed where nothing but its place says that it is one."""
        if has_surname(person.name) or _is_western(person.name) or _dated(line, person):
            return True
        chance = self.reading.names_authors(line)
        return (may_be_name(person.name) or bool(_INVERTED.fullmatch(line.text))) and chance > 2 * _HINTED

    def tell_own_citation(self) -> None:
        """Record what the document prints about itself as others should cite it."""
        found = own_citation(self.reading.lines, self.title)
        if found is None:
            return
        for fact in found.facts:
            span = (found.line.start + fact.start, found.line.start + fact.end)
            self._facts.say(fact.field, fact.value, "cite_line", span)
        if not self._facts.authors:
            self._facts.add_people(persons_named(found.author, is_author=True), found.line.start, _ORIGIN)

    def tell_doi(self, others: Collection[int]) -> None:
        """Record the DOI of the head where its lines, or those above its references, print just one."""
        lines = [line for line in self.reading.lines if line.index not in others]
        listed = next((at for at, line in enumerate(lines) if _begins_references(line)), None)
        found = self._dois(lines)
        if len(found) > 1 and listed is not None:
            found = self._dois(lines[:listed])
        if len({doi.lower() for doi in found}) == 1 and not self._facts.has("doi"):
            doi, span = next(iter(found.items()))
            self._facts.say("doi", doi, _ORIGIN, span)

    def _dois(self, lines: Sequence[Line]) -> dict[str, Range]:
        return {
            value: (line.start + start, line.start + end)
            for line in lines
            if not self._is_of_others(line) and (len(line.text) < _LONG or self._cites_itself(line))
            for value, start, end in dois(line.text)
        }

    def _is_of_others(self, line: Line) -> bool:
        """Whether a line is a reference or a note, or surely text, longer than a DOI, that does not name this work."""
        is_text = self.reading.label(line) == "body" and self.reading.sure(line) > _TEXT and len(line.text) > _SHORT
        return self.reading.label(line) in _OF_OTHERS or (is_text and not self._cites_itself(line))

    def _cites_itself(self, line: Line) -> bool:
        """Whether a line is hardly longer than a citation of this work, whose title it names."""
        is_named = len(self.title) > _SHORT / 2 and self.title.casefold() in line.text.casefold()
        return is_named and len(line.text) < 2 * _LONG

    def doubt(self) -> str:
        """Which titles were too close to choose between; empty where one was chosen or none stood out."""
        if self.title or not self.reading.title.doubt:
            return ""
        named = " or ".join(f"'{one.text[:60]}'" for one in self.reading.title.doubt)
        return f"the title may be {named}; set one with: distlaw edit KEY --title …"

    def title_span(self, line: Line) -> Range:
        """What of a title's line is the title."""
        start, end = max(line.start, self._span[0]), min(line.end, self._span[1])
        return (start, end) if start < end else (line.start, line.end)

    def is_title(self, line: Line) -> bool:
        """Whether the line is the title, or a line of it."""
        return line.index in self._lines

    def holds(self, line: Line) -> bool:
        """Whether the line belongs to the head: its title, who wrote it, where and when it appeared."""
        label = self.reading.label(line)
        return line.index in self._lines or label in _OF_BYLINE or (label in _OF_TITLE and not line.level)

    def claims(self, line: Line, fields: frozenset[str]) -> bool:
        """Whether a labelled line is read here: it names authors, a source or a date, perhaps all three."""
        return self.reading.label(line) in ("author", "byline") and fields <= _MIXED

    def take(self, line: Line) -> str:
        """title, byline, aside (no part of the text) or text; what the line says is recorded."""
        if line.index in self._lines:
            return "title"
        label = self.reading.label(line)
        if label in _OF_TEXT or not label:
            return self._dated_line(line) or "text"
        if label in _OF_TITLE:
            return self._translated(line) or "aside"
        if label in _OF_BYLINE:
            getattr(self, f"_{label}")(line)
            return "byline" if label in ("author", "byline", "affiliation") else "aside"
        if is_source_line(line.text):
            self._serial(line)
        return "aside"

    def _dated_line(self, line: Line) -> str:
        """A short line with a date above the text, where the labeller was not sure that it is text."""
        if self.reading.sure(line) > _HALF or line.width > _SHORT or find_date(line.text) is None:
            return ""
        self._byline(line)
        return "aside"

    def overhear(self, line: Line) -> None:
        """Read what a line that is left out says of the journal: a site's own line may name volume and issue."""
        if not self._facts.has("container_title") and is_source_line(line.text) and "《" in line.text:
            self._serial(line)

    def _translated(self, line: Line) -> str:
        """A title in the work's other language."""
        foreign = bool(han_count(line.text)) != self._is_chinese
        if (
            not foreign
            or line.index < min(self._lines, default=0)
            or self._facts.has("title_translated")
            or len(line.text.split()) < 3 - 2 * (not self._is_chinese)
            or not any(map(str.isalpha, line.text))
        ):
            return ""
        self._facts.say("title_translated", line.text, _ORIGIN, (line.start, line.end))
        return "title"

    def _author(self, line: Line) -> None:
        is_doubted = self._names(line, is_author=True)
        self._facts_of(line)
        if is_organisation(line.text) and not self._facts.has_affiliations and not is_doubted:
            self._units(line)

    def _byline(self, line: Line) -> None:
        self._names(line, is_author=False)
        self._facts_of(line)

    _date = _byline

    def _affiliation(self, line: Line) -> None:
        if is_organisation(line.text):
            self._facts.add_affiliations(line.text)

    def _serial(self, line: Line) -> None:
        if is_source_line(line.text) or find_date(line.text):
            self._facts.source(line.text, line.start, _ORIGIN)
        else:
            self._facts_of(line)
        if not self._facts.has("container_title") and (named := re.search("《([^》]{2,30})》", line.folded)):
            at = line.start + named.start(1)
            self._facts.say("container_title", line.text[slice(*named.span(1))], _ORIGIN, (at, at + len(named[1])))
        if not self._facts.has("container_title") and line.index:
            self._serial_above(self.reading.lines[line.index - 1], line)

    def _serial_above(self, above: Line, line: Line) -> None:
        """A running head of two lines: the serial and a date, below them volume and issue."""
        if find_date(above.text) is None:
            return
        for fact in source_facts(f"{above.text} {line.text}"):
            if fact.field == "container_title" and fact.end <= len(above.text) and is_outlet(fact.value, line.text):
                self._facts.say(fact.field, fact.value, _ORIGIN, (above.start + fact.start, above.start + fact.end))

    def _names(self, line: Line, *, is_author: bool) -> bool:
        """Record whom the line names; tells whether it names somebody who is not believed to be an author."""
        persons = persons_named(line.text, is_author=is_author)
        known = self._facts.authors
        same_script = bool(known) and bool(han_count(known[0].name)) == bool(han_count(line.text))
        is_far = same_script and line.index - self._last_names > _NEAR
        is_sure = (self.reading.sure(line) >= _SURE and not is_far) or announces_author(line.text)
        self._persons = persons if is_sure else []
        self._last_names = line.index if self._persons else self._last_names
        self._facts.add_people(self._persons, line.start, _ORIGIN)
        if self._persons:
            self._facts.add_people(romanised(line.text), line.start, _ORIGIN)
        return bool(persons) and not self._persons

    def _facts_of(self, line: Line) -> None:
        """What the line says of date, source and pages beside the names."""
        found = byline(line.text, is_sure=True)
        names = {person.name for person in (*self._persons, *(found.people if found else ()))}
        self._persons = []
        facts = {fact.field: fact for fact in (*source_facts(line.text), *(found.facts if found else ()))}
        for value, at in sources(line.text):
            self._container(value, line.start + at, names)
        for field, fact in facts.items():
            if field == "container_title":
                if is_outlet(fact.value, line.text):
                    self._container(fact.value, line.start + fact.start, names)
                continue
            name = self._date_field if field == "issued" else field
            self._facts.say(name, fact.value, _ORIGIN, (line.start + fact.start, line.start + fact.end))

    def _container(self, value: str, start: int, names: set[str]) -> None:
        """The outlet, less the names that stand before it."""
        words = value.split()
        while len(words) > 1 and (words[0] in names or _is_nobody(words[0])):
            start, words = start + value.find(words[1]) - value.find(words[0]), words[1:]
        rest = value[value.find(words[0]) :] if words else ""
        if rest and rest not in names and not _is_nobody(rest) and not self._facts.has("container_title"):
            self._facts.say("container_title", rest, _ORIGIN, (start, start + len(rest)))

    def _units(self, line: Line) -> None:
        """Places of work in a line of authors: beside their names, or alone; a source's name is none."""
        if sources(line.text):
            return
        found = byline(line.text, is_sure=True)
        units = found.affiliations if found and found.people else ()
        rest = re.split("[:：]", line.text)[-1]
        for unit in units or ((rest,) if not (found and found.people) else ()):
            self._facts.add_affiliations(unit)


def _begins_references(line: Line) -> bool:
    hit = label_at(line.folded, "record") if len(line.text) < _SHORT else None
    return hit is not None and hit.form == "alone" and hit.means("references")


def _dated(line: Line, person: BylinePerson) -> bool:
    """Whether the line is a date with the name and nothing else: 2031-05-14秦川."""
    date = find_date(line.text)
    return date is not None and len(line.text) - (date.end - date.start) - len(person.name) <= 1


def _is_western(name: str) -> bool:
    return not han_count(name) and bool(persons_listed(name)) and not name.isupper()


def _is_nobody(name: str) -> bool:
    return folded(name).lower() in load_bylines().nobody
