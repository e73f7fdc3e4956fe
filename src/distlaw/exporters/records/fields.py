"""What an interchange record carries beyond its format's own fields, so that nothing is lost on the way back."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence

from distlaw.exporters.exporter import Exported, Exporter, StyleOptions
from distlaw.model import edtf
from distlaw.model.csl import CSL_OF_FIELD
from distlaw.model.work import CiteItem, Item, Name
from distlaw.vocab.people import people_of
from distlaw.vocab.zotero import load_zotero

_LINES = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]+")
_PAGES = re.compile(r"\s*[-–—－]{1,2}\s*")
_DEFAULTS = {name: field.default for name, field in Item.model_fields.items()}
_NEVER = frozenset(("key", "contributors", "extra", "csl_type", "note"))
_APART = re.compile(r"[;；,，、|]")
_PARTS = tuple(name for name in Name.model_fields if name not in ("role",))


def printable_line(text: str) -> str:
    """The text on one line, without control characters or lone surrogates."""
    return _LINES.sub(" ", text).strip() if not text.isprintable() else text.strip()


def lines_of(text: str) -> Iterator[str]:
    """The lines of a note, each fit for a field of its own."""
    for line in text.split("\n"):
        if plain := printable_line(line):
            yield plain


def rest(item: Item, written: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Fields that the format has no place for, by CSL's name or ours; lists joined by "; "."""
    for name, value in item.__dict__.items():
        if name in written or name in _NEVER or not value or value == _DEFAULTS[name]:
            continue
        yield CSL_OF_FIELD.get(name, name), value_text(value)


def value_text(value: object) -> str:
    """A value as one line: lists joined by "; ", as JSON where a part holds that mark itself."""
    if isinstance(value, tuple):
        is_plain = not any(";" in part or "；" in part for part in value)
        return printable_line("; ".join(value) if is_plain else json.dumps(value, ensure_ascii=False))
    return "true" if value is True else printable_line(str(value))


def is_plain_list(words: Sequence[str]) -> bool:
    """Whether keywords hold none of the marks that part keywords."""
    return not any(_APART.search(word) for word in words)


def kept_of_csl(item: Item) -> Iterator[tuple[str, str]]:
    """CSL variables for which we have no field, by CSL's name; those that no note line names, as `csl.NAME`."""
    known = load_zotero().kept
    for origin, tag, value in item.extra:
        if origin == "csl" and tag in known:
            yield tag, printable_line(value)
        elif origin.startswith("csl"):
            yield f"{origin}.{tag}", printable_line(value)


def name_rest(item: Item, printed: Callable[[Name], str]) -> Iterator[tuple[str, str]]:
    """Facts about names that are not read back from how the format prints them: `author.1.latin`."""
    counted: dict[str, int] = {}
    for name in item.contributors:
        counted[name.role] = number = counted.get(name.role, 0) + 1
        read = people_of(printed(name), name.role)
        back = read[0] if len(read) == 1 else Name(role=name.role)
        for part in _PARTS:
            value = getattr(name, part)
            if value != getattr(back, part) and (value or part != "is_institution"):
                text = json.dumps(value, ensure_ascii=False) if isinstance(value, tuple) else str(value)
                text = text.lower() if isinstance(value, bool) else text
                yield f"{name.role}.{number}.{part}", printable_line(text) or "(none)"


def given_back(item: Item, origins: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Fields of a foreign record that were kept because no field of ours holds them."""
    for origin, tag, value in item.extra:
        if origin in origins:
            yield tag, printable_line(value)


def kept_type(item: Item, origins: Sequence[str], tag: str) -> str:
    """The foreign type of a record whose type we do not know."""
    if item.csl_type != "document":
        return ""
    return next((printable_line(value) for origin, name, value in item.extra if origin in origins and name == tag), "")


def first_and_last(page: str) -> tuple[str, str]:
    """First and last page of a range."""
    parts = _PAGES.split(page, maxsplit=1)
    return (parts[0], parts[1]) if len(parts) == 2 else (page, "")


def ymd(date: str) -> tuple[str, str, str]:
    """Year, month and day as printed digits; empty where unknown."""
    span = edtf.date_span(date)
    if span is None or span.start.year < 0:
        return "", "", ""
    day = span.start
    month = f"{day.month:02d}" if 0 < day.month <= 12 else ""
    return f"{day.year:04d}", month, f"{day.day:02d}" if day.day and month else ""


def sorted_name(name: Name) -> str:
    """Family, Given, Suffix, particles where they belong; a name that would be read as two is printed whole."""
    text = _sorted_name(name)
    return text if len(people_of(text, name.role)) == 1 else printable_line(name.display)


def _sorted_name(name: Name) -> str:
    if name.literal:
        return printable_line(name.literal)
    family = f"{name.non_dropping_particle} {name.family}" if name.non_dropping_particle else name.family
    given = f"{name.given} {name.dropping_particle}" if name.dropping_particle else name.given
    return printable_line(", ".join(part for part in (family, given, name.suffix) if part))


def record_format(
    name: str, label: str, suffix: str, record: Callable[[Item], str], *, aliases: tuple[str, ...] = ()
) -> Exporter:
    """A format whose records stand one after another."""

    def export(cites: Sequence[CiteItem], options: StyleOptions) -> Exported:
        return Exported(data="".join(record(cite.item) for cite in cites))

    return Exporter(name=name, label=label, suffix=suffix, export=export, aliases=aliases)
