"""Whose words a quotation, a list or a plea are, where it is said once for several sentences."""

from __future__ import annotations

import pytest

from distlaw.extract.claims.walk import propositions
from distlaw.model.document import ParsedDocument, Statement
from distlaw.parsers import parse
from distlaw.readers import read
from distlaw.readers.reader import RawFile
from distlaw.text.offsets import MappedText


def said(text: str) -> list[tuple[str, str]]:
    document = ParsedDocument(
        source_sha256="0" * 64, text_sha256="1" * 64, parser="plain", parser_version="1", genre="plain", quality="full",
        language="en" if text[:20].isascii() else "zh-Hans", reading=MappedText.whole(text),
        statements=(Statement(field="title", value="著作权 (copyright)", origin="label"),),
    )  # fmt: skip
    return [(draft.speaker.name, draft.text) for draft in propositions(document)[0]]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("“抓取公开数据并不违法。法院不应当禁止它，”云帆实验室的律师周岚说。", ["周岚", "周岚"]),
        (
            "“训练模型并不复制作品的表达，”麦卡伦说。“学习他人的风格不构成侵权。”\n\n著作权法没有规定训练。",
            ["麦卡伦", "麦卡伦", ""],
        ),
        ("『訓練並不複製表達。』這是常見的說法。", ["", ""]),
    ],
    ids=["named after the quotation", "goes on in the next quotation", "nobody named"],
)
def test_a_quotation_is_whose_it_is_said_to_be(text: str, speakers: list[str]) -> None:
    found = said(text)
    assert len(found) == len(speakers)
    assert all((wanted in name) if wanted else not name for (name, _), wanted in zip(found, speakers, strict=True))


def test_an_english_quotation_keeps_its_speaker_across_sentences() -> None:
    text = (
        '"The copyright notice binds nobody," Lena Fischer said. '
        '"Training is no infringement. It copies no expression."'
    )
    assert {name for name, _ in said(text)} == {"Lena Fischer"}


def test_who_opens_the_sentence_after_a_quotation_did_not_say_it() -> None:
    text = '"The copyright notice binds nobody." Lena Fischer said that training copies expression.'
    assert [name for name, _ in said(text)] == ["", "Lena Fischer"]


def test_a_court_speaks_on_through_its_reasons_and_their_numbers() -> None:
    text = (
        "法院经审理认为，该图片缺乏独创性。被告的行为不构成侵权。理由在于：\n\n"
        "第一，提示词只是思想。\n\n第二，图片由模型生成。"
    )
    assert [name for name, _ in said(text)] == ["法院"] * len(said(text))


def test_a_party_tells_what_another_court_held() -> None:
    text = "陈某在上诉状中提到，协议没有约束力。一审法院认定违约金过高。"
    assert "一审法院" not in {name for name, _ in said(text)}


SAID = [
    ("消费者基金会认为，因为条款是格式条款，应当从严解释。", "消费者基金会"),
    ("委员会估计，禁令将使新设企业增加两成。", "委员会"),
    ("甲公司关于条款有效的请求，本院不予支持。", "法院"),
    ("法院近期判决编排方式受著作权法保护。", "法院"),
    ("在 GDPR 看来，未经同意使用个人数据违法。", ""),
    ("原告未能让法官相信，复制损害了市场。", ""),
]


@pytest.mark.parametrize(("text", "name"), SAID, ids=[case[0][:10] for case in SAID])
def test_who_says_a_sentence(text: str, name: str) -> None:
    assert said(text)[0][0] == name


def test_he_is_whoever_is_said_to_be_a_person() -> None:
    text = (
        "The ruling against Blue Harbour surprised tribunal member Ann Quill. Blue Harbour appealed.\n\n"
        '"The firm is liable for what its chatbot tells a customer," she wrote.'
    )
    assert ("Ann Quill", "The firm is liable for what its chatbot tells a customer") in said(text)


def test_terms_that_address_the_user_are_the_makers() -> None:
    text = (
        "The new text reads differently.\n\nYou will not use the Llama Materials to improve any other model hereunder."
    )
    assert said(text)[-1][0] == "Meta"


def test_a_heading_says_whose_words_its_section_holds() -> None:
    text = (
        "# 数据案评述\n\n两家平台争执已久，著作权是焦点。\n\n## 辩护意见\n\n抓取公开数据不构成侵权。\n\n## 裁判要旨\n\n"
        "抓取数据构成不正当竞争。\n\n## 启示\n\n平台应当公布抓取规则。\n"
    )
    document = parse(read(RawFile(text.encode(), "text.md"))[0])[0]
    found = {draft.text: draft.speaker.name for draft in propositions(document)[0]}
    assert found["抓取公开数据不构成侵权"] == "被告方"
    assert found["抓取数据构成不正当竞争"] == "法院"
    assert found["平台应当公布抓取规则"] == ""
