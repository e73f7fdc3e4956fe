"""Sentences and clauses, in both languages, with offsets kept."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from distlaw.extract.claims.cutting.clauses import clauses
from distlaw.text.sentences import sentences

SENTENCES = [
    ("条款有效。法院支持。", ["条款有效。", "法院支持。"]),
    ("他问：“条款有效吗？”法院没有回答。", ["他问：“条款有效吗？”", "法院没有回答。"]),
    ("条款（是否有效？）尚无定论。", ["条款（是否有效？）尚无定论。"]),
    ("条款有效[1]。法院支持。[2]学者反对。", ["条款有效[1]。", "法院支持。[2]", "学者反对。"]),
    (
        "In A v. B, 12 F.3d 1 (9th Cir. 2020), the claim failed. It was late.",
        ["In A v. B, 12 F.3d 1 (9th Cir. 2020), the claim failed.", "It was late."],
    ),
    ("See 17 U.S.C. § 107. The use is fair.", ["See 17 U.S.C. § 107.", "The use is fair."]),
    ("Acme Inc. may sue. Others wait.", ["Acme Inc. may sue.", "Others wait."]),
    ("It raises challenges.At its core it copies.", ["It raises challenges.", "At its core it copies."]),
    ("版本3.1有效。", ["版本3.1有效。"]),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[case[0][:16] for case in SENTENCES])
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == expected


CLAUSES = [
    ("条款有效，法院支持；学者反对", [("条款有效", "，"), ("法院支持", "；"), ("学者反对", "")]),
    ("“甲，乙”有效，丙无效", [("“甲，乙”有效", "，"), ("丙无效", "")]),
    ("损失为1,000元，应赔偿", [("损失为1,000元", "，"), ("应赔偿", "")]),
    ("结论如下：条款有效——暂时", [("结论如下", "："), ("条款有效", "—"), ("暂时", "")]),
    ("应完善规则、建立登记制度", [("应完善规则", "、"), ("建立登记制度", "")]),
]


@pytest.mark.parametrize(("text", "expected"), CLAUSES, ids=[case[0][:12] for case in CLAUSES])
def test_clauses(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(text[c.start : c.end], c.mark) for c in clauses(text, 0, len(text))] == expected


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="甲乙。！？，；：、“”（）「」—.!?,;:()[]1a A\n", max_size=60))
def test_spans_are_in_order_and_lose_only_marks(text: str) -> None:
    at = 0
    for start, end in sentences(text):
        assert at <= start < end <= len(text)
        assert not text[at:start].strip()
        inner = start
        for clause in clauses(text, start, end):
            assert inner <= clause.start < clause.end <= end
            inner = clause.end
        at = end
    assert not text[at:].strip()
