"""Where a quote has what was sought, and the stretch of it worth showing: offsets in the quote, in its own script."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from distlaw.query.search.expression import TokenRun
from distlaw.text.tokens import spans

Place = tuple[int, int]


def places(quote: str, texts: Sequence[TokenRun]) -> list[Place]:
    """The stretches that match, in order, joined where they touch."""
    found = list(spans(quote, quickly=True))
    at: dict[str, list[int]] = {}
    for number, (token, _, _) in enumerate(found):
        at.setdefault(token, []).append(number)
    hits = sorted(place for text in texts for place in _of(text, found, at))
    out: list[Place] = []
    for start, end in hits:
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def _of(text: TokenRun, found: list[tuple[str, int, int]], at: dict[str, list[int]]) -> list[Place]:
    first, size = text.words[0], len(text.words)
    if text.is_prefix and size == 1:
        starts = [number for token, numbers in at.items() if token.startswith(first) for number in numbers]
        return [(found[n][1], found[n][1] + _width(found[n], first)) for n in starts]
    hits = list[Place]()
    for number in at.get(first, ()):
        run = found[number : number + size]
        if len(run) == size and all(_fits(run[i][0], text, i) for i in range(size)):
            hits.append((run[0][1], run[-1][2] if not text.is_prefix else run[-1][1] + _width(run[-1], text.words[-1])))
    return hits


def _fits(token: str, text: TokenRun, number: int) -> bool:
    word = text.words[number]
    return token.startswith(word) if text.is_prefix and number == len(text.words) - 1 else token == word


def _width(found: tuple[str, int, int], prefix: str) -> int:
    return min(len(prefix), found[2] - found[1])


def window(quote: str, hits: Sequence[Place], width: int) -> Place:
    """The stretch of at most `width` characters with the most matches; it begins after a stop where one is near."""
    if len(quote) <= width:
        return 0, len(quote)
    if not hits:
        return 0, width
    ends = [end for _, end in hits]
    best = max(range(len(hits)), key=lambda i: (bisect_right(ends, hits[i][0] + width) - i, -i))
    slack = max(0, width - (ends[max(best, bisect_right(ends, hits[best][0] + width) - 1)] - hits[best][0]))
    start = max(0, min(hits[best][0] - slack // 3, len(quote) - width))
    for near in range(start, hits[best][0]):
        if near == 0 or quote[near - 1] in "。！？；.!?;\n":
            return near, min(len(quote), near + width)
    return start, min(len(quote), start + width)
