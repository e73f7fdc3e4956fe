"""English law-review articles in plain text: running heads, page-foot notes, superscript markers, supra."""

from __future__ import annotations

import re

from distlaw.model.document import ParsedDocument
from distlaw.model.source import SourceText
from distlaw.parsers.article.flow import article
from distlaw.parsers.article.manner import Manner
from distlaw.parsers.lines.signs import flat, line_count
from distlaw.parsers.parser import Parser
from distlaw.text.chinese import is_chinese

_MANNER = Manner(genre="law_review")
_NOTES = r"\s*\[?\d{1,3}\]?\.?\s+(?:See|Id\.|But see|Cf\.|[A-Z][\w.]+.{3,60}(?:supra|L\. Rev\.|U\.S\.|F\.\dd))"
_SIGNS = re.compile(
    r"\bsupra note \d|\bId\. at \d|\b\d+ U\.S\.C\. §|\bL\. Rev\.|\bhereinafter\b|L\. REV\.", re.IGNORECASE
)


def _sniff(source: SourceText) -> float:
    if is_chinese(source.text[:5000]) or source.hints:
        return 0.0
    text = flat(source.text)
    notes, signs = line_count(text, _NOTES), len(_SIGNS.findall(text))
    heads = line_count(text, r"\d{1,4}\s{2,}[A-Z].*L(?:AW|aw)\b|(?:19|20)\d\d\]\s|.*\[Vol\. ?\d")
    if notes >= 2 and (signs >= 2 or heads):
        return 0.8
    return 0.6 if heads >= 2 or (notes >= 1 and signs >= 3) else 0.0


def _parse(source: SourceText) -> tuple[ParsedDocument, ...]:
    return (article(source, _MANNER, "law_review"),)


PART = Parser(name="law_review", version="1", csl_type="article-journal", sniff=_sniff, parse=_parse, order=35)
