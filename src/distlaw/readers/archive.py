"""Zip archives of documents: their members one by one, under caps. An archive has no text of its own."""

from __future__ import annotations

import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath

from distlaw.errors import InputError
from distlaw.model.problem import Problem
from distlaw.model.source import SourceText
from distlaw.readers.packed import is_archive
from distlaw.readers.reader import LITTER, FormatReader, RawFile
from distlaw.readers.zip_parts import member_of, opened

_PACKED = (".zip",)


def members(raw: RawFile, depth: int = 0) -> Iterator[RawFile]:
    """The documents in the archive in its order; an archive inside it is opened, one inside that is refused.

    Raises InputError `broken`, `encrypted`, `count`, `zip_ratio`, `size` or `nesting`. Names that lead out of the
    archive (`../`, drive letters) keep their last part alone.
    """
    package = opened(raw.data, raw.file_name)
    named: Counter[str] = Counter()
    for info in package.infolist():
        path = PurePosixPath(_name(info).replace("\\", "/"))
        if info.is_dir() or path.name.lower() in LITTER or path.name.startswith("._") or "__MACOSX" in path.parts:
            continue
        data = member_of(package, info, raw.file_name) or b""
        named[str(path)] += 1
        again = f" ({named[str(path)]})" if named[str(path)] > 1 else ""
        member = RawFile(data, path.name, f"{raw.uri or raw.file_name}!/{path}{again}")
        if path.suffix.lower() in _PACKED and is_archive(member):
            if depth >= 1:
                raise InputError(
                    f"{path} is an archive in an archive in an archive",
                    code="nesting",
                    where=raw.file_name,
                    hint="unpack it",
                )
            yield from members(member, depth + 1)
        else:
            yield member


def _name(info: zipfile.ZipInfo) -> str:
    """The member's name; names that Windows wrote in GBK come as code page 437."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        raw = info.filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename


def _read(raw: RawFile) -> tuple[SourceText, tuple[Problem, ...]]:
    raise InputError(
        "this is an archive of documents",
        code="archive",
        where=raw.file_name,
        hint="each of its members is read on its own",
    )


def _sniff(raw: RawFile) -> float:
    return 0.5 if is_archive(raw) else 0.0


PART = FormatReader(name="archive", suffixes=_PACKED, media_type="application/zip", sniff=_sniff, read=_read, order=30)
