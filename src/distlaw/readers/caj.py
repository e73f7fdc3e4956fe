"""CNKI's own formats (CAJ, KDH, NH): a PDF under another name is read, the rest refused with what to do."""

from __future__ import annotations

from distlaw.errors import InputError
from distlaw.model.problem import Problem
from distlaw.model.source import SourceText
from distlaw.readers import pdf
from distlaw.readers.reader import FormatReader, RawFile

_SUFFIXES = (".caj", ".kdh", ".nh", ".teb", ".caa")
_MAGIC = {b"CAJ\x00": "CAJ", b"HN\x00": "HN", b"HN": "HN", b"KDH ": "KDH", b"TEB": "TEB", b"CAA": "CAA"}
_HINT = "open it in CAJViewer and print or export it as PDF, or fetch the PDF or HTML version, then ingest that"


def _read(raw: RawFile) -> tuple[SourceText, tuple[Problem, ...]]:
    """Read the PDF inside; InputError `caj` where there is none that can be opened."""
    if raw.data[:1024].find(b"%PDF-") >= 0:
        return pdf.read(raw)
    start = raw.data.find(b"%PDF-")
    if start >= 0:
        try:
            return pdf.read(RawFile(raw.data[start:], raw.file_name, raw.uri))
        except InputError as error:
            raise InputError(
                "a CAJ file whose pages cannot be read", code="caj", where=raw.file_name, hint=_HINT
            ) from error
    raise InputError(f"{_kind(raw)} files cannot be read", code="caj", where=raw.file_name, hint=_HINT)


def _kind(raw: RawFile) -> str:
    known = next((name for magic, name in _MAGIC.items() if raw.data.startswith(magic)), "")
    return known or raw.file_name.rpartition(".")[2].upper() or "CAJ"


def _sniff(raw: RawFile) -> float:
    """The formats' magic; the name alone counts for files that begin like neither text nor PDF."""
    if raw.data.startswith((b"CAJ\x00", b"KDH ", b"HN\x00", b"TEB\x00", b"CAA\x00")):
        return 1.0
    named = raw.file_name.lower().endswith(_SUFFIXES)
    if named and raw.data[:2] in (b"HN", b"\xc8\x00", b"\xc9\x00"):
        return 0.95
    return 0.6 if named and raw.data[:1024].find(b"%PDF-") < 0 and b"\0" in raw.data[:512] else 0.0


PART = FormatReader(name="caj", suffixes=_SUFFIXES, media_type="application/x-caj", sniff=_sniff, read=_read, order=10)
