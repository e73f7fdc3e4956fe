"""Full texts on aggregator sites: site tags before the author's keywords, notes in sentences, related links."""

from __future__ import annotations

from distlaw.model.document import ParsedDocument
from distlaw.model.source import SourceText
from distlaw.parsers.article.flow import article
from distlaw.parsers.article.manner import Manner
from distlaw.parsers.lines.signs import flat, line_count, page_kind
from distlaw.parsers.parser import Parser
from distlaw.vocab.print_signs import print_sign

_MANNER = Manner(genre="aggregator", date_field="posted", skips_site_keywords=True)


def _sniff(source: SourceText) -> float:
    if page_kind(source) in ("wechat", "law_firm", "judgment"):
        return 0.0
    text = flat(source.text)
    found = sum(1 for pattern in print_sign("aggregator").patterns if line_count(text, pattern))
    keyword_lines = line_count(text, print_sign("keywords_of_site").source)
    if found >= 3 or (found >= 2 and keyword_lines >= 2):
        return 0.75 + 0.03 * found
    return 0.0


def _parse(source: SourceText) -> tuple[ParsedDocument, ...]:
    return (article(source, _MANNER, "aggregator"),)


PART = Parser(name="aggregator", version="1", csl_type="article-journal", sniff=_sniff, parse=_parse, order=30)
