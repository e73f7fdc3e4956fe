"""What an interchange record carries beyond its format's own fields, so that nothing is lost on the way back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from distlaw.exporters.exporter import Exported, Exporter, StyleOptions
from distlaw.model import edtf
from distlaw.model.csl import CSL_OF_FIELD
from distlaw.model.work import CiteItem, Item, Name

_LINES = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]+")
_PAGES = re.compile(r"\s*[-–—－]{1,2}\s*")
_DEFAULTS = {name: field.default for name, field in Item.model_fields.items()}
_NEVER = frozenset(("key", "contributors", "extra"))


def printable_line(text: str) -> str:
    """The text on one line, without control characters or lone surrogates."""
    return _LINES.sub(" ", text).strip() if not text.isprintable() else text.strip()


def rest(item: Item, written: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Fields that the format has no place for, by CSL's name or ours; lists joined by "; "."""
    for name, value in item.__dict__.items():
        if name in written or name in _NEVER or not value or value == _DEFAULTS[name]:
            continue
        text = "; ".join(value) if isinstance(value, tuple) else "true" if value is True else str(value)
        yield CSL_OF_FIELD.get(name, name), printable_line(text)


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
    span = edtf.span_of(date)
    if span is None:
        return "", "", ""
    day = span.start
    month = f"{day.month:02d}" if 0 < day.month <= 12 else ""
    return f"{day.year:04d}", month, f"{day.day:02d}" if day.day and month else ""


def sorted_name(name: Name) -> str:
    """Family, Given, Suffix; a literal name as it is."""
    if name.literal:
        return printable_line(name.literal)
    particles = " ".join(part for part in (name.dropping_particle, name.non_dropping_particle) if part)
    family = f"{particles} {name.family}" if particles else name.family
    return printable_line(", ".join(part for part in (family, name.given, name.suffix) if part))


def record_format(
    name: str, label: str, suffix: str, record: Callable[[Item], str], *, aliases: tuple[str, ...] = ()
) -> Exporter:
    """A format whose records stand one after another."""

    def export(cites: Sequence[CiteItem], options: StyleOptions) -> Exported:
        return Exported(data="".join(record(cite.item) for cite in cites))

    return Exporter(name=name, label=label, suffix=suffix, export=export, aliases=aliases)
