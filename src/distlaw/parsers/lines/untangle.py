"""Finds the rows of a text that are two columns read across, and puts the columns one after the other."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from distlaw.model.problem import Problem
from distlaw.parsers.article.blocks import Part
from distlaw.parsers.lines.furniture import furniture_lines
from distlaw.parsers.lines.headings import numbered
from distlaw.parsers.lines.labels import label_at
from distlaw.parsers.lines.line import Line, lines_of
from distlaw.parsers.lines.wraps import is_final
from distlaw.text.chinese import han_count
from distlaw.text.columns import UNSURE, Columns, untangled
from distlaw.text.columns.widths import em, is_short
from distlaw.text.counting import counted
from distlaw.text.normalise import Edit
from distlaw.text.offsets import MappedText, Range

_SUPERSCRIPT = re.compile(r"(?:\[\d{1,3}(?:[-,，]\d{1,3})?\]\s?)+|[①-⑳]+")
_SENTENCE_END = re.compile(r"[。！？][”’）)」』]?")
FEWEST = 6  # rows
_NARROWEST, _WIDEST = 52, 132  # half em, of a row that holds two columns

Untangled = tuple[MappedText, list[Edit], list[Problem]]


def columns_untangled(base: MappedText) -> Untangled:
    """The text with its two-column stretches rearranged; as it was where there are none."""
    lines = lines_of(base, ())
    dropped = furniture_lines(lines, base)
    regions = [region for region in _regions(lines, dropped) if len(_rows(region)) >= FEWEST]
    spans: list[Part] = []
    edits: list[Edit] = []
    problems: list[Problem] = []
    at = 0
    for region in regions:
        found = untangled([line.text for line in _rows(region)])
        if not found.are_two:
            continue
        spans.append((at, region[0].start, None))
        spans.extend(_columns(region, found, base.text))
        at = region[-1].end
        edits.append(Edit("columns", base.to_source(region[0].start, region[-1].end)))
        problems.extend(_unsure(region, found, base))
    if not edits:
        return base, [], []
    spans.append((at, len(base), None))
    return base.composed([span for span in spans if span[0] < span[1] or span[2]]), edits, problems


def _rows(region: Sequence[Line]) -> list[Line]:
    return [line for line in region if not _SUPERSCRIPT.fullmatch(line.text)]


def _regions(lines: Sequence[Line], dropped: dict[int, str]) -> list[list[Line]]:
    """Runs of lines that no label, blank line or furniture breaks, after the head's last label."""
    out: list[list[Line]] = []
    run: list[Line] = []
    field = ""
    for line in lines:
        hit = label_at(line.folded, "head")
        if line.index in dropped or hit:
            out.append(run)
            run = []
            field = "" if hit is None else next(iter(hit.fields))
            if hit and not hit.means("keywords", "class_number", "document_code", "doi", "article_number"):
                field = "closed"
            continue
        if field == "closed" or (run and line.blanks and not _SUPERSCRIPT.fullmatch(run[-1].text)):
            if field != "closed":
                out.append(run)
                run = [line]
            continue
        run.append(line)
    out.append(run)
    return [trimmed for run in out if (trimmed := _trimmed(run))]


def _trimmed(run: list[Line]) -> list[Line]:
    """The run without title and author lines before its first full row; nothing where its rows are not alike."""
    rows = _rows(run)
    if len(rows) < FEWEST:
        return []
    widths = sorted(line.width for line in rows)
    full = widths[int(0.7 * (len(widths) - 1))]
    if not _NARROWEST <= full <= _WIDEST or widths[-1] > full * 1.12 + 4:
        return []
    if sum(1 for line in rows if line.width >= 0.82 * full) < 0.5 * len(rows):
        return []
    if sum(han_count(line.text) for line in rows) < 0.5 * sum(len(line.text) for line in rows):
        return []
    return run


def _columns(region: Sequence[Line], found: Columns, text: str) -> list[Part]:
    """Left pieces, then right pieces; a paragraph a line."""
    rows = _rows(region)
    marks = _marks(region, rows, found, text)
    left = [(line.start, line.start + cut) for line, cut in zip(rows, found.cuts, strict=True) if cut]
    right = [(line.start + cut, line.end) for line, cut in zip(rows, found.cuts, strict=True) if cut < len(line.text)]
    return _stream([*left, *right], found.width, marks, text)


def _stream(pieces: list[Range], width: float, marks: dict[int, Range], text: str) -> list[Part]:
    parts: list[Part] = []
    last = ""
    for number, (start, end) in enumerate(pieces):
        piece = text[start:end].strip()
        after = text[slice(*pieces[number + 1])] if number + 1 < len(pieces) else ""
        if parts and _begins(last, piece, after, width):
            parts.append((start, start, "\n"))
        elif parts and last[-1:].isascii() and last[-1:].isalnum() and piece[:1].isascii() and piece[:1].isalnum():
            parts.append((start, start, " "))
        at = marks.get(start)
        if at is None:
            parts.append((start, end, None))
        else:
            cut, mark = at
            parts += [(start, cut, None), _mark_part(mark, text), *([(cut, end, None)] if cut < end else [])]
        last = piece
    return parts


def _mark_part(at: int, text: str) -> Part:
    end = text.find("\n", at)
    return at, len(text) if end < 0 else end, None


def _marks(region: Sequence[Line], rows: Sequence[Line], found: Columns, text: str) -> dict[int, Range]:
    """A superscript on a line of its own stands above the row after it: behind the first sentence that ends there.

    Gives the start of the piece it belongs to, and (where in it, where the mark itself stands).
    """
    cuts = {line.index: cut for line, cut in zip(rows, found.cuts, strict=True)}
    out: dict[int, Range] = {}
    for mark, base in itertools.pairwise(region):
        if not _SUPERSCRIPT.fullmatch(mark.text) or base.index not in cuts:
            continue
        cut = base.start + cuts[base.index]
        for start, end in ((base.start, cut), (cut, base.end)):
            ends = [match.end() for match in _SENTENCE_END.finditer(text, start, end)]
            if ends:
                out[start] = (ends[-1] if start == base.start else ends[0], mark.start)
                break
    return out


def _begins(last: str, piece: str, after: str, width: float) -> bool:
    """Whether a piece begins a paragraph: a heading on either side, a short line before it, or a lost indent."""
    if _is_heading(piece, width) or _is_heading(last, width):
        return True
    if not is_final(last):
        return False
    if is_short(last, width):
        return True

    return width - 2.6 <= em(piece) <= width - 1.4 and not is_final(piece) and not re.match(r"[A-Za-z0-9]", after)


def _is_heading(piece: str, width: float) -> bool:
    line = Line(0, 0, len(piece), piece, piece)
    return numbered(line) is not None and is_short(piece, width) and not is_final(piece)


def _unsure(region: Sequence[Line], found: Columns, base: MappedText) -> list[Problem]:
    rows = [line for line, margin in zip(_rows(region), found.margins, strict=True) if margin < UNSURE]
    if not rows:
        return []
    ranges = tuple(place for line in rows for place in base.to_source(line.start, line.end))
    message = f"{counted(len(rows), 'row')} may be cut at the wrong place"
    return [Problem(code="uncertain_columns", message=message, ranges=ranges)]
