"""Headings of several lines in PDF, from where their lines stand."""

from __future__ import annotations

import pytest

from distlaw.readers.pdf.headings import with_headings
from distlaw.readers.pdf.lines import PageLine
from distlaw.readers.pdf.paragraphs import Paragraph

BODY = 11.0
PROSE = "The court held that a model which learns from answers copies no expression. " * 5


def line(text: str, y: float, *, width: float = 200.0, bold: float = 0.0) -> PageLine:
    """A line in the middle of a column 400 points wide."""
    return PageLine(text, [], 0, 0, 250 - width / 2, 250 + width / 2, y, 50, 450, BODY, bold)


def heads(*lines: PageLine) -> list[str]:
    whole = PageLine(PROSE, [], 0, 0, 50, 450, 700, 50, 450, BODY, 0.0)
    paragraphs = [Paragraph("paragraph", [one]) for one in (whole, *lines)]
    found = with_headings(paragraphs, BODY)
    return [" ".join(one.text for one in each.lines) for each in found if each.kind == "heading"]


def test_the_second_line_of_a_numbered_heading_is_no_heading_of_its_own() -> None:
    first, second = line("A. Convergence of Pupils and", 600, bold=1.0), line("Teachers", 586, width=60, bold=1.0)
    assert heads(first, second) == ["A. Convergence of Pupils and Teachers"]


@pytest.mark.parametrize(
    "second",
    [
        line("B. Of Terms", 586, width=60, bold=1.0),
        line("Teachers", 540, width=60, bold=1.0),
        line("TEACHERS", 586, width=60, bold=1.0),
    ],
    ids=["numbered itself", "too far below", "set in capitals"],
)
def test_what_is_a_heading_of_its_own_stays_one(second: PageLine) -> None:
    assert heads(line("A. Convergence of Pupils", 600, bold=1.0), second)[-1] == second.text


def test_a_heading_that_ends_in_a_colon_goes_on_below() -> None:
    first, second = line("RULES FOR HARBOURS:", 600, bold=1.0), line("A STUDY OF REVIEW", 586, width=60, bold=1.0)
    assert heads(first, second) == ["RULES FOR HARBOURS: A STUDY OF REVIEW"]
