"""Headings that are paragraphs to the browser: courts' and legislatures' pages, and what only looks like one."""

from __future__ import annotations

import pytest

from distlaw.readers import RawFile, read

_LONG = (
    "<p>The applicant runs a library of models and lets anyone try them against a fee that is paid by the month.</p>"
)


def _headings(body: str) -> list[str]:
    page = f"<!doctype html><html><head><title>Case 3</title></head><body><h1>The case of the models</h1>{_LONG}{body}"
    source = read(RawFile(page.encode(), "page.html"))[0]
    return [source.text[mark.start : mark.end] for mark in source.marks if mark.kind == "heading"][1:]


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ('<p class="title-grseq-2"><span class="bold">Legal context</span></p>', "Legal context"),
        ("<p align=center><b>THE FACTS</b></p>", "THE FACTS"),
        ('<p style="text-align:center"><i>Article 3</i></p>', "Article 3"),
        ('<p class="oj-ti-art">Article 3</p><p class="oj-sti-art">Scope</p>', "Article 3 Scope"),
        ('<p class="oj-ti-section-1">CHAPTER II</p>', "CHAPTER II"),
        ('<p><span style="font-weight:700">Costs</span></p>', "Costs"),
        ("<p><strong>第三章　模型的提供者</strong></p>", "第三章　模型的提供者"),
    ],
)
def test_headings_by_look(line: str, heading: str) -> None:
    assert _headings(line + _LONG) == [heading]


@pytest.mark.parametrize(
    "line",
    [
        "<p><b>The court allows the appeal.</b></p>",
        "<p>Scope</p>",
        "<p>Article 3 of the licence was breached, the court held, when the answers were sold to others.</p>",
        '<p class="title"><a href="/a">Other cases of this court</a></p>',
        "<p align=center>* * *</p>",
    ],
)
def test_what_is_no_heading(line: str) -> None:
    assert _headings(line + _LONG) == []


def test_what_opens_a_fold_heads_it_with_all_its_words() -> None:
    fold = '<details open><summary><span>Maple v Oak — <span class="tag">private law</span></span></summary>'
    assert _headings(f"{fold}{_LONG}</details>") == ["Maple v Oak — private law"]
