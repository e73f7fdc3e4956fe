"""Reads the head of a text that has no labels: title, subtitle, authors, affiliations, journal line, date."""

from __future__ import annotations

import re

from distlaw.model.document import Origin
from distlaw.parsers.article.facts import Facts
from distlaw.parsers.bylines.byline import byline, is_masthead, tell
from distlaw.parsers.bylines.names import has_surname, is_organisation, may_be_name, people
from distlaw.parsers.bylines.source_line import find_date, is_source_line, source_facts
from distlaw.parsers.lines.line import Line
from distlaw.text.chinese import han_count
from distlaw.text.han import HAN
from distlaw.text.offsets import Range

_GENRE = re.compile(
    r"(?:essay|articles?|note|comment|book review|student note|review|论文|学术论文|原创|专题(?:研究|研讨)?|"
        r"本期(?:特稿|聚焦)|特稿|争鸣|评论|律师观点|"
    r"法学(?:研究|争鸣|论坛)|client alert|alert|insights?|publications?|news|blog|briefing|working paper|"
        r"discussion paper|preprint)",
    re.IGNORECASE,
)  # fmt: skip
_SUBTITLE = re.compile(r"^(?:[—―─–]{1,3}|--)\s*(?=\S)")
_BRACKETED = re.compile(r"^[(（\[].{4,120}[)）\]]$")
_SUFFIX = re.compile(r"(?:\.(?:pdf|docx?|txt|caj))?\s*(?:VIP)?$|_[^_]{2,12}(?:论文|网|库)$", re.I)
_AUTHOR_WITH_UNIT = re.compile(r"^(?P<names>[^()（）]{2,60}?)\s*[(（](?P<unit>[^()（）]{4,90})[)）]\s*[*†]?$")
_TWO_SPACES = re.compile(r"\s{2,}|\u3000+|\t|\s·\s|[｜|丨]")
_ENGLISH_BY = re.compile(r"^(?:by|written by|authors?:?)\s+(?=[A-Z])", re.I)


def _is_masthead(flat: str) -> bool:
    """A journal's head line above the title: a date and a journal's name, or a date twice."""
    flat = re.sub(r"\s{2,}", "  ", flat)
    found = find_date(flat)
    if found is None or len(flat) > 110 or found.start > 30:
        return False
    return bool(_JOURNAL.search(flat)) or bool(_MONTH_YEAR.search(flat[found.end :]) if found.start == 0 else False)


def is_subtitle(text: str) -> bool:
    """Whether a line is a subtitle: it begins with a dash."""
    return _SUBTITLE.match(text) is not None


_JOURNAL = re.compile(r"学报|学刊|法学|评论|研究(?!生)|论坛|月刊|季刊|杂志|法律科学|法商|论丛|Journal|Review|Quarterly")
_JOURNAL_ALONE = re.compile(
    r"(?:The\s)?(?:[A-Z][\w&.'’]*\s){0,5}(?:Law\s(?:Review|Journal|Quarterly)|Journal\sof\s.{3,40}|Review\sof\s.{3,40})(?:\s(?:Online|Forum))?|"
    r"(?:THE\s)?(?:[A-Z&.'’]+\s){0,5}(?:LAW\s(?:REVIEW|JOURNAL|QUARTERLY)|JOURNAL\sOF\s[A-Z &]{3,40})|"
    rf"[{HAN}]{{2,14}}(?:学报|學報|学刊|學刊|月刊|季刊)(?:[(（][{HAN}\s]{{2,14}}[)）])?"
)
_MONTH_YEAR = re.compile(r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?,?\s?\d{4}$")


class Front:
    """Takes head lines one by one; says of each which zone it belongs to (title, byline, none)."""

    def __init__(self, facts: Facts, is_chinese: bool, date_field: str = "issued") -> None:
        self._facts = facts
        self._is_chinese = is_chinese
        self._date_field = date_field
        self.title = ""
        self._title_line: Line | None = None
        self._span: Range = (-1, -1)

    def title_span(self, line: Line) -> Range:
        """What of a title's line is the title."""
        return self._span if line.start <= self._span[0] < line.end else (line.start, line.end)

    def take(self, line: Line, following: Line | None = None, origin: Origin = "layout") -> str:
        """Classify one line and record what it says: title, byline, source, date or "" (nothing of these)."""
        text = line.text
        if _GENRE.fullmatch(line.folded) and not (self.title == "" and following is None):
            return ""
        if self.title and _SUBTITLE.match(text) and not self._facts.has("subtitle"):
            cut = _SUBTITLE.match(text)
            at = cut.end() if cut else 0
            self._facts.say("subtitle", text[at:].strip(), origin, (line.start + at, line.end))
            return "title"
        if self._is_posting_line(line):
            return "date"
        if (not self.title or not self._facts.has("container_title")) and _JOURNAL_ALONE.fullmatch(text):
            self._facts.say("container_title", text, origin, (line.start, line.end))
            return "source"
        if not self.title and _is_masthead(line.folded):
            self._facts.running_head(text, line.start)
            self._pages(line, origin)
            return "source"
        if not self.title and not line.level and following is not None and is_masthead(text):
            self._tell(line, origin)
            return "source"
        if self._is_mixed_byline(line, origin):
            return "byline"
        if is_source_line(text) or (self.title and re.search(r"《[^》]{2,30}》", line.folded) and find_date(text)):
            self._source(line, origin)
            return "source"
        if self._is_date_line(line):
            return "date"
        if self._names_above_unit(line, following):
            self._facts.add_people(people(text), line.start, origin)
            return "byline"
        return self._byline(line, origin) or self._title(line, origin)

    def _names_above_unit(self, line: Line, following: Line | None) -> bool:
        """Whether a line of nothing but names stands right above the bracketed line of their affiliations."""
        if not self.title or self._facts.authors or following is None or not han_count(line.text):
            return False
        return len(line.text) <= 60 and bool(people(line.text)) and self.is_affiliation(following)

    def _is_mixed_byline(self, line: Line, origin: Origin) -> bool:
        """Authors with a date, an outlet or a firm in one line; above the title only where the line says "by"."""
        if not self.title and not _ENGLISH_BY.match(line.text):
            return False
        found = byline(line.text)
        if found is None or (found.people and self._facts.authors and not self._is_chinese):
            return False
        if not found.people and is_source_line(line.text):
            return False  # read below, with its pages
        if not found.people and not (is_masthead(line.text) or (found.affiliations and self._facts.authors)):
            return False
        tell(found, self._facts, line.start, origin, self._date_field)
        return True

    def _tell(self, line: Line, origin: Origin) -> None:
        found = byline(line.text)
        if found is not None:
            tell(found, self._facts, line.start, origin, self._date_field)

    def _pages(self, line: Line, origin: Origin) -> None:
        """A range of pages in the head line above the title: the pages of the whole work."""
        for fact in source_facts(line.text):
            if fact.field == "page" and re.search(r"\d\s?[-—–~−至]\s?\d", fact.value):
                self._facts.say("page", fact.value, origin, (line.start + fact.start, line.start + fact.end))

    def is_affiliation(self, line: Line) -> bool:
        """Whether a long line of the head lists affiliations."""
        marked = _BRACKETED.match(line.text) or re.search(r"\d{5,6}[)）]?$", line.text)
        return bool(self.title and marked) and is_organisation(line.text) and "。" not in line.text

    def is_mixed_byline(self, line: Line) -> bool:
        """Whether a line names authors beside a date, an outlet or a firm."""
        found = byline(line.text) if self.title and not self._facts.authors else None
        return found is not None and bool(found.people)

    def is_byline(self, line: Line) -> bool:
        """Whether a line that a format calls a heading only lists the authors."""
        return bool(self.title) and not self._facts.authors and bool(people(line.text)) and han_count(line.text) > 0

    def _source(self, line: Line, origin: Origin) -> None:
        head, bar, _ = line.text.replace("｜", "|").replace("丨", "|").partition("|")
        persons = people(head) if bar else []
        persons = [] if any(han_count(one.name) and not may_be_name(one.name) for one in persons) else persons
        if persons:
            self._facts.add_people(persons, line.start, origin)
        self._facts.source(line.text, line.start, origin)
        name = head.strip()
        if bar and not persons and 2 <= len(name) <= 24 and han_count(name) >= 2 and not re.search(r"[\d期卷]", name):
            known = self._facts.has("container_title")
            self._facts.say("container_title", "" if known else name, origin, (line.start, line.start + len(name)))
        if not self._facts.has("container_title"):
            named = re.search(r"《([^》]{2,30})》", line.folded)
            if named:
                at = line.start + named.start(1)
                self._facts.say(
                    "container_title", line.text[named.start(1) : named.end(1)], origin, (at, at + len(named[1]))
                )

    def _is_posting_line(self, line: Line) -> bool:
        """原创 author, account, date, time, place: the line an account's page has under (or above) the title."""
        moved = re.match(r"以下文章来源于\s*(?P<from>[^,，]{2,20}?)\s*[,，]\s*作者\s*(?P<who>\S{2,20})$", line.text)
        if moved:
            for name in ("from",):
                span = (line.start + moved.start(name), line.start + moved.end(name))
                self._facts.say("container_title", moved[name], "layout", span)
            self._facts.add_people(people(moved["who"]), line.start + moved.start("who"), "layout")
            return True
        found = find_date(line.text)
        if not found or len(line.text) > 70 or not re.search(r"\d{1,2}:\d\d|公众号|^原创", line.text):
            return False
        before = re.sub(r"^原创\s*|公众号|[·|｜]", " ", line.text[: found.start]).split()
        if len(before) > 4 or (not before and found.start == 0) or any(len(word) > 14 for word in before):
            return False
        self._facts.date("issued", line.text, line.start, "layout")
        names = [word for word in before if has_surname(word) and people(word)]
        for word in names:
            self._facts.add_people(people(word), line.start + line.text.find(word), "layout")
        accounts = [word for word in before if word not in names]
        if accounts and not self._facts.has("container_title"):
            at = line.start + line.text.find(accounts[-1])
            self._facts.say("container_title", accounts[-1], "layout", (at, at + len(accounts[-1])))
        return True

    def _is_date_line(self, line: Line) -> bool:
        """A date alone, or with a time, a place, or authors glued to it (a site's posting line)."""
        found = find_date(line.text)
        if not found or found.start > 12:
            return False
        rest = line.text[found.end :]
        time = re.match(r"\s*(\d{1,2}:\d\d(?::\d\d)?)\s*", rest)
        after = rest[time.end() :] if time else rest
        if len(line.text[: found.start] + after) > 24 or (not time and len(after.strip()) > 16):
            return False
        self._facts.date("posted" if time and after else self._date_field, line.text, line.start, "layout")
        persons = people(after.strip(" |｜·"))
        if persons and not self._facts.authors and not (time and len(persons) == 1 and len(persons[0].name) > 3):
            self._facts.add_people(persons, line.start + line.text.find(after.strip(" |｜·"), found.end), "layout")
        return True

    def _byline(self, line: Line, origin: Origin) -> str:
        text = line.text
        if not self.title and not _ENGLISH_BY.match(text):
            return ""
        glued = _AUTHOR_WITH_UNIT.match(text)
        if glued and (persons := people(glued["names"])):
            self._facts.add_people(persons, line.start, origin)
            self._facts.add_affiliations(glued["unit"])
            return "byline"
        known = [has_surname(person.name) or person.marks or person.note for person in people(text)]
        apart = bool(line.blanks) or not han_count(text) or bool(known and all(known))
        if apart and (persons := people(text)) and (self._wants_people(text) or len(persons) > 1):
            self._facts.add_people(persons, line.start, origin)
            return "byline"
        parts = [part for part in _TWO_SPACES.split(text) if part.strip()]
        if len(parts) > 1 and (persons := people(parts[0])) and is_organisation(" ".join(parts[1:])):
            self._facts.add_people(persons, line.start, origin)
            self._facts.add_affiliations("，".join(parts[1:]) if len(parts) > 2 else parts[1])
            return "byline"
        if len(parts) == 2 and is_organisation(parts[0]) and len(persons := people(parts[1])) >= 1:
            self._facts.add_people(persons, line.start + text.find(parts[1]), origin)
            self._facts.add_affiliations(parts[0])
            return "byline"
        one = re.match(r"^(?P<who>[^\s,，()（）]{2,4})[\s,，](?P<org>[^。]{4,40})$", text)
        if one and is_organisation(one["org"]) and len(persons := people(one["who"])) == 1:
            self._facts.add_people(persons, line.start, origin)
            self._facts.add_affiliations(one["org"])
            return "byline"
        comma = re.match(r"^(?:By\s+)?(?P<who>[A-Z][^,]{3,40}),\s+(?P<org>.{4,90})$", text)
        if comma and is_organisation(comma["org"]) and (persons := people(comma["who"])):
            self._facts.add_people(persons, line.start + comma.start("who"), origin)
            self._facts.add_affiliations(comma["org"])
            return "byline"
        if is_organisation(text) and self._looks_like_affiliation(line):
            return "byline" if self._facts.add_affiliations(text) else ""
        return ""

    def _wants_people(self, text: str) -> bool:
        """English capitals may be a heading or a title: only mixed case, and only while authors are wanted."""
        if han_count(text):
            return not self._facts.authors or not self._is_chinese
        return not text.isupper() and (not self._facts.authors or (self._is_chinese and not self._facts.latin))

    def _looks_like_affiliation(self, line: Line) -> bool:
        text = line.text
        if (
            _BRACKETED.match(text)
            or re.search(r"\d{5,6}[)）]?\.?$", text)
            or re.match(r"^\(?[1-9a-c*†][.、．\s]", text)
        ):
            return True
        if han_count(text):
            return (
                len(text) <= 40
                and not re.search(r"[。？?！]", text)
                and bool(
                    re.search(
                        r"(?:大学|学院|大學|學院|研究院|研究所|中心|法院|事务所|事務所|公司|系|所|院|教授|讲师|律师|研究生|组|組|部|室)\d*$",
                        text,
                    )
                    or self._facts.authors
                )
            )
        return len(text.split()) <= 16 and not text.endswith((".", "?")) and not text.isupper()

    def _title(self, line: Line, origin: Origin) -> str:
        text = _SUFFIX.sub("", line.text).rstrip("*＊†‡ ").strip()
        if not self.title:
            if not 2 <= len(text) <= 200:
                return ""
            self._set_title(line, text, origin)
            return "title"
        if self._title_goes_on(line):
            self._facts.statements = [s for s in self._facts.statements if s.field != "title"]
            first = self._title_line or line
            joint = "" if han_count(text) else " "
            self.title += joint + text
            self._facts.say("title", self.title, origin, (first.start, line.end))
            self._title_line = line
            return "title"
        if (
            self._is_chinese
            and not han_count(text)
            and len(text.split()) >= 3
            and not self._facts.has("title_translated")
        ):
            self._facts.say("title_translated", text, origin, (line.start, line.start + len(text)))
            return "title"
        if not self._is_chinese and han_count(text) >= 4 and not self._facts.has("title_translated"):
            self._facts.say("title_translated", text, origin, (line.start, line.start + len(text)))
            return "title"
        return ""

    def _set_title(self, line: Line, text: str, origin: Origin) -> None:
        start = line.start + line.text.find(text)
        for bar in ("丨", "｜", "|"):
            left, found, right = text.partition(bar)
            if not found:
                continue
            if has_surname(left) and people(left.strip()):
                self._facts.add_people(people(left), line.start, origin)
            longer = max((left.strip(), right.strip()), key=len)
            start, text = line.start + line.text.find(longer), longer
        name, dash, rest = text.partition(" - ")
        if dash and has_surname(name) and people(name.strip()) and len(rest) >= 4:
            self._facts.add_people(people(name), start, origin)
            start, text = start + text.find(rest), rest
        self._span = (start, start + len(text))
        self.title = text
        self._title_line = line
        self._facts.say("title", text, origin, (start, start + len(text)))

    def _title_goes_on(self, line: Line) -> bool:
        """The second line of a title in capitals, or one that breaks off after a colon or a joining word."""
        first = self._title_line
        if first is None or line.blanks or line.index != first.index + 1 or self._facts.authors:
            return False
        if self.title.isupper() and line.text.isupper():
            return True
        return self.title.endswith((":", "：", "、", ",", "，")) or bool(
            re.search(r"\b(?:of|and|the|in|for|to|a|on|with|at|or)$", self.title)
        )
