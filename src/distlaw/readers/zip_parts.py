"""Members of a zip package read under caps: it may lie about its sizes, and a few kilobytes may hold gigabytes."""

from __future__ import annotations

import io
import zipfile
import zlib

from distlaw.errors import InputError

MOST_BYTES = 200_000_000  # of one package, unpacked
FREE_BYTES = 5_000_000  # below this no ratio is asked after
MOST_RATIO = 120.0
MOST_MEMBERS = 20_000


def opened(data: bytes, where: str = "") -> zipfile.ZipFile:
    """The package; InputError `broken`, `encrypted`, `count`, `zip_ratio` or `size` before anything is unpacked."""
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
        members = package.infolist()
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        ValueError,
        NotImplementedError,
        EOFError,
        OverflowError,
    ) as error:
        raise InputError(
            "the package is damaged or cut off", code="broken", where=where, hint="save or fetch it again"
        ) from error
    if len(members) > MOST_MEMBERS:
        raise InputError(f"the package has {len(members):,} members", code="count", where=where)
    for member in members:
        _refuse(member.file_size, member.compress_size, where)
    _refuse(sum(member.file_size for member in members), len(data), where)
    return package


def _refuse(unpacked: int, packed: int, where: str) -> None:
    if unpacked > FREE_BYTES and unpacked > MOST_RATIO * max(1, packed):
        message = f"{packed:,} bytes claim to unpack to {unpacked:,}"
        raise InputError(message, code="zip_ratio", where=where, hint="it is not opened: such files are made to harm")
    if unpacked > MOST_BYTES:
        raise InputError(f"unpacks to {unpacked:,} bytes", code="size", where=where)


def member_of(
    package: zipfile.ZipFile, name: str | zipfile.ZipInfo, where: str = "", most: int = MOST_BYTES
) -> bytes | None:
    """One member's bytes, by its name or, where two share a name, its entry; None where there is none of that name.
    Reading stops where the stated size is passed."""
    try:
        info = package.getinfo(name) if isinstance(name, str) else name
    except KeyError:
        return None
    if info.flag_bits & 1:
        raise InputError("the package is encrypted", code="encrypted", where=where, hint="save an unprotected copy")
    try:
        with package.open(info) as stream:
            data = stream.read(min(info.file_size, most) + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, RuntimeError) as error:
        raise InputError("the package is damaged or cut off", code="broken", where=where) from error
    if len(data) > min(info.file_size, most):
        raise InputError(f"{info.filename} is larger than it says", code="zip_ratio", where=where)
    return data
