"""Tables of records (CSV): Zotero's, Scopus's, CNKI's, our own; a line a work, the fields told by the headings."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache

from distlaw.model.csl import FIELD_OF_CSL, ROLES
from distlaw.model.document import ParsedDocument
from distlaw.model.problem import Problem
from distlaw.model.source import SourceText
from distlaw.model.work import Item
from distlaw.parsers.estudy import FORM as ESTUDY
from distlaw.parsers.parser import Parser
from distlaw.parsers.records.documents import documents_of
from distlaw.parsers.records.fields import item_of
from distlaw.parsers.records.record import ForeignRecord, RecordValue, stripped_span
from distlaw.parsers.records.tagged import begin_of, sorted_out
from distlaw.parsers.web_of_science import FORM as WOS
from distlaw.vocab.columns import load_columns
from distlaw.vocab.record_tags import load_tags
from distlaw.vocab.zotero import load_zotero, variable

VERSION = "1"
_CELL = re.compile(r'"((?:[^"]|"")*)"[^,;\t\r\n]*|([^,\r\n]*)')
_TAB_CELL = re.compile(r'"((?:[^"]|"")*)"[^\t\r\n]*|([^\t\r\n]*)')
_END = re.compile(r"\r\n|\r|\n")
_SOURCE = re.compile(
    r"(?P<container_title>[^()]{3,120}?) \((?P<issued>\d{4})\) (?P<volume>\w+)?(?::(?P<issue>[^ ()]+))?"
    r"(?: \((?P<page>[^()]{1,20})\))?\..*",
    re.DOTALL,
)
_GLUED = re.compile(r"(?<=[a-zß-ÿ]{2})(?<!Mac)(?=[A-Z][a-zß-ÿ.-])")  # Araz AlievNigar Ismayilova; McDonald is one word
_HOST_OF_TYPE = {"thesis": "publisher", "book": "collection_title"}
_TAG = re.compile(r"[A-Z][A-Z0-9]")
_FEWEST = 4  # columns that must be known

Cell = tuple[str, int, int]  # words, start, end


def read_records(text: str) -> tuple[ForeignRecord, ...]:
    """Every row below the headings."""
    rows = list(_rows(text))
    names = _fields(rows[0]) if rows else []
    return tuple(_record(names, rows[0], row) for row in rows[1:] if any(cell[0].strip() for cell in row))


def _rows(text: str) -> Iterator[list[Cell]]:
    at = begin_of(text)
    mark, pattern = ("\t", _TAB_CELL) if "\t" in text[at : text.find("\n", at) + 1 or None] else (",", _CELL)
    row: list[Cell] = []
    while at < len(text):
        match = pattern.match(text, at)
        if match is None:
            return
        group = 1 if match[1] is not None else 2
        words = match[group].replace('""', '"') if group == 1 else match[group]
        row.append((words, match.start(group), match.end(group)))
        at = match.end()
        if text.startswith(mark, at):
            at += 1
            continue
        yield row
        row = []
        end = _END.match(text, at)
        at = end.end() if end else at + 1


def _fields(headings: list[Cell]) -> list[str]:
    """The field of each column; headings of two capitals are the tags of Web of Science, of which full names win."""
    spelled = [cell[0].strip() for cell in headings]
    if not any(spelled) or not all(_TAG.fullmatch(name) or not name for name in spelled):
        return [_field(name) for name in spelled]
    instead = {WOS.instead[tag] for tag in spelled if tag in WOS.instead}
    meant = [WOS.table().meaning("article-journal", tag) if tag not in instead else "" for tag in spelled]
    return ["" if field.startswith("kept.") else field for field in meant]


@cache
def _field(heading: str) -> str:
    """The field of a column: one of ours, else the known headings, else what Zotero means by it."""
    low = heading.strip().lower().replace("_", " ")
    own = low.replace(" ", "_")
    if own in ROLES:
        return own
    if low in load_columns():
        return load_columns()[low]
    if own in Item.model_fields:
        return "type" if own == "csl_type" else own
    if low == "item type":
        return "type"
    role = load_zotero().creators.get(low.title().replace(" ", "")[:1].lower() + low.title().replace(" ", "")[1:], "")
    if role.replace("-", "_") in ROLES:
        return role.replace("-", "_")
    spelled = variable(heading)
    return FIELD_OF_CSL.get(spelled) or {"issued": "issued", "accessed": "accessed"}.get(spelled, "")


def _record(names: list[str], headings: list[Cell], row: list[Cell]) -> ForeignRecord:
    problems_of_row = []
    if any(
        cell[0].strip() for cell in row[len(names) :]
    ):  # a cell too many in the middle: its place from the end tells
        problems_of_row.append(Problem(code="row_misaligned", message=f"{len(row)} cells under {len(names)} headings"))
        half, surplus = len(names) // 2, len(row) - len(names)
        names = [*names[:half], *[""] * surplus, *names[half:]]
        headings = [*headings[:half], *[("", 0, 0)] * surplus, *headings[half:]]
    kind = next((cell[0] for name, cell in zip(names, row, strict=False) if name == "type" and cell[0]), "")
    is_own = any(cell[0].strip().lower() == "csl_type" for cell in headings)
    csl_type = _type(kind, is_own=is_own)
    values = []
    extra: tuple[tuple[str, str, str], ...] = ()
    for name, heading, (words, start, end) in zip(names, headings, row, strict=False):
        if name == "type" or not words.strip():
            continue
        if is_own and heading[0] == "extra" and (kept := _kept(words)):
            extra = kept
            continue
        words = words.removeprefix("'") if words[:2] in ("'=", "'+", "'-", "'@") else words
        name = _HOST_OF_TYPE.get(csl_type, name) if name == "container_title" else name
        ranges = ((start + stripped_span(words, 0, len(words))[0], end),)
        for field, text in _parted(name, words.strip()):
            values.append(RecordValue(sorted_out(field, text), text, ranges, heading[0]))
    item, problems = item_of(values, csl_type, "csv")
    item = item.model_copy(update={"extra": (*item.extra, *extra)}) if extra else item
    return ForeignRecord(item, row[0][1], row[-1][2], tuple(values), (*problems_of_row, *problems))


def _kept(words: str) -> tuple[tuple[str, str, str], ...]:
    """What our own table keeps of a work beside its columns."""
    try:
        found = json.loads(words) if words.startswith("[[") else []
    except ValueError:
        return ()
    return tuple((str(one[0]), str(one[1]), str(one[2])) for one in found if isinstance(one, list) and len(one) == 3)


def _parted(name: str, words: str) -> Iterator[tuple[str, str]]:
    """What a cell holds: names that a publisher ran together, and Embase's source: Journal (2014) 3:3 (152-160)."""
    if name == "container_title" and (found := _SOURCE.match(words)):
        yield from ((field, text) for field, text in found.groupdict().items() if text)
    elif name == "author" and not re.search(r"[,;|]", words):
        yield name, "; ".join(part for part in _GLUED.split(words))
    else:
        yield name, words


def _type(kind: str, *, is_own: bool) -> str:
    low = kind.strip().lower()
    if low == "article" and not is_own:  # CSL's article is a preprint, a database's is an article
        return "article-journal"
    if not low or kind in load_zotero().types:
        return load_zotero().types.get(kind, "article-journal")
    if low in load_zotero().types.values():
        return low
    return load_tags("refer").type_of(low) or ESTUDY.table().type_of(low) or "document"


def _sniff(source: SourceText) -> float:
    line = source.text[begin_of(source.text) : begin_of(source.text) + 4000].split("\n", 1)[0]
    if line.count(",") + line.count("\t") < _FEWEST - 1 or "\n" not in source.text[:200_000]:
        return 0.0
    headings = next(_rows(line + "\n"), [])
    known = [name for name in _fields(headings) if name]
    is_mostly_known = len(known) >= _FEWEST and 2 * len(known) >= sum(bool(cell[0].strip()) for cell in headings[:12])
    return 0.95 if is_mostly_known and "title" in known else 0.0


def _parse(source: SourceText) -> tuple[ParsedDocument, ...]:
    return documents_of(source, read_records(source.text), PART.name, VERSION)


PART = Parser(name="record_table", version=VERSION, sniff=_sniff, parse=_parse, order=10)
