"""Letters behind a year that tell works of the same persons and year apart: 2020a, 2020b."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from distlaw.model.work import Item

_COMPARED = 4  # persons by whom two works are alike: those that a list names, and whether there are more

Identity = tuple[str, str, str]


def identity(item: Item) -> Identity:
    """Persons, year, and the work itself."""
    return _people(item), item.year, item.key or item.title


def _people(item: Item) -> str:
    people = [name for name in item.contributors if name.role == "author"][:_COMPARED]
    return "|".join(name.literal or f"{name.family} {name.given}" for name in people)


def year_letters(items: Sequence[Item]) -> dict[Identity, str]:
    """a, b, c … for works of the same persons and year, in the order cited (9.3.1.4)."""
    works = dict.fromkeys(identity(item) for item in items if item.year and item.contributors)
    groups = Counter(work[:2] for work in works)
    seen: Counter[tuple[str, str]] = Counter()
    letters: dict[Identity, str] = {}
    for work in works:
        group = work[:2]
        if groups[group] > 1 and group[0]:
            letters[work] = _letter(seen[group])
            seen[group] += 1
    return letters


def _letter(number: int) -> str:
    text = ""
    while number >= 0:
        text = chr(ord("a") + number % 26) + text
        number = number // 26 - 1
    return text
