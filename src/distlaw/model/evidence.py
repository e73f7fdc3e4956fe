"""Evidence in the terms of the W3C Web Annotation model: a position and a quotation, always both."""

from __future__ import annotations

from distlaw.model.frozen import Frozen
from distlaw.text.offsets import Ranges

CONTEXT = 32  # code points of prefix and suffix


class Evidence(Frozen):
    """`exact` equals the source's `ranges`, one after another; `text_sha256` is of the whole source text."""

    ranges: Ranges
    exact: str
    prefix: str = ""
    suffix: str = ""
    text_sha256: str = ""
    page: str = ""  # as printed, where the source has pages

    @property
    def start(self) -> int:
        return min(start for start, _ in self.ranges)

    @property
    def end(self) -> int:
        return max(end for _, end in self.ranges)
