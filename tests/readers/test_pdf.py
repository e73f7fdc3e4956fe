"""PDFs drawn by hand: columns, running heads, notes and paragraphs come out as they are read."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest

from distlaw.errors import InputError
from distlaw.model.source import SourceText
from distlaw.readers import RawFile, read
from distlaw.readers.pdf import _problems
from distlaw.readers.pdf.furniture import labels_of

PROSE = (
    "学生模型由教师模型的应答训练而成，其行为是否侵害权利人的利益存在争议。",
    "本文认为应当区分场景：接口的用户协议约束缔约之人，而公开的数据集并不约束取用之人，二者不可混为一谈。",
    "未经许可规避技术措施的，另当别论。",
    "竞争法的介入应当保持谦抑，只在手段不当且形成替代时方可适用，否则学习的自由将受到妨碍，而"
    "这正是公共领域所要守护的。",
)


def source_of(data: bytes) -> SourceText:
    return read(RawFile(data, "paper.pdf"))[0]


def marked(source: SourceText, kind: str) -> list[tuple[str, str]]:
    return [(mark.value, source.text[mark.start : mark.end]) for mark in source.marks if mark.kind == kind]


def journal_page(samples: ModuleType, order: str) -> list[Any]:
    ink = samples.Ink
    inks = [
        ink(75, 800, 8, "2031年第3期"), ink(400, 800, 8, "海滨法学"), ink(180, 760, 18, "论学生模型的法律地位", "hei"),
        ink(250, 735, 10, "司徒衡"), ink(75, 705, 9,
        "摘要：学生模型的法律地位应当区分场景予以评价，合同只约束缔约之人，竞争法应当保持谦抑。"),
        ink(75, 692, 9, "关键词：模型；合同；竞争"),
    ]  # fmt: skip
    columns = samples.columns(PROSE, 22, 75, 320, 650, 6)
    if order == "by column":
        columns.sort(key=lambda run: (run.x > 300, -run.y))
    return [*inks, *columns, ink(280, 40, 9, "· 17 ·")]


@pytest.mark.parametrize("order", ["by row", "by column"])
@pytest.mark.parametrize("packed", [False, True], ids=["plain", "packed"])
def test_two_columns_are_read_one_after_the_other(samples: ModuleType, order: str, packed: bool) -> None:
    source = source_of(samples.pdf_of([journal_page(samples, order)], packed=packed))
    lines = source.text.splitlines()
    assert lines[0] == "2031年第3期 海滨法学"
    assert lines[1] == "论学生模型的法律地位"
    assert lines[-5:-1] == list(PROSE)
    assert lines[-1] == "· 17 ·"
    assert [text for _, text in marked(source, "furniture")] == [lines[0], lines[-1]]
    assert {label for label, _ in marked(source, "page")} == {"17"}
    assert marked(source, "heading")[0] == ("1", "论学生模型的法律地位")


def law_review(samples: ModuleType) -> bytes:
    ink, width, filled = samples.Ink, samples.width_of, samples.filled

    def page(head: str, blocks: list[tuple[str, str]], notes: list[str]) -> list[Any]:
        inks, y = [ink(100, 740, 9, head, "latin")], 700.0
        for text, marker in blocks:
            lines = filled(text, 300, 11, indent=16)
            for number, line in enumerate(lines):
                x = 116 if number == 0 else 100
                inks.append(ink(x, y, 11, line, "latin"))
                if marker and number == len(lines) - 1:
                    inks.append(ink(x + width(line, 11, "latin"), y + 4, 7, marker, "latin"))
                y -= 14
        y = 120.0
        for note in notes:
            for number, line in enumerate(filled(note, 300, 8.5, indent=10)):
                inks.append(ink(110 if number == 0 else 100, y, 8.5, line, "latin"))
                y -= 10
        return inks

    pages = [
        page("417", [("A developer queries a rival model and keeps the answers. Whether this is reproduction de"
        "pends on what is "
                      "retained by the smaller system after training.", "1")],
             ["1. See Ada Quill, Pupils and Teachers, 3 Harbor L. Rev. 1 (2030)."]),
        page("418          HARBOR LAW REVIEW          [Vol. 44:417",
             [("Courts have said little about it. The terms of service say a great deal, and they say it"
             " in capitals.", "2")],
             ["2. 17 U.S.C. § 107. The factors are well known and need no restatement here, in this not"
             "e or elsewhere."]),
    ]  # fmt: skip
    return bytes(samples.pdf_of(pages, size=(500, 770)))


def test_a_law_review_keeps_its_notes_apart_and_its_pages_named(samples: ModuleType) -> None:
    source = source_of(law_review(samples))
    lines = source.text.splitlines()
    assert lines[1].startswith(
        "A developer queries a rival model and keeps the answers. Whether this is reproduction depends"
    )
    assert lines[1].endswith("after training.1")
    assert marked(source, "note") == [
        ("1", "See Ada Quill, Pupils and Teachers, 3 Harbor L. Rev. 1 (2030)."),
        ("2", "17 U.S.C. § 107. The factors are well known and need no restatement here, in this note or elsewhere."),
    ]
    assert marked(source, "note_reference") == [("1", "1"), ("2", "2")]
    page_418 = [text for label, text in marked(source, "page") if label == "418"]
    assert any(text.startswith("Courts have said little") for text in page_418)


def test_hyphens_at_line_ends_are_joined_and_compounds_kept(samples: ModuleType) -> None:
    lines = ["The fair-use de-", "fence depends on sub-", "stitution and fair-", "use alone decides."]
    inks = [samples.Ink(100, 700 - 14 * n, 11, line, "latin") for n, line in enumerate(lines)]
    text = source_of(samples.pdf_of([inks])).text
    assert "defence depends on substitution and fair-use alone" in text


def test_what_cannot_be_read_says_why(samples: ModuleType) -> None:
    good = samples.pdf_of([journal_page(samples, "by row")])
    for data, code in (
        (samples.pdf_of([[]]), "no_text_layer"),
        (good[: len(good) // 8], "broken"),
        (b"%PDF-1.7\nnothing", "broken"),
    ):
        with pytest.raises(InputError) as caught:
            source_of(data)
        assert caught.value.code == code
        assert caught.value.hint


@pytest.mark.parametrize(
    ("text", "askew", "codes"),
    [
        ("\ue123\ue124" * 5 + "正文" * 20, 0, ["garbled_text"]),
        ("正文" * 200 + "\ue123", 0, []),
        ("正文" * 200, 80, ["watermark_removed"]),
    ],
    ids=["private use", "one odd glyph", "watermark"],
)
def test_doubtful_text_is_reported(text: str, askew: int, codes: list[str]) -> None:
    assert [problem.code for problem in _problems(text, askew)] == codes


def test_the_same_bytes_give_the_same_text_and_marks_in_order(samples: ModuleType) -> None:
    data = law_review(samples)
    source = source_of(data)
    assert source == source_of(data)
    starts = [mark.start for mark in source.marks]
    assert starts == sorted(starts)
    assert all(0 <= mark.start <= mark.end <= len(source.text) for mark in source.marks)


@pytest.mark.parametrize(
    ("frames", "labels"),
    [
        ([["· 41 ·"], ["· 42 ·"]], ["41", "42"]),
        ([["417"], ["418 REVIEW [Vol. 44:417"], ["2031] TITLE 419"]], ["417", "418", "419"]),
        ([["第 1 页 共 6 页"]], ["1"]),
        ([[], []], ["1", "2"]),
        ([["2031"], [], ["999"]], ["1", "2", "3"]),
    ],
)
def test_page_numbers_are_checked_against_their_neighbours(frames: list[list[str]], labels: list[str]) -> None:
    assert labels_of(frames) == labels
