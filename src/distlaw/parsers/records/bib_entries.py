"""BibTeX text to entries: bibtexparser splits it, strings are put in, hosts are inherited from; what broke is told."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from distlaw.model.problem import Problem
from distlaw.parsers.records.record import stripped_span
from distlaw.parsers.records.tex import tex_as_text
from distlaw.text.offsets import Range

_VERBATIM = frozenset(("url", "doi", "file", "pages", "eprint", "urldate", "date", "year"))
_AS_HOST = {"title": "booktitle", "subtitle": "booksubtitle", "titleaddon": "booktitleaddon"}
_NOT_INHERITED = frozenset(
    ("crossref", "xref", "xdata", "ids", "shorttitle", "keywords", "abstract", "note", "csltype", "pages")
)


@dataclass(frozen=True, slots=True)
class BibField:
    """A field: its key in small letters, its TeX with strings resolved, where it stands, its plain text."""

    key: str
    tex: str
    place: Range | None
    words: str
    spelled: str = ""  # the key as it stands


@dataclass(frozen=True, slots=True)
class BibEntry:
    """An entry whose fields are read; what they mean is not settled yet."""

    kind: str
    key: str
    fields: tuple[BibField, ...]
    place: Range
    lost: tuple[Problem, ...] = ()


def entries_of(text: str) -> tuple[list[BibEntry], list[Problem]]:
    """Every entry, doubled keys too, and the problems behind the last one; those before an entry are its own."""
    blocks = _blocks(text)
    strings = dict(_strings(blocks))
    entries: list[BibEntry] = []
    lost: list[Problem] = []
    at = 0
    for block in blocks:
        raw = getattr(block, "raw", "") or ""
        start = text.find(raw, at) if raw else at
        start = start if start >= 0 else at
        at = max(at, start + len(raw))
        entry, problem = _entry(block, (start, start + len(raw)))
        lost += [problem] if problem else []
        if entry is not None:
            entries.append(_read(text, entry, (start, start + len(raw)), strings, tuple(lost)))
            lost = []
    by_key = {entry.key.lower(): entry for entry in entries}
    return [_inherited(entry, by_key) for entry in entries], lost


def _blocks(text: str) -> list[Any]:
    from bibtexparser.entrypoint import parse_string

    logger = logging.getLogger("bibtexparser")
    level, logger.level = logger.level, logging.CRITICAL + 1
    try:
        return list(parse_string(text, parse_stack=[]).blocks)
    finally:
        logger.level = level


def _entry(block: Any, place: Range) -> tuple[Any | None, Problem | None]:
    """The entry in a block, and what is wrong with it."""
    kind = type(block).__name__
    if kind == "Entry":
        return block, None
    if kind == "DuplicateBlockKeyBlock":
        inner = block.ignore_error_block
        problem = Problem(code="duplicate_key", message=f"a second entry is called {block.key}", ranges=(place,))
        return (inner, problem) if type(inner).__name__ == "Entry" else (None, problem)
    if kind == "DuplicateFieldKeyBlock":
        fields = ", ".join(sorted(block.duplicate_keys))
        return block.ignore_error_block, Problem(
            code="duplicate_field", message=f"given twice: {fields}", ranges=(place,)
        )
    if kind in ("ParsingFailedBlock", "MiddlewareErrorBlock"):
        message = f"this entry could not be read: {str(getattr(block, 'error', '')).splitlines()[-1:] or ['']}"
        return None, Problem(code="broken_entry", message=message[:300], ranges=(place,))
    return None, None


def _strings(blocks: Iterable[Any]) -> Iterator[tuple[str, str]]:
    for block in blocks:
        if type(block).__name__ == "String":
            yield block.key.lower(), _unwrapped(str(block.value))[0]


def _read(text: str, entry: Any, place: Range, strings: Mapping[str, str], lost: tuple[Problem, ...]) -> BibEntry:
    fields: list[BibField] = []
    at = place[0]
    for field in entry.fields:
        found = _field(text, field, at, place[1], strings)
        at = found.place[1] if found.place else at
        fields.append(found)
    return BibEntry(str(entry.entry_type).lower(), str(entry.key), tuple(fields), place, lost)


def _field(text: str, field: Any, start: int, end: int, strings: Mapping[str, str]) -> BibField:
    """The field with its strings resolved, where it stands, and its plain text."""
    key, raw = str(field.key), str(field.value)
    key_at = re.compile(rf"\b{re.escape(key)}\s*=", re.I).search(text, start, end)
    at = text.find(raw, key_at.end() if key_at else start, end)
    if "#" in raw and raw[:1] != "{":
        value, lead = "".join(_resolved(part, strings)[0] for part in raw.split("#")), 0
    else:
        value, lead = _resolved(raw, strings)
    place = stripped_span(text, at + lead, at + len(raw) - lead) if at >= 0 else None
    key = key.lower()
    return BibField(key, value, place, tex_as_text(value, dashes=key not in _VERBATIM), str(field.key))


def _resolved(raw: str, strings: Mapping[str, str]) -> tuple[str, int]:
    """A value without its delimiters, or the @string that it names; how many characters they were on each side."""
    if re.fullmatch(r"\s*[A-Za-z][\w:.+-]*\s*", raw):
        return strings.get(raw.strip().lower(), raw.strip()), 0
    return _unwrapped(raw)


def _unwrapped(raw: str) -> tuple[str, int]:
    raw = raw.strip()
    if len(raw) >= 2 and (raw[0], raw[-1]) in (("{", "}"), ('"', '"')):
        return raw[1:-1], 1
    return raw, 0


def _inherited(entry: BibEntry, by_key: Mapping[str, BibEntry]) -> BibEntry:
    """The entry with what its `crossref` gives it: a host's title is a part's booktitle (biblatex manual, 2.4.1.1)."""
    wanted = next((field.words.lower() for field in entry.fields if field.key in ("crossref", "xdata")), "")
    parent = by_key.get(wanted)
    if parent is None or parent is entry:
        return entry
    is_part = entry.kind.startswith(("in", "supp", "bookin"))
    own = {field.key for field in entry.fields}
    more = []
    for field in parent.fields:
        key = _AS_HOST.get(field.key, field.key) if is_part else field.key
        if key not in own and key not in _NOT_INHERITED and not (is_part and key == "author"):
            more.append(replace(field, key=key))
    return replace(entry, fields=(*entry.fields, *more))
