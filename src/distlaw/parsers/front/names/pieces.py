"""Cuts a list of names at what joins them."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Marks glued to a name: figures, in brackets too, stars, daggers, an envelope.
MARKS = re.compile(
    r"[\[［〔](?:\d{1,2}|[a-f*†‡])[\]］〕]?|[\d¹²³⁴⁵⁶⁷⁸⁹,，]*[\d*＊∗†‡§#①②③④⑤⑥⑦⑧⑨⑩¹²³⁴]+(?:\s?[,，]\s?[\d*†‡]+)*|\(\)|（）|✉"
)


def pieces(text: str, glue: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Offsets of what stands between the matches of `glue`."""
    start = 0
    for found in glue.finditer(text):
        if found.start() > start:
            yield start, found.start()
        start = found.end()
    if start < len(text):
        yield start, len(text)
