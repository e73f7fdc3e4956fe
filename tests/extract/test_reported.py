"""What is reported without a verb of saying right after its subject, and where a report ends."""

from __future__ import annotations

import pytest

from distlaw.extract.claims.walk import propositions
from distlaw.model.document import ParsedDocument, Statement
from distlaw.text.offsets import MappedText


def said(text: str) -> list[tuple[str, str]]:
    document = ParsedDocument(
        source_sha256="0" * 64, text_sha256="1" * 64, parser="plain", parser_version="1", genre="plain", quality="full",
        language="en" if text[:20].isascii() else "zh-Hans", reading=MappedText.whole(text),
        statements=(Statement(field="title", value="著作权 (copyright)", origin="label"),),
    )  # fmt: skip
    return [(draft.speaker.name, draft.text) for draft in propositions(document)[0]]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("柳某以某出版社侵犯其著作权为由请求赔偿损失。", "柳某"),
        ("经某区法院审理查明，被告复制了原告的作品。", "法院"),
        ("尽管原告提出了删除模型的请求，但法院认定训练属于合理使用。", "法院"),
        ("一审法院将涉案数据区分为公开数据与秘密数据。", "一审法院"),
        ("依據法院過去的見解，所謂合理保密措施係指客觀上的積極作為。", "法院"),
        ("孟远在关于《某项办法》的说明中提出：训练不构成侵权。", "孟远"),
        ("Judge Okafor held, among other things, that the copyright claim is preempted.", "Okafor"),
        ("The judge was not convinced that training infringes copyright.", "judge"),
        ("Heron expressed satisfaction with the copyright ruling.", "Heron"),
        ("The Heron Institute’s letter about the bill notes that copyright protects no style.", "Heron Institute"),
        ("法院首先认为，机器训练不侵犯著作权。", "法院"),
        ("谷歌回应说，训练不侵犯著作权。", "谷歌"),
        ("去年四月，一群插画师起诉了图澜公司，称训练侵犯其著作权。", "一群插画师"),
        ("裴某据此起诉，要求图澜公司赔偿著作权损失。", "裴某"),
        ("实务上曾有雇主主张，员工的职务作品不受著作权法保护。", "雇主"),
        ("版权局去年发布训练问题报告。报告指出，训练不侵犯著作权。", "版权局"),
        ("这会让著作权人更放心，图澜公司的律师艾伦·麦卡锡说。", "艾伦·麦卡锡"),
        ("被告人段某的辩护人发表辩护意见称：1、训练不侵犯著作权。", "段某的辩护人"),
        ("版权局（CRB）周二表示，训练不侵犯著作权。", "版权局"),
        ("原告段某诉称：训练侵犯其著作权。", "原告段某"),
        ("“The copyright notice binds nobody,” the lawsuit says.", "lawsuit"),
        ("iQuarry argued that copyright bars nobody from reading.", "iQuarry"),
        ("In Weir v. Tamm, the court of appeal found that copyright protects no style.", "court of appeal"),
        ("Judge Ann H. Okafor denied the motion, holding that copyright protects no style.", "Ann H. Okafor"),
        ("The Quarry Trust, for its part, urged courts to read copyright narrowly.", "Quarry Trust"),
        ("The defendant moves to dismiss on the ground that copyright preempts it.", "defendant"),
        ('Quill: "The copyright notice binds nobody who never agreed to it."', "Quill"),
    ],
)
def test_whose_words_a_report_holds(text: str, speaker: str) -> None:
    assert speaker in said(text)[-1][0]


@pytest.mark.parametrize(
    "text",
    [
        "目前尚未有权利人主张训练构成著作权侵权。",
        "云帆公司在案中并未主张训练侵犯其著作权。",
        "该模型名称即包含受著作权法保护的形象名称。",
        "简单总结，就是训练不侵犯著作权。",
        "The alleged breach of copyright was minor.",
        "If Jane Roe says nothing, the copyright notice binds nobody.",
    ],
)
def test_whoever_is_supposed_to_speak_has_not_spoken(text: str) -> None:
    assert {name for name, _ in said(text)} == {""}


def test_what_a_judgment_shows_is_said_by_the_author() -> None:
    found = said("法院认为，训练属于合理使用。原告的主张不成立。但该案反映出著作权纠纷正在增多。")
    assert [bool(name) for name, _ in found] == [True, True, False]


def test_a_line_that_names_whose_case_follows_hands_over_the_floor() -> None:
    found = {text[:6]: name for name, text in said("云帆公司的主张\n\n第一，抓取未经许可，侵犯著作权。")}
    assert set(found.values()) <= {"云帆公司", ""} and "云帆公司" in found.values()


def test_a_report_whose_contents_follow_is_its_makers_until_a_heading() -> None:
    text = "算法委员会去年公布的报告书针对生成物有许多讨论，内容摘述如下。\n\n现行著作权法只保护自然人的创作。"
    assert said(text)[-1][0].endswith("算法委员会")


def test_the_author_speaks_up_in_a_section_that_told_what_a_court_held() -> None:
    found = said("法院裁判\n\n法院认为，训练属于合理使用。\n\n我们认为，这一著作权判决值得赞同。")
    assert [bool(name) for name, _ in found][-1] is False


def test_a_verb_of_speech_takes_no_more_words_before_it_than_a_name_has() -> None:
    assert said("这项著作权" + "问题提出说" * 12 + "不成立。")


def test_a_court_that_has_the_floor_takes_it_back_from_a_party() -> None:
    found = said("法院认为，训练不侵犯著作权。原告主张其著作权受到侵犯。该主张缺乏著作权法上的依据。")
    assert [name for name, _ in found] == ["法院", "原告", "法院"]


def test_what_is_set_off_after_who_spoke_is_theirs() -> None:
    found = said("软件开发者白宁表示，项目即日停止。原文如下：\n\n> 我们从未侵犯著作权。\n\n> 我们反对一切著作权侵权。")
    assert [name for name, text in found if text.startswith("我们")] == ["白宁", "白宁"]


def test_the_court_is_the_author_of_a_case_that_is_told_in_its_parts() -> None:
    text = (
        "裁判要点\n\n训练不侵犯著作权。\n\n基本案情\n\n双方订约。\n\n裁判理由\n\n法院生效裁判认为，著作权不及于思想。"
    )
    assert [name for name, text in said(text) if "著作权" in text] == ["", ""]
