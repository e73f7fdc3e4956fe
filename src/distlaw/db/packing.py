"""JSON that says much the same in every row, deflated against a dictionary of what is the same.

The reasons for a claim's labels (its cues) name the same hundred rules again and again: packed, they take a seventh of
the room. A packed text begins with a mark that no JSON begins with; what is not packed is read as it is. A dictionary
is never changed: what was packed against it has to be read for ever. Another one gets another number.
"""

from __future__ import annotations

import base64
import zlib
from functools import cache
from pathlib import Path
from typing import Any

MARK = "~1"  # the number of the dictionary
_SHORT = 64  # characters that are not worth packing
_RAW = -15  # deflate without a header
_WINDOW = -13  # the dictionary and no more: what is packed is short
_MEMORY = 5


@cache
def _dictionary() -> bytes:
    return Path(__file__).with_name("packing-1.txt").read_bytes()


@cache
def _begun() -> Any:
    """What packs, with the dictionary read: a copy of it takes a third of the time."""
    return zlib.compressobj(6, zlib.DEFLATED, _WINDOW, _MEMORY, zlib.Z_DEFAULT_STRATEGY, _dictionary())


def packed(text: str) -> str:
    """The text in fewer characters, or as it is where that is no gain."""
    if len(text) < _SHORT:
        return text
    deflate = _begun().copy()
    short = MARK + base64.b85encode(deflate.compress(text.encode()) + deflate.flush()).decode("ascii")
    return short if len(short) < len(text) else text


def unpacked(text: str) -> str:
    """What was packed; any other text as it is."""
    if not text.startswith(MARK):
        return text
    inflate = zlib.decompressobj(_RAW, _dictionary())
    return (inflate.decompress(base64.b85decode(text[len(MARK) :])) + inflate.flush()).decode()
