"""Notes inside the text: blocks under a rule, notes pasted into a sentence, numbers glued to words."""

from __future__ import annotations

import pytest

from distlaw.model.source import Mark, SourceText
from distlaw.parsers import parse
from distlaw.parsers.lines.footnotes import foot_blocks, inline_notes, superscripts, without
from distlaw.parsers.lines.line import lines_of
from distlaw.text.offsets import MappedText


def blocks(text: str, dropped: dict[int, str] | None = None) -> list[list[str]]:
    lines = lines_of(MappedText.whole(text), ())
    return [[line.text for line in block] for block in foot_blocks(lines, dropped or {})]


RULE = "——————"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"正文。\n{RULE}\n①甲文。\n②乙文。\n\n下一页正文。", [["①甲文。", "②乙文。"]], id="a block"),
        pytest.param(f"正文。\n{RULE}\n①甲文，\n续行。\n\n正文。", [["①甲文，", "续行。"]], id="a note of two lines"),
        pytest.param(f"正文。\n{RULE}\n①甲。\n\n②乙。\n\n正文。", [["①甲。", "②乙。"]], id="a blank between notes"),
        pytest.param(f"正文。\n{RULE}\n②乙。\n", [["②乙。"]], id="one number missing"),
        pytest.param(f"正文。\n{RULE}\n③丙。\n", [], id="two numbers missing"),
        pytest.param(f"正文。\n{RULE}\n普通一行。\n", [], id="no note below the rule"),
        pytest.param(f"正文。\n{RULE}\n* 作者单位：某校。\n", [["* 作者单位：某校。"]], id="a star note"),
        pytest.param(f"正文。\n{RULE}\n①甲。\n\n文。\n{RULE}\n②乙。\n", [["①甲。"], ["②乙。"]], id="numbers go on"),
        pytest.param(f"正文。\n{RULE}\n①甲。\n\n文。\n{RULE}\n①乙。\n", [["①甲。"]], id="a number that comes again"),
        pytest.param("正文。\n————\n①甲。\n", [], id="a rule too short"),
        pytest.param(f"{RULE}\n①甲。\n", [["①甲。"]], id="a rule that begins the text"),
        pytest.param(f"正文。\n{RULE}", [], id="nothing below"),
    ],
)
def test_notes_at_the_foot_of_a_page(text: str, expected: list[list[str]]) -> None:
    assert blocks(text) == expected


def test_a_running_head_ends_the_block() -> None:
    assert blocks(f"正文。\n{RULE}\n①甲。\n法学评论\n②乙。", {3: "running_head"}) == [["①甲。"]]


TEXT = "输出不是作品(1)参见《蒸馏论。续编》（甲。乙），第3页。因此无需许可（2）参见前书。结论。"


def test_a_pasted_note_runs_to_its_stop_outside_brackets() -> None:
    first, second = inline_notes(TEXT, 100, 1)
    assert (first.marker, second.marker) == ("1", "2")
    assert TEXT[first.cut[0] - 100 : first.cut[1] - 100] == "(1)参见《蒸馏论。续编》（甲。乙），第3页。"
    assert TEXT[first.note[0] - 100 : first.note[1] - 100] == "参见《蒸馏论。续编》（甲。乙），第3页。"
    assert TEXT[second.note[0] - 100 : second.note[1] - 100] == "参见前书。"


@pytest.mark.parametrize(
    ("text", "expected", "markers"),
    [
        ("(1)参见甲书。", 1, ["1"]),
        ("一句(2)参见甲书。", 1, []),
        ("一句(2)参见甲书。", 2, ["2"]),
        ("一句(1)普通列举。", 1, []),
        ("一句。①参见甲书。②见乙书。", 1, ["1", "2"]),
        ("One (1) See Vane, Outputs 3 (2031). Two", 1, ["1"]),
        ("He asked (1) Whether the clause binds, and (2) Whether it was read.", 1, []),
        ("输出不是作品。(1)Smith, The Copied Answer, p. 3。", 1, ["1"]),
        ("", 1, []),
    ],
)
def test_only_numbers_in_sequence_with_a_signal_are_notes(text: str, expected: int, markers: list[str]) -> None:
    assert [note.marker for note in inline_notes(text, 0, expected)] == markers


def test_an_english_note_ends_at_a_stop_that_ends_the_line() -> None:
    text = "Held.(1) See Vane, Outputs and Terms, p. 3.\nNext sentence."
    (note,) = inline_notes(text.replace("Held.(1)", "Held(1)"), 0, 1)
    assert text.replace("Held.(1)", "Held(1)")[slice(*note.note)] == "See Vane, Outputs and Terms, p. 3."


@pytest.mark.parametrize(
    ("text", "numbers", "expected"),
    [
        ("The clause binds.1 It was read.2 End", [1, 2], {1: "1", 2: "2"}),
        ("The clause binds.1 No more", [1, 2, 3], {}),
        ("The clause binds.1 No more", [1, 2], {1: "1"}),
        ("See No.1 and Art.2 here", [1, 2], {}),
        ("version 3.1 and 4.2 follow", [1, 2], {}),
        ("binds¹ and² ends", [1, 2], {1: "¹", 2: "²"}),
        ("later.2 then.1 end", [1, 2], {1: "1"}),
        ("binds.12 It was", [1], {}),
        ("the end.1The next", [1], {1: "1"}),
    ],
)
def test_numbers_glued_to_a_word_are_markers(text: str, numbers: list[int], expected: dict[int, str]) -> None:
    found = superscripts([(0, len(text))], text, numbers)
    assert {number: text[slice(*span)] for number, span in found.items()} == expected


def test_markers_are_sought_in_the_spans_alone_and_in_order() -> None:
    text = "one.1 two.2 three.3 "
    assert superscripts([(0, 5), (12, 20)], text, [1, 3]) == {1: (4, 5), 3: (18, 19)}
    assert superscripts([(6, 11)], text, [1]) == {}


@pytest.mark.parametrize(
    ("cuts", "expected"),
    [
        ([], [(0, 10, None), (10, 12, "x")]),
        ([(2, 4)], [(0, 2, None), (4, 10, None), (10, 12, "x")]),
        ([(0, 4), (4, 10)], [(10, 12, "x")]),
        ([(8, 14)], [(0, 8, None), (10, 12, "x")]),
        ([(10, 12)], [(0, 10, None), (10, 12, "x")]),
        ([(0, 1), (9, 10)], [(1, 9, None), (10, 12, "x")]),
    ],
)
def test_cut_stretches_are_left_out(cuts: list[tuple[int, int]], expected: list[object]) -> None:
    assert without([(0, 10, None), (10, 12, "x")], cuts) == expected


def test_a_note_shorter_than_its_marker_is_a_note() -> None:
    text = "The rule is old.[117]\n[117]Id.\n[118] Id. at 4."
    at = text.index("Id."), text.index("Id. at")
    marks = (
        Mark(kind="note", start=at[0], end=at[0] + 3, value="117"),
        Mark(kind="note", start=at[1], end=len(text), value="118"),
    )
    assert [(line.kind, line.value) for line in lines_of(MappedText.whole(text), marks)] == [
        ("", ""),
        ("note", "117"),
        ("note", "118"),
    ]


_ISSUES = """In the High Court of Justice

Elm Ltd v Oak Ltd

The parties agreed on the issues, of which (1) and (2) were argued at length before me on the first day.

(1) Whether Elm v Ash [2031] 1 AC 3 binds this court, see paragraph 4 above.

(2) Whether the clause was ever read, see paragraph 5 above.
"""


def test_items_of_a_list_in_the_text_are_no_notes() -> None:
    (document,) = parse(SourceText(sha256="0" * 64, file_name="a.txt", media_type="text/plain", text=_ISSUES))
    assert [entry for entry in document.entries if entry.kind == "note"] == []


@pytest.mark.parametrize(("media_type", "kept"), [("application/x-words", True), ("text/html", False)])
def test_a_heading_of_the_author_cuts_no_text_and_no_notes(media_type: str, kept: bool) -> None:
    lines = [
        "On the Bill", "The bill was read twice and the House heard what its members had to say of every clause in it.",
        "Related documents", "The following papers are relevant to the bill.", "The committee's memorandum.",
    ]  # fmt: skip
    text = "\n".join(lines)
    places = [text.index(line) for line in lines]
    marks = (
        Mark(kind="heading", start=0, end=len(lines[0]), value="1"),
        Mark(kind="heading", start=places[2], end=places[2] + len(lines[2]), value="2"),
        Mark(kind="note", start=places[4], end=len(text), value="1"),
    )
    source = SourceText(sha256="0" * 64, file_name="a", media_type=media_type, text=text, marks=marks)
    (document,) = parse(source)
    assert (lines[3] in document.reading.text) is kept
    assert [entry.marker for entry in document.entries] == ["1"]


def test_a_star_that_comes_again_and_an_endnote_are_notes_of_the_text() -> None:
    notes = ["Elm University.", "See Maple, Weights 3 (2031).", "See Oak, Roots 4 (2030)."]
    text = "\n".join(["On Wharves", "A wharfinger must deliver the goods that it took in, and no others.", *notes])
    places = [text.index(note) for note in notes]
    marks = tuple(
        Mark(kind="note", start=at, end=at + len(note), value=value)
        for at, note, value in zip(places, notes, ("*", "*", "e1"), strict=True)
    )
    source = SourceText(sha256="0" * 64, file_name="a", media_type="application/x-words", text=text, marks=marks)
    assert [entry.marker for entry in parse(source)[0].entries] == ["*", "e1"]


def test_pasted_notes_go_on_past_a_short_one_and_one_that_nothing_calls() -> None:
    body = "".join(f"The rule of wharf {n} is old and everybody keeps it.[{n}] " for n in (1, 2, 3, 5, 6))
    notes = [
        "[1]Maple v. Oak, 12 F.4th 3 (2031).",
        "[2]Id.",
        "[3]Id. at 4.",
        "[4]See Elm, Roots 9 (2030).",
        "[5]Id.",
        "[6]Id. at 7.",
    ]
    text = (
        f"On Wharves\n\nJane Roe\n\nA wharfinger must deliver the goods that it took in.\n{body}\n"
        + "\n".join(notes)
        + "\n"
    )
    (document,) = parse(SourceText(sha256="0" * 64, file_name="a.txt", media_type="text/plain", text=text))
    found = [entry.marker for entry in document.entries if entry.kind == "note"]
    assert [marker for marker in found if marker != "4"] == ["1", "2", "3", "5", "6"]


def test_a_page_that_lost_its_space_at_the_beginning_calls_no_note() -> None:
    assert superscripts([(0, 18)], "p.1 says so.2 And.", [1, 2]) == {2: (12, 13)}
