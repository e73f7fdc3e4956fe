"""A manuscript as blocks of running text, with what each place cites: Markdown, LaTeX, plain text, Word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from distlaw.errors import InputError
from distlaw.model.frozen import Frozen
from distlaw.services.bibliography.citekeys_in import Cited, located
from distlaw.services.manuscript.tex import as_markdown

_NOTE = re.compile(r"(?m)^\[\^(?P<name>[^\]\s]+)\]:[ \t]*(?P<text>.*(?:\n[ \t]+\S.*)*)")
_MARKER = re.compile(r"\[\^([^\]\s]+)\]")
_BLANK = re.compile(r"\n[ \t]*\n")


class Citing(Frozen):
    """One place that cites: its offset in the block's text, the works, and whether it is a part of the sentence."""

    at: int
    cited: tuple[Cited, ...]
    is_textual: bool = False
    is_field: bool = False  # a reference manager's field, whose items need no key of ours


class Block(Frozen):
    """One paragraph without its citations. `places` are, for each character of the text, its line and column."""

    text: str
    citing: tuple[Citing, ...]
    line: int
    column: int = 1
    offsets: tuple[int, ...] = ()  # of each character, in the paragraph as written
    written: str = ""

    def place(self, at: int) -> tuple[int, int]:
        """Line and column of a character, from 1."""
        if not self.offsets:
            return self.line, self.column + at
        offset = self.offsets[min(at, len(self.offsets) - 1)]
        line = self.written.count("\n", 0, offset)
        start = self.written.rfind("\n", 0, offset) + 1
        return self.line + line, offset - start + (self.column if not line else 1)


def blocks(path: Path) -> Iterator[Block]:
    """The paragraphs of a manuscript. Raises InputError where it cannot be read."""
    if path.suffix.lower() == ".docx":
        yield from _word(path)
        return
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read: {error}", where=str(path), hint="it must be UTF-8 text, or DOCX") from error
    yield from _plain(as_markdown(text) if path.suffix.lower() == ".tex" else text)


def _plain(text: str) -> Iterator[Block]:
    notes = {note["name"]: _keys(note["text"]) for note in _NOTE.finditer(text)}
    at = 0
    for end in [*(match.end() for match in _BLANK.finditer(text)), len(text)]:
        written = text[at:end]
        if written.strip():
            yield _block(written, text.count("\n", 0, at) + 1, notes)
        at = end


def _block(written: str, line: int, notes: Mapping[str, tuple[Cited, ...]]) -> Block:
    """The paragraph without its citations and note markers, each of which stays as a place."""
    cuts = [(one.start, one.end, one.cited, written[one.start] != "[") for one in located(written)]
    is_note = _NOTE.match(written)
    if not is_note:
        cuts += [(m.start(), m.end(), notes.get(m[1], ()), False) for m in _MARKER.finditer(written)]
    text, citing, offsets, at = "", list[Citing](), list[int](), 0
    for start, end, cited, is_textual in sorted(cuts):
        if start < at:
            continue
        text += written[at:start]
        offsets += range(at, start)
        if cited:
            citing.append(Citing(at=len(text), cited=tuple(cited), is_textual=is_textual))
        at = end
    text += written[at:]
    offsets += range(at, len(written))
    return Block(text=text, citing=tuple(citing), line=line, offsets=tuple(offsets), written=written)


def _keys(text: str) -> tuple[Cited, ...]:
    return tuple(cited for cluster in located(text) for cited in cluster.cited)


def _word(path: Path) -> Iterator[Block]:
    """The paragraphs of a Word file; a paragraph counts as a line."""
    from distlaw.readers.citation_fields import Citation, cited_paragraphs

    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", where=str(path)) from error
    for number, paragraph in enumerate(cited_paragraphs(data, str(path)), 1):
        text, citing = "", list[Citing]()
        for piece in paragraph.pieces:
            if isinstance(piece, Citation):
                cited = tuple(_cited(item) for item in piece.items)
                citing.append(Citing(at=len(text), cited=cited, is_field=True))
                continue
            part = _block(piece, number, {})
            citing += [one.model_copy(update={"at": one.at + len(text)}) for one in part.citing]
            text += part.text
        if text.strip():
            yield Block(text=text, citing=tuple(citing), line=number)


def _cited(item: Mapping[str, Any]) -> Cited:
    """A field's item by its citation key, else by its title."""
    data = item.get("itemData") or {}
    key = data.get("citation-key") or data.get("title") or data.get("id") or ""
    return Cited(key=str(key), locator=str(item.get("locator") or ""), label=str(item.get("label") or "page"))
