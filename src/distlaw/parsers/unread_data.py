"""Data and no text: JSON, XML, RDF, graphs and tables that hold no records we read, refused by name with what to do."""

from __future__ import annotations

import csv
import json
import re
from itertools import islice

from distlaw.errors import InputError
from distlaw.model.document import ParsedDocument
from distlaw.model.source import SourceText
from distlaw.parsers.parser import Parser
from distlaw.parsers.records.tagged import begin_of
from distlaw.vocab.words import word_list

_RECORDS = "export the records as RIS, BibTeX, CSL-JSON or EndNote XML and ingest that"
_DUMP = re.compile(r'\{\s*"schema"\s*:\s*"distlaw/')
_CLAIMS = re.compile(r'"quote"\s*:|"http://www\.w3\.org/ns/anno|"oa:Annotation"|"TextQuoteSelector"')
_JSON = re.compile(r'\{\s*["}]|\[\s*\]|\[\s*(?:[\[{"]|-?\d+\s*,)')
_XML = re.compile(
    r"(?:<\?xml\b[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?P<name>[A-Za-z][\w.-]*:?[\w.-]*)[\s>/]", re.S
)
_LAST_COMMENT = re.compile(r"\s*<!--[^<>]{0,500}-->$")
_TURTLE = re.compile(r"(?:@prefix|@base|PREFIX)\s+[\w-]*:?\s*<[^>\s]+>\s*\.?|<[^>\s]+>\s+<[^>\s]+>\s+[<\"_]")
_DOT = re.compile(r"(?:strict\s+)?(?:di)?graph\b[^{}\n]{0,80}\{")
_CLAIM_COLUMNS = frozenset({"quote", "theories", "stance", "made_by"})
_FEWEST, _MOST = 3, 200  # rows of a table that are looked at
_HEADING = re.compile(r"[^\d《》「」“”（）()。！？]{1,60}(?<![.:：])")  # of a column


def _sniff(source: SourceText) -> float:
    return 0.97 if _name(source)[0] else 0.0


def _name(source: SourceText) -> tuple[str, str]:
    """What the data is, and what to do with it; empty for a text, and for records that another parser reads."""
    text = source.text[begin_of(source.text) :].lstrip()
    if _DUMP.match(text):
        return "a dump of distlaw", "bring it in with: distlaw load FILE"
    if _JSON.match(text) and _is_json(text):
        if _CLAIMS.search(text[:20_000]):
            return "a file of claims", "bring them in with: distlaw import claims FILE"
        return ("", "") if _has_records(source) else ("JSON data", _RECORDS)
    if source.media_type == "text/plain" and (found := _XML.match(text)) and _ends(text, found["name"]):
        is_text = word_list("page_elements", "roots_of_texts").regex.fullmatch(found["name"].lower())
        return ("", "") if is_text or _has_records(source) else (f"XML ({found['name']})", _RECORDS)
    if _TURTLE.match(text):
        return "RDF", _RECORDS
    if _DOT.match(text) and text.rstrip().endswith("}"):
        return "a drawing of a graph", "ingest the texts that it was drawn from"
    return _table(text, source)


def _ends(text: str, name: str) -> bool:
    """Whether the first element is the root: it closes where the text ends, comments left out."""
    return _LAST_COMMENT.sub("", text[-2000:].rstrip()).endswith(f"</{name}>")


def _is_json(text: str) -> bool:
    """Whether the text is one JSON value, or one in each of its first lines."""
    try:
        _, end = json.JSONDecoder().raw_decode(text)
        rest = text[end:].lstrip()
        return not rest or _JSON.match(rest) is not None
    except (ValueError, RecursionError):
        return False


def _has_records(source: SourceText) -> bool:
    """Whether a parser of records is sure of them."""
    from distlaw.registry import parts

    return any(part.sniff(source) >= 0.9 for part in parts("parsers") if part.name != PART.name and part.order <= 10)


def _table(text: str, source: SourceText) -> tuple[str, str]:
    """Rows of one number of cells below headings, none of them a sentence."""
    lines = text[:200_000].splitlines()[:_MOST]
    mark = "\t" if lines and "\t" in lines[0] else ","
    if len(lines) < _FEWEST or mark not in lines[0]:
        return "", ""
    try:
        rows = list(islice(csv.reader(lines[:-1] if len(lines) == _MOST else lines, delimiter=mark), _MOST))
    except csv.Error:
        return "", ""
    headings = [cell.strip() for cell in rows[0]]
    if set(headings) >= _CLAIM_COLUMNS:
        return "a table of claims", "export them as JSON Lines (claims export -f jsonl) and: distlaw import claims FILE"
    full = [tuple(row) for row in rows if any(row)]
    is_even = len({len(row) for row in full}) == 1 and len(set(full)) == len(full) >= _FEWEST
    is_headed = all(_HEADING.fullmatch(cell) for cell in headings) and len(set(headings)) == len(headings)
    is_spaced = mark == "," and any(f"{mark} " in line for line in lines if '"' not in line)
    if not is_even or not is_headed or is_spaced or _has_records(source):
        return "", ""
    return "a table whose headings are no record's", _RECORDS


def _parse(source: SourceText) -> tuple[ParsedDocument, ...]:
    name, hint = _name(source)
    raise InputError(f"this is {name}, which is not read", code="unsupported", where=source.file_name, hint=hint)


PART = Parser(name="unread_data", version="1", sniff=_sniff, parse=_parse, order=90)
