"""The bytes of a dumped source, and whether they are the ones it names."""

from __future__ import annotations

import base64
import hashlib
import zlib
from collections.abc import Mapping
from typing import Any


def content_of(source: Mapping[str, Any]) -> bytes:
    """The bytes of a dumped source: its own, or its text encoded again. ValueError where they are not its own."""
    if source.get("content"):
        data = zlib.decompress(base64.b64decode(source["content"]))
    else:
        data = str(source["text"]).encode(source["encoding"])
    if hashlib.sha256(data).hexdigest() != source["sha256"]:
        raise ValueError(f"the bytes of {source['file_name']} are not those its sha256 names")
    return data
