"""Reads a head: labels its lines, decides the title, and hands the other lines to the readers of names and dates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from distlaw.model.source import SourceText
from distlaw.parsers.bylines.source_line import find_date
from distlaw.parsers.front.candidates import title_candidates
from distlaw.parsers.front.features import features
from distlaw.parsers.front.glued import is_mixed
from distlaw.parsers.front.head import LONGEST, head_of_lines
from distlaw.parsers.front.labeller import Labelled, certain, chances, labelled_by, mixed, site_model
from distlaw.parsers.front.marked_names import marked_names
from distlaw.parsers.front.running_title import running_titles
from distlaw.parsers.front.site_lines import SeenHead, site_chances
from distlaw.parsers.front.site_signs import spoken, with_site_signs
from distlaw.parsers.front.title import Decision, likeliest_title
from distlaw.parsers.lines.entries import marker_of
from distlaw.parsers.lines.labels import label_at
from distlaw.parsers.lines.line import Line
from distlaw.parsers.lines.wraps import is_final
from distlaw.vocab.citation_forms import is_cited_alone
from distlaw.vocab.print_signs import print_sign

SURE = 0.42  # a line less likely than this to be the site's own stays
SURE_OF_A_PARAGRAPH = 0.6  # and a wide line needs more
SURE_OF_A_FIELD = 0.75  # what announces a field or gives a date, more, and the labeller that reads fields decides
SURE_OF_A_SENTENCE = (
    0.75  # and a sentence that speaks of nothing that sites speak of, or what is labelled as text, most
)
SURE_OF_A_MIXTURE = 0.85  # where one of its sentences may be text: what the site added to it is found apart
_RECORD = 3  # labelled lines
_CERTAIN = 0.9
_PROSE = 60  # half ems
_SHORTEST = 16  # half ems of a sentence
_SPOKEN = 2  # things
_QUIET = 0.1  # of a slight text's lines
_WRAPS = 50  # half ems of a line that is broken at its end
_CALL = re.compile(r"(?<=[.!?。！？”\"])\s?[\[(（]?\d{1,3}[\])）]?$")  # of a note, behind the sentence's end
_OPEN = re.compile(r"[a-z,;-]$")
_SEPARATOR = re.compile(r"[,;:，；、：。|/]")
APART = 0.55  # a line below the head's end that is likelier than this to be anything but text is left out
_TEXT = (
    "body", "heading", "abstract", "abstract_en", "footnote", "reference", "contents", "title", "subtitle", "title_en",
    "keywords", "keywords_en", "affiliation",
)  # fmt: skip


@dataclass(frozen=True)
class FrontReading:
    """The labels of a head's lines by the lines' index, and the title."""

    labels: dict[int, Labelled]
    title: Decision
    lines: tuple[Line, ...]
    tables: dict[int, dict[str, float]]  # each line's chances by label, by its index
    parts: dict[int, dict[str, float]]  # the same, weights that tell the site's lines by their own signs counted in
    spoken: dict[int, int]  # of how many things that sites speak of a line tells
    site: dict[int, float]  # how likely each line is the site's own

    def label(self, line: Line) -> str:
        """The line's label; empty beyond the head."""
        found = self.labels.get(line.index)
        return found.label if found else ""

    def sure(self, line: Line) -> float:
        """How sure the label is."""
        found = self.labels.get(line.index)
        return found.probability if found else 0.0

    def heads(self, line: Line) -> float:
        """How likely the line is a heading; 0 beyond the head."""
        return self.parts.get(line.index, {}).get("heading", 0.0)

    def is_apart(self, line: Line) -> bool:
        """Whether a short line is most likely a date, a source or the site's own, wherever it stands."""
        table = self.parts.get(line.index)
        if table is None or not self._has_prose or line.width >= _PROSE or line.level or line.kind:
            return False
        if self.may_be_text(line):
            return False
        if line.index in self._wrapped or (_is_sentence(line) and self.spoken[line.index] < _SPOKEN):
            return False
        return 1 - sum(table.get(label, 0.0) for label in _TEXT) > APART

    def is_said(self, line: Line) -> bool:
        """Whether a line is a sentence that speaks of nothing that sites speak of."""
        return _is_sentence(line) and not self.spoken.get(line.index, 0)

    def may_be_text(self, line: Line) -> bool:
        """Whether nothing speaks for the site's own: a line of which nothing is read is then left in the text."""
        return self.is_slight or is_cited_alone(line.text)

    def names_authors(self, line: Line) -> float:
        """The line's chance of naming the authors; 0 beyond the head."""
        table = self.tables.get(line.index, {})
        return table.get("author", 0.0) + table.get("byline", 0.0)

    @cached_property
    def is_slight(self) -> bool:
        """Whether the head is the whole of a text without one wide paragraph, no database's record and no page whose
        lines speak of what sites speak of: what is not surely the site's is text."""
        labelled = sum(label_at(line.folded, "record") is not None for line in self.lines)
        told = sum(1 for line in self.lines if self.spoken[line.index])
        is_quiet = labelled < _RECORD and told <= max(1, _QUIET * len(self.lines))
        return not self._has_prose and len(self.lines) < LONGEST and is_quiet

    @cached_property
    def _has_prose(self) -> bool:
        return any(is_final(line.text) and line.width > _PROSE for line in self.lines)

    def furniture(self) -> dict[int, str]:
        """The lines that are the site's own, but for those of the title; surer ones in a text without running text."""
        kept = {self.lines[at].index for at in self.title.title.at} if self.title.title else set()
        kept |= self._sources() | self._listed() | self._wrapped | self._certain()
        return {line.index: "furniture" for line in self.lines if line.index not in kept and self._is_furniture(line)}

    def _certain(self) -> set[int]:
        """The lines that are names with their marks."""
        return {at for at, label in self.labels.items() if label.label == "author" and label.probability == 1.0}

    def _sources(self) -> set[int]:
        """The lines under a marked heading that says what the text draws on: links there are references."""
        found: set[int] = set()
        is_open = False
        for line in self.lines:
            if line.level:
                is_open = print_sign("sources").match(line.text.strip(" #*:：")) is not None
            elif is_open:
                found.add(line.index)
        return found

    @cached_property
    def _wrapped(self) -> set[int]:
        """The lines that go on in lower case with what a wide line directly above them leaves open."""
        return {
            below.index
            for above, below in pairwise(self.lines)
            if not below.blanks and below.text[0].islower() and above.width >= _WRAPS and _OPEN.search(above.text)
        }

    def _listed(self) -> set[int]:
        """The lines under a label of keywords beside which one word stands alone: each is a word of the same list."""
        found: set[int] = set()
        is_open = False
        for line in self.lines:
            hit = label_at(line.folded, "record") if len(line.text) < _PROSE else None
            if hit is not None:
                words = line.text[hit.value :].strip()
                is_open = hit.means("keywords") and bool(words) and not _SEPARATOR.search(words)
                found |= {line.index} if is_open else set()
            elif is_open and line.width < _PROSE and not line.blanks and not _SEPARATOR.search(line.text):
                found.add(line.index)
            else:
                is_open = False
        return found

    def _is_furniture(self, line: Line) -> bool:
        if marker_of(line.text)[0] or line.kind in ("note", "table_row"):
            return False
        if is_cited_alone(line.text) or (line.level and self.title.title is None):
            return False  # where nothing is the title, a marked heading may be
        if self.is_slight and self.spoken[line.index] < (_SPOKEN if _is_sentence(line) else 1):
            return False
        if is_mixed(line):
            return self.label(line) == "furniture" and self.site[line.index] >= SURE_OF_A_MIXTURE
        is_text = self.label(line) == "body" and self.sure(line) > _CERTAIN
        asks = line.text.endswith(("?", "？"))
        if is_text or (_is_sentence(line) and not asks and self.spoken[line.index] < _SPOKEN):
            return self.site[line.index] >= SURE_OF_A_SENTENCE
        is_wide = line.width >= _PROSE or not self._has_prose
        if label_at(line.folded, "record") is not None or (not is_wide and find_date(line.text) is not None):
            return self.label(line) == "furniture" and self.sure(line) >= SURE_OF_A_FIELD
        return self.site[line.index] >= (SURE_OF_A_PARAGRAPH if is_wide else SURE)


def _is_sentence(line: Line) -> bool:
    return is_final(_CALL.sub("", line.text)) and line.width > _SHORTEST


def read_front(lines: Sequence[Line], source: SourceText) -> FrontReading:
    """Label the first lines and decide the title."""
    context = head_of_lines(lines, source)
    signs = features(context)
    tables = chances(signs)
    site = with_site_signs(context, signs)
    labels = [labelled_by(table) for table in tables]
    for at in marked_names(context.lines, (), source.hints):
        tables[at] = certain(tables[at], "author")
    title = likeliest_title(title_candidates(context, tables, (*source.hints, *running_titles(source))))
    for at in marked_names(context.lines, title.title.at if title.title else (), source.hints):
        tables[at], labels[at] = certain(tables[at], "author"), Labelled("author", 1.0)
    apart = chances(site, site_model())
    parts = [mixed(pair) for pair in zip(tables, apart, strict=True)]
    chance = site_chances(SeenHead(context, tables, apart, title.title.at if title.title else (), site))
    return FrontReading(
        {line.index: label for line, label in zip(context.lines, labels, strict=True)},
        title,
        tuple(context.lines),
        {line.index: table for line, table in zip(context.lines, tables, strict=True)},
        {line.index: table for line, table in zip(context.lines, parts, strict=True)},
        {line.index: spoken(own) for line, own in zip(context.lines, site, strict=True)},
        {line.index: one for line, one in zip(context.lines, chance, strict=True)},
    )
