"""What composed cues read from sentences of our own: stance, kind, doctrine in context and speaker."""

from __future__ import annotations

import pytest

from distlaw.extract.claims import PART
from distlaw.model.argument import ClaimFinding
from distlaw.model.document import ParsedDocument, Statement
from distlaw.model.findings import Findings
from distlaw.text.offsets import MappedText


def claims_of(text: str) -> tuple[ClaimFinding, ...]:
    document = ParsedDocument(
        source_sha256="0" * 64,
        text_sha256="1" * 64,
        parser="plain",
        parser_version="1",
        genre="plain",
        quality="full",
        language="en" if text.isascii() else "zh-Hans",
        reading=MappedText.whole(text),
        statements=(Statement(field="title", value="模型蒸馏 (model distillation)", origin="label"),),
    )
    return PART.extract(document, Findings()).claims


STANCES = [
    ("合议庭没有支持厂商以合同禁止抓取回答的主张。", "permits"),
    ("法院判令被告停止使用蒸馏所得的模型。", "prohibits"),
    ("绕过调用限制批量取得模型回答用于蒸馏的行为违背商业道德。", "prohibits"),
    ("Circumventing the rate limits to distil a model is an act of unfair competition.", "prohibits"),
    ("一旦全面禁令落地，受伤的只会是缺少资金的小团队。", "permits"),
    ("厂商的条款属于没有正当理由的交易限制，构成滥用。", "permits"),
    ("方法专利的保护范围并不涵盖只收集回答的人。", "permits"),
    ("社区版许可证对下游训练未设任何限制。", "permits"),
    ("用户协议普遍排除了将结果用于竞争性训练的可能。", "prohibits"),
    ("反垄断法禁止占有支配地位的开发者滥用市场支配地位，这与蒸馏无关。", "neutral"),
    ("处理对话记录，须依个人信息保护法征得用户同意。", "conditional"),
    ("The tribunal declined to extend copyright to the study of published answers.", "permits"),
    ("The judge issued a preliminary injunction against further training on the outputs.", "prohibits"),
    ("No statute makes it unlawful to train on answers one has paid for.", "permits"),
    ("Registration duties should replace the prohibition of distillation.", "conditional"),
    ("Most agreements rule out the use of answers to build a rival.", "prohibits"),
]
KINDS = [
    ("中间结果归谁，著作权法没有给出答案。", "open_question"),
    ("法院往往不愿介入这类合同纠纷。", "factual"),
    ("厂商可能转而修改合同，抬高价格。", "prediction"),
    ("部署方出了错，厂商就得对用户负责。", "normative"),
    ("Whether weights are goods the statute does not say.", "open_question"),
    ("The court has not yet ruled on the copyright claim.", "factual"),
    ("Disputes over copyright in answers will be litigated in California.", "prediction"),
]
SPEAKERS = [
    ("反对者的理由是，蒸馏者没有付出成本，构成不正当竞争。", "反对者", "蒸馏者没有付出成本，构成不正当竞争"),
    ("陶律师随即放话，条款对第三人没有约束力。", "陶", "条款对第三人没有约束力"),
    ("条款不能约束第三人——这是最高人民法院在判决里的观点。", "最高人民法院", "条款不能约束第三人"),
    (
        "As Professor Calloway puts it, the contract claim is preempted by copyright law.",
        "Calloway",
        "the contract claim is preempted by copyright law",
    ),
    (
        "Judge Okafor sided with Meta but warned that the terms of service were void.",
        "Okafor",
        "the terms of service were void",
    ),
    ("A partner at a Boston firm told me that contract claims would fail.", "partner", "contract claims would fail"),
]


@pytest.mark.parametrize(("text", "stance"), STANCES, ids=[case[0][:24] for case in STANCES])
def test_stances(text: str, stance: str) -> None:
    assert [claim.stance for claim in claims_of(text)] == [stance]


@pytest.mark.parametrize(("text", "kind"), KINDS, ids=[case[0][:24] for case in KINDS])
def test_kinds(text: str, kind: str) -> None:
    assert [claim.kind for claim in claims_of(text)] == [kind]


@pytest.mark.parametrize(("text", "speaker", "quote"), SPEAKERS, ids=[case[0][:24] for case in SPEAKERS])
def test_speakers(text: str, speaker: str, quote: str) -> None:
    claims = claims_of(text)
    assert [claim.evidence.exact for claim in claims] == [quote]
    assert speaker in claims[0].speaker.name


def test_first_person_ends_a_running_attribution() -> None:
    second = claims_of("陶律师说，条款对第三人没有约束力。我国合同法应当承认这一点。")[-1]
    assert second.speaker.type == "author"


def test_a_topic_sentence_gives_its_doctrine_to_what_follows() -> None:
    claims = claims_of("再看商业秘密。参数一旦公开，法院便不再保护。")
    assert claims[-1].theories == ("trade_secret",)


@pytest.mark.parametrize(
    ("text", "theories"),
    [
        ("请求判令被告停止侵权并赔偿经济损失五万元。", "remedies"),
        ("請求判令被告停止侵權並賠償經濟損失五萬元。", "remedies"),
        ("购买者有权以受益人身份提起诉讼。", "procedure_evidence"),
        ("The buyer has standing to enforce the licence.", "procedure_evidence"),
        ("The author may claim damages for each copy.", "remedies"),
    ],
)
def test_what_is_asked_for_and_who_may_ask(text: str, theories: str) -> None:
    assert theories in claims_of(text)[0].theories
