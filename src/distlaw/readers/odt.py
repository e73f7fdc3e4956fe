"""OpenDocument texts (ODT): paragraphs, headings, tables, notes; what tracked changes delete is left out."""

from __future__ import annotations

import hashlib
import re
from typing import Any

from distlaw.errors import InputError
from distlaw.model.problem import Problem
from distlaw.model.source import Hint, SourceText
from distlaw.readers.docx.styles import attribute_value, local_name, parsed
from distlaw.readers.marking import TextWriter
from distlaw.readers.reader import FormatReader, RawFile
from distlaw.readers.zip_parts import member_of, opened

_TYPE = "application/vnd.oasis.opendocument.text"
_MAGIC = b"mimetypeapplication/vnd.oasis.opendocument.text"
_SKIPPED = frozenset(
    ("tracked-changes", "annotation", "annotation-end", "sequence-decls", "forms", "frame", "note-citation")
)
_META = {"title": "untrusted_title", "creator": "untrusted_author", "initial-creator": "untrusted_author",
         "subject": "untrusted_description", "keyword": "untrusted_keywords"}  # fmt: skip


class _Walk:
    """Writes the body's lines; notes wait until the text is over."""

    def __init__(self) -> None:
        self.writer = TextWriter()
        self.notes: list[tuple[str, str]] = []
        self._tables = -1

    def body(self, root: Any) -> None:
        """Everything in reading order; lists and sections are walked through, tables row by row."""
        stack = [iter(root)]
        while stack:
            element = next(stack[-1], None)
            if element is None:
                stack.pop()
            elif (name := local_name(element)) in ("p", "h"):
                self._paragraph(element, "list_item" if len(stack) > 2 and self._in_list(element) else "paragraph")
            elif name == "table":
                self._table(element)
            elif name and name not in _SKIPPED:
                stack.append(iter(element))

    @staticmethod
    def _in_list(element: Any) -> bool:
        return any(local_name(above) == "list-item" for above in element.iterancestors())

    def _paragraph(self, element: Any, kind: Any) -> None:
        start = self.writer.length
        self._inline(element)
        if self.writer.length == start:
            return
        if local_name(element) == "h":
            self.writer.mark("heading", start, self.writer.length, attribute_value(element, "outline-level") or "1")
        else:
            self.writer.mark(kind, start, self.writer.length)
        self.writer.write("\n")

    def _inline(self, element: Any) -> None:
        self.writer.write(_flat(element.text))
        for child in element:
            name = local_name(child)
            if name == "note":
                self._note(child)
            elif name in ("s", "tab", "line-break"):
                self.writer.write(" " * int(attribute_value(child, "c") or 1) if name == "s" else " ")
            elif name == "a":
                start = self.writer.length
                self._inline(child)
                self.writer.mark("link", start, self.writer.length, attribute_value(child, "href"))
            elif name and name not in _SKIPPED:
                self._inline(child)
            self.writer.write(_flat(child.tail))

    def _note(self, element: Any) -> None:
        marker = next((_plain(child) for child in element if local_name(child) == "note-citation"), "")
        text = next((_plain(child) for child in element if local_name(child) == "note-body"), "")
        self.notes.append((marker or str(len(self.notes) + 1), text))
        self.writer.mark("note_reference", *self.writer.write(""), self.notes[-1][0])

    def _table(self, table: Any) -> None:
        self._tables += 1
        begun = self.writer.length
        for row in (one for one in table.iter() if local_name(one) == "table-row"):
            cells = [_plain(cell) for cell in row if local_name(cell) == "table-cell"]
            if not any(cells):
                continue
            start = self.writer.length
            for number, cell in enumerate(cells):
                self.writer.write("\t" if number else "")
                self.writer.mark("table_cell", *self.writer.write(cell))
            self.writer.mark("table_row", start, self.writer.length)
            self.writer.write("\n")
        self.writer.mark("table", begun, self.writer.length - 1, str(self._tables))

    def end(self) -> None:
        """The notes, a line each."""
        for marker, text in self.notes:
            self.writer.line(text, "note", marker)


def read(raw: RawFile) -> tuple[SourceText, tuple[Problem, ...]]:
    """Read an ODT; InputError `broken`, `doctype`, `zip_ratio`, `size`, `encrypted` or `empty`."""
    package = opened(raw.data, raw.file_name)
    content = member_of(package, "content.xml", raw.file_name)
    if content is None:
        raise InputError("the file has no content.xml", code="broken", where=raw.file_name, hint="save it again")
    root = parsed(content, raw.file_name)
    body = next(
        (one for one in root.iter() if local_name(one) == "text" and local_name(one.getparent()) == "body"), None
    )
    if body is None:
        raise InputError("an OpenDocument file that is no text", code="unsupported", where=raw.file_name,
                         hint="export it as PDF")  # fmt: skip
    walk = _Walk()
    walk.body(body)
    if not walk.writer.text.strip():
        raise InputError("the file has no text", code="empty", where=raw.file_name)
    walk.end()
    meta = member_of(package, "meta.xml", raw.file_name)
    source = SourceText(
        sha256=hashlib.sha256(raw.data).hexdigest(), file_name=raw.file_name, media_type=_TYPE, uri=raw.uri,
        text=walk.writer.text, marks=walk.writer.marks, hints=tuple(_hints(meta, raw.file_name)) if meta else (),
    )  # fmt: skip
    return source, ()


def _hints(meta: bytes, where: str) -> list[Hint]:
    found = ((local_name(one), _flat(one.text).strip()) for one in parsed(meta, where).iter())
    return [
        Hint(name=_META[name], value=text, origin=f"meta.xml {name}") for name, text in found if name in _META and text
    ]


def _plain(element: Any) -> str:
    """All text inside, paragraphs one after another."""
    parts: list[str] = []
    for one in element.iter():
        if local_name(one) in ("p", "h") and parts:
            parts.append(" ")
        parts.append(_flat(one.text) if local_name(one) not in _SKIPPED or one is element else "")
        parts.append(_flat(one.tail) if one is not element else "")
    return re.sub(r"\s+", " ", "".join(parts)).strip()


def _flat(text: str | None) -> str:
    return re.sub(r"[ \t\r\n]+", " ", text or "")


def sniff(raw: RawFile) -> float:
    """The package's first member names the type."""
    return 0.95 if raw.data.startswith(b"PK") and _MAGIC in raw.data[:200] else 0.0


PART = FormatReader(name="odt", suffixes=(".odt", ".ott", ".fodt"), media_type=_TYPE, sniff=sniff, read=read, order=20)
