"""A draft as it is judged: units (a paragraph, an item, a row, a heading), their sentences, and what leads to each
handle."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from distlaw.services.answers.handles import HANDLE
from distlaw.services.answers.quotations import MASK, Quoted, quotations
from distlaw.text.fold import folded
from distlaw.text.numerals import TO_TEN
from distlaw.text.sentences import sentences as sentences_of

HERE = "⁂"  # stands for a handle
_TEN = f"[{TO_TEN}]{{1,3}}"
_ITEM = re.compile(rf"[ \t]*(?:[-*+]|\d{{1,2}}[.)、]|[(（](?:\d{{1,3}}|{_TEN})[)）]|{_TEN}、|\[\^\w+\]:)[ \t]*")
_HEADING = re.compile(r"#{1,6}[ \t]+")
_BOLD = re.compile(r"(\*\*|__)[^*_\n]+\1[:：]?")
_RULE = re.compile(r"[|:\-\s]+")
_EMPHASIS = re.compile(r"(\*{1,3}|_{1,3}|~~|==)(?=\S)(.+?)(?<=\S)\1", re.S)
_ESCAPE = re.compile(r"\\(?=[^\w\s])")
_SIGNED = re.compile(r"[ \t]*(?:—|–|--)\s*\S")
_STOPS = ".。!?！？"


class DraftSegment(NamedTuple):
    """What belongs to one handle: the words that lead to it, and those behind it up to the next or the end."""

    identity: str
    lead: str
    tail: str


class DraftSentence(NamedTuple):
    """One sentence folded (simplified script, ASCII signs), with what it quotes hidden; offsets are the unit's."""

    text: str
    start: int
    segments: tuple[DraftSegment, ...] = ()

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)


class DraftUnit(NamedTuple):
    """A stretch that stands for itself. `text` has handles as ⁂, `leads` what stands over it: a heading, the table's
    head, the line with a colon before it."""

    kind: str  # prose, heading, item, row, block
    text: str
    written: str  # with its emphasis
    identities: tuple[str, ...]
    quoted: tuple[Quoted, ...]
    sentences: tuple[DraftSentence, ...]
    leads: tuple[str, ...] = ()


def units(draft: str) -> Iterator[DraftUnit]:
    """The draft's units in order."""
    heading, announced, kind_announced, columns = "", "", "", tuple[str, ...]()
    for kind, written in _joined(list(_raw(draft))):
        kind = "heading" if kind == "prose" and _BOLD.fullmatch(written.strip()) else kind
        if kind == "row" and not HANDLE.search(written) and not columns:
            columns = _cells(written)
            yield _unit("head", written, ())
            continue
        columns = columns if kind == "row" else ()
        leads = tuple(one for one in (announced, heading) if one)
        made = _row(written, columns, leads) if kind == "row" else _unit(kind, written, leads)
        yield made
        if kind == "heading":
            heading, announced = made.text, ""
        elif not made.identities and made.text.rstrip().endswith((":", "：")):
            announced, kind_announced = folded(made.text), ""
        elif announced and kind in ("item", "row", "block") and kind_announced in ("", kind):
            kind_announced = kind
        else:
            announced = ""


def flat(text: str, quoted: tuple[Quoted, ...] | None = None) -> str:
    """The text folded, its quotations hidden, sign for sign."""
    for one in quotations(text) if quoted is None else quoted:
        text = text[: one.start] + _hidden(text, one) + text[one.end :]
    return folded(text)


def _hidden(text: str, one: Quoted) -> str:
    """As many signs that mean nothing; a stop where the quotation ends a sentence and no handle follows."""
    inside = "".join(HERE if sign == HERE else MASK for sign in text[one.start : one.end])
    after = text[one.end :].lstrip()[:1]
    ends = one.words.rstrip()[-1:] in _STOPS and bool(one.words) and not one.words.rstrip().endswith(HERE)
    if ends and after != HERE and (after.isupper() or not after.isascii()) and after not in "，、；：":
        return inside[:-1] + ("." if one.words.rstrip()[-1] in ".!?" else "。")
    return inside


def _raw(draft: str) -> Iterator[tuple[str, str]]:
    """The kind of each unit, and its lines."""
    kind, lines = "", list[str]()
    for line in [*draft.split("\n"), ""]:
        begins = _kind(line)
        goes_on = bool(lines) and (kind in {"prose": ("prose", "item"), "block": ("block",)}.get(begins, ()))
        if not line.strip() or not goes_on:
            if lines:
                yield kind, "\n".join(lines)
            kind, lines = begins, []
        if line.strip() and not (begins == "row" and _RULE.fullmatch(line)):
            lines.append(line)
        if kind == "heading" and lines:
            yield kind, lines.pop()


def _kind(line: str) -> str:
    if _HEADING.match(line.lstrip()):
        return "heading"
    if line.lstrip().startswith("|"):
        return "row"
    if line.lstrip().startswith(">"):
        return "block"
    return "item" if _ITEM.match(line) and not _EMPHASIS.match(line) else "prose"


def _joined(raw: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """A line that only signs what stands before it (— Vance) belongs to it."""
    for at, (kind, written) in enumerate(raw):
        if at and _is_signature(written) and HANDLE.search(raw[at - 1][1]):
            continue
        follows = raw[at + 1][1] if at + 1 < len(raw) else ""
        yield kind, f"{written} {follows.strip()}" if _is_signature(follows) and HANDLE.search(written) else written


def _is_signature(written: str) -> bool:
    return bool(_SIGNED.match(written)) and len(written) < 80 and not HANDLE.search(written)


def _unit(kind: str, written: str, leads: tuple[str, ...]) -> DraftUnit:
    written = _HEADING.sub("", written.lstrip(), count=1) if kind == "heading" else written
    written = written[_ITEM.match(written).end() :] if kind == "item" and _ITEM.match(written) else written  # type: ignore[union-attr]
    marked, identities = _marked(written)
    text = _EMPHASIS.sub(r"\2", _EMPHASIS.sub(r"\2", marked))
    quoted = tuple(quotations(text))
    hidden = re.sub(r"(?m)^[ \t]*>+", lambda found: " " * len(found[0]), flat(text, quoted))
    return DraftUnit(kind, text, marked, identities, quoted, tuple(_sentences(hidden, identities)), leads)


def _marked(written: str) -> tuple[str, tuple[str, ...]]:
    text = _ESCAPE.sub("", HANDLE.sub(HERE, written))
    return text, tuple(found["id"] for found in HANDLE.finditer(written))


def _row(written: str, columns: tuple[str, ...], leads: tuple[str, ...]) -> DraftUnit:
    """A row is one sentence; to a handle belong its column's head and the cells without a handle."""
    made = _unit("row", written, leads)
    cells = [flat(cell) for cell in _cells(made.text)]
    bare = [f"{head} {cell}" if _is_page(head) else cell for head, cell in _headed(columns, cells) if HERE not in cell]
    segments, last, number = list[DraftSegment](), -1, 0
    for at, cell in enumerate(cells):
        parts = cell.split(HERE)
        head = folded(columns[at]) if at < len(columns) else ""
        between = cells[last + 1 : at] if last >= 0 else []
        for part in parts[:-1]:
            own = [*(bare if not number or not any(between) else between), head, part]
            segments.append(
                DraftSegment(made.identities[number], "; ".join(one for one in own if one.strip()), parts[-1])
            )
            number, last = number + 1, at
    text = "; ".join(bare + [segment.lead.rsplit("; ", 1)[-1] for segment in segments])
    whole = f"{flat(made.text, made.quoted)}\n{text}"
    return made._replace(sentences=(DraftSentence(whole, 0, tuple(segments)),))


def _headed(columns: tuple[str, ...], cells: list[str]) -> Iterator[tuple[str, str]]:
    for at, cell in enumerate(cells):
        yield (folded(columns[at]) if at < len(columns) else ""), cell


def _is_page(head: str) -> bool:
    return bool(re.fullmatch(r"\s*(?:pp?\.?|pages?|页码?|页次)\s*", head, re.IGNORECASE))


def _cells(row: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in row.strip().strip("|").split("|"))


def _sentences(text: str, identities: tuple[str, ...]) -> Iterator[DraftSentence]:
    number = 0
    for start, end in _whole(text):
        part = text[start:end]
        count = part.count(HERE)
        yield DraftSentence(part, start, tuple(_segments(part, identities[number : number + count])))
        number += count


def _whole(text: str) -> list[tuple[int, int]]:
    """Sentences; one that goes on with a figure or in lower case is none."""
    found = list[tuple[int, int]]()
    for start, end in sentences_of(text):
        goes_on = (
            text[start].isdigit() or text[start] in ")],;，；" or (text[start].isascii() and text[start].islower())
        )
        if found and goes_on and text[found[-1][1] - 1] == ".":
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _segments(part: str, identities: tuple[str, ...]) -> Iterator[DraftSegment]:
    if not identities:
        return
    pieces = part.split(HERE)
    tails = [_behind(piece) for piece in pieces[1:-1]] + [pieces[-1]]
    leads = [pieces[0], *(piece[len(tail) :] for piece, tail in zip(pieces[1:-1], tails, strict=False))]
    for identity, lead, tail in zip(identities, leads, tails, strict=True):
        yield DraftSegment(identity, lead, tail)


def _behind(between: str) -> str:
    """Of what stands between two handles, the part that belongs to the first: up to a semicolon, or a bracket."""
    stop = between.find(";")
    if stop >= 0:
        return between[:stop]
    bracket = re.match(r"\s*\([^()]*\)", between)
    if bracket:
        return bracket.group()
    clause = re.match(r"\s*,\s*(?:as|or so|so|says|writes)?[^,]*(?=,)", between)
    return clause.group() if clause else ""
