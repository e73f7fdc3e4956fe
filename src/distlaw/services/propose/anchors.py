"""From sentence numbers and two anchors to a span of the reading text; exact, or refused."""

from __future__ import annotations

from typing import Literal

from distlaw.errors import DistlawError
from distlaw.services.claims.gate import SHORTEST
from distlaw.services.propose.chunks import Chunk, NumberedSentence
from distlaw.text.offsets import Range
from distlaw.text.quoting import squeezed

LONGEST = 800  # code points; what is longer is no claim
_ELLIPSES = ("…", "...")
Code = Literal[
    "misshapen", "unknown_sentence", "across_paragraphs", "elided", "too_short", "too_long", "absent", "ambiguous",
    "unordered", "unknown_word", "no_theory", "speaker_absent", "repeated",
]  # fmt: skip


class RefusedCandidate(DistlawError):
    """A candidate that proves nothing; `code` is the stable word of the reason."""

    def __init__(self, code: Code, what: str) -> None:
        self.code = code
        super().__init__(what)

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.code, self.what)


def span(chunk: Chunk, ids: list[str], begin: str, end: str, text: str) -> Range:
    """Where the claim stands in the reading text `text`. Raises Refused."""
    stretch = _stretch(chunk, ids)
    start = _anchor(text, stretch, "begin", begin)
    last = _anchor(text, stretch, "end", end) + len(end)
    if last < start + len(begin) and last <= start:
        raise RefusedCandidate("unordered", "the end stands before the beginning")
    if len(squeezed(text[start:last]).text) < SHORTEST:
        raise RefusedCandidate("too_short", f"{text[start:last]!r} is too short to prove anything")
    if last - start > LONGEST:
        raise RefusedCandidate("too_long", f"{last - start} characters are more than one claim")
    return start, last


def _stretch(chunk: Chunk, ids: list[str]) -> Range:
    known = {one.id: place for place, one in enumerate(chunk.sentences)}
    for name in ids:
        if name not in known:
            raise RefusedCandidate("unknown_sentence", f"there is no sentence {name!r} in this chunk")
    if not ids:
        raise RefusedCandidate("unknown_sentence", "no sentence is named")
    places = sorted({known[name] for name in ids})
    named: list[NumberedSentence] = [chunk.sentences[at] for at in places]
    if len({one.paragraph for one in named}) > 1:
        raise RefusedCandidate("across_paragraphs", "the sentences are of several paragraphs")
    if places[-1] - places[0] != len(places) - 1:
        raise RefusedCandidate("elided", "the sentences are no neighbours")
    return named[0].start, named[-1].end


def _anchor(text: str, stretch: Range, name: str, anchor: str) -> int:
    """Where the anchor begins, which must be the one place in the stretch."""
    within = text[stretch[0] : stretch[1]]
    at = within.find(anchor) if anchor else -1
    if len(squeezed(anchor).text) < 2:
        raise RefusedCandidate("too_short", f"{name} {anchor!r} is too short")
    if at < 0 and any(sign in anchor for sign in _ELLIPSES):
        raise RefusedCandidate("elided", f"{name} {anchor!r} leaves words out")
    if at < 0:
        raise RefusedCandidate("absent", f"{name} {anchor!r} does not stand in the sentences named")
    if within.find(anchor, at + 1) >= 0:
        raise RefusedCandidate("ambiguous", f"{name} {anchor!r} stands there more than once")
    return stretch[0] + at
