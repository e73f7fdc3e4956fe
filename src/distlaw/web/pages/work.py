"""A work: its reading text with the claims as marks, and everything else that is known of it."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from distlaw.db.opening import open_reader
from distlaw.db.reading import Reader
from distlaw.model.claim_record import ClaimRecord
from distlaw.model.claim_words import KINDS, STANCES
from distlaw.query import works
from distlaw.query.claims.claims import claims
from distlaw.query.claims.filter import ClaimFilter
from distlaw.query.keys import stored_key
from distlaw.query.notes import Note, notes
from distlaw.query.reading import Placement, Reading, Stretch, readings, source_text
from distlaw.web.asked import Page, PageRequest
from distlaw.web.marking import paragraphs
from distlaw.web.names import names_of_database

ON_A_PAGE = 100  # works
HERE = "here"  # the name of the mark on the stretch that the address asks for
_PLACES = re.compile(r"[0-9]{1,9}-[0-9]{1,9}(?:,[0-9]{1,9}-[0-9]{1,9}){0,99}")
_KINDS = ("case", "statute", "licence")


class Placed(NamedTuple):
    """A claim and the stretches of the shown text it stands in; `is_verbatim` where they are its very words."""

    claim: ClaimRecord
    stretches: tuple[Stretch, ...]
    is_verbatim: bool


def listing(asked: PageRequest) -> Page:
    """Every work, a hundred on a page; with `q` those whose title, author or key has the words."""
    with open_reader(asked.url) as reader:
        every = asked.room.kept("listing", lambda: works.listing(reader))
    words = asked.one("q")[:200].casefold().split()
    found = [row for row in every if all(word in _called(row) for word in words)]
    said = asked.one("page", "1")
    last = max(1, -(-len(found) // ON_A_PAGE))
    number = min(max(1, int(said) if said.isascii() and said.isdigit() and len(said) < 6 else 1), last)
    shown = found[(number - 1) * ON_A_PAGE : number * ON_A_PAGE]
    data = {"works": shown, "count": len(found), "page": number, "pages": last, "words": asked.one("q")[:200]}
    return Page("works.html", data)


def _called(row: dict[str, Any]) -> str:
    return " ".join((row["key"], row["title"], row["container_title"], row["year"], *row["authors"])).casefold()


def page(asked: PageRequest) -> Page:
    """One work. NotFound names near keys."""
    with open_reader(asked.url) as reader:
        key = stored_key(reader, asked.names["key"])
        found = works.overview(reader, key)
        sources = readings(reader, key)
        chosen = _chosen(sources, asked.one("source"))
        parts = {f"{kind}s": works.mentions_of(reader, key, kind) for kind in _KINDS}
        parts |= {"references": works.references_of(reader, key), "problems": works.problems_of(reader, key)}
        every = claims(reader, ClaimFilter(works=(key,)))
        as_source = asked.one("view") == "source"
        text = _text(reader, chosen, as_source)
        names = names_of_database(reader, asked)
        called = notes(reader, chosen.source_sha256) if chosen else ()
    placed = placed_in(chosen, text, every, as_source=as_source)
    marks = {one.claim.id: one.stretches for one in placed if one.stretches}
    here = _here(asked.one("at"), chosen, as_source)
    marks |= {HERE: here} if here else {}
    if not asked.room.shows(key):
        text, marks, called = "", {}, ()
    headings = {} if as_source or not chosen else {one.start: one.level for one in chosen.headings}
    data = {
        "work": found,
        "claims": [_as_json(one) for one in placed],
        "not_shown": [one.claim.id for one in placed if not one.stretches],
        **parts,
    }
    view = {
        "paragraphs": list(paragraphs(text, marks, headings, _calls(called, chosen, as_source))),
        "notes": {f"note-{number}": note for number, note in enumerate(called)},
        "placed": placed,
        "by_id": {one.claim.id: one for one in placed},
        "innermost": innermost(marks),
        "sources": sources,
        "chosen": chosen,
        "as_source": as_source,
        "is_pdf": chosen is not None and chosen.file_name.casefold().endswith(".pdf"),
        "names": names,
        "is_shown": asked.room.shows(key),
        "stances": STANCES,
        "kinds": KINDS,
    }
    return Page("work.html", data, view)


def _chosen(sources: tuple[Reading, ...], sha: str) -> Reading | None:
    """The source asked for by its hash, else the best."""
    return next((one for one in sources if sha and one.source_sha256 == sha), sources[0] if sources else None)


def _text(reader: Reader, chosen: Reading | None, as_source: bool) -> str:
    if chosen is None:
        return ""
    return source_text(reader, chosen.source_sha256).text if as_source else chosen.text


def _here(said: str, reading: Reading | None, as_source: bool) -> tuple[Stretch, ...]:
    """The stretches that ranges of the source, said as 5-9,12-20, have in the text shown; none for what is no range."""
    if reading is None or not _PLACES.fullmatch(said):
        return ()
    pairs = [tuple(map(int, one.split("-"))) for one in said.split(",")]
    ranges = [(pair[0], pair[1]) for pair in pairs if pair[0] < pair[1]]
    return tuple(ranges) if as_source else Placement(reading.pieces).stretches(ranges)


def _calls(called: tuple[Note, ...], reading: Reading | None, as_source: bool) -> dict[str, tuple[Stretch, ...]]:
    """Where the text shown calls each note, by the name the page has for it."""
    placement = Placement(reading.pieces if reading else ())
    places = {
        f"note-{number}": ((note.start, note.end),) if as_source else placement.stretches([(note.start, note.end)])
        for number, note in enumerate(called)
    }
    return {name: found for name, found in places.items() if len(found) == 1}


def placed_in(
    reading: Reading | None, text: str, found: tuple[ClaimRecord, ...], *, as_source: bool = False
) -> list[Placed]:
    """Each claim with its place in the text; none in a text of another source, or where its place cannot be told."""
    if reading is None:
        return [Placed(claim, (), False) for claim in found]
    placement = Placement(reading.pieces)
    placed: list[Placed] = []
    for claim in found:
        stretches: tuple[Stretch, ...] = ()
        if claim.source_sha256 == reading.source_sha256:
            stretches = tuple(claim.ranges) if as_source else placement.stretches(claim.ranges)
        verbatim = bool(stretches) and "".join(text[start:end] for start, end in stretches) == claim.quote
        # In the source its own words must stand there: what does not is damage, and no mark.
        placed.append(Placed(claim, () if as_source and not verbatim else stretches, verbatim))
    return placed


def innermost(marks: dict[str, tuple[Stretch, ...]]) -> dict[tuple[str, ...], str]:
    """Of marks over one stretch the shortest: the one a click means. A lookup that fills as it is asked."""
    return _Innermost({name: sum(end - start for start, end in stretches) for name, stretches in marks.items()})


class _Innermost(dict[tuple[str, ...], str]):
    def __init__(self, lengths: dict[str, int]) -> None:
        super().__init__()
        self._lengths = lengths

    def __missing__(self, names: tuple[str, ...]) -> str:
        claims_there = (name for name in names if name != HERE)
        return min(claims_there, key=self._lengths.__getitem__, default=HERE)


def _as_json(one: Placed) -> dict[str, Any]:
    stretches = [list(stretch) for stretch in one.stretches]
    return one.claim.as_json() | {"shown_at": stretches, "verbatim": one.is_verbatim}
