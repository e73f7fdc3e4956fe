"""Abstract pages of databases and repositories: labels and values, counters, navigation, no full text."""

from __future__ import annotations

from distlaw.model.document import ParsedDocument
from distlaw.model.source import SourceText
from distlaw.parsers.article.flow import article
from distlaw.parsers.article.manner import Manner
from distlaw.parsers.lines.signs import flat, line_count, page_kind
from distlaw.parsers.parser import Parser

_MANNER = Manner(genre="record_page", quality="abstract", mode="record", finds_loose_headings=False)
_LABELS = (
    r"\[?\s*(?:摘\s*要|作者|出处|基金|关键词|机构地区|分类号|题名|刊名|期刊名称|论文名称|研究生|指导教授|导师|作者单位|来源|doi|出版年月|并列篇名|日期|贡献者|"
    r"中文关键词|外文关键词|中图分类号|责任者|卷期/出版年月|abstract|keywords|authors?|how to cite|"
    r"点阅)(?:\s*[\])]\s*\S|\s*:|\s|$)"
)
_SITE = (
    r"期刊文献\+|(?:共引|同被引|引证)文献\d|参考文献\d+$|内容加载中|相关(?:文献|作者|机构|主题)|"
    r"在线阅读|下载pdf|导出|浏览历史|点阅[:：]|收藏本站|被引量|downloads$|(?:pdf|caj)?全文下载|下载全文|cajviewer|"
    r"\(?如何获取全文|\[相似文献\]|\[正文快照\]|请使用永久网址|档案.{0,6}大小.{0,6}格式|.{1,60}\.pdf.{0,30}(?:检视|浏览)/?开启"
)


def _sniff(source: SourceText) -> float:
    if page_kind(source) == "record_page":
        return 0.9
    text = flat(source.text)
    if len(source.text) > 20_000:
        return 0.0
    labels, site = line_count(text, _LABELS), line_count(text, r"[•\-*]?\s*(?:" + _SITE + ")")
    headings = line_count(text, r"(?:[一二三四五六七八九十]{1,2}、|\d{1,2}(?:\.\d)?\s+[^\d\s]|[IVX]{1,4}\. )")
    if headings >= 3:
        return 0.0
    if site >= 2 and labels >= 2:
        return min(0.95, 0.6 + 0.05 * (labels + site))
    return 0.55 if labels >= 5 and len(text) < 6000 else 0.0


def _parse(source: SourceText) -> tuple[ParsedDocument, ...]:
    return (article(source, _MANNER, "record_page"),)


PART = Parser(name="record_page", version="1", csl_type="article-journal", sniff=_sniff, parse=_parse, order=20)
