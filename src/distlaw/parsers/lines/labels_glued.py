"""Puts a mark between labels of a record and the values that a page glued to them: Volume57, JournalJournal of Roe."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from distlaw.text.offsets import MappedText
from distlaw.vocab.labels import label_rules

_HEAD = 8000  # characters of a text in which its record stands
_FEWEST, _NEAR = 2, 8  # labels glued to their values, within so many lines of each other
_SHORT = 3  # letters of a label that begins words too often
_ABSTRACT = 60  # characters of a line that is an abstract behind its label
_GLUED = (
    "source_line", "container_title", "volume", "issue", "page", "issued", "serial_date", "category", "abstract",
)  # fmt: skip


def values_apart(base: MappedText) -> MappedText:
    """The text with a colon behind each such label; as it is where there are none."""
    edits = [(at, at, ": ") for at in _values(base.text[:_HEAD])]
    return base.edited(edits) if edits else base


def _values(text: str) -> Iterator[int]:
    """Where values begin: of labels two of which stand near each other, and of an abstract."""
    found: list[tuple[int, int]] = []
    at = 0
    for number, line in enumerate(text.split("\n")):
        hit = _latin().match(line)
        if hit and hit[0] == "Abstract" and len(line) > _ABSTRACT:
            yield at + hit.end()
        elif hit and hit[0] != "Abstract" and _is_value(hit, line[hit.end() :]):
            found.append((number, at + hit.end()))
        at += len(line) + 1
    for number, place in found:
        if sum(1 for other, _ in found if abs(other - number) <= _NEAR) >= _FEWEST:
            yield place


def _is_value(hit: re.Match[str], rest: str) -> bool:
    """Whether what follows may be a value: a number where numbers are announced, else some words."""
    return rest[0].isdigit() if hit["number"] else len(rest.split()) > 1 or rest[0].isdigit() or not hit["serial"]


@cache
def _latin() -> re.Pattern[str]:
    """A Latin label at a line's beginning that runs into its value without a blank."""
    parts = {
        "number": _any("volume", "issue", "page"),
        "serial": _any("source_line", "container_title"),
        "other": _any(*_GLUED),
    }
    words = "|".join(f"(?P<{name}>{labels})" for name, labels in parts.items())
    return re.compile(rf"(?:{words})(?<=[a-z)])(?=[A-Z\d\[])")


def _any(*fields: str) -> str:
    """The Latin labels of some fields as a pattern."""
    labels = {label for rule in label_rules() if rule.field in fields for label in rule.labels}
    mine = sorted((one for one in labels if one.isascii() and len(one) > _SHORT), key=lambda one: (-len(one), one))
    return "|".join(map(re.escape, mine))
