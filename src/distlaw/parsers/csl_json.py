"""CSL-JSON files, Zotero's among them: a list of items, one item, or an object that holds them under `items`."""

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
from distlaw.parsers.records.record import ForeignRecord, Value
from distlaw.text.chinese import language_of
from distlaw.text.offsets import Range

VERSION = "1"
_TYPE = re.compile(r'"(?:type|itemType)"\s*:\s*"[a-zA-Z_-]{3,40}"')
_NAMED = re.compile(r'"(?:title|author|issued|container-title|citation-key|creators)"\s*:')
_SPACE = re.compile(r"[\s,]*")
_OPENED = re.compile(r"^\ufeff?\s*(?:\[\s*\{|\{)")
# Zotero's own item types and fields, where they are not CSL's.
_ZOTERO_TYPES = {
    "journalArticle": "article-journal", "bookSection": "chapter", "conferencePaper": "paper-conference",
    "newspaperArticle": "article-newspaper", "magazineArticle": "article-magazine", "webpage": "webpage",
    "thesis": "thesis",
    "report": "report", "case": "legal_case", "statute": "legislation", "blogPost": "post-weblog",
    "preprint": "article",
    "book": "book", "document": "document", "patent": "patent", "standard": "standard",
}  # fmt: skip
_ZOTERO_FIELDS = {
    "publicationTitle": "container-title", "bookTitle": "container-title", "proceedingsTitle": "container-title",
    "websiteTitle": "container-title", "abstractNote": "abstract", "date": "issued", "pages": "page", "issue": "issue",
    "volume": "volume", "title": "title", "url": "URL", "DOI": "DOI", "ISSN": "ISSN", "ISBN": "ISBN",
    "place": "publisher-place",
    "publisher": "publisher", "university": "publisher", "thesisType": "genre", "accessDate": "accessed",
    "series": "collection-title",
    "edition": "edition", "language": "language", "shortTitle": "title-short",
    "journalAbbreviation": "container-title-short",
    "numPages": "number-of-pages", "extra": "note", "caseName": "title", "court": "authority", "docketNumber": "number",
    "dateDecided": "issued", "nameOfAct": "title", "rights": "rights", "citationKey": "citation-key",
}  # fmt: skip
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
    decoder = json.JSONDecoder()
    at = _SPACE.match(text, 1 if text.startswith("\ufeff") else 0).end()  # type: ignore[union-attr]
    holder = re.compile(r'\{\s*"(?:items|references|data)"\s*:\s*\[').match(text, at)
    is_list = text[at : at + 1] == "[" or holder is not None
    at = holder.end() if holder else at + 1 if is_list else at
    while at < len(text):
        at = _SPACE.match(text, at).end()  # type: ignore[union-attr]
        if at >= len(text) or text[at] in "]}":
            return
        try:
            value, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            message = f"from here on the file is no JSON: {str(error)[:120]}"
            yield (
                (at, len(text)),
                Problem(code="broken_entry", message=message, ranges=((at, min(len(text), at + 80)),)),
            )
            return
        if isinstance(value, dict):
            yield (at, end), value
        if not is_list:
            return
        at = end


def _record(text: str, place: Range, obj: Mapping[str, Any]) -> ForeignRecord:
    item = item_from_csl(_from_zotero(obj) if "itemType" in obj or "creators" in obj else obj)
    if not item.language and item.title:
        item = item.model_copy(update={"language": language_of(item.title + item.container_title)})
    return ForeignRecord(item, *place, tuple(_values(text, place, obj, item)))


def _from_zotero(obj: Mapping[str, Any]) -> dict[str, Any]:
    """A Zotero API item in CSL's words; what CSL has no word for keeps Zotero's."""
    found: dict[str, Any] = {"type": _ZOTERO_TYPES.get(str(obj.get("itemType")), "document")}
    for key, value in obj.items():
        if key == "creators" and isinstance(value, list):
            for person in value:
                if isinstance(person, Mapping):
                    found.setdefault(_role(str(person.get("creatorType", "author"))), []).append(_person(person))
        elif key == "tags" and isinstance(value, list):
            found["keywords"] = [str(tag.get("tag", "")) if isinstance(tag, Mapping) else str(tag) for tag in value]
        elif key not in ("itemType", "version", "relations", "collections", "dateAdded", "dateModified"):
            found[_ZOTERO_FIELDS.get(key, key)] = {"raw": value} if key in ("date", "dateDecided") else value
    return found


def _role(kind: str) -> str:
    return {"bookAuthor": "container-author", "seriesEditor": "collection-editor"}.get(kind, kind)


def _person(person: Mapping[str, Any]) -> dict[str, str]:
    if person.get("name"):
        return {"literal": str(person["name"])}
    return {"family": str(person.get("lastName", "")), "given": str(person.get("firstName", ""))}


def _values(text: str, place: Range, obj: Mapping[str, Any], item: Item) -> Iterator[Value]:
    """The strings of the object that stand in the file as they are, found behind their own key."""
    for key, value in obj.items():
        name = FIELD_OF_CSL.get(_ZOTERO_FIELDS.get(key, key), key)
        if not isinstance(value, str) or not value or name not in Item.model_fields:
            continue
        found = re.compile(rf'"{re.escape(key)}"\s*:\s*"').search(text, *place)
        if found and text.startswith(value, found.end()):
            yield Value(name, value, ((found.end(), found.end() + len(value)),), key)
        elif found and name in _READ:
            end = _string_end(text, found.end())
            yield Value(name, value, ((found.end(), end),), key)


def _string_end(text: str, at: int) -> int:
    """Where a JSON string that begins at `at` ends."""
    while at < len(text) and text[at] != '"':
        at += 2 if text[at] == "\\" else 1
    return min(at, len(text))


def _sniff(source: SourceText) -> float:
    head = source.text[:20_000]
    return 0.95 if _OPENED.match(head) and _TYPE.search(head) and _NAMED.search(head) else 0.0


def _parse(source: SourceText) -> tuple[ParsedDocument, ...]:
    return documents_of(source, read_records(source.text), PART.name, VERSION)


PART = Parser(name="csl_json", version=VERSION, sniff=_sniff, parse=_parse, order=10)
