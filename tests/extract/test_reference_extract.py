"""References found in parsed documents: lists, notes, short forms through the notes, prose, links."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from distlaw.extract.references import PART
from distlaw.extract.references.authorities import authorities
from distlaw.extract.references.prose import inline_references
from distlaw.model.citation import ReferenceFinding
from distlaw.model.document import Entry, ParsedDocument, Zone
from distlaw.model.findings import Findings
from distlaw.text.offsets import MappedText


def document(
    body: str, notes: list[str] | None = None, listed: list[str] | None = None, heading: str = ""
) -> ParsedDocument:
    """A document of one source: prose, then notes, then a list; entries begin behind their markers."""
    text = body + "\n"
    entries = []
    for kind, lines in (("note", notes or []), ("reference", listed or [])):
        text += f"\n{heading}\n" if heading else ""
        for line in lines:
            match = re.match(r"(?:\[(?P<a>\d+)\]|(?P<b>\d+)\.)\s*", line)
            marker = (match["a"] or match["b"]) if match else ""
            start = len(text) + (match.end() if match else 0)
            text += line + "\n"
            anchor = body.find(f"[{marker}]") if marker else -1
            anchors = ((anchor, anchor + len(marker) + 2),) if anchor >= 0 and kind == "note" else ()
            entries.append(Entry(kind=kind, marker=marker, start=start, end=len(text) - 1, anchors=anchors))
    return ParsedDocument(
        source_sha256="s",
        text_sha256="t",
        parser="made",
        parser_version="1",
        genre="plain",
        quality="full",
        language="zh-Hans",
        reading=MappedText.whole(text),
        zones=(Zone(kind="body", start=0, end=len(body)),),
        entries=tuple(entries),
    )


def found(doc: ParsedDocument) -> tuple[ReferenceFinding, ...]:
    references = PART.extract(doc, Findings()).references
    for one in references:
        exact = "".join(doc.reading.source[start:end] for start, end in one.evidence.ranges)
        assert exact == one.evidence.exact
    return references


def test_a_list_with_a_defect() -> None:
    doc = document(
        "正文[1]。又[1-2]。",
        listed=["[1] 沈砚秋. 题名甲[J]. 海东法学, 2028(3):4-15.", "[2] 陆知微. 没有刊名的研究, 2028,9(2):16-47."],
    )
    findings = PART.extract(doc, Findings())
    assert [(one.number, one.anchors) for one in findings.references] == [("1", (2, 7)), ("2", (7,))]
    assert [problem.code for problem in findings.problems] == ["reference_defect"]


def test_author_and_year_in_the_text_tie_an_entry() -> None:
    doc = document("如论者所言（沈砚秋，2028），此说可从。", listed=["沈砚秋, 2028. 题名甲[J]. 海东法学, (3):4-15."])
    assert found(doc)[0].anchors == (6,)


def test_short_forms_are_followed_to_their_note() -> None:
    notes = [
        "1. See ADA KIDD, THE LAW OF TIDES 12 (2029).",
        "2. Rowe v. Kidd, 101 U.S. 99, 103 (1879).",
        "3. Kidd, supra note 1, at 91.",
        "4. Id. at 345; see also 17 U.S.C. § 301(a).",
        "5. Cf. 15 U.S.C. § 2.",
    ]
    references = found(document("Body text", notes=notes))
    assert [(one.number, one.antecedent, one.locator) for one in references] == [
        ("1", "", "12"),
        ("3", "1", "91"),
        ("4", "1", "345"),
    ]
    assert references[1].item.title == "THE LAW OF TIDES"
    assert references[2].evidence.exact.startswith("Id. at 345; see also")


def test_chinese_short_forms_are_followed() -> None:
    notes = [
        "[1] 参见沈砚秋：《海上法》，载《海东法学》2028年第5期，第32页；陆知微：《潮汐论》，海城社2020年版，第9页。",
        "[2] 同前注〔1〕，陆知微书，第11页。",
        "[3] 同上注，第12页。",
        "[4] 同前注〔9〕，第1页。",
    ]
    references = found(document("正文", notes=notes))
    assert [(one.item.title, one.locator, one.antecedent) for one in references] == [
        ("海上法", "32", ""),
        ("潮汐论", "9", ""),
        ("潮汐论", "11", "1"),
        ("潮汐论", "12", "1"),
        ("", "1", "9"),
    ]
    assert "note 9" in references[-1].reason


def test_a_note_on_a_listed_work_goes_to_the_lists_entry() -> None:
    doc = document(
        "正文[1]说",
        notes=["[1] 参见沈砚秋：《题名甲》，载《海东法学》2028年第3期，第6页。"],
        listed=["[1] 沈砚秋. 题名甲[J]. 海东法学, 2028(3):4-15."],
    )
    references = found(doc)
    assert [(one.item.page, one.locator, one.anchors) for one in references] == [("4-15", "6", (2,))]


@pytest.mark.parametrize(
    "note",
    [
        "参见海东市中级人民法院（2029）海01民终1号民事判决书。",
        "参见《中华人民共和国反垄断法》第二十二条。",
        "1 F.4th 2, 3 (2d Cir. 2030).",
        "作者系海东大学法学院教授。",
    ],
)
def test_notes_on_law_alone_are_left_to_the_citations(note: str) -> None:
    assert not found(document("正文", notes=[f"[1] {note}"]))


def test_an_end_list_of_cases_is_a_list() -> None:
    doc = document(
        "Body.", notes=["1. Case C-999/30 Kidd v Rowe EU:C:2031:10.", "2. 248 US 215 (1918)."], heading="Notes"
    )
    assert [one.item.issued for one in found(doc)] == ["2031", "1918"]


def test_a_link_keeps_its_address_in_its_evidence() -> None:
    source = "- [What the tide brings | Harbor Review](https://example.org/tide)\n"
    reading = MappedText.whole(source).arranged([(3, 39)])
    entry = Entry(kind="reference", marker="", start=0, end=36, url="https://example.org/tide")
    doc = document("").model_copy(update={"reading": reading, "entries": (entry,), "zones": ()})
    (one,) = found(doc)
    assert one.evidence.exact == source[2:-1]
    assert (one.item.title, one.item.container_title) == ("What the tide brings", "Harbor Review")


PROSE = [
    (
        "See Ada Kidd & Ben Rowe, Tides and Torts, 99 Harbor L. Rev. 743 (2021); but no.",
        ["Ada Kidd & Ben Rowe, Tides and Torts, 99 Harbor L. Rev. 743 (2021)"],
    ),
    (
        "今从其说（参见沈砚秋：《论海上法》，载《海东法学》2028年第5期，第32页）。",
        ["沈砚秋：《论海上法》，载《海东法学》2028年第5期，第32页"],
    ),
    ("The text lies at https://example.org/a/b, as all know.", ["https://example.org/a/b"]),
    ("Rowe v. Kidd, 812 F. Supp. 4th 331 (D. Port. 2031), held so.", []),
    ("《海东法学》2028年第5期61-73页刊出，项目批准号:17ZDA138。", []),
    ("《三体》第二章写到，法〔2018〕335号通知，2024年度第3号。", []),
]


@pytest.mark.parametrize(("text", "expected"), PROSE)
def test_references_in_prose(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end, _, _ in inline_references(text, 0, len(text))] == expected


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(["《", "》", "；", "。", "参见", "见", "a; b", '"', "(", ")", "黄汇：", ";", " "]), max_size=30
    )
)
def test_authorities_lie_in_order_inside_the_note(parts: list[str]) -> None:
    note = "".join(parts)
    spans = authorities(note)
    assert all(0 <= start < end <= len(note) for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
