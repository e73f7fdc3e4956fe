"""A Word file whose text is another document inside it (altChunk), as programs write that only wrap a page."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Callable
from hashlib import sha256

from distlaw.errors import InputError
from distlaw.model.problem import Problem
from distlaw.model.source import SourceText
from distlaw.readers import html, rtf, saved_page
from distlaw.readers.reader import RawFile
from distlaw.readers.zip_parts import member_of

Read = Callable[[RawFile], tuple[SourceText, tuple[Problem, ...]]]
_READERS = (saved_page.PART, html.PART, rtf.PART)
_LEAST = 0.3  # a reader surer than this of the part's bytes reads it


def embedded(
    package: zipfile.ZipFile, name: str, raw: RawFile, again: Read
) -> tuple[SourceText, tuple[Problem, ...]] | None:
    """What the part of that name says, as the file's own text; None where no reader knows it. `again` reads a Word
    file inside this one."""
    data = member_of(package, name, raw.file_name)
    if not data:
        return None
    part = RawFile(data, posixpath.basename(name), raw.uri)
    sure, reader = max(((one.sniff(part), one) for one in _READERS), key=lambda pair: pair[0])
    read = reader.read if sure > _LEAST else again if data.startswith(b"PK\x03\x04") else None
    if read is None:
        return None
    try:
        source, problems = read(part)
    except InputError as error:
        raise InputError(error.what, code=error.code, where=raw.file_name, hint=error.hint) from error
    own = {"sha256": sha256(raw.data).hexdigest(), "file_name": raw.file_name, "uri": source.uri or raw.uri}
    return source.model_copy(update=own), problems
