"""The words and flags of `distlaw search`, read without a library: the same table serves Typer and the fast path."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from distlaw.errors import UnknownChoice, UsageError
from distlaw.query.search.fields import FIELDS, MIN_CONFIDENCE
from distlaw.query.search.plan import Request
from distlaw.query.search.syntax import FieldFilter

VALUES = (*FIELDS, "limit", "sort", "format", "save")
SWITCHES = ("facets", "explain", "exact", "json")
SORTS = ("score", "date", "work")
FORMATS = ("table", "json", "jsonl", "csv", "md")
_ALL = 100_000  # hits
_SHORT = {"-n": "limit", "-t": "theory"}


class Options(NamedTuple):
    """What was asked, and how it is to be shown."""

    request: Request
    format: str = "table"
    facets: bool = False
    explain: bool = False
    save: str = ""


def read_request(argv: Sequence[str]) -> Options | None:
    """The options of a command line; None where help is wanted. UsageError for what is no flag or value."""
    words, found = list[str](), dict[str, list[str]]()
    for name, value in _pairs(argv):
        if name == "help":
            return None
        if name:
            found.setdefault(name, []).append(value)
        else:
            words.append(value)
    return options(" ".join(words), found)


def _pairs(argv: Sequence[str]) -> Iterator[tuple[str, str]]:
    rest = iter(argv)
    for word in rest:
        if word == "--":
            yield from (("", more) for more in rest)
        elif word in ("-h", "--help"):
            yield "help", ""
        elif word.startswith("--"):
            name, equals, value = word[2:].partition("=")
            yield name, _value(name, value if equals else None, rest)
        elif word in _SHORT:
            yield _SHORT[word], _value(_SHORT[word], None, rest)
        else:
            yield "", word


def _value(name: str, given: str | None, rest: Iterator[str]) -> str:
    if name in SWITCHES and given is None:
        return ""
    if name not in VALUES:
        from distlaw.query.search.fields import closest

        near = closest(name, (*VALUES, *SWITCHES))
        hint = f"did you mean --{near}?" if near else "`distlaw search --help` lists the flags"
        raise UsageError(f"there is no option --{name}" + (" with a value" if name in SWITCHES else ""), hint=hint)
    value = next(rest, None) if given is None else given
    if value is None:
        raise UsageError(f"--{name} needs a value")
    return value


def options(query: str, found: dict[str, list[str]]) -> Options:
    """Checked options; a repeated filter means any of its values, and commas part values as in a query."""
    filters = tuple(
        FieldFilter(name, tuple(part.strip() for value in found[name] for part in _parted(name, value)), -1)
        for name in FIELDS
        if found.get(name)
    )
    if MIN_CONFIDENCE and "min-confidence" not in found:
        filters = (*filters, FieldFilter("min-confidence", (MIN_CONFIDENCE,), -1))
    request = Request(
        query=query,
        filters=filters,
        limit=_limit(found.get("limit", ["20"])[-1]),
        sort=_one_of("sort", found.get("sort", ["score"])[-1], SORTS),
        exact="exact" in found,
    )
    format_ = "json" if "json" in found else _one_of("format", found.get("format", ["table"])[-1], FORMATS)
    return Options(request, format_, "facets" in found, "explain" in found, found.get("save", [""])[-1])


def _parted(name: str, value: str) -> list[str]:
    """A name may hold a comma (Huang, Hui); a word of a vocabulary may not."""
    if name in ("author", "title", "journal", "cites", "case", "statute", "licence", "speaker"):
        return [value]
    return [part for part in value.split(",") if part.strip()]


def _limit(value: str) -> int:
    if value.isascii() and value.isdigit():
        return min(int(value) or _ALL, _ALL)
    raise UsageError(f"--limit {value!r} is not a number; 0 is for all")


def _one_of(name: str, value: str, choices: Sequence[str]) -> str:
    if value in choices:
        return value
    raise UnknownChoice(name, value, choices)
