"""Labelled fields: what belongs to the open one, and what it says when it closes."""

from __future__ import annotations

import re

from distlaw.parsers.article import keyword_lines
from distlaw.parsers.article.author_fields import labelled_authors
from distlaw.parsers.article.blocks import Block, Part
from distlaw.parsers.article.facts import Facts
from distlaw.parsers.article.manner import Manner
from distlaw.parsers.article.values import Values
from distlaw.parsers.bylines.keywords import split_keywords
from distlaw.parsers.bylines.names import is_organisation, persons_listed
from distlaw.parsers.bylines.source_line import find_date
from distlaw.parsers.lines.labels import LabelFound, label_at, labels_inside
from distlaw.parsers.lines.line import Line
from distlaw.parsers.lines.wraps import is_final, joined_lines
from distlaw.text.chinese import han_count, is_chinese
from distlaw.text.fold import folded
from distlaw.text.offsets import Range
from distlaw.vocab.words import worded

_ABSTRACT_BREAK = re.compile(r"(?<=[。！？”])\s{0,3}(?=[A-Z][A-Za-z'’,\s\-]{12,})")
_OF_THESES = worded("article_lines", "{of_theses}", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20|21)\d\d")
_DIRECT = {"title", "title_translated", "container_title", "volume", "issue", "page"}
_CONTEXT = 8000  # characters of the text that shows which words of a list belong together
_LONG_LINE = 600  # characters of a line that a date begins and keywords may end
_SHORT = frozenset({"supervisor", "category", "posted", "issued", "publisher"})
_LONG = frozenset({"abstract", "author_note", "funding", "cite_line"})


class ArticleFields(Values):
    """Holds the open field and turns each closed one into statements and blocks of the reading text."""

    def __init__(self, facts: Facts, text: str, manner: Manner, *, is_chinese: bool) -> None:
        super().__init__(facts, text, is_chinese=is_chinese)
        self._skips_site_keywords = manner.skips_site_keywords
        self._takes_tags = manner.genre == "note"
        self._is_record = manner.mode == "record"
        self._fields: frozenset[str] = frozenset()
        self._label: Range = (0, 0)
        self.headings: set[int] = set()  # where labels begin that are headings of the text already
        self._lines: list[Line] = []
        self._queue: list[tuple[frozenset[str], Range, list[Line]]] = []
        self.has_abstract = False
        self.site_keywords: Range | None = None

    @property
    def is_open(self) -> bool:
        return bool(self._fields)

    @property
    def is_list(self) -> bool:
        """Whether a list of keywords is open, one of them a line."""
        last = self._lines[-1].text if self._lines else ""
        return "keywords" in self._fields and 0 < len(last) < keyword_lines.ONE and not re.search("[,;；，、/]", last)

    def awaits_list(self, line: Line) -> bool:
        """Whether the keywords are announced above and the line lists them, however the format marks it."""
        return "keywords" in self._fields and not self._lines and len(re.findall("[,;；，、]", line.text)) > 1

    @property
    def in_abstract(self) -> bool:
        """Whether an abstract is open, beside which a head's labels stand wherever it is printed."""
        return "abstract" in self._fields

    @property
    def is_empty(self) -> bool:
        return not self._lines

    def open(self, line: Line, hit: LabelFound) -> None:
        """Begin a field at its label; labels further on in the line close it and begin others."""
        starts = [hit, *self._inside(line, hit)]
        for number, one in enumerate(starts):
            end = starts[number + 1].start if number + 1 < len(starts) else len(line.text)
            if starts[number + 1 : number + 2] and starts[number + 1].form == "bracket":
                end = line.folded.rfind("[", 0, end) if line.folded[:end].rstrip().endswith("[") else end
            value = line.text[one.value : end]
            if (
                one.form == "bracket"
                and one.start
                and line.text[one.start - 1] in "(（["
                and value.endswith((")", "）", "]"))
            ):
                value = value[:-1] if line.folded[one.value - 1] not in "])" else value
            lead = len(value) - len(value.lstrip(" |\u3000\t"))
            value = value.strip().strip("|").strip()
            start = line.start + one.value + lead
            lines = [keyword_lines.line_part(line, start, value)] if value else []
            label = (line.start + (0 if number == 0 else one.start), start)
            if number:
                self._queue.append((self._fields, self._label, self._lines))
            self._fields, self._label, self._lines = one.fields, label, lines

    def _inside(self, line: Line, hit: LabelFound) -> list[LabelFound]:
        found = labels_inside(line.folded, hit.value)
        if hit.means("abstract"):
            return [one for one in found if one.means("keywords") or one.form == "bracket"]
        if hit.means("author_note", "cite_line", "references", "notes", "funding") and len(line.text) > 60:
            return [one for one in found if one.form == "bracket" or one.means("author_note", "doi")]
        if hit.means("issued", "category") and len(line.text) < _LONG_LINE:
            return [one for one in found if not one.means("abstract")]
        if hit.means("source_line", "author", "issued", "posted", "category"):
            return [one for one in found if one.form == "bracket" or not one.means("abstract", "keywords")]
        beside = ("abstract", "author", "source_line", "posted", "affiliation")
        return [one for one in found if one.form == "bracket" or not one.means(*beside)]

    def wants(self, line: Line, width: int) -> bool:
        """Whether an unlabelled line goes on with the open field."""
        if not self._lines:
            most = 4 if "abstract" in self._fields else 2
            return not self._fields & {"contents", "skip", "category"} and line.blanks <= most
        last = self._lines[-1]
        near = line.index == last.index + 1 and (not line.blanks or line.has_marks)
        if "abstract" in self._fields:
            if near and not line.has_marks:
                return not (
                    is_final(last.text)
                    and keyword_lines.is_foreign_title(last.text, line.text)
                    and not is_final(line.text)
                )
            return not is_final(last.text) and len(last.text) > 20
        if "title" in self._fields:
            foreign = han_count(last.text) > 3 and not han_count(line.text)
            return near and not line.blanks and foreign and len(self._lines) < 2
        if "author" in self._fields:
            if find_date(line.text):
                return False
            beside = line.indent > 2 or is_organisation(line.text) or (len(line.text) < 40 and not han_count(line.text))
            return near and beside and len(line.text) < 90 and not line.text.endswith("。")
        if "author_note" in self._fields:
            return (near or line.blanks <= 1) and self._is_note_on_author(line, last)
        if "keywords" in self._fields:
            beside = (
                self._text[last.end : line.start].strip() in keyword_lines.MARKS
            )  # a mark alone stands between them
            return keyword_lines.goes_on(last, line, is_near=near or beside)
        if self._is_record and self._fields & _SHORT:
            return near and len(line.text) < 60 and not line.text.endswith("。")
        if self._fields & _LONG:
            return near and not is_final(last.text) and bool(width or last.width > 60)
        return False

    def _is_note_on_author(self, line: Line, last: Line) -> bool:
        if not is_final(last.text) and last.width > 40:
            return True
        named = any(line.text.startswith(author.name) for author in self._facts.authors)
        return named or (last.width > 60 and not line.blanks and not line.has_marks)

    def more(self, line: Line) -> None:
        """Add a line to the open field."""
        self._lines.append(line)

    def close(self) -> list[Block]:
        """Close the open field; what of it belongs to the reading text."""
        if not self._fields:
            return []
        fields = [*self._queue, (self._fields, self._label, self._lines)]
        self._fields, self._lines, self._queue = frozenset(), [], []
        return [block for one in fields for block in self._closed(*one)]

    def _closed(self, fields: frozenset[str], label: Range, lines: list[Line]) -> list[Block]:
        if not lines:
            return []
        if "tags" in fields and self._takes_tags:
            fields = frozenset({"keywords"})
        for name in ("abstract", "keywords", "author", "affiliation"):
            if name in fields:
                found: list[Block] = getattr(self, f"_{name}")(label, lines)
                return found
        if "supervisor" in fields and _OF_THESES.search(folded(self._text[slice(*label)])):
            self._facts.say("csl_type", "thesis", "label", label)
        self._statement(fields, lines)
        if fields & {"title", "title_translated"}:
            return [Block([(line.start, line.end, None)], "title") for line in lines]
        return []

    def _joined(self, lines: list[Line]) -> tuple[list[Part], str]:
        parts = joined_lines(lines, self._text)
        return parts, "".join(self._text[a:b] if new is None else new for a, b, new in parts)

    def _abstract(self, label: Range, lines: list[Line]) -> list[Block]:
        self.has_abstract = True
        change = next(
            (i for i in range(1, len(lines)) if han_count(lines[0].text) > 15 and not han_count(lines[i].text)), 0
        )
        if change and not any(han_count(line.text) for line in lines[change:]):
            native, foreign = self._joined(lines[:change])[0], self._joined(lines[change:])[0]
            return [self._one_abstract(native, label), self._one_abstract(foreign, None)]
        parts, value = self._joined(lines)
        split = _ABSTRACT_BREAK.search(value) if len(lines) == 1 and han_count(value) > 20 else None
        if split and han_count(value[split.end() :]) == 0:
            start = lines[0].start
            first, second = (start, start + split.start()), (start + split.end(), lines[0].end)
            return [self._one_abstract([(*first, None)], label), self._one_abstract([(*second, None)], None)]
        return [self._one_abstract(parts, label)]

    def _one_abstract(self, parts: list[Part], label: Range | None) -> Block:
        value = "".join(self._text[a:b] if new is None else new for a, b, new in parts)
        named = folded(self._text[slice(*label)]).strip("[(【 ")[:1] if label else ""
        main = named == "中" or (named not in ("英", "外") and is_chinese(value) == self._is_chinese)
        value = re.sub(r"^<正>", "", value)
        again = label_at(folded(value[:40]), "record") if label else None
        if again is not None and again.means("abstract") and again.form in ("colon", "bracket"):
            value = value[again.value :]
        self._facts.say("abstract" if main else "abstract_translated", value, "label", (parts[0][0], parts[-1][1]))
        head, length = self._head(label, parts) if label else ([], 0)
        return Block(
            [*head, *parts], "abstract" if main else "abstract_translated", length, "zh" if is_chinese(value) else "en"
        )

    def _keywords(self, label: Range, lines: list[Line]) -> list[Block]:
        if self._skips_site_keywords and not self.has_abstract and self.site_keywords is None:
            self.site_keywords = (label[0], lines[-1].end)
            return []
        has_bullets = bool({line.text[:1] for line in lines} & keyword_lines.BULLET_SIGNS)
        if has_bullets and not (lines := keyword_lines.bulleted(self._text, label, lines)):
            return []
        if groups := keyword_lines.by_script(lines):
            return [
                block
                for at, group in enumerate(groups)
                for block in self._one_list(label if not at else None, group, is_listed=len(lines) > 2)
            ]
        return self._one_list(label, lines, is_listed=has_bullets)

    def _one_list(self, label: Range | None, lines: list[Line], *, is_listed: bool = False) -> list[Block]:
        """One list of keywords, in one language or in both."""
        parts, value = self._joined(lines)
        if len(lines) > 1 and not lines[0].indent and all(len(line.text) < 48 for line in lines):
            parts = []
            for line in lines:
                parts += [(line.start, line.start, "\n")] if parts else []
                parts.append((line.start, line.end, None))
        is_listed |= len(lines) > 2
        if is_listed and all(len(line.text) < 48 and not re.search("[,，;；、]", line.text) for line in lines):
            value = ";".join(line.text for line in lines)
        chinese, english = split_keywords(value, self._text[:_CONTEXT])
        first, second = (chinese, english) if self._is_chinese else (english, chinese)
        span = (lines[0].start, lines[-1].end)
        self._facts.say("keywords", first, "label", span)
        self._facts.say("keywords_translated", second, "label", span)
        head, length = self._head(label, parts) if label else ([], 0)
        return [Block([*head, *parts], "keywords", length)]

    def list_of_keywords(self, line: Line) -> list[Block]:
        """A line that is a list of keywords although nothing announces it; of two languages the first is the work's."""
        if han_count(line.text) and not self._is_chinese:
            chinese, english = split_keywords(line.text, self._text[:_CONTEXT])
            self._facts.say("keywords", chinese, "label", (line.start, line.end))
            self._facts.say("keywords_translated", english, "label", (line.start, line.end))
            return [Block([(line.start, line.end, None)], "keywords", 0)]
        return self._one_list(None, [line])

    def _head(self, label: Range, parts: list[Part]) -> tuple[list[Part], int]:
        """The label before its value, on a line of its own where it stood so; and its length."""
        start = parts[0][0]
        if label[1] > start or label[0] in self.headings:
            return [], 0
        shown = (label[0], label[0] + len(self._text[label[0] : label[1]].rstrip()), None)
        if "\n" in self._text[label[0] : start]:
            return [shown, (start, start, "\n")], shown[1] - shown[0] + 1
        return [(*label, None)], label[1] - label[0]

    def _author(self, label: Range, lines: list[Line]) -> list[Block]:
        return labelled_authors(self._facts, label, lines)

    def _affiliation(self, label: Range, lines: list[Line]) -> list[Block]:
        for line in lines:
            self._facts.add_affiliations(line.text)
        return [Block([(line.start, line.end, None)], "byline") for line in lines]

    def _statement(self, fields: frozenset[str], lines: list[Line]) -> None:
        _, value = self._joined(lines)
        line, span = lines[0], (lines[0].start, lines[-1].end)
        direct = fields & _DIRECT
        if "title" in fields and len(lines) > 1:
            self._facts.say("title_translated", lines[1].text, "label", (lines[1].start, lines[1].end))
            value, span = lines[0].text, (lines[0].start, lines[0].end)
        if "source_line" in fields:
            self._source(line, value, span)
        elif direct:
            self._of_one_kind(min(direct), value, span)
        elif fields & {"issued", "posted", "serial_date"}:
            name = "posted" if "posted" in fields else "issued"
            if not self._facts.date(name, line.text, line.start, "label") and _YEAR.fullmatch(line.text):
                self._facts.say(name, line.text, "label", span)
        elif "funding" in fields:
            self._facts.say("funding", (value.rstrip("。. ;；"),), "label", span)
        elif "author_note" in fields:
            self.notes_on_authors.extend(one.text for one in lines)
        elif "author_latin" in fields:
            self._facts.add_people(persons_listed(value), line.start, "label")
        elif "doi" in fields:
            self._doi(value, span, "label")
        elif "article_number" in fields:
            self._article_number(line)
        elif "cite_line" in fields:
            self._cite_line(line, value, span)
