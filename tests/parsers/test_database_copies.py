"""A law review's article as a database exports it: title below the names, printed pages in stars, raised calls."""

from __future__ import annotations

import pytest

from distlaw.model.document import ParsedDocument
from distlaw.parsers import parse
from distlaw.parsers.lines.entries import marker_of
from distlaw.parsers.lines.star_pages import star_pages
from distlaw.readers import RawFile, read
from distlaw.text.offsets import MappedText

_PROSE = (
    "A model that learns from the answers of another model takes nothing that the law of copyright protects, and no "
    "court has yet held that it does. That is the claim of this Article, and it is defended in three steps"
)


def _rtf(*paragraphs: str) -> bytes:
    head = r"{\header{\trowd\intbl{MAPLE AND ELM, 60 Stan. L. Rev. 335\par}\cell\row}}"
    return (r"{\rtf1\ansi" + head + "".join(rf"{{\pard {one}\par}}" for one in paragraphs) + "}").encode("cp1252")


def _row(number: int, note: str) -> str:
    return rf"\trowd\intbl {{{number}}}\cell\intbl {{{note}}}\cell\row"


@pytest.fixture(scope="module")
def document() -> ParsedDocument:
    raised = r"{\super %s}"
    data = _rtf(
        r"\qc{\b 60 Stan. L. Rev. 335}", r"{\b Stanford Law Review}", "May, 2031", r"{\b Article}",
        rf"Jane M. Roe{raised % 'd1'}John Q. Doe{raised % 'dd1'}",
        "Copyright (c) 2031 by Jane M. Roe and John Q. Doe", r"{\b MAPLE AND ELM}",
        f"{_PROSE} of *336 argument.{raised % '1'}", r"*337 {\b I. THE MAPLE}",
        f"{_PROSE}.{raised % '2'} It needs *338 a licence.", f"{_PROSE}.{raised % '3'} *339 So it ends.",
        r"{\b Footnotes}", _row(1, "See 17 U.S.C. § 107."), _row(2, "597 U.S. 215 (2022)."), _row(3, "Id. at 220."),
        "60 STNLR 335", "End of Document (c) 2031 Elm Data. No claim to original U.S. Government Works.",
    )  # fmt: skip
    return parse(read(RawFile(data, "copy.rtf"))[0])[0]


def test_the_page_head_proves_the_title_below_the_names(document: ParsedDocument) -> None:
    said = {one.field: one.value for one in document.statements}
    assert said["title"] == "MAPLE AND ELM"
    assert [f"{one.name.given} {one.name.family}" for one in document.names] == ["Jane M. Roe", "John Q. Doe"]


def test_printed_pages_leave_the_text_and_become_pages(document: ParsedDocument) -> None:
    text = document.reading.text
    assert "*33" not in text and "of argument." in text and "It needs a licence." in text
    assert [page.label for page in document.pages] == ["335", "336", "337", "338", "339"]
    at = text.index("It needs a")
    assert next(page.label for page in document.pages if page.start <= at < page.end) == "337"
    assert [section.title for section in document.sections][:1] == ["THE MAPLE"]


def test_notes_that_are_a_citation_alone_and_their_raised_calls(document: ParsedDocument) -> None:
    notes = {entry.marker: entry for entry in document.entries if entry.kind == "note"}
    assert set(notes) == {"1", "2", "3"} and all(note.anchors for note in notes.values())
    assert "argument.1" not in document.reading.text and "STNLR" not in document.reading.text
    assert "End of Document" not in document.reading.text


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("it *12 goes on\nand [*13] on, *14 and *15 on", [12, 13, 14, 15]),
        ("[*139]\nThe rule is *140 old and *141 is *142 kept", [139, 140, 141, 142]),
        ("*1 Elm\n*2 Oak\n*3 Ash\n*4 Yew", []),  # a list
        ("one*1 and two*2 and three*3\n*1 Elm\n*2 Oak\n*3 Ash", []),  # calls and notes
        ("2031 WL 77, at *3; at *4; at *5; at *6", []),  # pins
        ("a *12 product of *40 and *41", []),
    ],
)
def test_only_numbers_that_count_on_inside_the_lines_are_pages(text: str, pages: list[int]) -> None:
    reading, edits, found = star_pages(MappedText.whole(text))
    assert [page.number for page in found] == pages
    assert bool(edits) == bool(pages) and (reading.text == text) == (not pages)


@pytest.mark.parametrize(
    ("line", "marker"),
    [
        ("11\t597 U.S. 215 (2022).", "11"),
        ("11 597 U.S. 215 (2022).", "11"),
        ("11 12 13", ""),
        ("12 2031 was a year", ""),
    ],
)
def test_a_note_that_begins_with_a_number(line: str, marker: str) -> None:
    assert marker_of(line)[0] == marker
