"""Tagged records of a format that nobody here reads: refused with what to do, never stored as one work."""

from __future__ import annotations

import re

from distlaw.errors import InputError
from distlaw.model.document import ParsedDocument
from distlaw.model.source import SourceText
from distlaw.parsers.parser import Parser
from distlaw.parsers.records.tagged import begin_of

_TAGGED = re.compile(r"[ \t]{0,3}(?:[%{<]?)(?P<tag>[A-Z][A-Z0-9]{1,3})(?:[}>]|\b)\s{0,2}[-–:=]\s")
_TELLING = frozenset(("TI", "AU", "T1", "A1", "SO", "JF", "JT", "PY", "YR", "DP", "AB", "KW"))
_FEWEST, _SHARE = 6, 0.7  # lines in the head, and how many of them are tagged


def _sniff(source: SourceText) -> float:
    head = [line for line in source.text[begin_of(source.text) :][:6000].splitlines() if line.strip()][:40]
    found = [match["tag"] for line in head if (match := _TAGGED.match(line))]
    is_records = len(found) >= _FEWEST and len(found) >= _SHARE * len(head) and len(_TELLING & set(found)) >= 3
    return 0.6 if is_records else 0.0


def _parse(source: SourceText) -> tuple[ParsedDocument, ...]:
    raise InputError(
        "these are records of a database in a format that is not read",
        code="unsupported",
        where=source.file_name,
        hint="export them as RIS, BibTeX, CSL-JSON or EndNote XML and ingest that",
    )


PART = Parser(name="unread_records", version="1", sniff=_sniff, parse=_parse, order=90)
