"""PDFs drawn by hand: columns, running heads, notes and paragraphs come out as they are read."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest

from distlaw.errors import InputError
from distlaw.model.problem import Problem
from distlaw.model.source import Face, SourceText
from distlaw.readers import RawFile, read
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


def problems_of(data: bytes) -> list[Problem]:
    return list(read(RawFile(data, "paper.pdf"))[1])


def unmarked(source: SourceText) -> str:
    """The text without its furniture."""
    frames = sorted((mark.start, mark.end) for mark in source.marks if mark.kind == "furniture")
    out, at = "", 0
    for start, end in frames:
        out, at = out + source.text[at:start], end
    return out + source.text[at:]


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


ENGLISH = (
    "A developer who queries a rival model keeps what it answers and lets a smaller system learn from the answers. "
    "Whether this is reproduction depends on what is retained after training, and on whom the terms of service bind. "
    "The clause speaks of users and of those who act for them, yet it says little about anybody who finds the answers "
    "in a public place and never saw the terms at all."
)


def prose(samples: ModuleType, x: float, top: float, lines: int, start: int = 0, **ink: Any) -> list[Any]:
    """Chinese running text in one block of 30 characters a line."""
    text = ("".join(PROSE) * 20)[start:]
    return [samples.Ink(x, top - 16 * n, 10.5, text[30 * n : 30 * n + 30], **ink) for n in range(lines)]


def test_a_font_declared_large_and_scaled_down_is_read_by_its_boxes(samples: ModuleType) -> None:
    plain = prose(samples, 90, 700, 30)
    scattered = [
        samples.Ink(ink.x + 10.5 * n, ink.y, 10.5, char, declared=300)
        for ink in plain
        for n, char in enumerate(ink.text)
    ]
    assert source_of(samples.pdf_of([scattered])).text == source_of(samples.pdf_of([plain])).text


def test_three_columns_under_a_title_of_full_width(samples: ModuleType) -> None:
    filled, ink = samples.filled, samples.Ink
    inks = [ink(60, 780, 18, "Pupils, Teachers and the Terms of Service They Signed", "latin_bold")]
    lines = filled(f"{ENGLISH} {ENGLISH} {ENGLISH}", 140, 9)
    share = -(-len(lines) // 3)
    inks += [
        ink(60 + 165 * (n // share), 740 - 12 * (n % share), 9, line, "latin")
        for n, line in sorted(enumerate(lines), key=lambda entry: entry[0] % share)
    ]
    text = source_of(samples.pdf_of([inks])).text
    assert "".join(ENGLISH.split()) * 3 in "".join(text.split())
    assert text.startswith("Pupils, Teachers")


def test_a_quotation_in_the_margin_does_not_break_the_sentence(samples: ModuleType) -> None:
    ink = samples.Ink
    lines = samples.filled(f"{ENGLISH} {ENGLISH} {ENGLISH} {ENGLISH}", 300, 11)
    pages = [
        [ink(220, 700 - 14 * n, 11, line, "latin") for n, line in enumerate(lines[at : at + 12])] for at in (0, 12)
    ]
    aside = samples.filled("The terms bind those who signed them and nobody else at all.", 90, 13)
    pages[0] += [ink(80, 660 - 17 * n, 13, line, "latin_bold") for n, line in enumerate(aside)]
    text = "".join(source_of(samples.pdf_of(pages)).text.split()).replace("-", "")
    assert "".join(lines[:24]).replace(" ", "").replace("-", "") in text
    assert "Thetermsbindthosewhosignedthem" in text


def test_notes_with_circled_numbers_are_told_apart(samples: ModuleType) -> None:
    ink = samples.Ink
    bodies = [prose(samples, 90, 700, 20, start) for start in (0, 7)]
    calls = [ink(150, 704, 6, "①"), ink(150, 704 - 16 * 3, 6, "②")]
    notes = [
        ink(90, 120, 8, "① 参见司徒衡：《论学习的自由》，载《海滨法学》2031年第3期。"),
        ink(90, 108, 8, "② 同前注。"),
    ]
    source = source_of(samples.pdf_of([[*body, *calls, *notes] for body in bodies]))
    assert [value for value, _ in marked(source, "note")] == ["①", "②"] * 2
    assert len(marked(source, "note_reference")) == 4


def test_a_note_that_runs_over_the_page_goes_on_there(samples: ModuleType) -> None:
    ink = samples.Ink
    first = [
        *prose(samples, 90, 700, 30),
        ink(90, 120, 8, "[1] 参见司徒衡：《论学习的自由》，该文区分了三种场景，其中第一种场"),
    ]
    second = [*prose(samples, 90, 700, 30), ink(90, 120, 8, "景与本文所论无异。"), ink(90, 108, 8, "[2] 同前注。")]
    notes = marked(source_of(samples.pdf_of([first, second])), "note")
    assert notes == [
        ("1", "参见司徒衡：《论学习的自由》，该文区分了三种场景，其中第一种场景与本文所论无异。"),
        ("2", "同前注。"),
    ]


def test_running_heads_go_by_their_place_and_text_that_recurs_stays(samples: ModuleType) -> None:
    ink = samples.Ink
    chapters = ("Of Pupils", "Of Teachers", "Of Terms", "Of Remedies", "Of Remedies", "An End")
    pages = []
    for number, chapter in enumerate(chapters):
        lines = samples.filled(ENGLISH, 300, 11)
        lines.insert(2, "So the court held.")
        body = [ink(100, 690 - 14 * n, 11, line, "latin") for n, line in enumerate(lines)]
        pages.append([ink(220, 740, 9, chapter, "latin"), *body, ink(240, 60, 9, str(41 + number), "latin")])
    source = source_of(samples.pdf_of(pages, size=(500, 770)))
    kept = unmarked(source)
    assert kept.count("So the court held.") == len(chapters)
    assert not any(chapter in kept for chapter in chapters)
    assert {label for label, _ in marked(source, "page")} == {str(41 + n) for n in range(len(chapters))}


def test_double_spaced_pages_keep_their_first_lines(samples: ModuleType) -> None:
    lines = samples.filled(f"{ENGLISH} {ENGLISH} {ENGLISH}", 380, 12)
    pages = [
        [samples.Ink(72, 700 - 28 * n, 12, line, "latin") for n, line in enumerate(lines[at : at + 6])]
        + [samples.Ink(290, 40, 12, f"- {at // 6 + 1} -", "latin")]
        for at in range(0, len(lines) - len(lines) % 6, 6)
    ]
    kept = unmarked(source_of(samples.pdf_of(pages, size=(612, 792))))
    whole = "".join("".join(line for line in lines[: 6 * len(pages)]).split()).replace("-", "")
    assert whole in "".join(kept.split()).replace("-", "")


def test_a_page_laid_on_its_side_is_turned_and_a_stamp_stands_apart(samples: ModuleType) -> None:
    lying = [samples.Ink(800 - ink.y, ink.x, 10.5, ink.text, angle=90) for ink in prose(samples, 90, 700, 20)]
    assert source_of(samples.pdf_of([lying])).text == source_of(samples.pdf_of([prose(samples, 90, 700, 20)])).text
    stamp = samples.Ink(30, 200, 14, "3101.01234v2 [cs.LG] 4 Jan 2031", "latin", angle=90)
    source = source_of(samples.pdf_of([[stamp, *prose(samples, 90, 700, 20)]]))
    assert ("", "3101.01234v2 [cs.LG] 4 Jan 2031") in marked(source, "furniture")


def test_a_hidden_layer_below_the_text_is_read_once(samples: ModuleType) -> None:
    shown = prose(samples, 90, 700, 20)
    hidden = prose(samples, 91, 699, 20, mode=3)
    only = source_of(samples.pdf_of([hidden]))
    assert PROSE[1] in only.text.replace("\n", "")
    assert source_of(samples.pdf_of([[*hidden, *shown]])).text == source_of(samples.pdf_of([shown])).text


def test_a_stamp_on_a_scan_takes_no_letter_of_the_text_below(samples: ModuleType) -> None:
    hidden = prose(samples, 90, 700, 20, mode=3)
    stamp = [samples.Ink(200, 690 - 40 * n, 10.5, char) for n, char in enumerate("存档")]
    whole = source_of(samples.pdf_of([hidden])).text
    assert whole.split() == source_of(samples.pdf_of([[*hidden, *stamp]])).text.split()


def test_drop_capitals_and_letter_spaced_words_come_together(samples: ModuleType) -> None:
    ink = samples.Ink
    beside = samples.filled(ENGLISH.removeprefix("A "), 258, 10)[:2]
    below = samples.filled(ENGLISH.removeprefix("A " + " ".join(beside)).strip(), 280, 10)
    inks = [ink(100, 680, 30, "A", "latin")]
    inks += [ink(122, 694 - 12 * n, 10, line, "latin") for n, line in enumerate(beside)]
    inks += [ink(100, 670 - 12 * n, 10, line, "latin") for n, line in enumerate(below)]
    inks += [ink(200 + 9 * n, 740, 10, char, "latin") for n, char in enumerate("ABSTRACT")]
    text = source_of(samples.pdf_of([inks])).text
    assert text.splitlines()[0] == "ABSTRACT"
    assert "Adeveloper who queries a rival model" in text


def test_words_set_closely_without_a_drawn_space_stand_apart(samples: ModuleType) -> None:
    """A running head: its number far off, its words a seventh of an em from each other, no space drawn."""
    x, inks = 140.0, [samples.Ink(90, 740, 10, "1520", "latin")]
    for word in ("MAPLE", "LAW", "REVIEW"):
        inks.append(samples.Ink(x, 740, 10, word, "latin"))
        x += samples.width_of(word, 10, "latin") + 1.8
    inks += [
        samples.Ink(90, 700 - 14 * n, 10, line, "latin") for n, line in enumerate(samples.filled(ENGLISH, 380, 10))
    ]
    assert "MAPLE LAW REVIEW" in source_of(samples.pdf_of([inks])).text


def test_a_titles_first_line_that_later_pages_repeat_is_no_running_head(samples: ModuleType) -> None:
    ink, lines = samples.Ink, samples.filled(f"{ENGLISH} {ENGLISH}", 380, 11)
    pages = [
        [ink(90, 640 - 14 * n, 11, line, "latin") for n, line in enumerate(lines)]
        + [ink(90, 740, 9, f"2031 ELMS & OAKS {30 + number}", "latin")] * bool(number)
        for number in range(5)
    ]
    pages[0] += [
        ink(220, 690, 12, "ELMS & OAKS", "latin_bold"),
        ink(200, 676, 12, "ARE TREES OF THE LAW", "latin_bold"),
    ]
    source = source_of(samples.pdf_of(pages))
    assert unmarked(source).split()[:8] == ["ELMS", "&", "OAKS", "ARE", "TREES", "OF", "THE", "LAW"]
    assert "2031 ELMS & OAKS 33" not in unmarked(source)


def test_a_name_far_above_a_title_of_its_size_is_a_line_of_its_own(samples: ModuleType) -> None:
    ink = samples.Ink
    head = [ink(260, 740, 12, "ANN MAPLE", "latin"), ink(90, 668, 12, "FEAR OF ELMS", "latin")]
    body = [ink(90, 600 - 14 * n, 11, line, "latin") for n, line in enumerate(samples.filled(ENGLISH, 380, 11))]
    assert source_of(samples.pdf_of([[*head, *body]])).text.splitlines()[:2] == ["ANN MAPLE", "FEAR OF ELMS"]


def test_a_contents_page_is_marked_and_has_no_headings(samples: ModuleType) -> None:
    entries = [
        f"{title} {'.' * 60} {page}" for title, page in (("I. Pupils", 3), ("II. Teachers", 9), ("III. Terms", 12))
    ]
    contents = [samples.Ink(90, 700 - 18 * n, 11, line, "latin_bold") for n, line in enumerate(["CONTENTS", *entries])]
    body = [samples.Ink(90, 700 - 14 * n, 11, line, "latin") for n, line in enumerate(samples.filled(ENGLISH, 380, 11))]
    source = source_of(samples.pdf_of([contents, body]))
    assert [text for _, text in marked(source, "contents")] == ["CONTENTS", *entries]
    assert not marked(source, "heading")


def test_headings_in_capitals_in_italics_and_run_in(samples: ModuleType) -> None:
    ink, width, filled = samples.Ink, samples.width_of, samples.filled
    lead, rest = "1. Financial Effects.", " The harm is plain."
    rows = [(line, "latin") for line in filled(ENGLISH, 380, 11)]
    rows += [("", "latin"), ("I. OF PUPILS", "latin"), ("A. Of Their Teachers", "latin_italic"), ("", "latin")]
    inks = []
    for number, (text, font) in enumerate(rows):
        middle = 90 + (380 - width(text, 11, font)) / 2 if number >= len(rows) - 3 else 90
        inks.append(ink(middle, 700 - 14 * number, 11, text, font))
    y = 700 - 14 * len(rows)
    inks += [ink(106, y, 11, lead, "latin_italic"), ink(106 + width(lead, 11, "latin"), y, 11, rest, "latin")]
    inks += [ink(90, y - 14 - 14 * n, 11, line, "latin") for n, line in enumerate(filled(ENGLISH, 380, 11))]
    source = source_of(samples.pdf_of([inks]))
    assert [text for _, text in marked(source, "heading")] == ["I. OF PUPILS", "A. Of Their Teachers", lead]
    levels = [int(level) for level, _ in marked(source, "heading")]
    assert levels == sorted(levels) and len(set(levels)) == 3
    assert any(line.startswith(rest.strip()) for line in source.text.splitlines())


def test_a_title_on_two_lines_is_one_and_a_narrow_abstract_one_paragraph(samples: ModuleType) -> None:
    ink, width = samples.Ink, samples.width_of
    title = ("Pupils, Teachers and the Terms", "of the Service They Signed")
    inks = [ink(306 - width(t, 18, "latin") / 2, 740 - 24 * n, 18, t, "latin") for n, t in enumerate(title)]
    narrow = samples.filled(ENGLISH, 260, 10, indent=14)
    inks += [ink(190 if n == 0 else 176, 680 - 12 * n, 10, line, "latin") for n, line in enumerate(narrow)]
    wide = samples.filled(ENGLISH, 380, 10, indent=14)
    inks += [ink(130 if n == 0 else 116, 560 - 12 * n, 10, line, "latin") for n, line in enumerate(wide * 3)]
    lines = source_of(samples.pdf_of([inks], size=(612, 792))).text.splitlines()
    assert lines[0] == " ".join(title)
    assert "".join(lines[1].split()).replace("-", "") == "".join(ENGLISH.split()).replace("-", "")


def test_the_first_pages_say_how_their_lines_are_printed(samples: ModuleType) -> None:
    source = source_of(samples.pdf_of([journal_page(samples, "by row"), *[prose(samples, 90, 600, 20)] * 3]))
    faces = {text: Face.of(value) for value, text in marked(source, "face")}
    title = faces["论学生模型的法律地位"]
    assert title.size > 1.5 and title.is_bold and title.is_centred
    assert not faces[PROSE[0][:20]].is_bold
    pages = [mark for mark in source.marks if mark.kind == "page"]
    faced = max(mark.start for mark in source.marks if mark.kind == "face")
    assert sum(mark.start > faced for mark in pages) >= 2


def test_a_page_of_salad_is_reported_with_its_place(samples: ModuleType) -> None:
    text = "".join(PROSE) * 6
    salad = "".join(a + b for a, b in zip(text[:300], reversed(text), strict=False))
    inks = [samples.Ink(90, 700 - 16 * n, 10.5, salad[30 * n : 30 * n + 30]) for n in range(20)]
    good = prose(samples, 90, 700, 20)
    found = problems_of(samples.pdf_of([good, inks, good]))
    assert [problem.code for problem in found] == ["unreadable_page"]
    assert found[0].ranges
    assert not problems_of(samples.pdf_of([good]))


def test_private_characters_are_reported(samples: ModuleType) -> None:
    inks = [*prose(samples, 90, 700, 3), samples.Ink(90, 600, 10, "\ue123\ue124" * 5)]
    assert "garbled_text" in [problem.code for problem in problems_of(samples.pdf_of([inks]))]


def test_each_who_signs_a_judgment_and_its_day_stand_on_lines_of_their_own(samples: ModuleType) -> None:
    ink = samples.Ink
    body = [
        "如不服本判决，可以在判决书送达之日起十五日内，向本院递交上诉状，并按对方",
        "当事人的人数提出副本，上诉于白鹿市第一中级人民法院。",
    ]
    signed = ["审判长秦川", "人民陪审员白露", "二〇三一年五月十六日", "书记员谷雨"]
    lines = [ink(72, 700 - 20 * at, 12, text, "song") for at, text in enumerate(body)]
    lines += [ink(420, 640 - 20 * at, 12, text, "song") for at, text in enumerate(signed)]
    text = source_of(samples.pdf_of([lines])).text
    assert [line for line in text.splitlines() if line][-4:] == signed
