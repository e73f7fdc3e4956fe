"""Word 97-2003 files (DOC): text and notes by Word's own tables; fields as their results, deleted marks left out.

The compound file is opened by legacy-doc; offsets are those of [MS-DOC] 2.5 (File Information Block) and 2.8
(PlcffndRef, PlcffndTxt, PlcPcd). Styles are not read: headings are known by their words and numbers.
"""

from __future__ import annotations

import hashlib
import re
import struct

from distlaw.errors import InputError
from distlaw.model.problem import Problem
from distlaw.model.source import SourceText
from distlaw.readers.marking import TextWriter
from distlaw.readers.reader import FormatReader, RawFile

_TYPE = "application/msword"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORD = "WordDocument".encode("utf-16-le")
_LARGEST = 64_000_000  # bytes
_CCP = 0x4C  # lengths of the text, the footnotes, the headers, macros, comments and endnotes, four bytes each
_TABLES = {"footnote_calls": 0xAA, "footnotes": 0xB2, "pieces": 0x1A2, "endnote_calls": 0x20A, "endnotes": 0x212}
_FIELD = re.compile(r"\x13[^\x13\x14\x15]*\x14|\x13[^\x13\x14\x15]*\x15|[\x13\x14\x15]")
_INVISIBLE = re.compile(r"[\x00-\x06\x08\x0e-\x12\x16-\x1b\x1d\x1f]")
_ADVICE = "open it in Word or LibreOffice, save it as DOCX or PDF, and ingest that"


def read(raw: RawFile) -> tuple[SourceText, tuple[Problem, ...]]:
    """Read a DOC; InputError `broken`, `encrypted`, `size` or `empty`."""
    word, table = _streams(raw)
    lengths = [_number(word, _CCP + 4 * n) for n in range(6)]
    text = _pieces(word, _part(word, table, "pieces"), raw.file_name)
    main, foot = lengths[0], lengths[1]
    end_at = sum(lengths[:5])
    writer = TextWriter()
    notes = [
        *_notes(word, table, "foot", text[main : main + foot]),
        *_notes(word, table, "end", text[end_at : end_at + lengths[5]]),
    ]
    _write(writer, text[:main], notes)
    if not writer.text.strip():
        raise InputError("the file has no text", code="empty", where=raw.file_name)
    for number, (_, note) in enumerate(sorted(notes), 1):
        writer.line(note, "note", str(number))
    source = SourceText(
        sha256=hashlib.sha256(raw.data).hexdigest(), file_name=raw.file_name, media_type=_TYPE, uri=raw.uri,
        text=writer.text, marks=writer.marks,
    )  # fmt: skip
    return source, ()


def _streams(raw: RawFile) -> tuple[bytes, bytes]:
    """The document's stream and its table's."""
    from legacy_doc.exceptions import LegacyDocError
    from legacy_doc.ole import OleReader
    from legacy_doc.types import ExtractionOptions

    try:
        package = OleReader(raw.data, options=ExtractionOptions(max_file_bytes=_LARGEST))
        word = package.read_stream("WordDocument")
        if len(word) < 0x21A or not 0x6A <= _number(word, 2, 2) <= 0x200:
            raise InputError("a Word file older than Word 97", code="doc", where=raw.file_name, hint=_ADVICE)
        flags = _number(word, 0x0A, 2)
        if flags & 0x0100:
            raise InputError("the file is encrypted", code="encrypted", where=raw.file_name,
                             hint="save it without a password")  # fmt: skip
        return word, package.read_stream("1Table" if flags & 0x0200 else "0Table")
    except (LegacyDocError, struct.error, IndexError, ValueError) as error:
        raise InputError("the Word file is damaged", code="broken", where=raw.file_name, hint=_ADVICE) from error


def _number(data: bytes, at: int, size: int = 4) -> int:
    return int.from_bytes(data[at : at + size], "little")


def _part(word: bytes, table: bytes, name: str) -> bytes:
    """A structure of the table stream, by its place in the information block."""
    start, length = _number(word, _TABLES[name]), _number(word, _TABLES[name] + 4)
    return table[start : start + length] if length < len(table) + 1 else b""


def _pieces(word: bytes, clx: bytes, where: str) -> str:
    """The whole character stream, piece by piece; one kind of piece has a byte a character, the other two."""
    at = 0
    while at < len(clx) and clx[at] == 1:  # properties come first
        at += 3 + _number(clx, at + 1, 2)
    if at >= len(clx) or clx[at] != 2:
        raise InputError("the Word file's text is not where it should be", code="broken", where=where, hint=_ADVICE)
    table = clx[at + 5 : at + 5 + _number(clx, at + 1)]
    count = max(0, (len(table) - 4) // 12)
    out: list[str] = []
    for n in range(count):
        length = _number(table, 4 * n + 4) - _number(table, 4 * n)
        place = _number(table, 4 * (count + 1) + 8 * n + 2)
        if length < 0 or length > len(word):
            continue
        narrow, start = bool(place & 0x40000000), place & 0x3FFFFFFF
        data = word[start // 2 : start // 2 + length] if narrow else word[start : start + 2 * length]
        out.append(data.decode("cp1252" if narrow else "utf-16-le", "replace").ljust(length))
    return "".join(out)


def _notes(word: bytes, table: bytes, kind: str, text: str) -> list[tuple[int, str]]:
    """Notes of one kind: where each is called in the text, and what it says."""
    calls, spans = _part(word, table, f"{kind}note_calls"), _part(word, table, f"{kind}notes")
    count = max(0, (len(calls) - 4) // 6)
    edges = [_number(spans, 4 * n) for n in range(len(spans) // 4)]
    out = []
    for n in range(min(count, len(edges) - 1)):
        note = " ".join(_shown(text[edges[n] : edges[n + 1]]).split())
        if note:
            out.append((_number(calls, 4 * n), note))
    return out


def _shown(text: str) -> str:
    """Fields as their results, no marks; every kind of line end one."""
    while (simpler := _FIELD.sub("", text)) != text:
        text = simpler
    text = text.replace("\x1e", "-").replace("\xa0", " ")
    return _INVISIBLE.sub("", re.sub(r"[\r\x0b\x0c]", "\n", text))


def _write(writer: TextWriter, text: str, notes: list[tuple[int, str]]) -> None:
    """Paragraphs a line each, table rows with tabs; a mark where a note is called."""
    calls = {place: str(number) for number, (place, _) in enumerate(sorted(notes), 1)}
    at = 0
    for place, marker in [*sorted(calls.items()), (len(text), "")]:
        _write_stretch(writer, text[at:place])
        if marker:
            writer.mark("note_reference", writer.length, writer.length, marker)
        at = place + bool(marker)
    writer.write("\n")


def _write_stretch(writer: TextWriter, text: str) -> None:
    rows = re.sub(r"\x07(?=\x07)|\x07$", "\n", text.replace("\x07\x07", "\n")).replace("\x07", "\t")
    writer.write(re.sub(r"\n{2,}", "\n", re.sub(r"[ \t]+\n", "\n", _shown(rows))))


def sniff(raw: RawFile) -> float:
    """A compound file with Word's stream in it, not a package under a password."""
    if not raw.data.startswith(_OLE) or "EncryptedPackage".encode("utf-16-le") in raw.data:
        return 0.0
    return 0.9 if _WORD in raw.data else 0.0


PART = FormatReader(name="doc", suffixes=(".doc", ".dot"), media_type=_TYPE, sniff=sniff, read=read, order=30)
