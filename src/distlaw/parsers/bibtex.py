"""BibTeX and BibLaTeX files, Zotero's among them; a broken or doubled entry is a problem, not the end."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from distlaw.model.document import ParsedDocument
from distlaw.model.problem import Problem
from distlaw.model.source import SourceText
from distlaw.model.work import Item, Name, Role
from distlaw.parsers.parser import Parser
from distlaw.parsers.records.documents import documents_of
from distlaw.parsers.records.fields import item_of
from distlaw.parsers.records.record import ForeignRecord, Value, span_of
from distlaw.parsers.records.tex import plain
from distlaw.parsers.records.values import name_of
from distlaw.text.chinese import is_chinese
from distlaw.text.months import month_number
from distlaw.text.offsets import Range

VERSION = "1"
TYPES = {
    "article": "article-journal", "periodical": "periodical", "book": "book", "mvbook": "book", "booklet": "pamphlet",
    "inbook": "chapter", "incollection": "chapter", "suppbook": "chapter", "inproceedings": "paper-conference",
    "conference": "paper-conference", "proceedings": "book", "collection": "book", "reference": "book",
    "inreference": "entry-encyclopedia", "phdthesis": "thesis", "mastersthesis": "thesis", "thesis": "thesis",
    "techreport": "report", "report": "report", "online": "webpage", "electronic": "webpage", "www": "webpage",
    "misc": "document", "unpublished": "manuscript", "manual": "report", "patent": "patent", "standard": "standard",
    "dataset": "dataset", "software": "software", "newspaper": "article-newspaper", "jurisdiction": "legal_case",
    "legislation": "legislation", "legal": "legislation", "letter": "personal_communication",
}  # fmt: skip
_NAMES = {
    "title": "title", "journal": "container_title", "journaltitle": "container_title", "booktitle": "container_title",
    "year": "issued", "date": "issued", "volume": "volume", "number": "issue", "issue": "issue", "pages": "page",
    "keywords": "keywords", "keyword": "keywords", "abstract": "abstract", "language": "language", "langid": "language",
    "publisher": "publisher", "institution": "publisher", "school": "publisher", "organization": "publisher",
    "address": "publisher_place", "location": "publisher_place", "edition": "edition", "doi": "doi", "isbn": "isbn",
    "issn": "issn", "url": "url", "urldate": "accessed", "note": "note", "series": "collection_title",
    "chapter": "chapter_number", "eventtitle": "event_title", "venue": "event_place", "shorttitle": "title_short",
    "shortjournal": "container_title_short", "journalabbr": "container_title_short", "version": "version",
    "pagetotal": "number_of_pages", "volumes": "number_of_volumes", "origdate": "original_date",
    "translatedtitle": "title_translated",
}  # fmt: skip
_NAMES_OF_TYPE = {
    ("book", "number"): "collection_number", ("chapter", "number"): "collection_number", ("report", "number"): "number",
    ("patent", "number"): "number", ("standard", "number"): "number", ("thesis", "type"): "degree",
    ("paper-conference", "number"): "collection_number",
}  # fmt: skip
_ROLES: dict[str, Role] = {
    "author": "author", "editor": "editor", "translator": "translator", "bookauthor": "container_author",
    "advisor": "supervisor", "supervisor": "supervisor", "holder": "contributor",
}  # fmt: skip
_OWN_TYPES = frozenset(TYPES.values()) | {
    "post",
    "bill",
    "hearing",
    "interview",
    "map",
    "entry-dictionary",
    "broadcast",
}
_DEGREES = {"phdthesis": "博士", "mastersthesis": "硕士"}
_ENTRY = re.compile(r"^[ \t]{0,8}@\s{0,3}[A-Za-z]{3,20}\s{0,3}[{(]", re.M)
_AND = re.compile(r"\s+and\s+", re.I)


def read_records(text: str) -> tuple[ForeignRecord, ...]:
    """Every entry of a BibTeX file; doubled keys are read too, what cannot be parsed is a problem of its neighbour."""
    blocks = _blocks(text)
    strings = dict(_strings(blocks))
    records: list[ForeignRecord] = []
    lost: list[Problem] = []
    at = 0
    for block in blocks:
        raw = getattr(block, "raw", "") or ""
        start = text.find(raw, at) if raw else at
        start = start if start >= 0 else at
        at = max(at, start + len(raw))
        entry, problem = _entry(block, (start, start + len(raw)))
        if problem:
            lost.append(problem)
        if entry is not None:
            records.append(_record(text, entry, (start, start + len(raw)), strings, lost))
            lost = []
    if lost and records:
        records[-1] = ForeignRecord(
            records[-1].item, records[-1].start, records[-1].end, records[-1].values, (*records[-1].problems, *lost)
        )
    return tuple(records)


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


def _record(text: str, entry: Any, place: Range, strings: Mapping[str, str], lost: list[Problem]) -> ForeignRecord:
    kind = str(entry.entry_type).lower()
    told = next((_unwrapped(str(f.value))[0] for f in entry.fields if str(f.key).lower() == "csltype"), "")
    csl_type = (
        told if told in _OWN_TYPES else TYPES.get(kind, "document")
    )  # a file of our own says the type that BibTeX has no entry for
    values: list[Value] = []
    names: list[Name] = []
    at = place[0]
    for field in entry.fields:
        found = _field(text, field, at, place[1], strings)
        at = found[1][1] if found[1] else at
        if str(field.key).lower() == "csltype":
            continue
        value = _value(str(field.key).lower(), found, csl_type)
        if value.name in _ROLES:
            names += people(found[0], _ROLES[value.name])
        values.append(value)
    values = _dated(values)
    if kind in _DEGREES and not any(value.name == "degree" for value in values):
        values.append(
            Value("degree", _DEGREES[kind] if any(is_chinese(v.text) for v in values if v.name == "title") else kind)
        )
    item, problems = item_of([value for value in values if value.name not in _ROLES], csl_type, "bibtex")
    item = _completed(item, str(entry.key), names, kind, csl_type)
    return ForeignRecord(item, *place, tuple(values), (*lost, *problems))


def _completed(item: Item, key: str, names: list[Name], kind: str, csl_type: str) -> Item:
    extra = item.extra if kind in TYPES else (*item.extra, ("bibtex", "entrytype", kind))
    is_page = csl_type == "document" and item.url
    return item.model_copy(
        update={
            "key": key,
            "contributors": tuple(names),
            "extra": extra,
            "csl_type": "webpage" if is_page else csl_type,
        }
    )


def _field(text: str, field: Any, start: int, end: int, strings: Mapping[str, str]) -> tuple[str, Range | None, str]:
    """The field's value with its strings resolved, where it stands, and its plain text."""
    raw = str(field.value)
    key_at = re.compile(rf"\b{re.escape(str(field.key))}\s*=", re.I).search(text, start, end)
    at = text.find(raw, key_at.end() if key_at else start, end)
    value, lead = _unwrapped(raw) if not _is_name(raw) else (strings.get(raw.strip().lower(), raw.strip()), 0)
    if "#" in raw and raw[:1] not in "{":
        value, lead = (
            "".join(
                _unwrapped(part)[0] if not _is_name(part) else strings.get(part.strip().lower(), part.strip())
                for part in raw.split("#")
            ),
            0,
        )
    place = span_of(text, at + lead, at + len(raw) - lead) if at >= 0 else None
    return value, place, plain(value)


def _is_name(raw: str) -> bool:
    return bool(re.fullmatch(r"\s*[A-Za-z][\w:.+-]*\s*", raw))


def _unwrapped(raw: str) -> tuple[str, int]:
    """The value without its own braces or quotes, and how many characters they were on each side."""
    raw = raw.strip()
    if len(raw) >= 2 and (raw[0], raw[-1]) in (("{", "}"), ('"', '"')):
        return raw[1:-1], 1
    return raw, 0


def _value(key: str, found: tuple[str, Range | None, str], csl_type: str) -> Value:
    text, place, words = found
    if key in _ROLES:
        return Value(key, words, (place,) if place else (), key)
    name = _NAMES_OF_TYPE.get((csl_type, key)) or _NAMES.get(key, "")
    if key == "howpublished":
        link = re.search(r"https?://[^\s{}]+", text)
        name, words = ("url", link[0]) if link else ("", words)
        if link and place:
            at = text.find(link[0])
            place = (place[0] + at, place[0] + at + len(link[0])) if at >= 0 else place
    elif key in ("url", "doi"):
        words = re.sub(r"\\url\s*", "", text).replace("\\", "").strip("{} ")
    elif key in ("eprint", "file", "month"):
        name = "month" if key == "month" else ""
    return Value(name, words, (place,) if place else (), key)


def _dated(values: list[Value]) -> list[Value]:
    """The month put to the year; a month that cannot be read is kept as it is."""
    month = next((value for value in values if value.name == "month"), None)
    year = next((value for value in values if value.name == "issued"), None)
    if month is None:
        return values
    word = month.text.strip().lower()
    number = int(word) if word.isdigit() else month_number(word)
    rest = [value for value in values if value is not month]
    if not (year and 1 <= number <= 12 and re.fullmatch(r"\d{4}", year.text.strip())):
        return [*rest, Value("", month.text, month.ranges, "month")]
    dated = Value("issued", f"{year.text.strip()}-{number:02d}", year.ranges, year.tag)
    return [dated if value is year else value for value in rest]


def people(text: str, role: Role) -> list[Name]:
    """The names of a BibTeX list: `and` outside braces parts them; a name in braces is a body; `others` is nobody."""
    out = []
    for part in _split_and(text):
        bare = part.strip()
        if bare.startswith("{") and bare.endswith("}") and bare.count("{") == 1:
            out.append(Name(role=role, literal=plain(bare), is_institution=True))
        elif plain(bare).lower() not in ("", "others"):
            out.append(name_of(plain(bare), role))
    return out


def _split_and(text: str) -> list[str]:
    """The parts between the `and`s that stand outside braces."""
    parts, start, depth, seen = [], 0, 0, 0
    for match in _AND.finditer(text):
        depth += text.count("{", seen, match.start()) - text.count("}", seen, match.start())
        seen = match.start()
        if depth == 0:
            parts.append(text[start : match.start()])
            start = match.end()
    return [*parts, text[start:]]


def _sniff(source: SourceText) -> float:
    found = _ENTRY.search(source.text[:20_000])
    if not found:
        return 0.0
    before = source.text[: found.start()].lstrip("\ufeff")
    plainly = all(line.lstrip().startswith("%") or not line.strip() for line in before.splitlines())
    has_fields = re.search(r"[\w-]+\s*=\s*[{\"\w]", source.text[found.start() : found.start() + 3000]) is not None
    return 0.95 if plainly and has_fields else 0.3 if has_fields and source.file_name.lower().endswith(".bib") else 0.0


def _parse(source: SourceText) -> tuple[ParsedDocument, ...]:
    return documents_of(source, read_records(source.text), PART.name, VERSION)


PART = Parser(name="bibtex", version=VERSION, sniff=_sniff, parse=_parse, order=10)
