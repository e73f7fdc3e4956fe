"""The bytes of a dumped source, and whether they are the ones it names."""

from __future__ import annotations

import base64
import hashlib
import zlib

from distlaw.model.record import RecordedSource


def content_of(source: RecordedSource) -> bytes:
    """The bytes of a dumped source: its own, or its text encoded again. ValueError where they are not its own."""
    data = zlib.decompress(base64.b64decode(source.content)) if source.content else source.text.encode(source.encoding)
    if hashlib.sha256(data).hexdigest() != source.sha256:
        raise ValueError(f"the bytes of {source.file_name} are not those its sha256 names")
    return data
