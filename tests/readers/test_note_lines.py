"""Where numbered notes begin at the feet of a PDF's pages: numbers before numbers, ligatures, small capitals."""

from __future__ import annotations

from distlaw.readers.pdf.glyphs import Glyph
from distlaw.readers.pdf.lines import PageLine
from distlaw.readers.pdf.notes import marker_length, notes_of
from distlaw.readers.pdf.rows import rows_as_drawn, rows_of


def _lines(*texts: str) -> list[PageLine]:
    return [PageLine(text, [], 0, 0, 75, 400, 200 - 10 * at, 66, 420, 8.0, 0.0) for at, text in enumerate(texts)]


def _drawn(text: str, x: float, y: float, size: float, run: int) -> list[Glyph]:
    return [
        Glyph(char, x + at * size / 2, x + (at + 1) * size / 2, y, size, False, run=run) for at, char in enumerate(text)
    ]


def test_a_note_may_begin_with_a_number_where_its_neighbours_are_numbered() -> None:
    lines = _lines("6 Elm at 9.", "7 5 U.S.C. § 706 and", "12 volumes of it.", "8 Id.", "9 463 U.S. 29 (2031).")
    assert [note.marker for note in notes_of([lines])] == ["6", "7", "8", "9"]
    assert lines[1].text[marker_length(lines[1]) :] == "5 U.S.C. § 706 and"


def test_the_letters_of_a_ligature_share_one_place_and_break_no_line() -> None:
    glyphs = _drawn("high-pro", 60, 100, 8, 1)
    end = glyphs[-1].x1
    ligature = [Glyph(char, end, end + 4.6, 100, 8, False, run=1) for char in "fi"]
    rows = rows_as_drawn([*glyphs, *ligature, *_drawn("le", end + 4.6, 100, 8, 1)])
    assert [row.text for row in rows] == ["high-profile"]


def test_a_raised_number_joins_a_line_of_small_capitals() -> None:
    line = [*_drawn("C", 66, 100, 8, 1), *_drawn("ALEB ", 70, 100, 6.5, 1), *_drawn("E", 87, 100, 8, 1)]
    line += _drawn("LM ON PRISONS", 91, 100, 6.5, 1)
    (row,) = rows_of([*_drawn("6", 60, 102.5, 6.0, 0), *line])
    assert row.text == "6CALEBELMONPRISONS" and row.glyphs[0].raised


def test_an_accent_drawn_over_its_letter_is_one_with_it() -> None:
    name = _drawn("GARCIA", 60, 100, 8, 1)
    accent = Glyph("´", name[4].x0 + 0.5, name[4].x1 - 0.5, 101, 8, False, run=2)
    (row,) = rows_of([*name, accent, *_drawn("´s", 100, 100, 8, 3)])
    assert row.text == "GARCÍA´s"
