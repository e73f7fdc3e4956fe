"""Sentences of our own and what a lawyer would read from them: span, theories, stance, kind, speaker, modality."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from distlaw.extract.claims import PART
from distlaw.extract.claims.walk import propositions
from distlaw.model.argument import ClaimFinding
from distlaw.model.document import ParsedDocument, Section, Statement, TableRow, Zone
from distlaw.model.findings import Findings
from distlaw.resources import folder
from distlaw.text.offsets import MappedText


def document(
    text: str,
    language: str = "zh-Hans",
    sections: tuple[Section, ...] = (),
    zones: tuple[Zone, ...] = (),
    rows: tuple[TableRow, ...] = (),
) -> ParsedDocument:
    return ParsedDocument(
        source_sha256="0" * 64,
        text_sha256="1" * 64,
        parser="plain",
        parser_version="1",
        genre="plain",
        quality="full",
        language=language,
        reading=MappedText.whole(text),
        sections=sections,
        zones=zones,
        rows=rows,
        statements=(Statement(field="title", value="模型蒸馏 (model distillation)", origin="label"),),
    )


def claims_of(text: str, language: str = "") -> tuple[ClaimFinding, ...]:
    found = PART.extract(document(text, language or ("en" if text.isascii() else "zh-Hans")), Findings())
    return found.claims


def quotes(text: str) -> list[str]:
    return [claim.evidence.exact for claim in claims_of(text)]


LABELLED = [
    ("通过接口远程调用境外模型，一般不被视为技术出口。", ("export_control",), "neutral", "characterisation", "hedged"),
    ("训练方法专利的权利人很难证明对方实施了每一个步骤。", ("patent",), "neutral", "factual", "asserted"),
    (
        "如果蒸馏者冒用教师模型的商标，就构成不正当竞争。",
        ("unfair_competition",),
        "conditional",
        "characterisation",
        "asserted",
    ),
    ("处理学生的个人信息，必须取得监护人的单独同意。", ("data_protection",), "conditional", "normative", "asserted"),
    ("部署者直接面对用户，应当承担首要责任。", ("tort_liability",), "neutral", "normative", "asserted"),
    ("服务条款明确禁止把回答用于训练竞争模型。", ("contract",), "prohibits", "characterisation", "asserted"),
    ("蒸馏并未复制教师模型的源代码，不构成著作权侵权。", ("copyright",), "permits", "characterisation", "asserted"),
    ("全面禁止模型蒸馏可能会阻碍技术创新。", ("governance",), "permits", "factual", "hedged"),
    ("蒸馏算不算侵犯商业秘密？", ("trade_secret",), "neutral", "open_question", "asserted"),
    (
        "具有市场支配地位的厂商封锁接口，可能构成滥用市场支配地位。",
        ("antitrust",),
        "permits",
        "characterisation",
        "hedged",
    ),
    ("資料庫業者指控某新創公司竊取其營業秘密。", ("trade_secret",), "prohibits", "allegation", "asserted"),
    ("定型化契約條款如顯失公平，依民法應屬無效。", ("contract",), "conditional", "normative", "asserted"),
    ("模型自動產出的文字欠缺人類創作，不受著作權保護。", ("copyright",), "neutral", "characterisation", "asserted"),
    ("公平會應要求業者揭露教師模型的名稱。", ("governance",), "conditional", "normative", "asserted"),
    (
        "A method claim is infringed only if a single party performs every step.",
        ("patent",),
        "conditional",
        "characterisation",
        "asserted",
    ),
    (
        "The community licence forbids any use of outputs to improve another model.",
        ("licence",),
        "prohibits",
        "characterisation",
        "asserted",
    ),
    (
        "Distilling a rival's answers does not infringe copyright.",
        ("copyright",),
        "permits",
        "characterisation",
        "asserted",
    ),
    (
        "Courts will probably enforce such clauses against commercial users.",
        ("contract",),
        "prohibits",
        "prediction",
        "hedged",
    ),
    ("Developers must keep a log of every teacher model.", ("governance",), "neutral", "normative", "asserted"),
    (
        "Whether a weight file is personal data remains unclear.",
        ("data_protection",),
        "neutral",
        "open_question",
        "asserted",
    ),
    ("A flat ban on distillation would chill academic research.", ("governance",), "permits", "factual", "asserted"),
]


@pytest.mark.parametrize(
    ("text", "theories", "stance", "kind", "modality"), LABELLED, ids=[case[0][:24] for case in LABELLED]
)
def test_labels(text: str, theories: tuple[str, ...], stance: str, kind: str, modality: str) -> None:
    claims = claims_of(text)
    assert len(claims) == 1
    claim = claims[0]
    assert (claim.theories, claim.stance, claim.kind, claim.modality) == (theories, stance, kind, modality)


SPLIT = [
    (
        "供应商必须证明损失，而学生模型分走了多少生意无从查起。",
        ["供应商必须证明损失", "学生模型分走了多少生意无从查起"],
    ),
    ("条款禁止蒸馏，因此开发者应当另签授权。", ["条款禁止蒸馏", "开发者应当另签授权"]),
    ("若未经授权使用他人数据训练模型，可能构成侵权。", ["若未经授权使用他人数据训练模型，可能构成侵权"]),
    (
        "宜建立三项制度：以合同补偿来平衡双方利益、以反垄断法来保障数据自由流动。",
        ["宜建立三项制度", "以合同补偿来平衡双方利益", "以反垄断法来保障数据自由流动"],
    ),
    ("应当完善侵权判断标准，从而推动产业健康发展。", ["应当完善侵权判断标准"]),
    ("一般条款可以适用，但须以实质性替代为前提。", ["一般条款可以适用，但须以实质性替代为前提"]),
    (
        "The clause binds the customer, but a stranger to the contract has promised nothing.",
        ["The clause binds the customer", "a stranger to the contract has promised nothing"],
    ),
    (
        "Vendors must prove loss; few customers lost to a student model say why.",
        ["Vendors must prove loss", "few customers lost to a student model say why"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SPLIT, ids=[case[0][:20] for case in SPLIT])
def test_sentences_are_cut_into_propositions(text: str, expected: list[str]) -> None:
    assert [draft.text for draft in propositions(document(text, "en" if text.isascii() else "zh-Hans"))[0]] == expected


NO_CLAIMS = [
    "本文分为四个部分，先谈合同，再谈著作权。",
    "希冀以此推动我国产业的高质量发展。",
    "本文仅供一般参考，不构成法律意见。",
    "我家楼下新开了一家面馆，老板姓周。",
    "小模型的推理成本降到原来的十五分之一，准确率只掉了两个百分点。",
    "整个行业需要通力合作。",
    "This note looks at the position under the law of contract.",
    "We hope that the list saves somebody a weekend.",
    "This alert is general information and not legal advice.",
    "Last week I had coffee with my neighbour.",
]


@pytest.mark.parametrize("text", NO_CLAIMS, ids=[text[:16] for text in NO_CLAIMS])
def test_what_is_no_claim(text: str) -> None:
    assert quotes(text) == []


SPEAKERS = [
    ("有学者主张，模型输出应当受到著作权法保护。", "group", "学者"),
    ("最高人民法院认为，以他人输出训练模型的行为构成不正当竞争。", "organisation", "最高人民法院"),
    ("OpenAI指责某公司蒸馏其模型，侵犯了它的知识产权。", "organisation", "OpenAI"),
    ("笔者认为，禁止蒸馏的条款应当无效。", "author", ""),
    (
        "The Federal Circuit held that no single party had performed the method claim.",
        "organisation",
        "Federal Circuit",
    ),
    ("Critics say that the clause is an abuse of dominance.", "group", "Critics"),
    ("It may be objected that each answer infringes the copyright of its maker.", "unnamed", "objection"),
    ("In our view, the clause that bars distillation is void.", "author", ""),
]


@pytest.mark.parametrize(("text", "kind", "name"), SPEAKERS, ids=[case[0][:16] for case in SPEAKERS])
def test_speakers(text: str, kind: str, name: str) -> None:
    claim = claims_of(text)[0]
    assert (claim.speaker.type, claim.speaker.name) == (kind, name)


def test_an_attribution_is_left_out_of_the_span() -> None:
    assert quotes("有学者主张，模型输出应当受到著作权法保护。") == ["模型输出应当受到著作权法保护"]


def test_an_accusation_keeps_its_accuser() -> None:
    text = "某厂商指控竞争对手违反服务条款。"
    assert quotes(text) == [text[:-1]]


def test_quoted_terms_are_the_drafters() -> None:
    claims = claims_of("Llama 2的社区许可协议规定：“被许可人不得使用输出来改进其他大型语言模型。”")
    assert [claim.speaker.name for claim in claims] == ["Meta"]
    assert claims[0].stance == "prohibits"


def test_a_claim_takes_its_theory_from_the_heading() -> None:
    text = "一、合同\n勾选同意的用户不得将回答用于训练竞争模型。"
    heading = Section(level=1, number="一、", title="合同", start=0, end=4)
    claims = PART.extract(document(text, sections=(heading,)), Findings()).claims
    assert [(claim.theories, claim.section) for claim in claims] == [(("contract",), "一、合同")]


def test_a_table_row_is_a_claim() -> None:
    text = "模型 | 许可证 | 义务\n甲模型 | MIT | 零限制\n"
    row = TableRow(header=("模型", "许可证", "义务"), cells=((14, 17), (20, 23), (26, 29)))
    claims = PART.extract(document(text, rows=(row,)), Findings()).claims
    assert [claim.evidence.exact for claim in claims] == ["甲模型 | MIT | 零限制"]
    assert claims[0].theories == ("licence",)


def test_advice_in_a_list_is_normative() -> None:
    text = "合规建议\n1. 封存训练日志以备诉讼举证。\n2. 逐一核对许可证的版本。\n"
    heading = Section(level=1, number="", title="合规建议", start=0, end=4)
    claims = PART.extract(document(text, sections=(heading,)), Findings()).claims
    assert [claim.kind for claim in claims] == ["normative", "normative"]


def test_hard_wrapped_text_is_read_across_its_lines() -> None:
    text = (
        "Copyright protects the expression of an author and not the method, the\n"
        "style or the skill that the expression reveals, and a rival who distils\n"
        "the answers of a model takes no expression from its maker, so that it is\n"
        "no infringement."
    )
    found = claims_of(text)
    assert found and all(claim.evidence.exact == text[claim.evidence.start : claim.evidence.end] for claim in found)
    assert any("\n" in claim.evidence.exact for claim in found)


def test_abstracts_are_zones_of_their_own() -> None:
    text = "蒸馏不构成著作权侵权。\n服务条款禁止蒸馏。"
    zones = (Zone(kind="abstract", start=0, end=11), Zone(kind="keywords", start=12, end=len(text)))
    claims = PART.extract(document(text, zones=zones), Findings()).claims
    assert [(claim.zone, claim.evidence.exact) for claim in claims] == [("abstract", "蒸馏不构成著作权侵权")]


def test_every_label_has_the_cue_that_decided_it() -> None:
    claim = claims_of("服务条款明确禁止把回答用于训练竞争模型。")[0]
    decided = {cue.label for cue in claim.cues if cue.decided}
    assert {"theory", "stance", "kind"} <= decided
    bar = next(cue for cue in claim.cues if cue.label == "stance" and cue.decided)
    assert (bar.text, bar.rule) == ("禁止", "sign.forbid")


@cache
def _traditional() -> dict[int, str]:
    traditional, simplified = (folder("data") / "script" / "t2s.txt").read_text(encoding="utf-8").split()
    return {ord(new): old for old, new in zip(traditional, simplified, strict=True) if "一" <= old <= "鿿"}


@pytest.mark.parametrize("text", [case[0] for case in LABELLED if not case[0].isascii()], ids=lambda text: text[:16])
def test_the_script_makes_no_difference(text: str) -> None:
    other = text.translate(_traditional())
    assert len(other) == len(text)
    mine, theirs = claims_of(text), claims_of(other)
    assert [c.evidence.ranges for c in mine] == [c.evidence.ranges for c in theirs]
    assert [(c.theories, c.stance, c.kind, c.modality) for c in mine] == [
        (c.theories, c.stance, c.kind, c.modality) for c in theirs
    ]


PIECES = st.sampled_from(
    [
        "服务条款",
        "禁止",
        "蒸馏",
        "，",
        "。",
        "若",
        "未经授权",
        "“",
        "”",
        "：",
        "；",
        "可能",
        "构成侵权",
        "\n",
        "1. ",
        "（",
        "）",
        "？",
        "The clause ",
        "bars ",
        "users ",
        ", and ",
        "it is void",
        ". ",
        "  ",
        "**",
        "| ",
        "法院认为",
        "[1]",
        "、",
        "但",
        "許可",
    ]
)


@settings(max_examples=120, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_evidence_is_exact_and_the_reading_repeatable(text: str) -> None:
    claims = claims_of(text, "zh-Hans")
    for claim in claims:
        assert "".join(text[start:end] for start, end in claim.evidence.ranges) == claim.evidence.exact
        assert claim.evidence.exact.strip()
        assert all(0 <= start < end <= len(text) for start, end in claim.evidence.ranges)
        assert all(cue.start == -1 or 0 <= cue.start < cue.end <= len(text) for cue in claim.cues)
    assert claims == claims_of(text, "zh-Hans")
