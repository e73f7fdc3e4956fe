"""Notes and references of a walk: lists under a heading, notes at page feet, notes that end a text."""

from __future__ import annotations

import re
from dataclasses import replace

from distlaw.model.document import ZoneKind
from distlaw.parsers.article.blocks import Block, Part
from distlaw.parsers.article.state import WalkState
from distlaw.parsers.lines.entries import entries_of, marker_number, marker_of
from distlaw.parsers.lines.labels import LabelFound
from distlaw.parsers.lines.line import Line
from distlaw.parsers.lines.wraps import glue, is_final
from distlaw.text.chinese import han_count
from distlaw.text.fold import folded
from distlaw.vocab.words import worded

_URL = re.compile(r"https?://[^\s()<>\[\]\"“”，。；、）】]+(?:\([^\s()]*\)[^\s()<>\[\]]*)?")
LIST_PART = worded("article_lines", r"(?:[{ten}]、\s?)?{source_languages}{source_kinds}")
_CITES = worded(
    "article_lines",
    r"{citing}|\bsee\b|\b(?:id|cf)\.|\bv\. |载\s《|第\s?\d+\s?[页期条号]|《[^》]{2,40}》|"
    r"\d{4}\)|https?://|F\.\d|L\. ?Rev",
    re.IGNORECASE,
)
_GLUED = r"[^\s:;,(]{}"
_NOTE = frozenset("注註")
_MISSED = 2  # notes in brackets that the text may not call
_AFTER_NOTES = 3  # lines that may stand behind notes that are named as such
_LIST_NAME = worded(
    "article_lines",
    r"(?:主要)?参\s{0,3}考\s{0,3}文\s{0,3}献|注\s{0,3}释|{lists}|"
    r"(?:selected )?(?:references|bibliography)|(?:end|foot)?notes",
    re.IGNORECASE,
)


class Lists(WalkState):
    """Opens and closes lists, and tells note lines from text."""

    def _foot_block(self, lines: list[Line]) -> None:
        for entry in entries_of(lines, self.text):
            if entry.marker[:1] in ("†", "‡", "*"):
                self.fields.star_note(self.shown(entry.parts))
            else:
                self.notes.append(Block(list(entry.parts), "notes", entry=("note", entry.marker, "")))
        self.dropped |= {line.index: "foot_note" for line in lines}

    def _open_list(self, state: str, line: Line, hit: LabelFound) -> None:
        self.state = state
        self.last = None
        if self._is_list_heading(line):
            self.blocks.append(Block([(line.start, line.end, None)], None, section=(1, "", line.text)))
        rest = line.text[hit.value :].strip(" :：")
        if rest and not LIST_PART.fullmatch(folded(rest)):
            at = line.start + line.text.find(rest, hit.value)
            self.list_lines.append(
                replace(line, start=at, text=rest, folded=line.folded[at - line.start :][: len(rest)])
            )

    def _is_list_heading(self, line: Line) -> bool:
        """Whether the list's name is a heading like the others: alone on its line, without a colon or brackets.

        In formats that mark their headings a line without a mark is none; and where notes and references both stand
        at the end they are its apparatus, not sections of the text.
        """
        if line.has_marks or line.level or re.search(r"[:\[\](){}]", line.folded):
            return False
        alone = [one for one in self.lines[len(self.lines) // 3 :] if _LIST_NAME.fullmatch(one.folded)]
        return [one.index for one in alone] == [line.index]

    def _close_list(self) -> None:
        if not self.list_lines:
            return
        kind = "reference" if self.state == "references" else "note"
        zone: ZoneKind = "references" if kind == "reference" else "notes"
        for entry in entries_of(self.list_lines, self.text):
            if entry.marker[:1] in ("†", "‡", "*"):
                self.fields.star_note(self.shown(entry.parts))
                continue
            parts: list[Part] = [(*entry.head, None), *entry.parts]
            label = entry.head[1] - entry.head[0]
            address = _URL.search(self.shown(entry.parts))
            url = address.group().rstrip(".,;。，；") if address else ""
            block = Block(parts, zone, label, entry=("reference" if kind == "reference" else "note", entry.marker, url))
            self.listed.append(block)
        self.list_lines = []

    def _close_list_for(self, line: Line) -> None:
        if self.state in ("references", "notes"):
            self._close_list()
            self.state = "body"

    def _trailing_notes(self) -> None:
        """Notes that end the text without a heading: [1] …, [2] …, if the markers stand in the text."""
        end = at = self._end_of_named_notes() or len(self.blocks)
        while at and self.blocks[at - 1].zone == "body" and not self.blocks[at - 1].section and self._marker(at - 1):
            at -= 1
        found = self.blocks[at:end]
        name = self._marker(at) if found else ""
        is_named = name[:1] in _NOTE
        if not 1 <= marker_number(name) <= (3 if is_named else 1):
            return
        if name[:1].isdecimal() and "[" not in self._head_of(at):
            return
        marker = name if is_named or not name[:1].isdecimal() else self._head_of(at).split()[0][:4].rstrip()[:3]
        first = found[0].parts[0][0]
        if not self._is_called(folded(marker), first):
            return
        del self.blocks[at:end]
        for block in found:
            start, end, _ = block.parts[0]
            name, length = marker_of(self.text[start:end])
            self.notes.append(Block(block.parts, "notes", length, entry=("note", name, "")))

    def _is_called(self, shown: str, before: int) -> bool:
        """Whether the text before has the marker; one in round brackets that is glued to nothing counts an item."""
        text = self.flat[:before]
        return re.search(_GLUED.format(re.escape(shown)), text) is not None if shown[:1] == "(" else shown in text

    def _end_of_named_notes(self) -> int:
        """Behind the last note that is called one (注二：), where hardly anything follows it; 0 where there is none."""
        last = range(len(self.blocks), max(0, len(self.blocks) - _AFTER_NOTES), -1)
        return next((end for end in last if self._marker(end - 1)[:1] in _NOTE), 0)

    def _is_foot_note(self, line: Line) -> bool:
        """A note at a page's foot without a rule: the next marker, which stands in the text before, and a citation."""
        marker, _ = marker_of(line.text)
        if marker[:1] in ("*", "†", "‡") and marker and self._has_star(marker):
            return not han_count(line.text) or line.blanks > 0
        if not marker and self.open_note is not None:
            breaks_off = not is_final(self.open_note.text) or bool(re.match(r"\d+,|[a-z(]", line.text))
            return not line.blanks and breaks_off and line.index == self.open_note.index + 1
        shown = line.folded[: len(marker) + 2].strip()
        if line.has_marks or (shown[:1] == "(" and not self._is_called(shown, line.start)):
            return False  # a format that marks its notes, or an item of a list in the text
        if not marker or (shown[:1].isdigit() and not line.blanks and self.open_note is None):
            return False
        follows = self.open_note is not None and not line.blanks and line.index == self.open_note.index + 1
        ahead = marker_number(marker) - self.expected_note
        if not 0 <= ahead <= (0 if shown[:1].isdigit() else _MISSED) or not (follows or _CITES.search(line.folded)):
            return False
        if shown[:1].isdigit():
            before = self.text[: line.start].rstrip()
            return bool(
                re.search(
                    rf"[A-Za-z.,;”\"'’)]{marker_number(marker)}(?=\s|"
                    rf"$)",
                    before,
                )
            ) and not han_count(line.text)
        return shown in self.flat[: line.start] and bool(self.blocks)

    def _has_star(self, marker: str) -> bool:
        return any(marker[:1] in author.marks for author in self.facts.authors)

    def _foot_line(self, line: Line) -> None:
        marker, start = marker_of(line.text)
        if marker[:1] in ("*", "†", "‡") and marker:
            self.fields.star_note(line.text)
        elif self.open_note is not None and not marker:
            self.notes[-1].parts += [*glue(self.open_note, line), (line.start, line.end, None)]
        else:
            self.expected_note = marker_number(marker) + 1
            self.notes.append(Block([(line.start, line.end, None)], "notes", start, entry=("note", marker, "")))
        self.open_note = line
