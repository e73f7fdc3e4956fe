"""Articles of accounts, firms and portals: title and author from the page or not at all, notices and promotion out."""

from __future__ import annotations

from dataclasses import replace

from distlaw.model.document import ParsedDocument
from distlaw.model.source import SourceText
from distlaw.parsers.article.flow import article
from distlaw.parsers.article.manner import Manner
from distlaw.parsers.lines.signs import flat, line_count, page_kind
from distlaw.parsers.parser import Parser
from distlaw.vocab.labels import furniture_rules
from distlaw.vocab.print_signs import print_sign

_MANNER = Manner(genre="web_article")


def _sniff(source: SourceText) -> float:
    kind = page_kind(source)
    if kind in ("wechat", "law_firm", "portal"):
        return 0.8
    if kind in ("web", "mirror"):
        return 0.45
    text = flat(source.text)
    tail = text[-1500:]
    notices = sum(1 for rule in furniture_rules() if rule.effect == "sentence" and rule.compiled.search(tail))
    byline = line_count(text[:1500], print_sign("web_byline").source)
    return min(0.45, 0.2 * bool(byline) + 0.2 * notices)


def _parse(source: SourceText) -> tuple[ParsedDocument, ...]:
    manner = replace(_MANNER, genre="law_firm") if page_kind(source) == "law_firm" else _MANNER
    return (article(source, manner, "web_article"),)


PART = Parser(name="web_article", version="1", csl_type="webpage", sniff=_sniff, parse=_parse, order=60)
