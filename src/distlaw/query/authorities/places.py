"""Where works cite their authorities: the page, else the note, else the paragraph."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from distlaw.db.json_columns import placeholders, unpacked_list
from distlaw.db.reading import Reader
from distlaw.model.authority_table import CitedAt, PlaceKind

_NOTE = re.compile(r"\W{0,3}(\d{1,4}|[①-⑳])")
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


class Mention(NamedTuple):
    """One citation: what it means (empty where nothing known), its name, and where it stands."""

    kind: str
    target: str
    name: str
    at: CitedAt


class _Stretch(NamedTuple):
    start: int  # in the source, as evidence is placed
    zone: str
    text: str
    number: int  # of the paragraph, counted in the work


def mentions_in(reader: Reader, keys: Sequence[str]) -> list[Mention]:
    """Every mention of a case, statute or licence in these works, in the order of keys and of the text; a field of law
    is none."""
    marks, params = placeholders("k", list(keys))
    sql = (
        "SELECT c.kind, c.target_id, c.name, c.expression_id, w.key, v.start, v.page FROM citation c "
        "JOIN work w ON w.id = c.work_id JOIN evidence v ON v.id = c.evidence_id "
        f"WHERE w.key IN ({marks}) AND c.status <> 'rejected' AND NOT c.is_generic ORDER BY w.key_folded, v.start"
    )
    rows = reader.rows(sql, params)
    stretches = _stretches(reader, sorted({row[3] for row in rows}))
    return [
        Mention(kind, target, name, CitedAt(work=key, **_place(page, stretches[expression], start)))
        for kind, target, name, expression, key, start, page in rows
    ]


def _stretches(reader: Reader, expressions: Sequence[int]) -> dict[int, list[_Stretch]]:
    found: dict[int, list[_Stretch]] = defaultdict(list)
    for expression in expressions:
        sql = "SELECT ranges, zone, text FROM passage WHERE expression_id = :id ORDER BY start"
        for number, (ranges, zone, text) in enumerate(reader.rows(sql, {"id": expression}), 1):
            found[expression].append(_Stretch(unpacked_list(ranges)[0][0], zone, text, number))
        found[expression].sort()
    return found


def _place(page: str, stretches: Sequence[_Stretch], start: int) -> dict[str, PlaceKind | str]:
    if page:
        return {"kind": "page", "number": page}
    at = bisect_right([stretch.start for stretch in stretches], start) - 1
    if at < 0:
        return {"kind": "paragraph", "number": "1"}
    stretch = stretches[at]
    if stretch.zone == "notes" and (note := _note(stretches, at)):
        return {"kind": "note", "number": str(note)}
    return {"kind": "paragraph", "number": str(stretch.number)}


def _note(stretches: Sequence[_Stretch], at: int) -> int:
    """The number of the note: its own; of one that lost it (1. at the head of a list), its rank, where the numbers of
    all the others are their ranks; else 0."""
    own = _number(stretches[at].text)
    if own:
        return own
    notes = [stretch for stretch in stretches if stretch.zone == "notes"]
    numbers = [_number(stretch.text) for stretch in notes]
    is_counted = any(numbers) and all(number in (0, rank) for rank, number in enumerate(numbers, 1))
    return notes.index(stretches[at]) + 1 if is_counted else 0


def _number(text: str) -> int:
    found = _NOTE.match(text)
    if not found:
        return 0
    return int(found[1]) if found[1].isdecimal() else _CIRCLED.index(found[1]) + 1
