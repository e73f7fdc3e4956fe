"""Headings of PDFs that stand in more than one way: over two lines, in bold that leads into text, in numbered lines."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from distlaw.model.source import SourceText
from distlaw.readers import RawFile, read

ENGLISH = (
    "The pupil learns from the answers of its teacher, and nobody has shown so far that the teacher is any poorer for "
    "it. Courts that were asked have looked to the contract, which binds those who signed it and nobody else at all. "
)


def source_of(data: bytes) -> SourceText:
    return read(RawFile(data, "paper.pdf"))[0]


def headings(source: SourceText) -> list[str]:
    return [source.text[mark.start : mark.end] for mark in source.marks if mark.kind == "heading"]


def page(samples: ModuleType, lines: list[tuple[str, str, float | None]]) -> list[Any]:
    """Lines in one column 380 points wide; a place of None is the middle."""
    out = []
    for number, (text, font, x) in enumerate(lines):
        at = 90 + (380 - samples.width_of(text, 11, font)) / 2 if x is None else 90 + x
        out.append(samples.Ink(at, 760 - 14 * number, 11, text, font))
    return out


def prose(samples: ModuleType) -> list[tuple[str, str, float | None]]:
    return [
        (line, "latin", 16.0 if not number else 0.0)
        for number, line in enumerate(samples.filled(ENGLISH * 2, 380, 11, indent=16))
    ]


def test_a_number_alone_and_the_title_below_it_are_one_heading(samples: ModuleType) -> None:
    text = prose(samples)
    lines = [*text, *text, ("II.", "latin", None), ("OF PUPILS AND TEACHERS", "latin", None), *text]
    assert headings(source_of(samples.pdf_of([page(samples, lines)]))) == ["II. OF PUPILS AND TEACHERS"]


def test_a_heading_in_capitals_goes_on_in_its_second_line(samples: ModuleType) -> None:
    text = prose(samples)
    first, second = "III. THE GOVERNANCE OF PUPILS: BUILDING", "ISLANDS OF LEARNING"
    lines = [*text, *text, (first, "latin", None), (second, "latin", None), *text]
    assert headings(source_of(samples.pdf_of([page(samples, lines)]))) == [f"{first} {second}"]


def test_a_heading_in_italics_ends_above_the_text_it_heads(samples: ModuleType) -> None:
    text = prose(samples)
    lines = [*text, *text, ("1. Of the Right to Learn", "latin_italic", 16.0), *text]
    source = source_of(samples.pdf_of([page(samples, lines)]))
    assert headings(source) == ["1. Of the Right to Learn"]
    assert source.text.count("The pupil learns from the answers") == 6


def test_the_numbers_of_a_pleading_s_lines_are_no_text(samples: ModuleType) -> None:
    lines = samples.filled(ENGLISH * 4, 380, 11)[:20]
    inks = [samples.Ink(120, 760 - 24 * n, 11, line, "latin") for n, line in enumerate(lines)]
    counts = [samples.Ink(80, 760 - 24 * n, 11, str(n + 1), "latin") for n in range(len(lines))]
    plain = source_of(samples.pdf_of([inks])).text.split()
    numbered = source_of(samples.pdf_of([[*counts, *inks]]))
    dropped = {offset for mark in numbered.marks if mark.kind == "furniture" for offset in range(mark.start, mark.end)}
    assert "".join(c for at, c in enumerate(numbered.text) if at not in dropped).split() == plain


def test_a_list_with_numbers_keeps_them(samples: ModuleType) -> None:
    rows = [(f"{n}", f"the answer of pupil number {n} to the teacher") for n in range(1, 6)]
    inks = [
        samples.Ink(x, 700 - 14 * n, 11, text, "latin")
        for n, row in enumerate(rows)
        for x, text in zip((80, 120), row, strict=True)
    ]
    text = source_of(samples.pdf_of([inks])).text
    assert all(f"{number} {words}" in text for number, words in rows)


def test_tables_and_pictures_are_named_and_head_nothing(samples: ModuleType) -> None:
    text = prose(samples)
    lines = [*text, *text, ("TABLE 1: PUPILS BY AGE", "latin", None), *text]
    assert headings(source_of(samples.pdf_of([page(samples, lines)]))) == []


def test_what_two_pages_say_at_their_top_is_kept_where_nothing_parts_it_from_the_text(samples: ModuleType) -> None:
    lines = samples.filled(ENGLISH * 6, 380, 11)
    inks = [samples.Ink(90, 760 - 14 * n, 11, line, "latin") for n, line in enumerate(lines)]
    source = source_of(samples.pdf_of([inks, inks]))
    assert source.text.count("The pupil learns from") == 12
    assert not any(mark.kind == "furniture" for mark in source.marks)


def test_a_label_alone_below_a_name_begins_a_line_of_its_own(samples: ModuleType) -> None:
    lines = [("OF PUPILS", "latin", None), ("ADA VERNE†", "latin", None), ("ABSTRACT", "latin", None), *prose(samples)]
    text = source_of(samples.pdf_of([page(samples, lines)])).text
    assert "ABSTRACT" in text.splitlines() and "VERNE† ABSTRACT" not in text
