"""What was repaired between a source and its reading text: struck out what was left out, boxed what was put in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from distlaw.db.opening import open_reader
from distlaw.query import works
from distlaw.query.keys import stored_key
from distlaw.query.reading import Reading, readings, source_text
from distlaw.web.asked import Page, PageRequest


class RepairRun(NamedTuple):
    """Characters of one kind: `kept` from the source, `left_out` of it, `put_in` by a repair."""

    kind: str
    text: str


def page(asked: PageRequest) -> Page:
    """A source of a work with its repairs in place. NotFound names near keys."""
    with open_reader(asked.url) as reader:
        key = stored_key(reader, asked.names["key"])
        sources = readings(reader, key) if asked.room.shows(key) else ()
        wanted = asked.one("source")
        chosen = next((one for one in sources if wanted in ("", one.source_sha256)), None)
        text = source_text(reader, chosen.source_sha256).text if chosen else ""
        found = works.overview(reader, key)
    told = list(repair_runs(chosen, text)) if chosen else []
    counts = {kind: sum(len(run.text.strip()) for run in told if run.kind == kind) for kind in ("left_out", "put_in")}
    data = {"key": key, "runs": [run._asdict() for run in told], "counts": counts}
    return Page("repairs.html", data, {"work": found, "chosen": chosen})


def repair_runs(reading: Reading, source: str) -> Iterator[RepairRun]:
    """The source and what was put into it, in the order of the reading text.

    What no piece took up is told where the source has it, or at the end where the pieces stand in another order.
    """
    taken = sorted((start, end) for start, end, *_ in reading.pieces if start < end)
    skipped = dict(_gaps(taken, len(source)))
    for start, end, *put_in in reading.pieces:
        if start in skipped:
            yield RepairRun("left_out", source[start - skipped[start] : start])
            del skipped[start]
        if not put_in:
            yield RepairRun("kept", source[start:end])
            continue
        if source[start:end]:
            yield RepairRun("left_out", source[start:end])
        yield RepairRun("put_in", put_in[0])
    for end, length in sorted(skipped.items()):
        yield RepairRun("left_out", source[end - length : end])


def _gaps(taken: list[tuple[int, int]], length: int) -> Iterator[tuple[int, int]]:
    """The stretches between what was taken: where each ends, and how long it is."""
    at = 0
    for start, end in [*taken, (length, length)]:
        if start > at:
            yield start, start - at
        at = max(at, end)
