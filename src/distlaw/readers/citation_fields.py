"""A Word draft as its writer cites in it: paragraphs of text, and the citations in fields of Zotero and Mendeley.

A footnote's text stands where the text refers to it, so that citations come in the order of reading.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from distlaw.errors import InputError
from distlaw.readers.docx.styles import attribute_value, local_name, parsed
from distlaw.readers.zip_parts import member_of, opened

_FIELD = re.compile(r"ADDIN\s+(?:ZOTERO_ITEM\s+)?CSL_CITATION\s*(?=\{)")
_MENDELEY = "MENDELEY_CITATION_"
_DEEPEST = 3  # a note inside a note


class FieldCitation(NamedTuple):
    """The CSL citation of one field: its items, each with `itemData` and perhaps a locator."""

    items: tuple[dict[str, Any], ...]


class FieldParagraph(NamedTuple):
    """One paragraph: its pieces in order, and the level of a heading (0: none)."""

    pieces: tuple[str | FieldCitation, ...]
    heading: int = 0


def cited_paragraphs(data: bytes, where: str = "") -> list[FieldParagraph]:
    """The paragraphs of a DOCX. InputError where it is damaged, encrypted or no Word file."""
    package = opened(data, where)
    main = member_of(package, "word/document.xml", where)
    if main is None:
        raise InputError("this is no Word document", code="docx", where=where, hint="save it as DOCX")
    notes: dict[tuple[str, str], Any] = {}
    for kind in ("footnote", "endnote"):
        part = member_of(package, f"word/{kind}s.xml", where)
        if part is not None:
            notes |= {
                (kind, attribute_value(note, "id")): note for note in parsed(part, where) if local_name(note) == kind
            }
    return [_paragraph(element, notes, 0) for element in parsed(main, where).iter() if local_name(element) == "p"]


def _paragraph(element: Any, notes: dict[tuple[str, str], Any], depth: int) -> FieldParagraph:
    reading = _Reading(notes, depth)
    reading.walk(element)
    style = next((attribute_value(child) for child in element.iter() if local_name(child) == "pStyle"), "")
    level = re.fullmatch(r"(?:Heading|标题|heading)\s*([1-6])", style)
    return FieldParagraph(tuple(reading.ended()), int(level[1]) if level else 0)


class _Reading:
    """The pieces of one paragraph being put together; a field's result is left out where the field is a citation."""

    def __init__(self, notes: dict[tuple[str, str], Any], depth: int) -> None:
        self.notes, self.depth = notes, depth
        self.pieces: list[str | FieldCitation] = []
        self.fields: list[list[str]] = []  # the instruction of each open field
        self.results: list[bool] = []  # whether the result of each open field is shown

    def ended(self) -> Iterator[str | FieldCitation]:
        """Neighbouring texts joined."""
        text = ""
        for piece in self.pieces:
            if isinstance(piece, str):
                text += piece
                continue
            if text:
                yield text
            text = ""
            yield piece
        if text:
            yield text

    def walk(self, element: Any) -> None:
        for child in element:
            name = local_name(child)
            if name == "fldChar":
                self._mark(attribute_value(child, "fldCharType"))
            elif name == "instrText" and self.fields:
                self.fields[-1].append(child.text or "")
            elif name == "t" and all(self.results):
                self.pieces.append(child.text or "")
            elif name in ("tab", "br"):
                self.pieces.append(" ")
            elif name in ("footnoteReference", "endnoteReference"):
                self._note(name.removesuffix("Reference"), attribute_value(child, "id"))
            elif found := _of_element(name, child):
                self.pieces.append(found)
            elif name not in ("p", "del", "moveFrom", "AlternateContent", "txbxContent"):
                self.walk(child)

    def _mark(self, kind: str) -> None:
        if kind == "begin":
            self.fields.append([])
            self.results.append(False)
        elif kind == "separate" and self.fields:
            self.results[-1] = citation_of("".join(self.fields[-1])) is None
        elif kind == "end" and self.fields:
            found = citation_of("".join(self.fields.pop()))
            self.results.pop()
            if found:
                self.pieces.append(found)

    def _note(self, kind: str, identity: str) -> None:
        note = self.notes.get((kind, identity))
        if note is None or self.depth >= _DEEPEST:
            return
        for element in note.iter():
            if local_name(element) == "p":
                self.pieces.extend(_paragraph(element, self.notes, self.depth + 1).pieces)


def citation_of(instruction: str) -> FieldCitation | None:
    """The citation in a field's instruction (`ADDIN ZOTERO_ITEM CSL_CITATION {…}`); None where it is none."""
    found = _FIELD.search(instruction)
    return _read(instruction[found.end() :]) if found else None


def _of_element(name: str, element: Any) -> FieldCitation | None:
    """The citation that an element holds as a whole: a simple field, a content control."""
    if name == "fldSimple":
        return citation_of(attribute_value(element, "instr"))
    return _mendeley(element) if name == "sdt" else None


def _mendeley(element: Any) -> FieldCitation | None:
    """Mendeley Cite keeps a citation in the tag of a content control."""
    tag = next((attribute_value(child) for child in element.iter() if local_name(child) == "tag"), "")
    if not tag.startswith(_MENDELEY):
        return None
    try:
        return _read(base64.b64decode(tag.rpartition("_")[2], validate=False).decode("utf-8", "replace"))
    except (binascii.Error, ValueError):
        return None


def _read(text: str) -> FieldCitation | None:
    try:
        obj, _ = json.JSONDecoder().raw_decode(text.strip())
    except (ValueError, RecursionError):
        return None
    items = obj.get("citationItems") if isinstance(obj, dict) else None
    if not isinstance(items, list):
        return None
    found = tuple(item for item in items if isinstance(item, dict) and isinstance(item.get("itemData"), dict))
    return FieldCitation(found) if found else None
