"""Cases told part by part and passages of judgments without their heads: whose words they are, and of which kind."""

from __future__ import annotations

import pytest

from distlaw.extract.claims.draft import ClaimDraft
from distlaw.extract.claims.walk import propositions
from distlaw.model.document import ParsedDocument, Statement
from distlaw.model.source import SourceText
from distlaw.parsers import parse
from distlaw.text.offsets import MappedText

_DIGEST = """甲云公司诉乙舟公司侵害商业秘密纠纷案
关键词
民事商业秘密离职员工举证责任
基本案情
原告甲云公司诉称，乙舟公司指使其离职员工带走客户名册，侵害了甲云公司的商业秘密。请求判令：1.乙舟公司停止侵害商业秘密；2.赔偿经济损失三十万元。
被告乙舟公司辩称：客户名册已经公开，不构成商业秘密。
法院经审理查明，甲云公司自2029年起编制客户名册，与全部销售人员签订了保密协议。
滨江区人民法院于2031年3月1日作出（2031）滨民初8号民事判决：一、乙舟公司立即停止使用涉案客户名册；二、驳回甲云公司的其他诉讼请求。宣判后，乙舟公司提起上诉，后撤回上诉。
裁判理由
本案的争议焦点为：客户名册是否构成商业秘密。
首先，甲云公司为编制客户名册投入了五名员工和两年的时间。
其次，乙舟公司没有说明名册来源，其使用名册的行为侵害了甲云公司的商业秘密。
在判断是否侵害商业秘密时，应当综合考虑接触的可能和信息的相似程度加以审查。
裁判要旨
离职员工带走的客户名册经过整理的，属于商业秘密。
"""
_KINDS = [
    ("侵害了甲云公司的商业秘密", "submission", "甲云公司"),
    ("不构成商业秘密", "submission", "乙舟公司"),
    ("签订了保密协议", "factual", ""),
    ("停止使用涉案客户名册", "holding", "滨江区人民法院"),
    ("客户名册是否构成商业秘密", "open_question", ""),
    ("投入了五名员工", "factual", ""),
    ("使用名册的行为侵害", "holding", ""),
    ("加以审查", "normative", ""),
    ("经过整理的，属于商业秘密", "characterisation", ""),
]


def drafts(text: str) -> list[ClaimDraft]:
    document = ParsedDocument(
        source_sha256="0" * 64, text_sha256="1" * 64, parser="plain", parser_version="1", genre="plain", quality="full",
        language="en" if text[:20].isascii() else "zh-Hans", reading=MappedText.whole(text),
        statements=(Statement(field="title", value="商业秘密 (trade secret)", origin="label"),),
    )  # fmt: skip
    return propositions(document)[0]


@pytest.mark.parametrize(("words", "kind", "speaker"), _KINDS)
def test_a_digest_speaks_in_parts(words: str, kind: str, speaker: str) -> None:
    source = SourceText(sha256="0" * 64, file_name="digest.txt", media_type="text/plain", text=_DIGEST)
    found = [one for one in propositions(parse(source)[0])[0] if words in one.text]
    assert found, words
    assert (found[0].kind, found[0].speaker.name) == (kind, speaker), found[0].text


_PASSAGE = "\n".join(
    (
        "12.",
        "I am satisfied that Mr Wren copied the customer list from the office printer.",
        "In my judgment the list is a trade secret, and he knew it.",
        "13.",
        "The Claimant submits that the list took two years to make. I accept that submission.",
        "14.",
        "I find that the list was kept under lock and key.",
        "The claim in breach of confidence is likely to succeed at trial. I would grant an injunction.",
    )
)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("the list is a trade secret", "holding"),
        ("the list took two years to make", "submission"),
        ("likely to succeed at trial", "holding"),
    ],
)
def test_a_judge_is_known_by_the_voice(words: str, kind: str) -> None:
    found = [one for one in drafts(_PASSAGE) if words in one.text]
    assert found and found[0].kind == kind, [(one.kind, one.text) for one in found]


def test_a_report_of_judges_is_no_judgment() -> None:
    text = (
        "The court held that the list was a trade secret. Lawyers disagree with the ruling. The claimant said that it "
        "was satisfied with the order. Employers should mark every list as confidential. The list must be kept secret."
    )
    assert not {one.kind for one in drafts(text)} & {"holding", "submission"}


@pytest.mark.parametrize(
    ("words", "kind", "speaker"),
    [
        ("上開程式碼為其營業秘密", "submission", "原告"),
        ("程式碼早已公開，並非營業秘密", "submission", "被告"),
        ("程式碼並非營業秘密，已屬無從主張", "holding", ""),
    ],
)
def test_a_judgment_of_taiwan_is_seated(words: str, kind: str, speaker: str) -> None:
    text = (
        "一、原告主張：上開程式碼為其營業秘密，被告應負賠償責任。\n\n"
        "二、被告則以：程式碼早已公開，並非營業秘密，原告之訴應予駁回等語，資為抗辯。\n\n"
        "三、得心證之理由\n\n經查，原告將程式碼刊於網站，該程式碼並非營業秘密，已屬無從主張。\n\n"
        "四、據上論結，本件原告之訴為無理由，爰判決如主文。\n"
    )
    found = [one for one in drafts(text) if words[:8] in one.text]
    assert found, [one.text for one in drafts(text)]
    assert (found[0].kind, found[0].speaker.name) == (kind, speaker), found[0].text
