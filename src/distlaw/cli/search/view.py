"""How hits look: grouped by work, the match marked in the quote's own script, East Asian widths kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from distlaw.cli.terminal import console
from distlaw.cli.terminal.console import TableColumn
from distlaw.query.search.expression import TokenRun
from distlaw.query.search.hits import Hit
from distlaw.query.search.snippets import places, window
from distlaw.text.width import cell_width, clipped, wrapped

_SHOWN = 240  # characters of a quote
_INDENT = "    "
_COLUMNS = tuple(
    TableColumn(name, wrap=name in ("quote", "title"))
    for name in ("type", "id", "key", "title", "quote", "theories", "stance", "kind", "speaker", "score")
)


def print_hits(
    hits: Sequence[Hit], texts: Sequence[TokenRun], format_: str, *, issue: str = "", explain: bool = False
) -> None:
    """Print the hits; with an issue, what they say of it in place of the stance."""
    if format_ == "table":
        for line in lines(hits, texts, issue=issue, explain=explain):
            console.out(line)
        return
    records = [hit.record() if explain else hit._replace(why={}).record() for hit in hits]
    console.emit(records, _COLUMNS, console.Format(format_))


def show_facets(facets: Mapping[str, Mapping[str, int]]) -> None:
    """Print counts, one facet a block."""
    for name, counts in facets.items():
        console.out(console.bold(name))
        width = max(cell_width(value) for value in counts)
        for value, count in list(counts.items())[:20]:
            console.out(f"  {value}{' ' * (width - cell_width(value))}  {count:>6}")


def lines(hits: Sequence[Hit], texts: Sequence[TokenRun], *, issue: str = "", explain: bool = False) -> Iterator[str]:
    """The table: claims, passages, works; in each a heading for a work, in the order of its best hit, and its hits."""
    width = console.width()
    for kind, key in dict.fromkeys((hit.type, hit.key) for hit in hits):
        group = [hit for hit in hits if (hit.type, hit.key) == (kind, key)]
        about = "  ".join(part for part in (key, group[0].issued, group[0].title or "(no title)") if part)
        yield console.bold(clipped(about, width))
        for hit in group:
            yield from (
                "  " + ("  " if number else "") + line
                for number, line in enumerate(wrapped(_labels(hit, issue), width - 4))
            )
            if hit.quote:
                yield from (_INDENT + line for line in wrapped(_marked(hit.shown, texts), width - len(_INDENT)))
            if explain and hit.why:
                yield from (_INDENT + line for line in wrapped(f"why: {_why(hit)}", width - len(_INDENT)))


def _labels(hit: Hit, issue: str) -> str:
    named = hit.speaker.get("name") or hit.speaker.get("type", "")
    said = [
        "/".join(hit.theories),
        _side(hit, issue),
        hit.kind,
        named if named != "author" else "",
        hit.page and f"p. {hit.page}",
    ]
    # A claim's id is what other commands take; a passage is found by its page, a work by its key.
    name = f"claim {hit.id}" if hit.type == "claim" else hit.type
    score = f"{hit.score:.2f}" if hit.score else ""
    return "  ".join(part for part in (name, " · ".join(part for part in said if part), score) if part)


def _side(hit: Hit, issue: str) -> str:
    """What it says of the issue asked for; else its stance, or, where it takes none, its sides on other issues."""
    if issue:
        return hit.position(issue)
    others = [f"{one['position']} {one['issue']}" for one in hit.positions if one["position"] != "neutral"]
    return ", ".join(others) if hit.stance == "neutral" and others else hit.stance


def _why(hit: Hit) -> str:
    parts = []
    for name, value in hit.why.items():
        if value in ([], {}, ""):
            continue
        if isinstance(value, dict):
            value = ", ".join(f"{word} {weight}" for word, weight in value.items())
        elif isinstance(value, list):
            value = ", ".join(str(part) for part in value)
        parts.append(f"{name}: {value}")
    return "; ".join(parts)


def _marked(quote: str, texts: Sequence[TokenRun]) -> str:
    """The stretch of the quote with the most matches, the matches in «», white space as one space."""
    hits = places(quote, texts)
    start, end = window(quote, hits, _SHOWN)
    out, at = ["…" if start else ""], start
    for low, high in hits:
        low, high = max(low, start), min(high, end)
        if low < high:
            out += (quote[at:low], "«", quote[low:high], "»")
            at = high
    out += (quote[at:end], "…" if end < len(quote) else "")
    return " ".join("".join(out).split())
