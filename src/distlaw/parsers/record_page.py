"""Abstract pages of databases and repositories: labels and values, counters, navigation, no full text."""

from __future__ import annotations

from distlaw.model.document import ParsedDocument
from distlaw.model.source import SourceText
from distlaw.parsers.article.flow import article
from distlaw.parsers.article.manner import Manner
from distlaw.parsers.lines.labels_apart import is_glued_record
from distlaw.parsers.lines.signs import flat, line_count, page_kind
from distlaw.parsers.parser import Parser
from distlaw.vocab.print_signs import print_sign

_MANNER = Manner(genre="record_page", quality="abstract", mode="record", finds_loose_headings=False)


def _sniff(source: SourceText) -> float:
    if page_kind(source) == "record_page":
        return 0.9
    text = flat(source.text)
    if len(source.text) > 20_000:
        return 0.0
    labels, site = _lines(text, "record_label"), _lines(text, "record_site")
    if _lines(text, "numbered_heading") >= 3:
        return 0.0
    if is_glued_record(source.text):
        return 0.7
    if site >= 2 and labels >= 2:
        return min(0.95, 0.6 + 0.05 * (labels + site))
    return 0.55 if labels >= 5 and len(text) < 6000 else 0.0


def _lines(text: str, sign: str) -> int:
    return line_count(text, print_sign(sign).source)


def _parse(source: SourceText) -> tuple[ParsedDocument, ...]:
    return (article(source, _MANNER, "record_page"),)


PART = Parser(name="record_page", version="1", csl_type="article-journal", sniff=_sniff, parse=_parse, order=20)
