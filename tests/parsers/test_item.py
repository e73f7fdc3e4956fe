"""Statements to an item: the best source wins, forms are made uniform, nothing is invented."""

from __future__ import annotations

import pytest

from distlaw.model.document import NameStatement, Origin, ParsedDocument, Statement
from distlaw.model.work import Name
from distlaw.parsers.bylines.source_line import find_date, source_facts
from distlaw.parsers.normalise import normalised, page_form
from distlaw.text.offsets import MappedText


def _document(*statements: Statement, csl_type: str = "article-journal") -> ParsedDocument:
    return ParsedDocument.model_validate(
        {
            "source_sha256": "0" * 64, "text_sha256": "0" * 64, "parser": "x", "parser_version": "1", "genre": "x",
            "csl_type": csl_type,
            "quality": "full", "language": "zh-Hans", "reading": MappedText.whole("文"), "statements": statements,
            "names": (NameStatement(name=Name(literal="白露"), origin="label"),),
        }
    )  # fmt: skip


def _say(field: str, value: str | tuple[str, ...], origin: Origin = "label") -> Statement:
    return Statement(field=field, value=value, origin=origin)


@pytest.mark.parametrize(
    ("printed", "form"),
    [
        ("61-73", "61-73"),
        ("66-80+159", "66-80, 159"),
        ("705−717", "705-717"),
        ("104–117,133", "104-117, 133"),
        ("417-", "417"),
    ],
)
def test_pages(printed: str, form: str) -> None:
    assert page_form(printed) == form


def test_the_better_source_wins() -> None:
    item, _ = normalised(
        _document(
            _say("title", "布局", "layout"), _say("title", "标签", "label"), _say("title", "引用", "cite_line"),
            _say("issue", "03", "cite_line"), _say("issue", "4", "label"), _say("volume", "007", "layout"),
        )
    )  # fmt: skip
    assert (item.title, item.issue, item.volume, item.csl_type) == ("引用", "3", "7", "article-journal")
    item, _ = normalised(_document(_say("title", "标签"), _say("title", "编者", "editor")))
    assert item.title == "编者"


def test_of_two_dates_of_a_year_the_fuller() -> None:
    item, _ = normalised(_document(_say("issued", "2031", "cite_line"), _say("issued", "2031-05-02", "layout")))
    assert item.issued == "2031-05-02"
    item, _ = normalised(_document(_say("issued", "2031"), _say("posted", "2033-01-01")))
    assert (item.issued, item.posted) == ("2031", "2033-01-01")


@pytest.mark.parametrize(
    ("title", "whole", "short"),
    [
        ("模型与法——以白鹿为例", "模型与法：以白鹿为例", "模型与法"),
        ("模型──法律", "模型：法律", "模型"),
        ("Models and Law", "Models and Law", ""),
    ],
)
def test_subtitles(title: str, whole: str, short: str) -> None:
    item, _ = normalised(_document(_say("title", title)))
    assert (item.title, item.title_short) == (whole, short)


def test_no_title_is_said_and_none_invented() -> None:
    item, problems = normalised(_document(csl_type="webpage"))
    assert item.title == "" and item.csl_type == "webpage"
    assert [problem.code for problem in problems] == ["no_title"]
    assert "distlaw edit KEY --title" in problems[0].message


LINES = {
    "《白鹿法学》 CSSCI 2034年第2期104-117,133,共15页": {
        "container_title": "白鹿法学", "issued": "2034", "issue": "2", "page": "104-117,133", "page_count": "15"},
    "望海月刊，第 58 期，民國 113 年 4 月，頁 33-52": {
        "container_title": "望海月刊", "issued": "2024-04", "issue": "58", "page": "33-52"},
    "Harbor Law Quarterly, vol 12, no 1 (2031), pp 31-36": {
        "container_title": "Harbor Law Quarterly", "volume": "12", "issue": "1", "issued": "2031", "page": "31-36"},
    "Jane Roe | 43 Harb. L. Rev. 417, 419 (2031)": {
        "container_title": "Harb. L. Rev.", "volume": "43", "page": "417", "issued": "2031"},
    "北山学刊,2031,36(03):66-80+159": {
        "container_title": "北山学刊", "issued": "2031", "volume": "36", "issue": "03", "page": "66-80+159"},
    "2016年4期": {"issued": "2016", "issue": "4"},
    "2034年第2辑": {"issued": "2034", "issue": "2"},
    "49(4): 705−717": {"volume": "49", "issue": "4", "page": "705-717"},
}  # fmt: skip


@pytest.mark.parametrize("line", LINES, ids=lambda line: line[:16])
def test_source_lines(line: str) -> None:
    facts = source_facts(line)
    assert {fact.field: fact.value for fact in facts} == LINES[line]
    assert all(0 <= fact.start < fact.end <= len(line) for fact in facts)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2030-01-02", "2030-01-02"), ("2030/1/2", "2030-01-02"), ("2030年1月2日", "2030-01-02"),
        ("二〇三〇年十二月一日", "2030-12-01"), ("民國113年4月", "2024-04"), ("March 4, 2031", "2031-03-04"),
        ("4 March 2031", "2031-03-04"), ("Aug.2025", "2025-08"), ("20300611", "2030-06-11"), ("2030年13月", "2030"),
        ("第2030号", None),
    ],
)  # fmt: skip
def test_dates(text: str, date: str | None) -> None:
    found = find_date(text)
    assert (found.value if found else None) == date
