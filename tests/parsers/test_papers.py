"""Papers as conferences print them: names with marks, the notice of the proceedings, lists under numbered headings."""

from __future__ import annotations

import pytest

from distlaw.model.document import ParsedDocument
from distlaw.model.source import Hint, Mark, SourceText
from distlaw.model.work import Item
from distlaw.parsers import parse
from distlaw.parsers.bylines.numbered_places import numbered_places
from distlaw.parsers.front.marked_names import marked_names
from distlaw.parsers.front.proceedings import proceedings
from distlaw.parsers.lines.labels import label_at
from distlaw.parsers.lines.line import lines_of
from distlaw.parsers.normalise import normalised
from distlaw.readers import RawFile, read
from distlaw.text.offsets import MappedText

PROSE = (
    "A pupil that learns from the answers of a teacher keeps no sentence of the books from which the teacher learnt, "
    "and whether the terms of the teacher bind the pupil depends on whether anybody has agreed to them at all.\n\n"
)


def parsed(text: str) -> ParsedDocument:
    (document,) = parse(read(RawFile(text.encode(), "paper.txt"))[0])
    return document


def item_of(text: str) -> Item:
    return normalised(parsed(text))[0]


def names(head: str, *, title: int = 0, told: str = "") -> list[str]:
    hints = (Hint(name="untrusted_author", value=told, origin="pdf Author"),) if told else ()
    found = marked_names(lines_of(MappedText.whole(head), ()), (title,), hints)
    return [one.name for at in sorted(found) for one in found[at]]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Title\nJane Roe 1 Amos Doe * 2 Ida van Elm * 1 3", ["Jane Roe", "Amos Doe", "Ida van Elm"]),
        ("Title\nJane Roe∗1 Amos Doe†2\nIda Elm2, Bo Ash3", ["Jane Roe", "Amos Doe", "Ida Elm", "Bo Ash"]),
        ("Title\nJane Q. Roe 1", ["Jane Q. Roe"]),
        ("Title\nJane Roe1, Amos Doe2 and Ida Elm1,3", ["Jane Roe", "Amos Doe", "Ida Elm"]),
        ("Title\nJane Roe met Amos Doe in 2031", []),
        ("Title\nArgued February 29, 1984\nDecided June 25, 1984", []),
        ("Title\nElm University 1 Ash College 2", []),
        ("Title\nJane Roe Amos Doe", []),
        ("Title\nChapter Seven of the Report 12", []),
    ],
)
def test_names_with_marks_are_read_to_the_last(head: str, expected: list[str]) -> None:
    assert names(head) == expected


def test_metadata_parts_two_names_whose_mark_is_lost() -> None:
    head = "Title\nJane Roe 2 Amos Doe Ida Elm 2"
    assert names(head, told="Jane Roe, Amos Doe, Ida Elm") == ["Jane Roe", "Amos Doe", "Ida Elm"]
    assert names(head) == ["Jane Roe", "Amos Doe Ida Elm"]


NOTICE = (
    "1Elm University. Correspondence to: Jane Roe. Proceedings of the 40 th International Conference on Pupils, "
    "Harbour, Elmland. EPLR 202, 2031. Copyright 2031 by the author(s)."
)


def test_the_notice_of_the_proceedings_names_them() -> None:
    item = item_of(
        f"Pupils Before the Courts\n\nJane Roe 1 Amos Doe 2\n\nAbstract\n{PROSE}{NOTICE}\n\n1. Introduction\n{PROSE}"
    )
    assert item.container_title == "Proceedings of the 40th International Conference on Pupils"
    assert (item.issued, item.volume) == ("2031", "202")


def test_proceedings_that_others_appeared_in_are_not_its_own() -> None:
    line = "Roe, J. Pupils. In Proceedings of the 3rd Conference on Pupils, Harbour, 2030. Copyright 2030 by Elm Press."
    assert proceedings(lines_of(MappedText.whole(line), ())) == ()


@pytest.mark.parametrize(
    "heading",
    [
        "六、参考文献",
        "6. References",
        "7 References",
        "VI. Bibliography",
        "（六）参考文献",
        "第六章 参考文献",
    ],
)
def test_a_numbered_heading_opens_the_list_of_references(heading: str) -> None:
    entries = [f"[{n}] 司徒衡：《论学生模型之{n}》，海滨出版社2031年版。" for n in range(1, 5)]
    document = parsed("论学生模型\n\n司徒衡\n\n一、引言\n\n" + PROSE + f"{heading}\n\n" + "\n".join(entries))
    assert [entry.kind for entry in document.entries] == ["reference"] * 4
    assert heading[-4:] in " ".join(section.title for section in document.sections)


@pytest.mark.parametrize(
    "heading", ["Appendix A. Survey", "APPENDIX", "Annex 1: Letters", "Acknowledgements", "附录一 提纲"]
)
def test_what_stands_behind_the_references_is_no_reference(heading: str) -> None:
    entries = [f"Roe, J. ({year}). Pupils and teachers. Elm Law Review, 3, 5." for year in (2017, 2018, 2019)]
    text = f"Pupils Before the Courts\n\nJane Roe\n\n1. Introduction\n\n{PROSE}References\n\n"
    document = parsed(text + "\n".join(entries) + f"\n\n{heading}\n\n{PROSE}")
    assert [entry.kind for entry in document.entries] == ["reference"] * 3


@pytest.mark.parametrize("line", ["六、参考文献的作用", "1. References to models", "二、来源", "3. Note that pupils"])
def test_a_heading_that_says_more_opens_no_list(line: str) -> None:
    assert label_at(line, "body") is None


def test_a_list_of_references_tells_nothing_of_the_work_itself() -> None:
    entries = [
        "Abel, R. Law and pupils. Journal of Elm Studies, 16(1):314-350, 2019. doi: 10.1234/elm.2019.1.",
        "Baker, T. Regulation by terms. Harbour Law Review, 99(3):629-647, September 2021. ISSN",
        "0887-378X.",
        "Carl, J. The rights of teachers. Ash Press, 2018.",
        "Doe, A. Copies. Elm Press, 2017.",
        "Elm, I. Answers. Elm Press, 2016.",
    ]
    item = item_of(
        f"Pupils Before the Courts\n\nJane Roe 1 Amos Doe 2\n\n1. Introduction\n{PROSE * 3}References\n"
        + "\n".join(entries)
    )
    assert (item.container_title, item.issued, item.volume, item.doi, item.page) == ("", "", "", "", "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "*Equal contribution 1Elm University, Harbour 2Ash Institute of Law. Correspondence to: J. Roe.",
            {"1": "Elm University", "2": "Ash Institute of Law"},
        ),
        ("1 Oak Research, Harbour 2 Yew AI, Hill", {"1": "Oak Research", "2": "Yew AI"}),
        ("1 See Quill, Pupils, at 12.", {}),
        ("2 Elm University 3 Ash Institute", {}),
    ],
)
def test_numbered_places_are_read_by_their_numbers(text: str, expected: dict[str, str]) -> None:
    assert dict(numbered_places(text)) == expected


def test_each_author_works_where_the_numbers_say() -> None:
    note = "1Elm University, Harbour 2Ash Institute of Law, Hill. Correspondence to: Jane Roe <jane@elm.example>."
    head = "Pupils Before the Courts\n\nJane Roe 1 Amos Doe 2 1\n\nAbstract\n"
    item = item_of(f"{head}{PROSE}{note}\n\n1. Introduction\n{PROSE}")
    assert [one.affiliations for one in item.contributors] == [
        ("Elm University",),
        ("Elm University", "Ash Institute of Law"),
    ]


@pytest.mark.parametrize(
    "heading", ["3.3 Elmland: Law No 60/2018 of 22/8/2018", "2. Directive (EU) 2019/790 of 17 April 2019 on copyright"]
)
def test_the_day_of_a_law_is_not_that_of_the_paper(heading: str) -> None:
    item = item_of(f"Pupils Before the Courts\n\nAbstract\n{PROSE}1. Introduction\n\n{PROSE}{heading}\n\n{PROSE}")
    assert item.issued == ""


@pytest.mark.parametrize("gap", ["", " "])
def test_circled_notes_at_the_end_need_no_heading(gap: str) -> None:
    body = "学生模型由教师模型的应答训练而成①，其行为是否侵害权利人的利益存在争议②。\n\n" + PROSE
    notes = "\n".join(
        f"{mark}{gap}司徒衡：《论学生模型》，海滨出版社2031年版，第{page}页。"
        for mark, page in zip("①②", (3, 5), strict=True)
    )
    document = parsed(f"论学生模型\n\n司徒衡\n\n一、引言\n\n{body}{notes}")
    assert [(entry.kind, entry.marker) for entry in document.entries] == [("note", "①"), ("note", "②")]


@pytest.mark.parametrize("call", ["[{}]", "<sup>{}</sup>"])
def test_a_numbered_list_of_markdown_keeps_the_numbers_of_its_notes(call: str) -> None:
    body = f"Pupils copy.{call.format(1)} Teachers object.{call.format(2)}\n\n{PROSE}"
    notes = "1. Quill, Pupils (Elm Press 2030) 5.\n2. Roe, Copies 7.\n"
    text = f"# Pupils\n\nJane Roe\n\n## Introduction\n\n{body}## Notes\n\n{notes}"
    (document,) = parse(read(RawFile(text.encode(), "paper.md"))[0])
    assert [(entry.marker, len(entry.anchors)) for entry in document.entries] == [("1", 1), ("2", 1)]


def test_lettered_items_over_numbered_paragraphs_are_headings() -> None:
    """As Word numbers both: A. Facts, then paragraphs 1 to 3, then B. Analysis, then paragraph 4."""
    lines = ["A. Facts", f"1. {PROSE.strip()}", f"2. {PROSE.strip()}", "B. Analysis", f"3. {PROSE.strip()}"]
    lines.append("C. The first of three choices, namely the one that was made.")
    text, marks = f"Pupils Before the Courts\n{PROSE}", list[Mark]()
    for line in lines:
        marks.append(Mark(kind="list_item", start=len(text), end=len(text) + len(line)))
        text += f"{line}\n"
    source = SourceText(sha256="0" * 64, text=text, marks=tuple(marks), media_type="text/html", file_name="paper.html")
    (document,) = parse(source)
    assert [(section.number, section.title) for section in document.sections] == [("A", "Facts"), ("B", "Analysis")]
