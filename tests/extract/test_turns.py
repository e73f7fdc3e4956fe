"""Who speaks where the layout says it, and whom a pronoun means: dialogues, judgments, paragraphs of our own."""

from __future__ import annotations

import itertools

import pytest

from distlaw.extract.claims.walk import propositions
from distlaw.model.document import ParsedDocument, Statement
from distlaw.text.offsets import MappedText


def speakers(text: str) -> list[tuple[str, str]]:
    document = ParsedDocument(
        source_sha256="0" * 64, text_sha256="1" * 64, parser="plain", parser_version="1", genre="plain", quality="full",
        language="en" if text.isascii() else "zh-Hans", reading=MappedText.whole(text),
        statements=(Statement(field="title", value="模型蒸馏 (model distillation)", origin="label"),),
    )  # fmt: skip
    return [(draft.speaker.name, draft.text[:8]) for draft in propositions(document)[0] if not draft.is_unheard]


def test_the_labels_of_a_dialogue_name_the_speakers() -> None:
    turns = (
        "记者：蒸馏违法吗？",
        "方怀谨：接口是厂商自己打开的。",
        "余静：条款禁止用户训练对手。",
        "方怀谨：违约不等于侵权。",
    )
    text = "\n\n".join(turns)
    assert [name for name, _ in speakers(text)] == ["方怀谨", "余静", "方怀谨"]


def test_a_judgment_seats_the_parties_and_the_court() -> None:
    text = (
        "民事判决书\n\n原告诉称，被告抓取其数据，构成不正当竞争。\n\n被告辩称，数据是公开的。\n\n"
        "本院认为，抓取公开数据并不当然违法。绕过技术措施的，构成不正当竞争。\n\n判决如下：驳回上诉。"
    )
    assert [name for name, _ in itertools.groupby(name for name, _ in speakers(text))] == ["原告", "被告", ""]
    assert sum(not name for name, _ in speakers(text)) == 3  # the court is the author


def test_pronouns_mean_who_was_named_last() -> None:
    text = "陈律师提醒，条款对第三人没有约束力。她也说，厂商封锁接口可能违法。"
    assert [name for name, _ in speakers(text)] == ["陈律师", "陈律师"]


def test_a_view_may_stand_in_the_middle_of_a_sentence() -> None:
    text = "Lena Fischer spoke first. No reading of the factors, on her account, excuses the use of pirated books."
    assert speakers(text)[-1][0] == "Lena Fischer"


def test_a_new_paragraph_ends_a_quotation() -> None:
    text = "方教授说：“学习是自由的。模仿也是自由的。”\n\n条款仍然有效。"
    assert [name for name, _ in speakers(text)] == ["方教授", ""]


def test_the_author_speaks_again_in_the_first_person() -> None:
    text = "周岚指出，抓取回答侵犯复制权。笔者认为，训练并不侵犯复制权。"
    assert [name for name, _ in speakers(text)] == ["周岚", ""]


def said(text: str) -> list[tuple[str, str, str]]:
    document = ParsedDocument(
        source_sha256="0" * 64, text_sha256="1" * 64, parser="plain", parser_version="1", genre="plain", quality="full",
        language="en" if text.isascii() else "zh-Hans", reading=MappedText.whole(text),
        statements=(Statement(field="title", value="著作权 (copyright)", origin="label"),),
    )  # fmt: skip
    return [(draft.speaker.name, draft.kind, draft.text) for draft in propositions(document)[0] if not draft.is_unheard]


def test_a_judgment_knows_its_parties_by_role_and_by_short_name() -> None:
    text = (
        "上诉人（原审被告）：程砚秋，某书店经营者。\n\n被上诉人（原审原告）：海棠出版有限公司，住所地某市。\n\n"
        "上诉人程砚秋因与被上诉人海棠出版有限公司（以下简称海棠公司）侵害著作权纠纷一案，"
        "不服某市中级人民法院民事判决，提起上诉。\n\n"
        "一审法院认为\n\n书店未经许可销售复制品，构成侵权。\n\n上诉人诉称\n\n该书已过保护期，不构成侵权。\n\n"
        "海棠公司于2031年5月6日答辩称，该书仍受著作权法保护。\n\n"
        "本院认为，《中华人民共和国著作权法》第二十三条规定，保护期为五十年。书店的行为构成侵权。\n\n判决如下：\n\n驳回上诉，维持原判。"
    )
    assert list(dict.fromkeys((name, kind) for name, kind, _ in said(text))) == [
        ("某市中级人民法院", "holding"),
        ("程砚秋", "submission"),
        ("海棠出版有限公司", "submission"),
        ("", "characterisation"),  # what the statute provides
        ("", "holding"),
    ]


def test_a_brief_speaks_for_its_client() -> None:
    text = (
        "民事代理词\n\n某律师事务所接受本案被告青松公司的委托，指派我们担任代理人。\n\n"
        "一、涉案数据不构成作品，原告不享有著作权。\n\n代理人认为，原告的请求应当驳回。"
    )
    assert {(name, kind) for name, kind, words in said(text) if "委托" not in words} == {("青松公司", "submission")}


@pytest.mark.parametrize(
    ("text", "speaker", "kind"),
    [
        ("某市中级人民法院经审理，认定被告抓取数据的行为构成不正当竞争。", "某市中级人民法院", "characterisation"),
        ("某市中級人民法院經審理，認定被告抓取資料的行為構成不正當競爭。", "某市中级人民法院", "characterisation"),
        ("诉状指称：\n\n被告侵犯其著作权", "诉状", "allegation"),
        ("Otter and Heron said the clause breaches copyright law.", "Otter and Heron", "characterisation"),
    ],
)
def test_who_decides_and_who_accuses(text: str, speaker: str, kind: str) -> None:
    name, found, _ = said(text)[-1]
    assert (name, found) == (speaker, kind)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("判决生效后，起诉的出版社数量将大幅增加。", "prediction"),
        ("判決生效後，起訴的出版社數量將大幅增加。", "prediction"),
        ("Publishers will inevitably sue over copyright.", "prediction"),
        ("Whether a melody made by a machine has copyright is legally untested.", "open_question"),
    ],
)
def test_kinds_by_what_is_foreseen_and_what_is_open(text: str, kind: str) -> None:
    assert said(text)[-1][1] == kind


def test_a_notice_that_pleads_for_itself_is_all_submission() -> None:
    text = (
        "DMCA Counter Notice\n\nThe copyright claim is unfounded. Distillation copies no expression of the model.\n\n"
        "I swear, under penalty of perjury, that the material was removed by mistake."
    )
    document = ParsedDocument(
        source_sha256="0" * 64, text_sha256="1" * 64, parser="plain", parser_version="1", genre="plain", quality="full",
        language="en", reading=MappedText.whole(text),
    )  # fmt: skip
    found = [draft for draft in propositions(document)[0] if "copyright" in draft.text]
    assert {(draft.kind, draft.speaker.type) for draft in found} == {("submission", "author")}
