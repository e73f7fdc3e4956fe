"""Finds a quotation in a text: to the letter first, then without regard to white space, width, script and case."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from distlaw.text.fold import folded, lowered
from distlaw.text.han import HAN
from distlaw.text.offsets import Range

_GRAM = 4  # code points of the pieces by which the nearest text is sought
_MOST_PLACES = 200  # of one piece; a piece that stands everywhere tells nothing

_WIDE = f"\u3000-\u303f{HAN}\uff00-\uffef“”‘’…—"
_WRAP = re.compile(rf"(?<=[{_WIDE}])[ \t\r]*\n\s*(?=[{_WIDE}])")


def one_line(text: str) -> str:
    """The text on one line, for the eye: a line end between two Chinese characters is nothing, elsewhere a space;
    Markdown's marks of bold are left out."""
    return " ".join(_WRAP.sub("", text.replace("**", "")).split())


@dataclass(frozen=True, slots=True)
class Squeezed:
    """A text without white space, script, width and case folded; `at[i]` is where its i-th character stood."""

    text: str
    at: tuple[int, ...]

    def place(self, start: int, length: int) -> Range:
        """Where the squeezed text's `[start, start + length)` stands in the text it was made from."""
        return self.at[start], self.at[start + length - 1] + 1


def squeezed(text: str) -> Squeezed:
    """The text as quotations are compared."""
    low = lowered(folded(text))
    kept = [i for i, char in enumerate(low) if not char.isspace() and unicodedata.category(char) not in ("Cf", "Mn")]
    return Squeezed("".join(low[i] for i in kept), tuple(kept))


def exact_places(text: str, quote: str) -> tuple[Range, ...]:
    """Every place where the quotation stands to the letter."""
    return tuple((at, at + len(quote)) for at in _occurrences(text, quote))


def tolerant_places(text: Squeezed, quote: str) -> tuple[Range, ...]:
    """Every place, in the text that was squeezed, where it stands but for white space, width, script and case."""
    wanted = squeezed(quote).text
    return tuple(text.place(at, len(wanted)) for at in _occurrences(text.text, wanted))


def _occurrences(text: str, part: str) -> Iterator[int]:
    at = text.find(part) if part else -1
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


def nearest_place(text: Squeezed, quote: str) -> Range | None:
    """The stretch of the text most like the quotation, or None where nothing is alike.

    Pieces of the quotation vote for where it would begin; neighbouring votes count together.
    """
    wanted = squeezed(quote).text
    size = min(_GRAM, len(wanted))
    if not size:
        return None
    votes: Counter[int] = Counter()
    for offset in range(len(wanted) - size + 1):
        places = list(islice(_occurrences(text.text, wanted[offset : offset + size]), _MOST_PLACES + 1))
        if len(places) <= _MOST_PLACES:
            votes.update(at - offset for at in places)
    if not votes:
        return None
    reach = max(2, len(wanted) // 8)
    best = max(votes, key=lambda at: (sum(votes[at + d] for d in range(-reach, reach + 1)), votes[at], -at))
    start = min(max(0, best), len(text.text) - 1)
    return text.place(start, max(1, min(len(wanted), len(text.text) - start)))


def best_place(text: str, places: tuple[Range, ...], prefix: str = "", suffix: str = "", near: int = -1) -> Range:
    """Of several places, the one whose surroundings agree most with the prefix and suffix, then the one nearest to
    the offset `near`, then the first."""

    if len(places) == 1 or not (prefix or suffix or near >= 0):
        return places[0]

    def agreement(place: Range) -> tuple[int, int]:
        before, after = squeezed(text[max(0, place[0] - 80) : place[0]]).text, squeezed(text[place[1] :][:80]).text
        shared = _common(before[::-1], squeezed(prefix).text[::-1]) + _common(after, squeezed(suffix).text)
        return shared, -abs(place[0] - near) if near >= 0 else 0

    return max(places, key=agreement)


def _common(one: str, other: str) -> int:
    """How many characters the two begin with alike."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count
