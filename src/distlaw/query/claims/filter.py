"""Which claims are meant."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple


class ClaimFilter(NamedTuple):
    """What claims are wanted: several words in one field mean any of them, several fields all of them.

    `statuses` empty means the proposed and the accepted ones. A machine's proposal whose place an accepted claim has
    taken (see services.superseding) is left out, unless `repeats`.
    """

    theories: tuple[str, ...] = ()
    issue: str = ""  # claims about it alone; `stances` are then positions on it, else on the default issue
    stances: tuple[str, ...] = ()  # permits or supports, prohibits or opposes, conditional, neutral
    kinds: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()  # a type, or part of a name
    modalities: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    years: tuple[str, ...] = ()  # 2025, or 2023-2025
    languages: tuple[str, ...] = ()  # zh means every zh-…
    works: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()  # of the work
    cases: tuple[str, ...] = ()
    statutes: tuple[str, ...] = ()
    licences: tuple[str, ...] = ()
    made_by: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    min_confidence: float = 0.0  # of proposals; what a person accepted is sure
    repeats: bool = False


EVERY = ClaimFilter()


def filter_of(named: Mapping[str, Any]) -> ClaimFilter:
    """The filter with these fields; a list becomes a tuple."""
    fields: dict[str, Any] = {n: tuple(value) if isinstance(value, list) else value for n, value in named.items()}
    return ClaimFilter(**fields)
