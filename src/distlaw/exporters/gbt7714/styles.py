"""The four styles of GB/T 7714: two editions, each numeric and author-date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from distlaw.exporters.exporter import Exporter, Lines, StyleOptions
from distlaw.exporters.gbt7714 import names
from distlaw.exporters.gbt7714.entry import entry
from distlaw.exporters.gbt7714.frame import frame_of
from distlaw.exporters.printed import listing
from distlaw.exporters.printed.order import ordered
from distlaw.model.problem import Problem
from distlaw.model.work import CiteItem, Item


def numeric(edition: str, *aliases: str) -> Exporter:
    """The numeric system of one edition (9.2)."""

    def render(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
        return entry(frame_of(cite, options, gaps, edition, author_date=False))

    name = f"gbt7714-{edition}"
    return listing.style(
        name,
        f"GB/T 7714-{edition}, numeric",
        listing.each(render, name),
        aliases=(f"gb-t-7714-{edition}", f"{name}-numeric", f"gbt-7714-{edition}", *aliases),
    )


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
            letter = letters.get(_identity(cite.item), "")
            found.append(entry(frame_of(cite, options, gaps, edition, author_date=True, letter=letter)))
            problems.extend(listing.gap_problem(cite.item, gap, name) for gap in dict.fromkeys(gaps))
        return Lines(tuple(found), tuple(problems))

    return lines


Identity = tuple[str, str, str]


def _identity(item: Item) -> Identity:
    return _people(item), item.year, item.key or item.title


def _people(item: Item) -> str:
    people = [name for name in item.contributors if name.role == "author"][: names.SHOWN + 1]
    return "|".join(name.literal or f"{name.family} {name.given}" for name in people)


def year_letters(items: Sequence[Item]) -> dict[Identity, str]:
    """a, b, c … for works of the same persons and year, in the order cited (9.3.1.4)."""
    works = dict.fromkeys(_identity(item) for item in items if item.year and item.contributors)
    groups = Counter(identity[:2] for identity in works)
    seen: Counter[tuple[str, str]] = Counter()
    letters: dict[Identity, str] = {}
    for identity in works:
        group = identity[:2]
        if groups[group] > 1 and group[0]:
            letters[identity] = _letter(seen[group])
            seen[group] += 1
    return letters


def _letter(number: int) -> str:
    text = ""
    while number >= 0:
        text = chr(ord("a") + number % 26) + text
        number = number // 26 - 1
    return text
