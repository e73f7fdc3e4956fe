"""Finds the DOIs of a text, less what is glued to them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from distlaw.text.han import HAN

_DOI = re.compile(rf"10\.\d{{4,9}}/[^\s,;，；\"'<>{HAN}]{{2,120}}")
_GLUED_WORD = re.compile(r"(?<=\d)[A-Z][a-z]{2,}$")  # 10.1234/ab.v1i2.34Keywords


def dois(text: str) -> Iterator[tuple[str, int, int]]:
    """Each DOI with its offsets."""
    for found in _DOI.finditer(text):
        value = _GLUED_WORD.sub("", found[0].rstrip(".)];,:"))
        yield value, found.start(), found.start() + len(value)
