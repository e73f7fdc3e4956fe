"""Writes paragraphs and notes as lines of text, with pages, headings, notes and their references marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from distlaw.model.source import MarkKind
from distlaw.readers.marking import TextWriter
from distlaw.readers.pdf.lines import PageLine, joins_without_space
from distlaw.readers.pdf.notes import marker_length, number_of
from distlaw.readers.pdf.paragraphs import Paragraph
from distlaw.vocab.hyphens import keeps_hyphen

_WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
_BROKEN = re.compile(r"([A-Za-z]+)[-\u00ad\u2010]$")
_CALL = re.compile(r"[①-⑳㉑-㉟]|[\[［〔](?:注|註)?\d{1,3}[\]］〕]")
_HANGING = frozenset("-–—,.;:!?)]}%’”")  # what no space stands before
_BRACKETS = " []［］〔〕【】()（）"
_KINDS: dict[str, MarkKind] = {"heading": "heading", "contents": "contents"}


@dataclass(slots=True)
class _Places:
    """Where superscripts stand, page by page, for their notes to find them."""

    calls: list[tuple[int, str, int, int, bool]] = field(default_factory=list)  # page, marker, start, end, is raised


class PageWriter:
    """Grows the text of one document; `labels` are its pages' printed numbers."""

    def __init__(self, writer: TextWriter, labels: Sequence[str], body: float, faces_to: int) -> None:
        self._writer = writer
        self._labels = labels
        self._body = body
        self._faces_to = faces_to  # pages whose lines' faces are marked
        self._words: frozenset[str] = frozenset()
        self._places = _Places()
        self.written: list[tuple[int, str, PageLine]] = []  # where each line's text begins, and the text

    def furniture(self, lines: Iterable[tuple[int, str]]) -> None:
        """Running heads and feet, one a line, marked so that no reading text holds them."""
        for page, text in lines:
            start, end = self._writer.line(text, "furniture")
            self._writer.mark("page", start, end, self._labels[page])

    def paragraphs(self, text: Sequence[Paragraph], notes: Sequence[Paragraph]) -> None:
        """The running text, then the notes."""
        self._words = _words([*text, *notes])
        for paragraph in text:
            start, end = self._lines(paragraph.lines, True)
            self._writer.mark(_KINDS.get(paragraph.kind, "paragraph"), start, end, str(paragraph.level or ""))
            self._writer.write("\n")
        for note in notes:
            start, end = self._lines(note.lines, False)
            skip = marker_length(note.lines[0]) if note.marker else 0
            self._writer.mark("note", start + skip, end, note.marker)
            self._writer.write("\n")
            self._refer(note)

    def _lines(self, lines: Sequence[PageLine], is_text: bool) -> tuple[int, int]:
        writer = self._writer
        start = writer.length
        page, page_start = lines[0].page, start
        for index, line in enumerate(lines):
            if line.page != page:
                writer.mark("page", page_start, writer.length, self._labels[page])
                page, page_start = line.page, writer.length
            text, glue = line.text.rstrip(), ""
            if index + 1 < len(lines):
                text, glue = _join(text, lines[index + 1].text.lstrip(), self._words)
            at, end = writer.write(text)
            self.written.append((at, text, line))
            if is_text:
                self._note_calls(line, text, at, index == 0)
            if line.page < self._faces_to:
                writer.mark("face", at, end, face_of(line, self._body))
            for low, high in line.raised:
                if high <= len(text):
                    writer.mark("superscript", at + low, at + high)
            writer.write(glue)
        writer.mark("page", page_start, writer.length, self._labels[page])
        return start, writer.length

    def _note_calls(self, line: PageLine, text: str, at: int, is_first: bool) -> None:
        calls = self._places.calls
        for low, high in line.raised:
            if high <= len(text):
                calls.append((line.page, line.text[low:high].strip(_BRACKETS), at + low, at + high, True))
        for found in _CALL.finditer(text):
            if not (is_first and found.start() == 0):
                marker = found[0].strip(_BRACKETS + "注註")
                calls.append((line.page, marker, at + found.start(), at + found.end(), False))

    def _refer(self, note: Paragraph) -> None:
        """Mark the superscript on the note's page that bears its marker: the last one, for authors bear numbers too."""
        if not note.marker:
            return
        page, marker = note.lines[0].page, note.marker.strip(_BRACKETS)
        found = [call for call in self._places.calls if call[0] == page and _same(call[1], marker)]
        found = [call for call in found if call[4]] or found
        if found:
            self._writer.mark("note_reference", found[-1][2], found[-1][3], note.marker)


def face_of(line: PageLine, body: float) -> str:
    """What `Face.of` reads: the size in body sizes, then what the line is."""
    words = [f"{line.size / body:.2f}"]
    if line.bold > 0.6:
        words.append("bold")
    if line.is_centred:
        words.append("centred")
    if line.text.isupper():
        words.append("capitals")
    return " ".join(words)


def _same(one: str, other: str) -> bool:
    return one == other or (number_of(one) > 0 and number_of(one) == number_of(other))


def _words(paragraphs: Sequence[Paragraph]) -> frozenset[str]:
    """Every word of the document that no line end cuts, in small letters."""
    texts = (line.text for paragraph in paragraphs for line in paragraph.lines)
    return frozenset(word.lower() for text in texts for word in _WORD.findall(text))


def _join(text: str, following: str, words: frozenset[str]) -> tuple[str, str]:
    """The line as it stands before the next one, and what goes between them."""
    broken = _BROKEN.search(text)
    if broken and following[:1].islower():
        tail = re.match(r"[A-Za-z]*", following)
        return (text if tail and keeps_hyphen(broken[1], tail[0], words) else text[:-1]), ""
    if broken or text.endswith(("/", "-", "–", "[", "(", "“", "‘")) or following[:1] in _HANGING:
        return text, ""
    return text, "" if not text or not following or joins_without_space(text, following) else " "
