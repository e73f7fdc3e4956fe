"""EndNote XML (`<xml><records><record>`), EndNote's own and ours: what an element means by the record's type."""

from __future__ import annotations

import re
from collections.abc import Iterator

from distlaw.model.document import ParsedDocument
from distlaw.model.source import SourceText
from distlaw.parsers.parser import Parser
from distlaw.parsers.records.documents import documents_of
from distlaw.parsers.records.fields import item_of
from distlaw.parsers.records.markup import MarkupText, texts
from distlaw.parsers.records.record import ForeignRecord, RecordValue
from distlaw.parsers.records.tagged import begin_of, sorted_out
from distlaw.vocab.record_tags import load_tags

VERSION = "1"
_RECORD = re.compile(r"<record>.*?</record>", re.DOTALL)
_HEAD = re.compile(r"\s*(?:<\?xml[^<>]{0,200}\?>\s*)?(?:<!--.{0,500}?-->\s*)?<xml>\s*<records>", re.DOTALL)
_PARAGRAPHS = re.compile(r"\n+")
_SILENT = ("database", "source-app", "rec-number", "foreign-keys", "ref-type", "remote-database")
_HOST, _PERIODICAL = "titles/secondary-title", "periodical/full-title"


def read_records(text: str) -> tuple[ForeignRecord, ...]:
    """Every record of an EndNote XML file."""
    return tuple(_record(text, match.start(), match.end()) for match in _RECORD.finditer(text))


def _record(text: str, start: int, end: int) -> ForeignRecord:
    found = list(texts(text, start, end, frozenset({"style"})))
    kind = next((_kind(part) for part in found if part.path[-1] == "ref-type"), "document")
    values = list(_values(found, kind))
    item, problems = item_of(values, kind, "endnote-xml")
    return ForeignRecord(item, start, end, tuple(values), tuple(problems))


def _kind(part: MarkupText) -> str:
    return load_tags("endnote_xml").type_of(part.attributes.get("name", "")) or "document"


def _values(found: list[MarkupText], kind: str) -> Iterator[RecordValue]:
    given = {"/".join(part.path[1:]) for part in found}
    keywords = sum(part.path[-1] == "keyword" for part in found)
    for part in found:
        path = "/".join(part.path[1:])
        if path.startswith(_SILENT) or (path == _PERIODICAL and _HOST in given):
            continue
        name = _meaning(kind, path, given)
        if name == "keywords" and keywords > 1:
            name = "keyword_whole"  # an element each: Cardiomyopathy, Dilated is one
        words = part.words if name == "note" else _PARAGRAPHS.sub(" ", part.words)
        yield RecordValue(sorted_out(name, words), words, part.ranges, path)


def _meaning(kind: str, path: str, given: set[str]) -> str:
    table = load_tags("endnote_xml")
    if path == _PERIODICAL:
        return table.meaning(kind, _HOST)
    if kind == "paper-conference" and path == _HOST and "custom3" in given:
        return "event_title"
    return table.meaning(kind, path)


def _sniff(source: SourceText) -> float:
    return 0.97 if _HEAD.match(source.text[:4000], begin_of(source.text)) else 0.0


def _parse(source: SourceText) -> tuple[ParsedDocument, ...]:
    return documents_of(source, read_records(source.text), PART.name, VERSION)


PART = Parser(name="endnote_xml", version=VERSION, sniff=_sniff, parse=_parse, order=10)
