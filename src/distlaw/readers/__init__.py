"""Bytes in, text with marks out: one file a format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from distlaw.errors import InputError
from distlaw.readers.reader import FormatReader, RawFile
from distlaw.registry import parts

if TYPE_CHECKING:
    from distlaw.model.problem import Problem
    from distlaw.model.source import SourceText

__all__ = ["FormatReader", "RawFile", "read", "reader_for"]


def reader_for(raw: RawFile) -> FormatReader:
    """The reader that is surest of the bytes; InputError `empty` or `binary` where none is."""
    if not raw.data:
        raise InputError("the file is empty", code="empty", where=raw.file_name)
    score, reader = max(((part.sniff(raw), part) for part in parts("readers")), key=lambda scored: scored[0])
    if score <= 0.0:
        raise InputError("no reader knows this format", code="binary", where=raw.file_name)
    chosen: FormatReader = reader
    return chosen


def read(raw: RawFile) -> tuple[SourceText, tuple[Problem, ...]]:
    """The file's text with what its format says of it; raises InputError with a stable `code` and the file's name."""
    try:
        return reader_for(raw).read(raw)
    except InputError as error:
        if error.where:
            raise
        raise InputError(error.what, code=error.code, where=raw.file_name, hint=error.hint) from error
