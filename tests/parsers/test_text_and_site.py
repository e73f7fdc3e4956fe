"""What is text and what the site's: headings that run into text, sentences glued to it, paragraphs that stay."""

from __future__ import annotations

import pytest

from distlaw.model.document import ParsedDocument
from distlaw.model.source import Mark
from distlaw.parsers import parse
from distlaw.parsers.lines.run_in import headings_apart
from distlaw.readers import RawFile, read
from distlaw.text.offsets import MappedText

PROSE = "学生模型的法律地位存在争议，应当区分场景予以评价，合同只约束缔约之人，竞争法应当保持谦抑。"
ENGLISH = (
    "The court held that a model which learns from another model's answers copies no expression, and that the terms "
    "of service bind only those who agreed to them. "
)


def parsed(text: str, name: str = "page.txt") -> ParsedDocument:
    return parse(read(RawFile(text.encode(), name))[0])[0]


def test_headings_of_a_page_saved_as_one_line_are_found() -> None:
    text = f"论学生模型的法律地位 {PROSE * 2} 一、问题的提出 {PROSE * 3} 二、合同的边界 {PROSE * 3} 三、结论 {PROSE}"
    lines = headings_apart(MappedText.whole(text)).text.split("\n")
    assert [line.strip() for line in lines if line.strip()[:2] in ("一、", "二、", "三、")] == [
        "一、问题的提出", "二、合同的边界", "三、结论",
    ]  # fmt: skip


def test_headings_in_capitals_of_a_page_saved_as_one_line_are_found() -> None:
    text = f"{ENGLISH * 3}I. OF PUPILS AND TEACHERS {ENGLISH * 2}II. OF TERMS {ENGLISH}"
    lines = [line.strip() for line in headings_apart(MappedText.whole(text)).text.split("\n")]
    assert "I. OF PUPILS AND TEACHERS" in lines and "II. OF TERMS" in lines


def test_a_heading_that_ends_with_a_colon_stands_apart_where_its_fellow_does() -> None:
    one, two = f"一、程序事項：{PROSE}", f"二、事實概要：{PROSE}"
    assert headings_apart(MappedText.whole(f"{one}\n{two}")).text == f"一、程序事項：\n{PROSE}\n二、事實概要：\n{PROSE}"
    assert headings_apart(MappedText.whole(one)).text == one  # nothing counts up


@pytest.mark.parametrize(
    "text",
    [
        f"争议焦点为：一、是否侵权；二、是否违约；三、如何赔偿。{PROSE * 8}",
        f"{PROSE * 4} 二、合同的边界 {PROSE * 4} 四、结论 {PROSE}",
    ],
    ids=["a list inside a sentence", "numbers that do not count up from one"],
)
def test_what_heads_nothing_stays_in_its_line(text: str) -> None:
    assert headings_apart(MappedText.whole(text)).text == text


def test_sentences_of_the_site_at_a_line_s_ends_are_left_out_and_stay_in_the_source() -> None:
    notice = "本站文档由用户上传，请点击下载，如侵权请联系客服删除。"
    text = f"论学生模型的法律地位\n作者：司徒衡\n{PROSE}{PROSE}\n{PROSE}{notice}\n"
    document = parsed(text)
    assert notice not in document.reading.text and document.reading.text.count(PROSE) == 3
    assert any(notice in text[a:b] for repair in document.repairs for a, b in repair.ranges)


@pytest.mark.parametrize(
    "paragraph",
    [
        "登录用户须同意协议，平台据此收集的信息能否用于训练模型，取决于条款的解释，本文认为应当作有利于用户的解释。",
        "You may not use the output to train a competing model; we read this as binding only those who signed.",
        "Users who click through the terms of service consent, the court said, but only to what they could read.",
    ],
)
def test_a_paragraph_that_speaks_of_sites_is_text(paragraph: str) -> None:
    around = ENGLISH if paragraph.isascii() else PROSE
    document = parsed(f"Of Pupils and Teachers\n\n{around * 2}\n\n{paragraph}\n\n{around * 2}\n")
    assert paragraph in document.reading.text


def test_a_sentence_said_twice_is_no_table_of_contents() -> None:
    sentences = [
        "本文认为应当区分场景予以评价。",
        "合同只约束缔约之人，第三人不在此限。",
        "竞争法的介入应当保持谦抑为宜。",
    ]
    text = "论学生模型的法律地位\n\n" + "\n".join([PROSE, *sentences, PROSE, *sentences]) + "\n"
    assert all(parsed(text).reading.text.count(sentence) == 2 for sentence in sentences)


def test_the_questions_of_a_judgment_are_its_sections() -> None:
    text = "\n".join(
        [
            "青石市中级人民法院", "民事判决书", "（2031）青01民终77号", "上诉人：甲公司，住所地青石市。",
            "被上诉人：乙公司，住所地青石市。", "上诉人甲公司因与被上诉人乙公司侵权纠纷一案，不服一审判决，提起上诉。",
            f"本院认为，本案争议焦点为：一、是否侵权；二、如何赔偿。{PROSE}", "一、被诉行为是否构成侵权",
            "（一）关于抓取行为",
            PROSE, "（二）关于训练行为", PROSE, "二、赔偿数额如何确定", PROSE, "综上，判决如下：",
            "一、撤销一审判决；", "二、驳回上诉人的其他诉讼请求。", "二〇三一年五月六日",
        ]
    )  # fmt: skip
    sections = [(one.level, one.number, one.title) for one in parsed(text).sections]
    assert [one[1:] for one in sections if one[1]] == [
        ("一", "被诉行为是否构成侵权"), ("（一）", "关于抓取行为"), ("（二）", "关于训练行为"),
        ("二", "赔偿数额如何确定"),
    ]  # fmt: skip


def test_notes_that_are_called_so_are_read_at_the_end_whatever_line_follows() -> None:
    body = [
        f"{PROSE}（註一）{PROSE}（註二）",
        "註一：參見司徒衡著作第三頁。",
        "註二：不動產另有規定。",
        "海濱法學電子報第三期",
    ]
    document = parsed("\n\n".join(["論學生模型的法律地位", PROSE * 2, *body]) + "\n")
    notes = [(one.marker, document.reading.text[one.start : one.end]) for one in document.entries if one.kind == "note"]
    assert notes == [("註一", "參見司徒衡著作第三頁。"), ("註二", "不動產另有規定。")]
    assert all(one.anchors for one in document.entries)


def test_sentences_set_as_headings_for_their_number_are_text() -> None:
    lines = ["# Maple v Oak", "## Background", ENGLISH, f"## 1. {ENGLISH.strip()}", ENGLISH, "## The law", ENGLISH]
    document = parsed("\n\n".join(lines) + "\n", "case.md")
    assert [one.title for one in document.sections][-2:] == ["Background", "The law"]
    assert document.reading.text.count(ENGLISH.strip()) == 4


def test_a_heading_whose_number_is_bold_by_itself_keeps_its_number() -> None:
    one, two = "**（****1****）典型的学生模型**", "**（****2****）借用的学生模型**"
    text = f"# 论学生模型\n\n{PROSE}\n\n{one}\n\n{PROSE}\n\n{two}\n\n{PROSE}\n"
    sections = [(one.number, one.title) for one in parsed(text, "note.md").sections]
    assert sections[-2:] == [("（1）", "典型的学生模型"), ("（2）", "借用的学生模型")]


def test_bracketed_numbers_count_on_where_the_first_stands_inside_another_line() -> None:
    parts = [
        f"（{number}）{title}\n{PROSE}"
        for number, title in zip("二三四", ("诉辩主张", "事实和证据", "解说"), strict=True)
    ]
    text = f"甲诉乙服务合同纠纷案（一）首部\n{PROSE}\n" + "\n".join(parts) + "\n"
    assert [one.number for one in parsed(text).sections if one.number] == ["（二）", "（三）", "（四）"]


def test_an_item_of_a_list_over_its_numbered_parts_is_a_heading() -> None:
    text = f"Of Pupils\n\n{ENGLISH * 2}\n\n4. Policy background\n\n4.1 {ENGLISH}\n\n5. Guidance\n\n5.1 {ENGLISH}\n"
    items = [text.index(item) for item in ("4. Policy", "5. Guidance")]
    marks = [Mark(kind="list_item", start=at, end=text.index("\n", at), value="1") for at in items]
    source, _ = read(RawFile(text.encode(), "page.txt"))
    sections = parse(source.model_copy(update={"marks": tuple(marks)}))[0].sections
    assert [(one.number, one.title) for one in sections] == [("4", "Policy background"), ("5", "Guidance")]
