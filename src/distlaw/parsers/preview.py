"""Previews of document-sharing sites: counters, a page or two of the paper read row by row, related files."""

from __future__ import annotations

from distlaw.model.document import ParsedDocument
from distlaw.model.problem import Problem
from distlaw.model.source import SourceText
from distlaw.parsers.article.flow import Repaired, article
from distlaw.parsers.article.manner import Manner
from distlaw.parsers.lines.chunks import chunks_joined, head_unglued
from distlaw.parsers.lines.signs import flat, line_count
from distlaw.parsers.lines.untangle import columns_untangled
from distlaw.parsers.parser import Parser
from distlaw.text.offsets import MappedText

_MANNER = Manner(genre="preview", quality="preview", date_field="posted")
_SITE = (
    r"[-•*]?\s*约\s?[\d.]+\s?万?字",
    r"[-•*]?\s*约?\s?\d+\s?页$",
    r"[-•*]?\s*20\d\d-\d\d-\d\d\s*发布于",
    r"您?可能关注的文档|最近下载$",
    r"原创力文档|文档评论\(\d+\)|道客巴巴|豆丁网|人人文库|百度文库|淘豆网|金锄头文库|文档之家|mbabook|book118",
    r".{4,80}\.(?:docx?|pdf|pptx?|xlsx?)\s*vip",
    r"_?第\d+页_?$|已阅读\d+页|还剩\d+页",
    r"(?:文档)?(?:编号|上传时间|上传人|格式|页数|大小)\s*:",
    r"资源描述:|版权提示:|下载文档到电脑",
    r"\d+% found this document|you are on page \d|uploaded by",
    r"[-•*]?\s*举报$",
)


def _sniff(source: SourceText) -> float:
    if source.marks:
        return 0.0
    found = sum(1 for pattern in _SITE if line_count(flat(source.text), pattern))
    return 0.78 + 0.02 * found if found >= 2 else 0.0


def _repair(base: MappedText) -> Repaired:
    joined, edits = chunks_joined(base)
    mapped, more, problems = columns_untangled(head_unglued(joined) if edits else joined)
    return mapped, [*edits, *more], problems


def _parse(source: SourceText) -> tuple[ParsedDocument, ...]:
    document = article(source, _MANNER, "preview", _repair)
    note = Problem(code="truncated", message="a preview: the text breaks off where the site stops showing it")
    return (document.model_copy(update={"problems": (*document.problems, note)}),)


PART = Parser(name="preview", version="1", csl_type="article-journal", sniff=_sniff, parse=_parse, order=15)
