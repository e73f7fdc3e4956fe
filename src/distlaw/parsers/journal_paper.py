"""Full papers of journals, Chinese or English: head, abstract, keywords, numbered headings, references."""

from __future__ import annotations

from distlaw.model.document import ParsedDocument
from distlaw.model.source import SourceText
from distlaw.parsers.article.flow import article
from distlaw.parsers.article.manner import Manner
from distlaw.parsers.lines.signs import flat, line_count, page_kind
from distlaw.parsers.parser import Parser

_MANNER = Manner(genre="journal_paper")
_ABSTRACT = r"[\[(]?\s*(?:(?:内容)?摘[ ?\"]*要|内容提要|提要|abstract|summary)(?:\s*[\])]|\s*[:.—]|\s|$)"
_KEYWORDS = r"[\[(]?\s*(?:关[ ?\"]*键[ ?\"]*[词字]|主题词|key\s?words)(?:\s*[\])]|\s*[:.—]|\s|$)"
_HEADINGS = (
    r"(?:[一二三四五六七八九十]{1,2}、|[壹贰叁参肆伍]、|\d{1,2}(?:\.\d)?\s+[^\d\s]|[IVX]{1,4}\.\s|"
    r"(?:引言|结语|introduction|conclusion)\s*$)"
)
_REFERENCES = (
    r"[\[(]?\s*(?:参[ ?\"]*考[ ?\"]*文[ ?\"]*献|references|bibliography|works cited|注\s*释|notes|"
    r"footnotes)\s*[\])]?\s*:?\s*$"
)


def _sniff(source: SourceText) -> float:
    if page_kind(source) in ("wechat", "law_firm", "judgment", "portal"):
        return 0.0
    text = flat(source.text)
    signs = [line_count(text, pattern) > 0 for pattern in (_ABSTRACT, _KEYWORDS, _REFERENCES)]
    signs.append(line_count(text, _HEADINGS) >= 2)
    score = {0: 0.0, 1: 0.15, 2: 0.5, 3: 0.65, 4: 0.7}[sum(signs)]
    return score if signs[0] or signs[1] else min(score, 0.3)


def _parse(source: SourceText) -> tuple[ParsedDocument, ...]:
    return (article(source, _MANNER, "journal_paper"),)


PART = Parser(name="journal_paper", version="1", csl_type="article-journal", sniff=_sniff, parse=_parse, order=40)
