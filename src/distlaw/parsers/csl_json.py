"""CSL-JSON and JSON Lines, Zotero's and Mendeley's own JSON: a list of items, an item, one a line, or `items`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from distlaw.model.csl import FIELD_OF_CSL, item_from_csl
from distlaw.model.document import ParsedDocument
from distlaw.model.problem import Problem
from distlaw.model.source import SourceText
from distlaw.model.work import Item
from distlaw.parsers.parser import Parser
from distlaw.parsers.records.documents import documents_of
from distlaw.parsers.records.mendeley import from_mendeley, is_mendeley
from distlaw.parsers.records.record import ForeignRecord, RecordValue
from distlaw.parsers.records.settled import settled
from distlaw.parsers.records.tagged import begin_of
from distlaw.parsers.records.zotero import from_zotero
from distlaw.text.chinese import language_of
from distlaw.text.offsets import Range
from distlaw.vocab.zotero import load_zotero

VERSION = "2"
_TYPE = re.compile(r'"(?:type|itemType)"\s*:\s*"[a-zA-Z_-]{3,40}"')
_NAMED = re.compile(r'"(?:title|author|issued|container-title|citation-key|creators)"\s*:')
_SPACE = re.compile(r"[\s,]*")
_OPENED = re.compile(r"\s*(?:\[\s*\{|\{)")
_HOLDER = re.compile(r'"(?:items|references|data)"\s*:\s*\[(?=\s*\{)')
_ENVELOPE = re.compile(r'\{(?:\s*"[\w-]+"\s*:\s*"[^"]*"\s*,){1,5}\s*"message"\s*:\s*(?=\{)')  # Crossref's
_ITEM = re.compile(r'\{\s*"(?:id|type|title|key|itemType|itemKey|author)"')
_DIGITS = 18  # of a number: a longer one is text
_OF_WHOM = re.compile(r"author|creator|people|contributor|year|publi(?:shed|cation_date)", re.IGNORECASE)
_READ = {"title": "title", "abstract": "abstract", "note": "note", "abstract_translated": "abstract_translated"}


def read_records(text: str) -> tuple[ForeignRecord, ...]:
    """Every item of a CSL-JSON text; what is no JSON ends the list and is a problem of the last item read."""
    records: list[ForeignRecord] = []
    lost: list[Problem] = []
    for place, value in _objects(text):
        if isinstance(value, Problem):
            lost.append(value)
        elif isinstance(value, Mapping):
            records.append(_record(text, place, value))
    if lost and records:
        last = records[-1]
        records[-1] = ForeignRecord(last.item, last.start, last.end, last.values, (*last.problems, *lost))
    return tuple(records)


def _objects(text: str) -> Iterator[tuple[Range, Mapping[str, Any] | Problem]]:
    """The items with where they stand; lists are read item by item, so that a cut file gives what it holds."""
    decoder = json.JSONDecoder(parse_int=lambda digits: int(digits) if len(digits) <= _DIGITS else digits)
    at = _SPACE.match(text, begin_of(text)).end()  # type: ignore[union-attr]
    if (envelope := _ENVELOPE.match(text, at)) and "items" not in text[at : at + 400]:
        at = envelope.end()
    holder = _HOLDER.search(text, at) if text[at : at + 1] == "{" else None
    if holder and _ITEM.match(text, at):
        holder = None  # an item with a list of that name
    is_list = text[at : at + 1] == "[" or holder is not None
    at = holder.end() if holder else at + 1 if is_list else at
    while at < len(text):
        at = _SPACE.match(text, at).end()  # type: ignore[union-attr]
        if at >= len(text) or text[at] in "]}":
            return
        try:
            value, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            message = f"from here on the file is no JSON: {_reason(error)}"
            yield (
                (at, len(text)),
                Problem(code="broken_entry", message=message, ranges=((at, min(len(text), at + 80)),)),
            )
            return
        if isinstance(value, dict):
            yield (at, end), value
        if envelope:
            return
        at = end  # without a list: one item a line


def _reason(error: Exception) -> str:
    """What broke, in words that say something to who wrote the file."""
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg} (line {error.lineno})"
    return "nested too deep" if isinstance(error, RecursionError) else "a number of thousands of digits"


def _record(text: str, place: Range, obj: Mapping[str, Any]) -> ForeignRecord:
    item, problems = settled(item_from_csl(_in_csl(obj)))
    if not item.language and item.title:
        item = item.model_copy(update={"language": language_of(item.title + item.container_title)})
    return ForeignRecord(item, *place, tuple(_values(text, place, obj, item)), tuple(problems))


def _in_csl(obj: Mapping[str, Any]) -> Mapping[str, Any]:
    if "itemType" in obj or "creators" in obj:
        return from_zotero(obj)
    return from_mendeley(obj) if is_mendeley(obj) else obj


def _is_read(text: str) -> bool:
    """Whether the first item's persons and dates are read, where it has some: else it is of a format of its own."""
    first = next((value for _, value in _objects(text) if isinstance(value, Mapping)), None)
    if first is None:
        return True
    item = item_from_csl(_in_csl(first))
    if item.contributors or item.issued or item.issued_literal:
        return True
    return bool(item.title) and not any(_OF_WHOM.search(key) and value for key, value in first.items())


def _values(text: str, place: Range, obj: Mapping[str, Any], item: Item) -> Iterator[RecordValue]:
    """The strings of the object that stand in the file as they are, found behind their own key."""
    for key, value in obj.items():
        name = FIELD_OF_CSL.get(load_zotero().fields.get(key, key), key)
        if not isinstance(value, str) or not value or name not in Item.model_fields:
            continue
        found = re.compile(rf'"{re.escape(key)}"\s*:\s*"').search(text, *place)
        if found and text.startswith(value, found.end()):
            yield RecordValue(name, value, ((found.end(), found.end() + len(value)),), key)
        elif found and name in _READ:
            end = _string_end(text, found.end())
            yield RecordValue(name, value, ((found.end(), end),), key)


def _string_end(text: str, at: int) -> int:
    """Where a JSON string that begins at `at` ends."""
    while at < len(text) and text[at] != '"':
        at += 2 if text[at] == "\\" else 1
    return min(at, len(text))


def _sniff(source: SourceText) -> float:
    head = source.text[:20_000]
    if re.search(r'"schema"\s*:\s*"distlaw/', head[:200]):
        return 0.0
    is_list = _OPENED.match(head, begin_of(head)) and _TYPE.search(head) and _NAMED.search(head)
    return 0.95 if is_list and _is_read(source.text) else 0.0


def _parse(source: SourceText) -> tuple[ParsedDocument, ...]:
    return documents_of(source, read_records(source.text), PART.name, VERSION)


PART = Parser(name="csl_json", version=VERSION, sniff=_sniff, parse=_parse, order=10)
