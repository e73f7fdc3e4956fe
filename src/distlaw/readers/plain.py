"""Plain text and Markdown files: the decoded file is the source text, its newlines and byte order mark kept."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import PurePath

from distlaw.errors import InputError
from distlaw.model.problem import Problem
from distlaw.model.source import SourceText
from distlaw.readers.reader import FormatReader, RawFile
from distlaw.text.decode import decoded

LARGEST = 32_000_000  # bytes; a long book is two million
_MARKDOWN = (".md", ".markdown", ".mdown")
_MAGIC = (
    b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf", b"BM\x00",
    b"\xd0\xcf\x11\xe0", b"\x7fELF", b"MZ\x90", b"MZ\x00", b"CAJ\x00", b"HN\x00", b"KDH ", b"\x00\x00\x01\x00", b"OggS",
    b"RIFF", b"SQLite format 3", b"BZh", b"\xfd7zXZ", b"II*\x00", b"MM\x00*", b"ID3", b"wOFF", b"wOF2", b"AT&TFORM",
)  # fmt: skip
_DECLARED = re.compile(rb"(?:charset|coding|encoding)\s{0,3}[=:]\s{0,3}[\"']?([A-Za-z0-9_\-]{3,20})", re.I)


def _sniff(raw: RawFile) -> float:
    """What no other reader knows better: any text a little, binary files not at all."""
    if raw.data.startswith(_MAGIC):
        return 0.0
    return 0.2 if PurePath(raw.file_name).suffix.lower() in (".txt", ".text", *_MARKDOWN) else 0.1


def _read(raw: RawFile) -> tuple[SourceText, tuple[Problem, ...]]:
    _refuse(raw)
    declared = _DECLARED.search(raw.data[:1024])
    found = decoded(raw.data, declared.group(1).decode("ascii") if declared else "")
    suffix = PurePath(raw.file_name).suffix.lower()
    source = SourceText(
        sha256=sha256(raw.data).hexdigest(),
        file_name=raw.file_name,
        media_type="text/markdown" if suffix in _MARKDOWN else "text/plain",
        text=found.text,
        encoding=found.encoding,
        uri=raw.uri,
    )
    problems: list[Problem] = []
    if found.is_cut:
        end = len(found.text)
        problems.append(Problem(code="decode_error", message="the last character is cut off", ranges=((end - 1, end),)))
    if found.is_lossy:
        ranges = tuple((m.start(), m.end()) for m in re.finditer("\ufffd+", found.text))
        problems.append(Problem(code="decode_error", message="some bytes could not be read", ranges=ranges[:50]))
    return source, tuple(problems)


def _refuse(raw: RawFile) -> None:
    if len(raw.data) > LARGEST:
        raise InputError(
            f"{len(raw.data):,} bytes of text", code="size", where=raw.file_name, hint="split it into single documents"
        )
    if raw.data.startswith(_MAGIC):
        raise InputError("this is not a text file", code="binary", where=raw.file_name)
    if not raw.data.strip(b"\x00 \t\r\n\x0c\xef\xbb\xbf\xff\xfe"):
        raise InputError("the file is empty", code="empty", where=raw.file_name)


PART = FormatReader(
    name="plain",
    suffixes=(".txt", ".text", *_MARKDOWN),
    media_type="text/plain",
    sniff=_sniff,
    read=_read,
    order=90,
)
