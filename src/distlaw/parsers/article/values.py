"""What single values say: journal lines, identifiers, citations of the work itself, hints, notes on authors."""

from __future__ import annotations

import re

from distlaw.model.document import Origin
from distlaw.model.source import Hint
from distlaw.parsers.article.facts import Facts
from distlaw.parsers.bylines.article_number import ARTICLE_NUMBER
from distlaw.parsers.bylines.names import one_affiliation, persons_listed
from distlaw.parsers.bylines.outlets import is_no_outlet
from distlaw.parsers.bylines.source_line import find_date, source_facts
from distlaw.parsers.front.dois import dois
from distlaw.parsers.lines.line import Line
from distlaw.text.chinese import han_count
from distlaw.text.fold import folded
from distlaw.text.han import HAN
from distlaw.text.offsets import Range, Ranges
from distlaw.vocab.words import worded

_GBT_CITE = re.compile(
    r"^(?P<authors>[^.．。]{2,80})[.．。]\s?(?P<title>[^\[\]]{4,120})\[J(?:/OL)?\][.．。]?\s?(?P<journal>[^,，.]{2,60})[,，.]"
)
_AND_MORE = worded("article_lines", r"{accounts}|[“”\"「」『』《》]")
_BOTH = re.compile(rf"([{HAN}][^A-Za-z]*[^A-Za-z\s])\s+([A-Z][A-Za-z'’-]*(?:\s[^\s{HAN}]+){{2,}})")
_IN_BRACKETS = re.compile(rf"([{HAN}][^A-Za-z]*?)\s?[(（]([A-Z][A-Za-z]*(?:[ ,'’:-]+[A-Za-z]+){{2,}})[)）]")
_FUNDED = worded(
    "article_lines",
    r"{funded_work}?{funded_by}([^。;；,，]{4,80}?{funds}[^。;；,，]{0,60}?)的?{outcomes}+(?:研究)?{outcome}?",
)
_BESIDE_A_SOURCE = worded("article_lines", r"\d{1,2}:\d\d(?::\d\d)?|[\s|｜丨·,，、]+|{before_a_source}")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.](0?[1-9]|1[0-2])[/.]((?:19|20)\d\d)")
_MONTHS = 12
_APA_CITE = re.compile(
    r"\(((?:19|20|"
    r"21)\d\d)[^)]{0,12}\)\.\s(?P<title>[^.?]{4,200}[.?])\s(?P<journal>[A-Z][^,]{3,80}),\s"
)


class Values:
    """Turns one value after another into statements."""

    def __init__(self, facts: Facts, text: str, *, is_chinese: bool) -> None:
        self._facts = facts
        self._text = text
        self._is_chinese = is_chinese
        self.notes_on_authors: list[str] = []
        self._stars: list[str] = []
        self._hinted: set[str] = set()

    def _of_one_kind(self, name: str, value: str, span: Range) -> None:
        bracketed = _IN_BRACKETS.fullmatch(value) if name == "title" else None
        if bracketed:
            self._facts.say("title", bracketed[1], "label", span)
            self._facts.say("title_translated", bracketed[2], "label", span)
        elif name == "title_translated" or (name == "title" and _BOTH.fullmatch(value.strip(" |"))):
            self._titles(value, span)
        else:
            self._facts.say(name, _AND_MORE.sub("", value) if name == "container_title" else value, "label", span)

    def _titles(self, value: str, span: Range) -> None:
        """What a label of either language announces: the title, its translation, or both in one line."""
        value = value.strip(" |")
        both = _BOTH.fullmatch(value)
        for one in both.groups() if both else (value,):
            is_own = bool(han_count(one)) == self._is_chinese
            if not (is_own and self._facts.has("title")):
                self._facts.say("title" if is_own else "title_translated", one, "label", span)

    def _source(self, line: Line, value: str, span: Range) -> None:
        if source_facts(line.text) and (re.search(r"\d", line.text) or "《" in line.folded):
            self._facts.source(line.text, line.start, "label")
        if not self._facts.has("container_title"):
            named = re.search(r"《([^》]{2,30})》", value)
            first = re.split(r"\s{2,}|\d{4}|\s?[(（]\s?(?:ID|微信)|\s*[|｜丨]\s*", value)[0]
            name = named[1] if named else _AND_MORE.sub("", first).strip(" ,，:：(")
            if 2 <= len(name) <= 40 and not name.startswith("http") and not is_no_outlet(name):
                self._facts.say("container_title", name, "label", span)

    def _doi(self, value: str, span: Range, origin: Origin) -> None:
        found = next(dois(value), None)
        if found:
            self._facts.say("doi", found[0], origin, span)

    def _article_number(self, line: Line) -> None:
        found = ARTICLE_NUMBER.search(folded(line.text))
        if not found:
            return
        issn, year, issue, first, count = found.groups()
        span = (line.start + found.start(), line.start + found.end())
        last = int(first) + int(count) - 1
        page = str(int(first)) if last == int(first) else f"{int(first)}-{last}"
        values = [("issued", year), ("issue", issue), ("issn", f"{issn[:4]}-{issn[-4:]}")]
        if "-" in found.group()[9:]:  # without its hyphens the number was damaged, and pages are not to be guessed
            values.append(("page", page))
        for name, value in values:
            self._facts.say(name, value, "inferred", span)

    def _cite_line(self, line: Line, value: str, span: Range) -> None:
        """The best citation is often a single line: its values outrank the pieces."""
        found = _GBT_CITE.match(folded(value))
        if found:
            journal = value[found.start("journal") : found.end("journal")].strip()
            self._facts.say("container_title", journal, "cite_line", span)
            title = value[found.start("title") : found.end("title")].strip()
            if not self._facts.has("title"):
                self._facts.say("title", title, "cite_line", span)
        apa = _APA_CITE.search(value)
        if apa and not found:
            self._facts.say("container_title", apa["journal"], "cite_line", span)
            self._facts.say("issued", apa[1], "cite_line", span)
            numbers = re.search(r"(\d{1,4})\s?\((\d{1,3})\),\s(\d{1,5}[-–]\d{1,5})", value)
            for name, number in zip(("volume", "issue", "page"), numbers.groups() if numbers else (), strict=False):
                self._facts.say(name, number, "cite_line", span)
        for fact in source_facts(value):
            if fact.field != "container_title" or not (found or apa):
                self._facts.say(fact.field, fact.value, "cite_line", span)
        self._doi(value, span, "cite_line")

    def hint(self, hint: Hint) -> None:
        """A value the format carries outside the text."""
        name, value = hint.name, hint.value.strip()
        if not value or name.startswith("untrusted_"):
            return
        if name in ("author", "account", "publisher", "container_title", "affiliation"):
            self._hinted.add(value)
        if name == "author":
            persons = persons_listed(value)
            self._facts.add_people(persons, 0, "meta")
        elif name == "affiliation":
            self._facts.add_affiliations(value)
        elif name == "keyword":
            self._facts.say(
                "keywords" if bool(han_count(value)) == self._is_chinese else "keywords_translated", (value,), "meta"
            )
        elif name in ("issued", "posted"):
            found = find_date(value)
            self._facts.say(name, found.value if found else value, "meta")
        elif name == "account" or (name == "site" and self._publishes(value)):
            self._facts.say("container_title", value, "meta")
        elif name in (
            "title",
            "container_title",
            "publisher",
            "url",
            "doi",
            "issn",
            "volume",
            "issue",
            "page",
            "abstract",
        ):
            self._facts.say(name, value, "meta")

    def _publishes(self, site: str) -> bool:
        """Whether the page names its site as the publisher too: a magazine's own page, no shop's or host's."""
        return any(said.field == "publisher" and said.value == site for said in self._facts.statements)

    def given(self, name: str, values: list[str], ranges: Ranges) -> None:
        """A value of a front matter: one kind of label."""
        self._facts.given.add(name)
        if name == "author":
            self._facts.add_authors(values, ranges)
        elif name == "affiliation":
            self._facts.add_affiliations(values[0])
        elif name == "issued":
            found = find_date(values[0])
            day = _DAY_FIRST.fullmatch(values[0].strip())
            if day:  # 17/06/2031; 05/06/2031 may be either's
                clear = int(day[1]) > _MONTHS or day[1] == day[2]
                value = f"{day[3]}-{int(day[2]):02d}-{int(day[1]):02d}" if clear else day[3]
            else:
                value = found.value if found else values[0]
            self._facts.state("issued", value, "label", ranges)
        elif name == "keywords":
            words = values if len(values) > 1 else re.split(r"\s*[,，;；、]\s*", values[0])
            self._facts.state("keywords", tuple(word.lstrip("#") for word in words if word), "label", ranges)
        else:
            self._facts.state(name, values[0], "label", ranges)

    def star_note(self, text: str) -> None:
        """Keep a note on the author for later: where he works, and who paid."""
        self._stars.append(re.sub(r"^[†‡*＊\s]+", "", text))

    def read_star_notes(self) -> None:
        """Read the notes on authors that were kept: an affiliation for whom has none, funding, then all the rest."""
        for text in [*self._stars, *self.notes_on_authors]:
            paid = _FUNDED.search(text)
            if paid and not self._facts.has("funding"):
                self._facts.say("funding", (paid[1].strip(),), "label")
        if 1 < len(self._stars) == len(self._facts.authors) and not self._facts.has_affiliations:
            self._stars_in_order()
            return
        for text in self._stars:
            first = re.split(r"(?<=[a-z])\.\s|。", text)[0]
            affiliation = one_affiliation(first)
            alone = (
                len(self._facts.authors) == 1
                and not self._facts.authors[0].affiliations
                and not self._facts.has_affiliations
            )
            if alone and affiliation and len(affiliation) < 120 and not han_count(text):
                self._facts.authors[0].affiliations.append(affiliation)
            else:
                self.notes_on_authors.append(text)

    def _stars_in_order(self) -> None:
        """As many notes as authors: each says where one of them works."""
        for author, text in zip(self._facts.authors, self._stars, strict=True):
            affiliation = one_affiliation(re.split(r"(?<=[a-z])\.\s|。", text)[0])
            if affiliation and len(affiliation) < 120 and not author.affiliations:
                author.affiliations.append(affiliation)

    def firm(self, *, is_outlet: bool) -> None:
        """On a firm's page the firm is where its authors work, and the container where nothing else is decided."""
        publisher = next((s.value for s in self._facts.statements if s.field in ("publisher", "account_name")), "")
        if not isinstance(publisher, str) or not publisher:
            return
        if is_outlet and not self._facts.has("container_title"):
            self._facts.say("container_title", publisher, "meta")
        self._facts.place_all_at(publisher)

    def repeats_hints(self, line: str) -> bool:
        """Whether a line of the head says only what the page's metadata said: names, account, date, place."""
        if not self._hinted:
            return False
        rest = line
        for value in sorted(self._hinted, key=len, reverse=True):
            rest = rest.replace(value, " ")
        found = find_date(rest)
        rest = rest[: found.start] + rest[found.end :] if found else rest
        rest = _BESIDE_A_SOURCE.sub("", rest)
        return len(rest) <= 4 and rest != line
