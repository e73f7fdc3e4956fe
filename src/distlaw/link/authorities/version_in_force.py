"""Which version of a statute or licence was in force: an explicit year or date wins, else the document's date."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class Version(Protocol):
    """What statutes' and licences' versions share."""

    @property
    def id(self) -> str: ...
    @property
    def valid_from(self) -> str: ...
    @property
    def valid_to(self) -> str: ...


def versions_meant(versions: Sequence[Version], said: str, as_of: str) -> tuple[tuple[str, ...], str]:
    """The ids of the versions that may be meant, and why; none where nothing is known, several where undecidable."""
    if not versions:
        return (), "no version known"
    if said:
        named = tuple(v.id for v in versions if _is_of(v, said))
        return named, "said in the text" if named else f"no version of {said} known"
    if len(versions) == 1 and not versions[0].valid_to and not as_of:
        return (versions[0].id,), "the only version"
    if not as_of:
        return tuple(v.id for v in versions), "the document has no date"
    low, high = first_and_last_day(as_of)
    there = tuple(v.id for v in versions if _overlaps(v, low, high))
    if there:
        return there, f"in force {as_of}"
    ended = [v for v in versions if v.valid_to and v.valid_to < low]
    if ended:
        return (max(ended, key=lambda v: v.valid_to).id,), f"no longer in force {as_of}"
    return (), f"not yet in force {as_of}"


def _is_of(version: Version, said: str) -> bool:
    """Whether a year or date names the version: by its id, its adoption or the day it came into force."""
    dates = (version.id, getattr(version, "adopted", ""), version.valid_from)
    return any(date and (date.startswith(said) or said.startswith(date)) for date in dates)


def first_and_last_day(as_of: str) -> tuple[str, str]:
    """First and last day of an ISO date given to the year, the month or the day."""
    day = as_of[:10]
    if len(day) == 10:
        return day, day
    return day + "-01-01"[len(day) - 4 :], day + "-12-31"[len(day) - 4 :]


def _overlaps(version: Version, low: str, high: str) -> bool:
    begins = getattr(version, "adopted", "") or version.valid_from  # after adoption both texts are cited
    return (not begins or begins <= high) and (not version.valid_to or version.valid_to >= low)
