"""Full papers of journals, Chinese or English: head, abstract, keywords, numbered headings, references."""

from __future__ import annotations

from distlaw.model.document import ParsedDocument
from distlaw.model.source import SourceText
from distlaw.parsers.article.flow import article
from distlaw.parsers.article.manner import Manner
from distlaw.parsers.lines.signs import flat, line_count, page_kind
from distlaw.parsers.parser import Parser
from distlaw.vocab.print_signs import print_sign

_MANNER = Manner(genre="journal_paper")


def _sniff(source: SourceText) -> float:
    if page_kind(source) in ("wechat", "law_firm", "judgment", "portal"):
        return 0.0
    text = flat(source.text)
    signs = [line_count(text, print_sign(sign).source) > 0 for sign in ("abstract", "keywords", "list_heading")]
    signs.append(line_count(text, print_sign("paper_heading").source) >= 2)
    score = {0: 0.0, 1: 0.15, 2: 0.5, 3: 0.65, 4: 0.7}[sum(signs)]
    return score if signs[0] or signs[1] else min(score, 0.3)


def _parse(source: SourceText) -> tuple[ParsedDocument, ...]:
    return (article(source, _MANNER, "journal_paper"),)


PART = Parser(name="journal_paper", version="1", csl_type="article-journal", sniff=_sniff, parse=_parse, order=40)
