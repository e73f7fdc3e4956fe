"""What a document is about, and what a claim without a theory of its own takes from the text around it."""

from __future__ import annotations

import pytest

from distlaw.extract.claims import PART
from distlaw.extract.claims.walk import propositions
from distlaw.model.argument import ClaimFinding
from distlaw.model.document import ParsedDocument, Statement
from distlaw.model.findings import Findings
from distlaw.text.offsets import MappedText


def document(text: str, title: str = "") -> ParsedDocument:
    stated = (Statement(field="title", value=title, origin="label", ranges=((0, 1),)),) if title else ()
    return ParsedDocument(
        source_sha256="0" * 64, text_sha256="1" * 64, parser="plain", parser_version="1", genre="plain", quality="full",
        language="zh-Hans", reading=MappedText.whole(text), statements=stated,
    )  # fmt: skip


def claims_of(text: str, title: str = "") -> tuple[ClaimFinding, ...]:
    return PART.extract(document(text, title), Findings()).claims


@pytest.mark.parametrize(
    ("text", "title", "topic"),
    [
        ("蒸馏他人的模型不构成侵权。\n以大模型的输出训练小模型也不违反合同。", "", "on"),
        ("先占者无权阻止后来者学习。", "论模型蒸馏", "on"),
        ("专利权人不得滥用专利权。商业秘密须有保密措施。著作权只保护表达，作品须有独创性。", "", "on"),
        ("出租人应当按照合同约定交付房屋。承租人应当支付租金，逾期须承担违约责任。", "房屋租赁合同", "none"),
        ("公民的基本权利受宪法保护，公权力不得任意限制。", "论基本权利的限制", "none"),
    ],
    ids=["practice", "title", "doctrines", "lease", "constitution"],
)
def test_what_a_document_is_about(text: str, title: str, topic: str) -> None:
    assert propositions(document(text, title))[1] == topic


def test_a_text_on_another_subject_has_no_claims_and_says_so() -> None:
    text = "出租人应当按照合同约定交付房屋。\n承租人应当支付租金，逾期须承担违约责任。\n约定不得转租的，转租合同无效。"
    found = PART.extract(document(text, "房屋租赁合同"), Findings())
    assert found.claims == () and [problem.code for problem in found.problems] == ["off_topic"]


def test_a_theory_is_inherited_within_a_paragraph_only() -> None:
    near = claims_of("蒸馏并不侵犯商业秘密。公开的回答可以拿来训练自己的模型。", "论模型蒸馏")
    assert [claim.theories for claim in near] == [("trade_secret",), ("trade_secret",)]


def test_nothing_is_given_because_nothing_else_fits() -> None:
    assert all(
        "governance" not in claim.theories for claim in claims_of("学生模型应当自由学习教师的回答。", "论模型蒸馏")
    )
