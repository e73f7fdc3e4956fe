"""CSSCI exports (【来源篇名】…): the one Chinese database that gives a record's cited references."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from distlaw.model.document import Entry, ParsedDocument, Zone
from distlaw.model.source import SourceText
from distlaw.parsers.parser import Parser
from distlaw.parsers.records.documents import documents_of
from distlaw.parsers.records.fields import item_of
from distlaw.parsers.records.record import ForeignRecord, RecordValue, stripped_span
from distlaw.text.offsets import MappedText, Piece
from distlaw.vocab.record_tags import load_tags

VERSION = "1"
_LABEL = re.compile(r"^[ \t\u3000]{0,4}【([^【】\r\n]{2,12})】[ \t\u3000]*(.*)$", re.M)
_FIRST = "来源篇名"
_ISSUE_LINE = re.compile(r"^(\d{4})(?:[,，.]\s*(?:第?(\d+)卷?)?\s*[(（](\w+)[)）])?\s*(?:[:：]\s*([\d\-–—~,，+\s]+))?")
_NUMBER = re.compile(r"^\s*(?:\[?(\d{1,3})\]?[.．、\s]\s*)?(?=\S)")


def read_records(text: str) -> tuple[ForeignRecord, ...]:
    """Every record of a CSSCI file; its cited references are values named `reference`."""
    starts = [match.start() for match in _LABEL.finditer(text) if _plain(match[1]) == _FIRST]
    return tuple(_record(text, start, end) for start, end in pairwise([*starts, len(text)]))


def _plain(label: str) -> str:
    return re.sub(r"\s+", "", label)


def _record(text: str, start: int, end: int) -> ForeignRecord:
    values = list(_values(text, start, end))
    item, problems = item_of([value for value in values if value.name != "reference"], "article-journal", "cssci")
    last = max((span[1] for value in values for span in value.ranges), default=end)
    return ForeignRecord(item, start, last, tuple(values), tuple(problems))


def _values(text: str, start: int, end: int) -> Iterator[RecordValue]:
    labels = list(_LABEL.finditer(text, start, end))
    for number, match in enumerate(labels):
        tag = _plain(match[1])
        name = load_tags("cssci").names.get(tag, "")
        stop = labels[number + 1].start() if number + 1 < len(labels) else end
        if name == "references":
            yield from _references(text, match.end(1) + 1, stop)
            continue
        span = stripped_span(text, match.start(2), match.end(2))
        value = text[span[0] : span[1]]
        if not value:
            continue
        ranges = (span,)
        if name == "issue_line":
            yield from _issue(value, span[0], tag)
        elif name == "author":
            yield RecordValue("author", value.replace("/", ";"), ranges, tag)
        elif name == "affiliation":
            units = re.sub(r"\[[^\]]{1,40}\]", "", value).replace("/", ";").replace(".", "")
            yield RecordValue("affiliation", units, ranges, tag)
        elif name == "keywords":
            yield RecordValue("keywords", value.replace("/", ";"), ranges, tag)
        else:
            yield RecordValue(name, value, ranges, tag)


def _issue(value: str, at: int, tag: str) -> Iterator[RecordValue]:
    found = _ISSUE_LINE.match(value)
    if not found:
        yield RecordValue("", value, ((at, at + len(value)),), tag)
        return
    for group, name in ((1, "issued"), (2, "volume"), (3, "issue"), (4, "page")):
        if found[group] and found[group].strip():
            yield RecordValue(name, found[group].strip(), ((at + found.start(group), at + found.end(group)),), tag)


def _references(text: str, start: int, end: int) -> Iterator[RecordValue]:
    at = start
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        span = stripped_span(text, at, stop)
        line = text[span[0] : span[1]]
        if line and not re.fullmatch(r"[-=_*—\s]+", line):
            number = _NUMBER.match(line)
            lead = number.end() if number else 0
            yield RecordValue("reference", line[lead:], ((span[0] + lead, span[1]),), number[1] or "" if number else "")
        at = stop + 1


def _sniff(source: SourceText) -> float:
    labels = {_plain(match[1]) for match in _LABEL.finditer(source.text[:8000])}
    return 0.95 if _FIRST in labels and len(labels) >= 4 else 0.0


def _parse(source: SourceText) -> tuple[ParsedDocument, ...]:
    records = read_records(source.text)
    documents = documents_of(source, records, PART.name, VERSION)
    return tuple(_with_references(*pair) for pair in zip(documents, records, strict=True))


def _with_references(document: ParsedDocument, record: ForeignRecord) -> ParsedDocument:
    """The document with the cited references at the end of its reading text, an entry each."""
    pieces = list(document.reading.pieces)
    at = len(document.reading)
    begun = at
    entries = []
    for value in record.values:
        if value.name != "reference":
            continue
        if pieces:
            pieces.append(Piece(value.ranges[0][0], value.ranges[0][0], "\n"))
            at += 1
        low, high = value.ranges[0]
        pieces.append(Piece(low, high))
        entries.append(Entry(kind="reference", marker=value.tag, start=at, end=at + high - low))
        at += high - low
    if not entries:
        return document
    zones = (*document.zones, Zone(kind="references", start=max(begun, entries[0].start), end=at))
    reading = MappedText(document.reading.source, tuple(pieces))
    return document.model_copy(update={"reading": reading, "zones": zones, "entries": tuple(entries)})


PART = Parser(name="cssci", version=VERSION, sniff=_sniff, parse=_parse, order=10)
