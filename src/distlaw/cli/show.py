"""`distlaw show`: one work, whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any

from distlaw.cli.terminal import console
from distlaw.cli.terminal.console import Format, TableColumn
from distlaw.cli.terminal.declared import argument, option
from distlaw.cli.terminal.options import Formats, Json, Limit, how_many, limited
from distlaw.errors import EXIT_FINDINGS, EXIT_OK
from distlaw.settings import database_url
from distlaw.text.quoting import one_line
from distlaw.text.width import wrapped

if TYPE_CHECKING:
    from distlaw.model.claim_record import ClaimRecord

_CLAIMS = (
    TableColumn("id", whole=True),
    TableColumn("theories", wrap=True, whole=True),
    TableColumn("stance"),
    TableColumn("kind"),
    TableColumn("quote", wrap=True),
)
_REFERENCES = (
    TableColumn("number", "no."),
    TableColumn("reference", wrap=True),
    TableColumn("work", whole=True),
    TableColumn("status"),
)
_MENTIONS = (
    TableColumn("name", wrap=True),
    TableColumn("pinpoint", wrap=True),
    TableColumn("quote", wrap=True),
    TableColumn("page"),
    TableColumn("status"),
)
_PROBLEMS = (TableColumn("code"), TableColumn("message", wrap=True))
_REPAIRS = (
    TableColumn("kind", whole=True),
    TableColumn("ranges", wrap=True),
    TableColumn("was", wrap=True),
    TableColumn("is", wrap=True),
)
_CITED = re.compile(r"(?:id\.|ibid\.?|同上注?|同前注|supra\b|前引)[^.。;；]{0,100}?[.。;；]", re.IGNORECASE)
_PLACES = (("vol.", "volume"), ("no.", "issue"), ("pp.", "page"))


def run(
    key: Annotated[str, argument(metavar="KEY", help="The work; its key is printed by ingest and search.")],
    problems: Annotated[bool, option("--problems", help="What was found wrong in its sources.")] = False,
    repairs: Annotated[bool, option("--repairs", help="The edits between its source and its reading text.")] = False,
    source: Annotated[bool, option("--source", help="The source text with the claims marked.")] = False,
    references: Annotated[bool, option("--references", help="The entries of its bibliography.")] = False,
    cases: Annotated[bool, option("--cases", help="The cases it names.")] = False,
    statutes: Annotated[bool, option("--statutes", help="The statutes it names.")] = False,
    licences: Annotated[bool, option("--licences", help="The licences it names.")] = False,
    claims: Annotated[bool, option("--claims", help="Its claims, a row each.")] = False,
    limit: Limit = 0,
    format_: Formats = None,
    as_json: Json = False,
) -> None:
    """Show a work: what it is, where it comes from, and what it claims; or one part of it as a list.

    Exit code 1 where a list that was asked for is empty.
    """
    from distlaw.services.works import show

    chosen = console.chosen_format(format_, as_json)
    kinds = [kind for kind, asked in (("case", cases), ("statute", statutes), ("licence", licences)) if asked]
    lists = list(_lists(key, kinds, references=references, claims=claims))
    if lists:
        found = [_list(rows, columns, chosen, noun, limit) for rows, columns, noun in lists]
        raise SystemExit(EXIT_OK if any(found) else EXIT_FINDINGS)
    if problems:
        rows = show.problems(database_url(), key)
        console.emit([row | {"message": console.own_key(row["message"], key)} for row in rows], _PROBLEMS, chosen)
        if not rows:
            console.say(f"nothing was found wrong in {key}")
    elif repairs:
        rows = show.repairs(database_url(), key)
        console.emit([_visible(row) for row in rows] if chosen in (Format.table, Format.md) else rows, _REPAIRS, chosen)
        if not rows:
            console.say(f"nothing was repaired in {key}")
    elif source:
        text, marks = show.source(database_url(), key)
        console.out(with_claim_marks(text, marks))
    else:
        if chosen is Format.table:
            console.out("\n".join(page(show.described_work(database_url(), key), show.claims_of(database_url(), key))))
        elif chosen is Format.json:
            console.emit_object(show.shown_work(database_url(), key))
        else:
            console.emit(show.shown_work(database_url(), key)["claims"], _CLAIMS, chosen)


def _lists(
    key: str, kinds: Sequence[str], *, references: bool, claims: bool
) -> Iterator[tuple[list[dict[str, Any]], tuple[TableColumn, ...], str]]:
    """The parts that are asked for: rows, columns, and what a row is."""
    from distlaw.services.works import show

    if references:
        yield show.references(database_url(), key), _REFERENCES, "reference"
    for kind in kinds:
        yield show.mentions(database_url(), key, kind), _MENTIONS, f"mention of a {kind}"
    if claims:
        yield [claim.as_json() for claim in show.claims_of(database_url(), key)], _CLAIMS, "claim"


def _list(every: list[dict[str, Any]], columns: tuple[TableColumn, ...], chosen: Format, noun: str, limit: int) -> int:
    """Print a list of parts, and say how many there are."""
    rows = list(limited(every, limit))
    if chosen in (Format.table, Format.md):
        rows = [
            {name: one_line(value) if isinstance(value, str) else value for name, value in row.items()} for row in rows
        ]
        rows = [row | {"reference": _cited(row["reference"])} if "reference" in row else row for row in rows]
    console.emit(rows, columns, chosen)
    console.say(how_many(noun, len(every), limit, noun.replace("mention of a", "mentions of") + "s"))
    return len(every)


def _cited(text: str, most: int = 160) -> str:
    """Of a long note that begins with a citation (Id. at 10. The author explains …), the citation."""
    if len(text) <= most:
        return text
    end = _CITED.match(text)
    return f"{text[: end.end()]} …" if end else text


def _visible(row: dict[str, Any]) -> dict[str, Any]:
    """A repair with its places as `from-to`, and white space that a person can see."""
    shown = {name: _seen(row[name]) for name in ("was", "is")}
    return row | shown | {"ranges": ", ".join(f"{start}-{end}" for start, end in row["ranges"])}


def _seen(text: str, most: int = 160) -> str:
    """The beginning of a text, its line ends as ⏎; of white space alone, the spaces too."""
    short = text if len(text) <= most else text[:most]
    marked = short.replace("\n", "⏎").replace("\f", "␌")
    marked = marked if marked.strip() else marked.replace(" ", "␣")
    return marked if short == text else f"{marked}… ({len(text)} characters)"


def page(found: dict[str, Any], claims: Sequence[ClaimRecord]) -> Iterator[str]:
    """The lines of the page a person reads."""
    yield from (
        console.bold(line) for line in wrapped(found["title"] or f"({found['key']}: no title)", console.width())
    )
    if found["title_translated"]:
        yield from wrapped(found["title_translated"], console.width())
    yield ""
    for label, value in _facts(found):
        if value:
            yield from _fact(label, value)
    yield ""
    if claims:
        yield console.bold(console.counted(len(claims), "claim"))
        for claim in claims:
            yield from _claim(claim)
    else:
        yield "no claims"
    if found["counts"]["problems"]:
        yield ""
        yield f"{console.counted(found['counts']['problems'], 'problem')}: distlaw show {found['key']} --problems"


def _facts(found: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield "key", found["key"] + (" (known from references only)" if found["status"] == "stub" else "")
    people: dict[str, list[str]] = {}
    for author in found["authors"]:
        latin = f" ({author['name_latin']})" if author["name_latin"] else ""
        people.setdefault(author["role"], []).append(author["name"] + latin)
    for role, names in people.items():
        yield role, "; ".join(names)
    place = ", ".join(dict.fromkeys(a for author in found["authors"] for a in author["affiliations"]))
    yield "affiliation", place
    place_in = [f"{word} {found[name]}" for word, name in _PLACES if found[name]]
    yield "in", ", ".join(part for part in (found["container_title"], found["issued"], *place_in) if part)
    yield "language", found["language"]
    yield "tags", ", ".join(found["tags"])
    yield (
        "identifiers",
        ", ".join(f"{scheme} {value}" for scheme, value in found["identifiers"].items() if scheme != "url"),
    )
    for source in found["sources"]:
        yield (
            "source",
            f"{source['file_name']} ({source['quality']}, read as {source['genre'].replace('_', ' ')}, "
            f"{source['encoding'] or 'no plain text'})",
        )
    counts = found["counts"]
    shown = ("references", "cases", "statutes", "licences")
    yield "found", ", ".join(_mentions(name, counts[name]) for name in shown if counts[name])
    yield "cited by", console.counted(counts["cited_by"], "work") if counts["cited_by"] else ""


def _mentions(name: str, number: int) -> str:
    """`5 references`; of authorities every mention counts."""
    noun = name.removesuffix("s")
    return console.counted(number, noun if noun == "reference" else f"mention of a {noun}", f"mentions of {name}")


def _fact(label: str, value: str) -> Iterator[str]:
    lines = list(wrapped(value, console.width() - 14))
    for number, line in enumerate(lines):
        yield f"{label if number == 0 else '':12}  {line}"


def _claim(claim: ClaimRecord) -> Iterator[str]:
    from distlaw.cli.terminal.claim_rows import labels

    mark = " ✓" if claim.status == "accepted" else ""
    page = f" · p. {claim.page}" if claim.page else ""
    yield ""
    for number, line in enumerate(wrapped(f"{labels(claim)}{page}{mark}", console.width() - 15)):
        yield f"{'' if number else claim.id:13}  {line}"
    yield from (f"  {line}" for line in wrapped(claim.text, console.width() - 2))


def with_claim_marks(text: str, marks: list[tuple[int, int, str]]) -> str:
    """The text with ⟦ before and ⟧ after each claim's stretches."""
    cuts = sorted([(start, 1, "⟦") for start, _, _ in marks] + [(end, 0, "⟧") for _, end, _ in marks])
    parts: list[str] = []
    at = 0
    for offset, _, sign in cuts:
        parts.extend((text[at:offset], sign))
        at = offset
    return "".join((*parts, text[at:]))
