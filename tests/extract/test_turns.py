"""Who speaks where the layout says it, and whom a pronoun means: dialogues, judgments, paragraphs of our own."""

from __future__ import annotations

from distlaw.extract.claims.walk import propositions
from distlaw.model.document import ParsedDocument, Statement
from distlaw.text.offsets import MappedText


def speakers(text: str) -> list[tuple[str, str]]:
    document = ParsedDocument(
        source_sha256="0" * 64, text_sha256="1" * 64, parser="plain", parser_version="1", genre="plain", quality="full",
        language="en" if text.isascii() else "zh-Hans", reading=MappedText.whole(text),
        statements=(Statement(field="title", value="模型蒸馏 (model distillation)", origin="label"),),
    )  # fmt: skip
    return [(draft.speaker.name, draft.text[:8]) for draft in propositions(document)[0]]


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
    assert [name for name, _ in speakers(text)] == ["原告", "被告", "", "", ""]  # the court is the author


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
