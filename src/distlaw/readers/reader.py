"""What a reader is: one file format, bytes in, `SourceText` out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # a file is known by its bytes before anything has to be loaded
    from distlaw.model.problem import Problem
    from distlaw.model.source import SourceText

LITTER = frozenset({".ds_store", "thumbs.db", "desktop.ini"})  # files that systems leave in folders


@dataclass(frozen=True)
class RawFile:
    """A file's bytes and its name; the name is a hint, never a proof of the format."""

    data: bytes
    file_name: str
    uri: str = ""


@dataclass(frozen=True)
class FormatReader:
    """`sniff` scores 0.0 to 1.0 how surely the bytes are of this format; the highest reads the file.

    `read` raises InputError (with a stable `code`) where there is nothing to be had.
    """

    name: str
    suffixes: tuple[str, ...]
    media_type: str
    sniff: Callable[[RawFile], float]
    read: Callable[[RawFile], tuple[SourceText, tuple[Problem, ...]]]
    order: int = 50
