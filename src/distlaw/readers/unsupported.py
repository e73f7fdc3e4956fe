"""Formats that are known and not read: each is refused with its name and with what to do instead."""

from __future__ import annotations

from dataclasses import dataclass

from distlaw.errors import InputError
from distlaw.model.problem import Problem
from distlaw.model.source import SourceText
from distlaw.readers.reader import FormatReader, RawFile


@dataclass(frozen=True, slots=True)
class _Format:
    """A format by the bytes it begins with, and those that must stand in its first or last kilobytes."""

    name: str
    magic: bytes
    holds: bytes
    code: str
    hint: str


_DOCX = "open it in Word or LibreOffice, save it as DOCX or PDF, and ingest that"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_FORMATS = (
    _Format("an encrypted Office file", _OLE, _ENCRYPTED, "encrypted", "save it without a password"),
    _Format("an old Office file", _OLE, b"", "doc", _DOCX),
    _Format("an Excel workbook", b"PK", b"xl/workbook.xml", "unsupported", "save the sheet as CSV or text"),
    _Format("a PowerPoint file", b"PK", b"ppt/presentation.xml", "unsupported", "export it as PDF"),
    _Format("an OpenDocument sheet or drawing", b"PK", b"mimetypeapplication/vnd.oasis", "unsupported", _DOCX),
    _Format("a RAR archive", b"Rar!", b"", "unsupported", "unpack it and ingest the folder"),
    _Format("a 7z archive", b"7z\xbc\xaf", b"", "unsupported", "unpack it and ingest the folder"),
    _Format("a gzip archive", b"\x1f\x8b", b"", "unsupported", "unpack it and ingest the folder"),
    _Format("a DjVu scan", b"AT&TFORM", b"", "no_text_layer", "convert it to PDF and run OCR over it"),
    _Format("an SQLite database", b"SQLite format 3\x00", b"", "unsupported", "a distlaw database is named with --db"),
    _Format("a GIF image", b"GIF8", b"", "binary", "run OCR over it and ingest the text"),
)  # fmt: skip


def _known(raw: RawFile) -> _Format | None:
    edges = raw.data[:65_536] + raw.data[-65_536:]
    return next((form for form in _FORMATS if raw.data.startswith(form.magic) and form.holds in edges), None)


def _read(raw: RawFile) -> tuple[SourceText, tuple[Problem, ...]]:
    form = _known(raw)
    if form is None:
        raise InputError("no reader knows this format", code="binary", where=raw.file_name)
    raise InputError(f"{form.name} cannot be read", code=form.code, where=raw.file_name, hint=form.hint)


def _sniff(raw: RawFile) -> float:
    return 0.7 if _known(raw) else 0.0


PART = FormatReader(
    name="unsupported", suffixes=(), media_type="application/octet-stream", sniff=_sniff, read=_read, order=80
)
