"""What a work is called where notes cite it again, in the words that each style has for that."""

from __future__ import annotations

from typing import Any

import pytest

from distlaw.exporters.exporter import StyleOptions
from distlaw.exporters.printed.document import style_named
from distlaw.exporters.printed.markup import plain
from distlaw.model.csl import cite_item_from_csl

ARTICLE = {
    "id": "gu", "type": "article-journal", "language": "zh-CN", "title": "论港口数据",
    "author": [{"literal": "顾明川"}], "container-title": "港口法学", "issue": "2", "page": "33-50", "issued": "2021",
}  # fmt: skip
PAGE = {
    "id": "lowe", "type": "webpage", "title": "Mooring Terms", "author": [{"family": "Lowe", "given": "Lou"}],
    "container-title": "Harbor Notes", "issued": "2024-01-02", "URL": "https://h.example",
}  # fmt: skip
LAW = {"id": "law", "type": "legislation", "language": "zh-CN", "title": "中华人民共和国数据安全法"}


def _again(style: str, work: dict[str, Any], place: dict[str, str]) -> str:
    """The third note, which cites the work of the first again."""
    other = PAGE if work is not PAGE else ARTICLE
    groups = [[cite_item_from_csl(work)], [cite_item_from_csl(other)], [cite_item_from_csl(work | place)]]
    notes = style_named(style).notes
    assert notes is not None
    return plain(notes(groups, StyleOptions(repeats="short", as_notes=True)).lines[2])


@pytest.mark.parametrize(
    ("style", "work", "place", "line"),
    [
        # Bluebook 20.2.4: a Chinese name is repeated whole.
        ("bluebook", ARTICLE, {"locator": "41", "label": "page"}, "Gu Mingchuan, supra note 1, at 41."),
        ("bluebook", PAGE, {}, "Lowe, supra note 1."),
        # Chicago 6.9: the stop stands inside the marks.
        ("chicago", PAGE, {}, "Lowe, “Mooring Terms.”"),
        # 57: a law goes by its name without the state's.
        ("law-manual", LAW, {"locator": "4", "label": "article"}, "同前注〔1〕，《数据安全法》第4条。"),
    ],
)
def test_a_work_cited_again(style: str, work: dict[str, Any], place: dict[str, str], line: str) -> None:
    assert _again(style, work, place) == line
