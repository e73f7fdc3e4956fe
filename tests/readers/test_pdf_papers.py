"""Papers of two columns, drawn by hand: names above the columns, notes at the foot of the first, lists at page tops."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from distlaw.model.source import SourceText
from distlaw.readers import RawFile, read

LEFT, RIGHT, SIZE = 55.0, 310.0, 10.0
PROSE = (
    "Pupils copy what their teachers say, and courts ask whether a copy of an answer is a copy of the book from which "
    "the teacher had it. This paper says that it is not, and that a licence binds those who sign it and nobody else. "
) * 4
TITLE = "Pupils and Teachers Before the Courts of the Harbour and Those of the Hills Beyond the River"


def text_of(samples: ModuleType, *pages: list[Any]) -> SourceText:
    return read(RawFile(bytes(samples.pdf_of(list(pages), size=(612, 792))), "paper.pdf"))[0]


def column(samples: ModuleType, x: float, top: float, lines: int, start: int = 0) -> list[Any]:
    """Lines of running text in a column 235 points wide."""
    filled = samples.filled(PROSE, 235, SIZE)
    return [samples.Ink(x, top - 12 * at, SIZE, filled[(start + at) % len(filled)], "latin") for at in range(lines)]


def centred(samples: ModuleType, y: float, size: float, text: str, at: float = 306.0) -> Any:
    return samples.Ink(at - samples.width_of(text, size, "latin") / 2, y, size, text, "latin")


def first_page(samples: ModuleType) -> list[Any]:
    ink = samples.Ink
    names = "Jane Roe 1       Amos Doe 2"  # the gap between them stands over that of the columns
    foot = "Elm University, Harbour. Correspondence to: Jane Roe."
    return [
        *(centred(samples, 720 - 17 * at, 14, part) for at, part in enumerate((TITLE[:52], TITLE[53:]))),
        centred(samples, 680, SIZE, names), ink(LEFT + 90, 656, 12, "Abstract", "latin"),
        *column(samples, LEFT, 640, 38), *column(samples, RIGHT, 656, 46, 7),
        ink(LEFT + 12, 116.8, 6, "1", "latin"), ink(LEFT + 16, 113, 9, foot, "latin"),
    ]  # fmt: skip


def body_page(samples: ModuleType, start: int) -> list[Any]:
    return [*column(samples, LEFT, 720, 50, start), *column(samples, RIGHT, 720, 50, start + 3)]


def test_names_above_two_columns_are_one_line(samples: ModuleType) -> None:
    lines = text_of(samples, first_page(samples), body_page(samples, 2)).text.splitlines()
    assert lines[0] == TITLE
    assert lines[1].split() == ["Jane", "Roe", "1", "Amos", "Doe", "2"]


def test_a_raised_number_stays_in_its_own_column(samples: ModuleType) -> None:
    source = text_of(samples, first_page(samples), body_page(samples, 2))
    notes = [source.text[mark.start : mark.end] for mark in source.marks if mark.kind == "note"]
    assert any(note.lstrip("1 ").startswith("Elm University, Harbour.") for note in notes)


def test_an_entry_of_a_list_at_the_top_of_a_page_is_no_running_head(samples: ModuleType) -> None:
    entry = ("Roe, J. The rights of pupils in their notes.", "Elm Law Review, 46:63, 2031.")
    last = [samples.Ink(LEFT, 720 - 12 * at, SIZE, part, "latin") for at, part in enumerate(entry)]
    rest = [samples.Ink(LEFT, 680 - 20 * at, SIZE, f"Doe, A. Answer {at}, 2030.", "latin") for at in range(4)]
    source = text_of(samples, first_page(samples), *(body_page(samples, at) for at in (2, 5, 9)), [*last, *rest])
    frames = [source.text[mark.start : mark.end] for mark in source.marks if mark.kind == "furniture"]
    assert not any("Elm Law Review" in frame or "Roe, J." in frame for frame in frames)
    assert "notes. Elm Law Review, 46:63, 2031." in source.text.replace("\n", " ")
