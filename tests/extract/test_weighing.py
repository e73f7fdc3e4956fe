"""What a text is about, and what weighs for a theory that the claim's own words do not name."""

from __future__ import annotations

from pathlib import Path

from distlaw.extract.claims import extract
from distlaw.extract.claims.walk import propositions
from distlaw.model.document import ParsedDocument
from distlaw.model.findings import Findings
from distlaw.text.offsets import MappedText

LABOUR = (
    "劳动者与用人单位订立劳动合同的，双方应当全面履行。用人单位不得以竞业限制约定限制劳动者的正当流动。"
    "竞业限制期限不得超过二年。用人单位未支付经济补偿的，劳动者有权解除竞业限制约定。\n\n"
    "违反竞业限制约定的劳动者应当支付违约金。约定的违约金过高的，仲裁机构可以调低。"
    "劳动关系是否存在，由用人单位承担举证责任。未订立书面劳动合同的，应当支付二倍工资。"
    "用人单位单方变更工作地点的，劳动者可以拒绝。工会有权要求用人单位纠正违法解除劳动合同的行为。\n\n"
    "这一规定加重了用人单位的负担。它在实践中争议很大。"
)
CONSTITUTION = (
    "宪法规定，国家尊重和保障人权。立法会的法定人数由议事规则规定。议员应当宣誓就职。"
    "选举权是公民的基本权利。任何人不得剥夺选民的投票权。全国人民代表大会有权解释宪法。\n\n"
    "刑事被告人有权获得辩护。死刑案件应当由最高人民法院核准。警察不得非法搜查住宅。"
    "法官应当独立审判。集会应当事先申请。"
)


def document(text: str) -> ParsedDocument:
    return ParsedDocument(
        source_sha256="0" * 64, text_sha256="1" * 64, parser="plain", parser_version="1", genre="plain", quality="full",
        language="zh-Hans", reading=MappedText.whole(text),
    )  # fmt: skip


def test_a_text_on_a_general_doctrine_of_the_vocabulary_is_read_for_claims() -> None:
    claims = extract(document(LABOUR), Findings()).claims
    assert len(claims) >= 4
    assert sum("labour" in claim.theories for claim in claims) >= len(claims) / 2


def test_a_text_on_other_law_is_met_with_silence() -> None:
    assert extract(document(CONSTITUTION), Findings()).claims == ()


def test_a_theory_is_in_question_where_the_whole_text_is_on_it() -> None:
    last = propositions(document(LABOUR))[0][-1]
    assert "labour" in last.candidates
    assert any(name.startswith("share:") for name in last.candidates["labour"])


def test_a_doctrine_named_in_the_claim_is_not_outweighed_by_what_the_text_speaks_of() -> None:
    text = (Path(__file__).resolve().parents[2] / "docs" / "example.md").read_text("utf-8")
    found = extract(document(text), Findings()).claims
    theories = {one.evidence.exact: one.theories for one in found}
    (fair,) = (names for quote, names in theories.items() if "合理使用" in quote)
    (dominant,) = (names for quote, names in theories.items() if "市场支配地位" in quote)
    assert "fair_use" in fair and "antitrust" in dominant
