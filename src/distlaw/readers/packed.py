"""Whether a file is an archive, by its first bytes; known without loading what opens it."""

from __future__ import annotations

from distlaw.readers.reader import RawFile

_OFFICE = (b"[Content_Types].xml", b"mimetype", b"META-INF/container.xml")


def is_archive(raw: RawFile) -> bool:
    """Whether the file is a plain zip archive: a Word file or an e-book is a package of its own kind."""
    if not raw.data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return False
    return not any(name in raw.data[:200] or name in raw.data[-65_536:] for name in _OFFICE)
