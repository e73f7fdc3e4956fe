"""Word files (DOCX): text, footnotes and endnotes, tables, tracked changes as if accepted; headers kept apart."""

from __future__ import annotations

import hashlib
import posixpath
import re
import zipfile
from typing import Any

from distlaw.errors import InputError
from distlaw.model.problem import Problem
from distlaw.model.source import Hint, SourceText
from distlaw.readers.docx.chunks import embedded
from distlaw.readers.docx.styles import attribute_value, children_named, local_name, numberings_of, parsed, styles_of
from distlaw.readers.docx.walk import Parts, paragraphs_of
from distlaw.readers.marking import TextWriter
from distlaw.readers.reader import FormatReader, RawFile
from distlaw.readers.word.paragraphs import WordRun
from distlaw.readers.word.writing import Notes, write_notes, write_paragraphs
from distlaw.readers.zip_parts import member_of, opened
from distlaw.vocab.words import worded

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_IN_HEAD = worded("page_elements", r"(?i)(?:19|20|21)\d\d|第\s*\d+\s*[卷期]|\bvol\b|{serials_in_heads}")
_CORE = {
    "title": "untrusted_title",
    "creator": "untrusted_author",
    "subject": "untrusted_description",
    "keywords": "untrusted_keywords",
}


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
    notes = Notes(_note_texts(package, links, raw.file_name))
    heads = _frame_lines(package, links, raw.file_name)
    writer = TextWriter()
    for line in heads:
        writer.line(line, "furniture")
    frame = writer.length
    write_paragraphs(writer, paragraphs_of(root, parts), notes)
    if not writer.text[frame:].strip():
        chunk = "" if is_inside else links.get("aFChunk", "")
        if chunk and (found := embedded(package, chunk, raw, _inside)) is not None:
            return found
        raise InputError("the file has no text", code="empty", where=raw.file_name)
    write_notes(writer, notes)
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
        if attribute_value(relation, "Type").endswith("/officeDocument"):
            return attribute_value(relation, "Target").lstrip("/")
    return "word/document.xml"


def _relations(package: zipfile.ZipFile, main: str, where: str) -> dict[str, str]:
    """Kinds of part to their names (header1, header2, … for headers), and "#" + id to a link's target."""
    folder, name = posixpath.split(main)
    root = _part(package, f"{folder}/_rels/{name}.rels", where)
    out: dict[str, str] = {}
    for relation in root if root is not None else ():
        kind, target = attribute_value(relation, "Type").rpartition("/")[2], attribute_value(relation, "Target")
        if kind == "hyperlink":
            out[f"#{attribute_value(relation, 'Id')}"] = target
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
        for note in children_named(root, kind) if root is not None else ():
            if "eparator" in attribute_value(note, "type") or attribute_value(note, "type") == "continuationNotice":
                continue
            lines = (_plain(paragraph.pieces) for paragraph in paragraphs_of(note, Parts()))
            out[kind, attribute_value(note, "id")] = " ".join(line for line in lines if line)
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


def _plain(pieces: list[WordRun]) -> str:
    return re.sub(r"\s+", " ", "".join(piece.text for piece in pieces)).strip()


def _core(package: zipfile.ZipFile, where: str) -> tuple[Hint, ...]:
    """The core properties: often the template's and the typist's, so never more than a hint."""
    try:
        root = _part(package, "docProps/core.xml", where)
    except InputError:
        return ()
    found = ((local_name(child), (child.text or "").strip()) for child in (root if root is not None else ()))
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


PART = FormatReader(name="docx", suffixes=(".docx", ".docm"), media_type=_TYPE, sniff=sniff, read=read, order=10)
