"""What is drawn twice is read once: shadows that make bold, a hidden layer under a scan, a second recognition."""

from __future__ import annotations

from collections.abc import Sequence

from distlaw.readers.pdf.glyphs import Glyph, PageGlyphs

_LIGATED = "—…─―-"  # a font may draw two of them as one glyph
_LEAST = 0.5  # points: what is smaller is not to be seen
_STAMP = 10  # times as much text below
_CELL = 4.0  # points: how fine the net is that finds what stands on the same place


def one_layer(page: PageGlyphs) -> list[Glyph]:
    """The page's glyphs, each once: the visible text wins over a hidden layer, the first drawn over a second."""
    shown = _without_shadows(page.glyphs)
    if page.hidden:
        shown = _with_hidden(shown, _without_shadows(page.hidden))
    return _without_second(shown)


def _without_shadows(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Poor man's bold draws a glyph twice a hair apart; a ligature's letters share one place too, but one run."""
    out: list[Glyph] = []
    seen: dict[tuple[str, int, int], Glyph] = {}
    for glyph in glyphs:
        char, size = glyph.char, glyph.size
        if size < _LEAST:
            continue
        if char == " ":
            out.append(glyph)
            continue
        column, line = round(glyph.x0 / 2), round(glyph.y / 2)
        twin = (
            seen.get((char, column, line)) or seen.get((char, column - 1, line)) or seen.get((char, column + 1, line))
        )
        if twin is not None and twin.run != glyph.run and _is_shadow(twin, glyph):
            twin.bold = True
            continue
        seen[char, column, line] = glyph
        out.append(glyph)
    return out


def _is_shadow(one: Glyph, other: Glyph) -> bool:
    near = abs(one.x0 - other.x0) < 0.12 * other.size and abs(one.y - other.y) < 1
    return near and other.char not in _LIGATED


def _with_hidden(shown: list[Glyph], hidden: list[Glyph]) -> list[Glyph]:
    """Hidden glyphs where nothing visible stands; most of a page's text visible leaves none of them."""
    if 2 * len(shown) > len(hidden):
        return shown
    if _STAMP * len(shown) < len(hidden):  # a stamp on a scan: the text below it is whole without it
        net = _net(hidden)
        return [glyph for glyph in shown if not _occupied(net, glyph)] + hidden
    net = _net(shown)
    return shown + [glyph for glyph in hidden if not _occupied(net, glyph)]


def _without_second(glyphs: list[Glyph]) -> list[Glyph]:
    """Without a layer that was drawn over another: at least a quarter of the page stands on other letters."""
    net: dict[tuple[int, int], Glyph] = {}
    over: list[Glyph] = []
    for glyph in glyphs:
        if glyph.char == " ":
            continue
        place = _place(glyph)
        below = net.setdefault(place, glyph)
        if below is not glyph and glyph.run - below.run > 5 and _covers(below, glyph):
            over.append(glyph)
    if len(over) < max(50, 0.25 * len(glyphs)):
        return glyphs
    first = sorted(glyph.run for glyph in over)[len(over) // 50]
    lower = [glyph for glyph in glyphs if glyph.run < first]
    upper = [glyph for glyph in glyphs if glyph.run >= first]
    return upper if len(upper) > 1.3 * len(lower) else lower


def _place(glyph: Glyph) -> tuple[int, int]:
    return round((glyph.x0 + glyph.x1) / 2 / _CELL), round(glyph.y / _CELL)


def _covers(one: Glyph, other: Glyph) -> bool:
    return abs(one.x0 - other.x0) < 0.3 * one.size and abs(one.y - other.y) < 0.4 * one.size


def _net(glyphs: Sequence[Glyph]) -> set[tuple[int, int]]:
    net = set()
    for glyph in glyphs:
        x, y = _place(glyph)
        net |= {(x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)}
    return net


def _occupied(net: set[tuple[int, int]], glyph: Glyph) -> bool:
    return _place(glyph) in net
