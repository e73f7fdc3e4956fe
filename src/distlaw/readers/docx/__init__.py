"""Word files (DOCX): text, footnotes and endnotes, tables, tracked changes as if accepted; headers kept apart."""

from __future__ import annotations

import hashlib
import posixpath
import re
import zipfile
from dataclasses import dataclass, field
from typing import Any

from distlaw.errors import InputError
from distlaw.model.problem import Problem
from distlaw.model.source import Hint, SourceText
from distlaw.readers.docx.chunks import embedded
from distlaw.readers.docx.headings import with_true_headings
from distlaw.readers.docx.styles import name_of, named, numberings_of, parsed, styles_of, value_of
from distlaw.readers.docx.walk import Paragraph, Parts, Piece, paragraphs_of
from distlaw.readers.marking import TextWriter
from distlaw.readers.reader import RawFile, Reader
from distlaw.readers.zip_parts import member_of, opened

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_IN_HEAD = re.compile(r"(?i)(?:19|20|21)\d\d|第\s*\d+\s*[卷期]|\bvol\b|学报|评论|研究|journal|review")
_CORE = {
    "title": "untrusted_title",
    "creator": "untrusted_author",
    "subject": "untrusted_description",
    "keywords": "untrusted_keywords",
}


@dataclass(slots=True)
class _Notes:
    """The notes' texts by kind and id, and the order in which the text refers to them."""

    texts: dict[tuple[str, str], str]
    order: list[tuple[tuple[str, str], str]] = field(default_factory=list)

    def marker(self, note: tuple[str, str], printed: str) -> str:
        """The note's number: as the author typed it, else counted."""
        known = next((marker for key, marker in self.order if key == note), "")
        if known or note not in self.texts:
            return known
        counted = sum(1 for key, marker in self.order if key[0] == note[0] and marker.strip("e").isdigit()) + 1
        is_second_series = note[0] == "endnote" and any(kind == "footnote" for kind, _ in self.texts)
        marker = printed or (f"e{counted}" if is_second_series else str(counted))
        self.order.append((note, marker))
        return marker


def read(raw: RawFile) -> tuple[SourceText, tuple[Problem, ...]]:
    """Read a Word file; InputError `zip_ratio`, `size`, `doctype`, `encrypted`, `broken` or `empty`."""
    return _read(raw, is_inside=False)


def _inside(raw: RawFile) -> tuple[SourceText, tuple[Problem, ...]]:
    """Read a Word file that is a part of another one: what is inside it in turn is not looked at."""
    return _read(raw, is_inside=True)


def _read(raw: RawFile, *, is_inside: bool) -> tuple[SourceText, tuple[Problem, ...]]:
    package = opened(raw.data, raw.file_name)
    main = _main_part(package, raw.file_name)
    links = _relations(package, main, raw.file_name)
    parts = Parts(
        styles_of(_part(package, links.get("styles"), raw.file_name)),
        numberings_of(_part(package, links.get("numbering"), raw.file_name)),
        {key[1:]: target for key, target in links.items() if key.startswith("#")},
    )
    root = _part(package, main, raw.file_name)
    if root is None:
        raise InputError("the file has no document part", code="broken", where=raw.file_name)
    notes = _Notes(_note_texts(package, links, raw.file_name))
    heads = _frame_lines(package, links, raw.file_name)
    writer = TextWriter()
    for line in heads:
        writer.line(line, "furniture")
    frame = writer.length
    _write(writer, paragraphs_of(root, parts), notes)
    if not writer.text[frame:].strip():
        chunk = "" if is_inside else links.get("aFChunk", "")
        if chunk and (found := embedded(package, chunk, raw, _inside)) is not None:
            return found
        raise InputError("the file has no text", code="empty", where=raw.file_name)
    _write_notes(writer, notes)
    hints = _core(package, raw.file_name)
    source = SourceText(
        sha256=hashlib.sha256(raw.data).hexdigest(),
        file_name=raw.file_name,
        media_type=_TYPE,
        text=writer.text,
        uri=raw.uri,
        hints=hints,
        marks=writer.marks,
    )
    return source, _problems(heads, hints)


def _part(package: zipfile.ZipFile, name: str | None, where: str) -> Any | None:
    data = member_of(package, name, where) if name else None
    return parsed(data, where) if data else None


def _main_part(package: zipfile.ZipFile, where: str) -> str:
    root = _part(package, "_rels/.rels", where)
    for relation in root if root is not None else ():
        if value_of(relation, "Type").endswith("/officeDocument"):
            return value_of(relation, "Target").lstrip("/")
    return "word/document.xml"


def _relations(package: zipfile.ZipFile, main: str, where: str) -> dict[str, str]:
    """Kinds of part to their names (header1, header2, … for headers), and "#" + id to a link's target."""
    folder, name = posixpath.split(main)
    root = _part(package, f"{folder}/_rels/{name}.rels", where)
    out: dict[str, str] = {}
    for relation in root if root is not None else ():
        kind, target = value_of(relation, "Type").rpartition("/")[2], value_of(relation, "Target")
        if kind == "hyperlink":
            out[f"#{value_of(relation, 'Id')}"] = target
        elif kind in ("header", "footer"):
            out[f"{kind}{len(out)}"] = _resolved(folder, target)
        else:
            out.setdefault(kind, _resolved(folder, target))
    return out


def _resolved(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))


def _note_texts(package: zipfile.ZipFile, links: dict[str, str], where: str) -> dict[tuple[str, str], str]:
    out: dict[tuple[str, str], str] = {}
    for kind in ("footnote", "endnote"):
        root = _part(package, links.get(f"{kind}s") or f"word/{kind}s.xml", where)
        for note in named(root, kind) if root is not None else ():
            if "eparator" in value_of(note, "type") or value_of(note, "type") == "continuationNotice":
                continue
            lines = (_plain(paragraph.pieces) for paragraph in paragraphs_of(note, Parts()))
            out[kind, value_of(note, "id")] = " ".join(line for line in lines if line)
    return out


def _frame_lines(package: zipfile.ZipFile, links: dict[str, str], where: str) -> list[str]:
    """The headers and footers, a line each, each once: their paragraphs stand side by side or close together."""
    out: list[str] = []
    frames = [key for key in links if key.startswith(("header", "footer"))]
    for key in sorted(frames, key=lambda key: (key.startswith("footer"), key)):
        root = _part(package, links[key], where)
        lines = (_plain(each.pieces) for each in (paragraphs_of(root, Parts()) if root is not None else ()))
        line = " ".join(line for line in lines if line)
        if line and line not in out:
            out.append(line)
    return out


def _plain(pieces: list[Piece]) -> str:
    return re.sub(r"\s+", " ", "".join(piece.text for piece in pieces)).strip()


def _write(writer: TextWriter, paragraphs: list[Paragraph], notes: _Notes) -> None:
    with_true_headings(paragraphs)
    has_title = any(paragraph.level == 0 and paragraph.text.strip() for paragraph in paragraphs)
    table, table_start = -1, 0
    for paragraph in paragraphs:
        if paragraph.is_contents:
            continue
        if table >= 0 and paragraph.table != table:
            writer.mark("table", table_start, writer.length - 1, str(table))
        if paragraph.table >= 0 and paragraph.table != table:
            table_start = writer.length
        table = paragraph.table
        if paragraph.cells:
            _write_row(writer, paragraph, notes)
        else:
            for pieces in _split_lines(paragraph.pieces):
                _write_line(writer, paragraph, pieces, notes, has_title)
    if table >= 0:
        writer.mark("table", table_start, writer.length - 1, str(table))


def _split_lines(pieces: list[Piece]) -> list[list[Piece]]:
    """A line break inside a paragraph ends a line of the text."""
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        for index, text in enumerate(piece.text.split("\n")):
            if index:
                lines.append([])
            if text or piece.note:
                note = piece.note if index == 0 else None
                lines[-1].append(Piece(text, piece.bold, piece.raised, piece.href, note))
    return lines


def _write_line(writer: TextWriter, paragraph: Paragraph, pieces: list[Piece], notes: _Notes, has_title: bool) -> None:
    start = writer.length
    _write_pieces(writer, pieces, notes)
    if start == writer.length:
        return
    if paragraph.level >= 0:
        level = paragraph.level + (1 if has_title or paragraph.level == 0 else 0)
        writer.mark("heading", start, writer.length, str(level))
    else:
        writer.mark("list_item" if paragraph.is_list else "paragraph", start, writer.length)
    if all(piece.bold for piece in pieces if piece.text.strip()):
        writer.mark("emphasis", start, writer.length)
    writer.write("\n")


def _write_pieces(writer: TextWriter, pieces: list[Piece], notes: _Notes) -> None:
    """The pieces without the white space at both ends of the line."""
    shown = [index for index, piece in enumerate(pieces) if piece.text.strip()]
    if not shown:
        return
    for index, piece in enumerate(pieces):
        text = piece.text
        text = text.lstrip() if index <= shown[0] else text
        text = text.rstrip() if index >= shown[-1] else text
        if piece.note:
            printed = next((p.text.strip() for p in pieces[index + 1 : index + 2] if p.raised or piece.raised), "")
            marker = notes.marker(piece.note, printed if piece.raised else "")
            if marker:
                writer.mark("note_reference", writer.length, writer.length, marker)
        span = writer.write(text)
        if piece.raised and text:
            writer.mark("superscript", *span)
        if piece.href and text:
            writer.mark("link", *span, piece.href)


def _write_row(writer: TextWriter, row: Paragraph, notes: _Notes) -> None:
    start = writer.length
    for index, cell in enumerate(row.cells):
        if index:
            writer.write("\t")
        at = writer.length
        line = [Piece(re.sub(r"\s+", " ", p.text), p.bold, p.raised, p.href, p.note) for p in cell]
        _write_pieces(writer, line, notes)
        writer.mark("table_cell", at, writer.length)
    writer.mark("table_row", start, writer.length)
    writer.write("\n")


def _write_notes(writer: TextWriter, notes: _Notes) -> None:
    """The notes in the order of their references, then those the text never refers to."""
    unseen = [(key, "") for key in notes.texts if all(key != known for known, _ in notes.order)]
    for key, marker in [*notes.order, *unseen]:
        text = notes.texts[key]
        text = text.removeprefix(marker).lstrip() if marker and not marker.isdigit() else text
        if text:
            writer.line(text, "note", marker)


def _core(package: zipfile.ZipFile, where: str) -> tuple[Hint, ...]:
    """The core properties: often the template's and the typist's, so never more than a hint."""
    try:
        root = _part(package, "docProps/core.xml", where)
    except InputError:
        return ()
    found = ((name_of(child), (child.text or "").strip()) for child in (root if root is not None else ()))
    return tuple(
        Hint(name=_CORE[name], value=value, origin=f"core {name}") for name, value in found if name in _CORE and value
    )


def _problems(heads: list[str], hints: tuple[Hint, ...]) -> tuple[Problem, ...]:
    found = []
    named_in_head = next((line for line in heads if _IN_HEAD.search(line)), "")
    if named_in_head:
        message = f"publication data may be read from the running head: {named_in_head[:80]}"
        found.append(Problem(code="metadata_from_header", message=message))
    if any(hint.name in ("untrusted_title", "untrusted_author") for hint in hints):
        values = "; ".join(f"{hint.origin}: {hint.value[:60]}" for hint in hints)
        found.append(
            Problem(code="core_properties_ignored", message=f"the file's properties are not trusted ({values})")
        )
    return tuple(found)


def sniff(raw: RawFile) -> float:
    """A zip package with a Word document part."""
    if not raw.data.startswith(b"PK\x03\x04"):
        return 0.0
    if b"word/document.xml" in raw.data[-65_536:] or b"word/document.xml" in raw.data[:65_536]:
        return 1.0
    return 0.6 if raw.file_name.lower().endswith((".docx", ".docm")) else 0.0


PART = Reader(name="docx", suffixes=(".docx", ".docm"), media_type=_TYPE, sniff=sniff, read=read, order=10)
