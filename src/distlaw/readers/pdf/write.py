"""Writes paragraphs and notes as lines of text, with pages, headings, notes and their references marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from distlaw.readers.marking import TextWriter
from distlaw.readers.pdf.flow import Paragraph, marker_length
from distlaw.readers.pdf.lines import Line, is_han_pair

_WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
_BROKEN = re.compile(r"([A-Za-z]+)[-\u00ad\u2010]$")
_HANGING = frozenset("-–—,.;:!?)]}%’”")  # what no space stands before
_BRACKETS = " []［］〔〕【】()（）"


@dataclass(slots=True)
class _Places:
    """Where superscripts stand, page by page, for their notes to find them."""

    raised: list[tuple[int, str, int, int]] = field(default_factory=list)  # page, marker, start, end


def write_furniture(writer: TextWriter, lines: Sequence[tuple[int, str]], labels: Sequence[str]) -> None:
    """Running heads and feet, one a line, marked so that no reading text holds them."""
    for page, text in lines:
        start, end = writer.line(text, "furniture")
        writer.mark("page", start, end, labels[page])


def write_paragraphs(
    writer: TextWriter, text: Sequence[Paragraph], notes: Sequence[Paragraph], labels: Sequence[str]
) -> None:
    """The running text, then the notes."""
    words = _words([*text, *notes])
    places = _Places()
    for paragraph in text:
        start, end = _lines(writer, paragraph.lines, labels, words, places)
        writer.mark("heading" if paragraph.kind == "heading" else "paragraph", start, end, str(paragraph.level or ""))
        writer.write("\n")
    for note in notes:
        start, end = _lines(writer, note.lines, labels, words, None)
        skip = marker_length(note.lines[0]) if note.marker else 0
        writer.mark("note", start + skip, end, note.marker)
        writer.write("\n")
        _refer(writer, places, note)


def _words(paragraphs: Sequence[Paragraph]) -> frozenset[str]:
    """Every word of the document that no line end cuts, in small letters."""
    texts = (line.text for paragraph in paragraphs for line in paragraph.lines)
    return frozenset(word.lower() for text in texts for word in _WORD.findall(text))


def _lines(
    writer: TextWriter, lines: Sequence[Line], labels: Sequence[str], words: frozenset[str], places: _Places | None
) -> tuple[int, int]:
    start = writer.length
    page, page_start = lines[0].page, start
    for index, line in enumerate(lines):
        if line.page != page:
            writer.mark("page", page_start, writer.length, labels[page])
            page, page_start = line.page, writer.length
        following = lines[index + 1] if index + 1 < len(lines) else None
        text = line.text.rstrip()
        glue = ""
        if following is not None:
            text, glue = _join(text, following.text.lstrip(), words)
        at, _ = writer.write(text)
        for low, high in line.raised:
            if high <= len(text):
                writer.mark("superscript", at + low, at + high)
                if places is not None:
                    places.raised.append((line.page, line.text[low:high].strip(_BRACKETS), at + low, at + high))
        writer.write(glue)
    writer.mark("page", page_start, writer.length, labels[page])
    return start, writer.length


def _join(text: str, following: str, words: frozenset[str]) -> tuple[str, str]:
    """The line as it stands before the next one, and what goes between them."""
    broken = _BROKEN.search(text)
    if broken and following[:1].islower():
        tail = re.match(r"[A-Za-z]*", following)
        compound = f"{broken[1]}-{tail[0] if tail else ''}".lower()
        whole = compound.replace("-", "")
        return (text, "") if compound in words and whole not in words else (text[:-1], "")
    if broken or text.endswith(("/", "-", "–", "[", "(", "“", "‘")) or following[:1] in _HANGING:
        return text, ""
    return text, "" if not text or not following or is_han_pair(text[-1], following[0]) else " "


def _refer(writer: TextWriter, places: _Places, note: Paragraph) -> None:
    """Mark the superscript on the note's page that bears its marker: the last one, for authors bear numbers too."""
    if not note.marker:
        return
    page = note.lines[0].page
    found = [place for place in places.raised if place[0] == page and place[1] == note.marker.strip(_BRACKETS)]
    if found:
        writer.mark("note_reference", found[-1][2], found[-1][3], note.marker)
