"""The four styles of GB/T 7714: two editions, each numeric and author-date."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from distlaw.exporters.exporter import Exporter, Lines, StyleOptions
from distlaw.exporters.gbt7714.entry import entry
from distlaw.exporters.gbt7714.frame import frame_of
from distlaw.exporters.printed import listing
from distlaw.exporters.printed.markup import clean
from distlaw.exporters.printed.order import ordered
from distlaw.exporters.printed.year_letters import identity, year_letters
from distlaw.model.problem import Problem
from distlaw.model.work import CiteItem


def numeric(edition: str, *aliases: str) -> Exporter:
    """The numeric system of one edition (9.2)."""

    def render(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
        return entry(frame_of(cite, options, gaps, edition, author_date=False))

    def notes(groups: Sequence[Sequence[CiteItem]], options: StyleOptions) -> Lines:
        return _notes(groups, options, render, name, edition)

    name = f"gbt7714-{edition}"
    part = listing.style(
        name,
        f"GB/T 7714-{edition}, numeric",
        listing.each(render, name),
        aliases=(f"gb-t-7714-{edition}", f"{name}-numeric", f"gbt-7714-{edition}", *aliases),
    )
    return replace(part, notes=notes)


def _notes(
    groups: Sequence[Sequence[CiteItem]], options: StyleOptions, render: listing.Render, name: str, edition: str
) -> Lines:
    """Notes in the numeric system: a work cited again is 同[1] with the page cited (9.2)."""
    first: dict[str, int] = {}
    found: list[str] = []
    problems: list[Problem] = []
    for number, group in enumerate(groups, start=1):
        texts = []
        for cite in group:
            gaps: list[str] = []
            work = cite.item.key or cite.item.title
            if options.repeats == "short" and work in first:
                marks = frame_of(cite, options, gaps, edition, author_date=False).marks
                place = f"{marks.colon}{clean(cite.locator)}" if cite.locator else ""
                texts.append(f"{clean(cite.prefix)}同[{first[work]}]{place}.")
            else:
                texts.append(clean(cite.prefix) + render(cite, options, gaps))
            first.setdefault(work, number)
            problems.extend(listing.gap_problem(cite.item, gap, name) for gap in gaps)
        found.append(" ".join(texts))
    return Lines(tuple(found), tuple(problems))


def author_date(edition: str) -> Exporter:
    """The author-date system of one edition (9.3)."""
    name = f"gbt7714-{edition}-author-date"
    return listing.style(
        name,
        f"GB/T 7714-{edition}, author-date",
        _author_date_lines(edition, name),
        aliases=(f"gb-t-7714-{edition}-author-date", f"gbt7714-{edition}-authordate"),
    )


def _author_date_lines(edition: str, name: str) -> Callable[[Sequence[CiteItem], StyleOptions], Lines]:
    def lines(cites: Sequence[CiteItem], options: StyleOptions) -> Lines:
        found: list[str] = []
        problems: list[Problem] = []
        letters = year_letters([cite.item for cite in cites])
        for cite in ordered(cites, options.sort):
            gaps: list[str] = []
            letter = letters.get(identity(cite.item), "")
            found.append(entry(frame_of(cite, options, gaps, edition, author_date=True, letter=letter)))
            problems.extend(listing.gap_problem(cite.item, gap, name) for gap in dict.fromkeys(gaps))
        return Lines(tuple(found), tuple(problems))

    return lines
