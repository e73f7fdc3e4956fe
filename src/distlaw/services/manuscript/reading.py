"""A manuscript as blocks of running text, with what each place cites: Markdown, LaTeX, plain text, Word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from distlaw.errors import InputError
from distlaw.model.frozen import Frozen
from distlaw.services.bibliography.citekeys_in import CitedKey, located
from distlaw.services.manuscript.named import Named
from distlaw.services.manuscript.tex import as_markdown

_NOTE = re.compile(r"(?m)^\[\^(?P<name>[^\]\s]+)\]:[ \t]*(?P<text>.*(?:\n[ \t]+\S.*)*)")
_MARKER = re.compile(r"\[\^([^\]\s]+)\]")
_NUMBERED = re.compile(r"(?m)^(?:\[(?P<name>\d{1,3})\]|(?P<circled>[①-⑳]))[ \t]*(?P<text>\S.*)$")
_CALL = re.compile(r"\[(\d{1,3})\](?!\()|([①-⑳])")
_BLANK = re.compile(r"\n[ \t]*\n")


class Citing(Frozen):
    """One place that cites: its offset in the block's text, the works, and whether it is a part of the sentence."""

    at: int
    cited: tuple[CitedKey, ...]
    is_textual: bool = False
    is_field: bool = False  # a reference manager's field, whose items need no key of ours
    is_named: bool = False  # the work is named by author and title or year, not by a key


class DraftBlock(Frozen):
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


class _Notes(NamedTuple):
    """What each note cites, by its name; how a note begins and how it is called."""

    cited: Mapping[str, tuple[tuple[CitedKey, ...], bool]]
    note: re.Pattern[str] = _NOTE
    call: re.Pattern[str] = _MARKER


def blocks(path: Path, named: Named) -> Iterator[DraftBlock]:
    """The paragraphs of a manuscript. Raises InputError where it cannot be read."""
    if path.suffix.lower() == ".docx":
        yield from _word(path, named)
        return
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read: {error}", where=str(path), hint="it must be UTF-8 text, or DOCX") from error
    text = as_markdown(text) if path.suffix.lower() == ".tex" else text
    is_text = path.suffix.lower() == ".txt" or not _NOTE.search(text)
    yield from _plain(text, _notes(text, named, _NUMBERED if is_text else _NOTE, _CALL if is_text else _MARKER), named)


def _notes(text: str, named: Named, note: re.Pattern[str], call: re.Pattern[str]) -> _Notes:
    found: dict[str, tuple[tuple[CitedKey, ...], bool]] = {}
    for one in note.finditer(text):
        name = one["name"] or one["circled"]
        keyed = _keys(one["text"])
        found[name] = (keyed, False) if keyed else (named.cited(one["text"]), True)
    return _Notes(found, note, call)


def _plain(text: str, notes: _Notes, named: Named) -> Iterator[DraftBlock]:
    at = 0
    for end in [*(match.end() for match in _BLANK.finditer(text)), len(text)]:
        written = text[at:end]
        if written.strip():
            yield _block(written, text.count("\n", 0, at) + 1, notes, named)
        at = end


class _Cut(NamedTuple):
    start: int
    end: int
    citing: Citing


def _block(written: str, line: int, notes: _Notes, named: Named) -> DraftBlock:
    """The paragraph without its citations and note markers, each of which stays as a place; names stay in the text."""
    cuts = [_Cut(one.start, one.end, Citing(at=0, cited=one.cited, is_textual=written[one.start] != "["))
            for one in located(written)]  # fmt: skip
    if not notes.note.match(written):
        for call in notes.call.finditer(written):
            cited, is_named = notes.cited.get(call[1] or call[call.lastindex or 1], ((), False))
            cuts.append(_Cut(call.start(), call.end(), Citing(at=0, cited=cited, is_named=is_named)))
        cuts += [_Cut(one.start, one.start, Citing(at=0, cited=one.cited, is_textual=one.is_textual, is_named=True))
                 for one in named.places(written)]  # fmt: skip
    text, citing, offsets, at = "", list[Citing](), list[int](), 0
    for start, end, one in sorted(cuts, key=lambda cut: cut[:2]):
        if start < at:
            continue
        text += written[at:start]
        offsets += range(at, start)
        if one.cited:
            citing.append(one.model_copy(update={"at": len(text)}))
        at = end
    text += written[at:]
    offsets += range(at, len(written))
    return DraftBlock(text=text, citing=tuple(citing), line=line, offsets=tuple(offsets), written=written)


def _keys(text: str) -> tuple[CitedKey, ...]:
    return tuple(cited for cluster in located(text) for cited in cluster.cited)


def _word(path: Path, named: Named) -> Iterator[DraftBlock]:
    """The paragraphs of a Word file; a paragraph counts as a line."""
    from distlaw.readers.citation_fields import FieldCitation, cited_paragraphs

    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", where=str(path)) from error
    for number, paragraph in enumerate(cited_paragraphs(data, str(path)), 1):
        text, citing = "", list[Citing]()
        for piece in paragraph.pieces:
            if isinstance(piece, FieldCitation):
                cited = tuple(_cited(item) for item in piece.items)
                citing.append(Citing(at=len(text), cited=cited, is_field=True))
                continue
            part = _block(piece, number, _Notes({}), named)
            citing += [one.model_copy(update={"at": one.at + len(text)}) for one in part.citing]
            text += part.text
        if text.strip():
            yield DraftBlock(text=text, citing=tuple(citing), line=number)


def _cited(item: Mapping[str, Any]) -> CitedKey:
    """A field's item by its citation key, else by its title."""
    data = item.get("itemData") or {}
    key = data.get("citation-key") or data.get("title") or data.get("id") or ""
    return CitedKey(key=str(key), locator=str(item.get("locator") or ""), label=str(item.get("label") or "page"))
