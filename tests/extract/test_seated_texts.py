"""Texts that a court or a party speaks throughout: guiding cases, notices, letters of demand."""

from __future__ import annotations

import pytest

from distlaw.extract.claims.walk import propositions
from distlaw.parsers import parse
from distlaw.readers import read
from distlaw.readers.reader import RawFile

NOTICE = (
    "Northwind Press\n\nDear Sir or Madam,\n\nI write on behalf of Hazel Records Ltd, the owner of the copyright in the"
    " recordings listed below. Your site hosts copies of those recordings. I have a good faith belief that the use is"
    " not authorised by the owner, its agent or the law. The information in this notice is accurate. Under penalty of"
    " perjury, I am authorised to act for the owner. Please remove the copies at once."
)
DEMAND = (
    "Re: Cease and desist\n\nWe act for Birch Analytics, Inc. Your client's scraper copies our client's listings every"
    " night. That conduct breaches clause 4 of the terms of use. Our client reserves all rights. We demand that you"
    " confirm in writing by Friday that the scraper has been switched off."
)
LETTER = (
    "律师函\n\n致：远帆科技有限公司\n\n本所受青禾文化有限公司委托，就贵司侵害著作权一事函告如下："
    "贵司未经许可，在其网站上传播委托人享有著作权的摄影作品。上述行为已侵害委托人的信息网络传播权。"
    "请贵司于收函后三日内删除全部作品，并赔偿损失。"
)
FORM = (
    "**Are you the copyright holder or authorised to act for the holder?**\n\nYes, I am the copyright holder.\n\n"
    "**Describe the work that has been infringed.**\n\nThe work is my tutorial on knitting machines. Each file in the"
    " folder is a copy of my tutorial.\n\n**Is the work licensed?**\n\nNo. I have a good faith belief that the use is"
    " not authorised. I swear, under penalty of perjury, that the information in this notice is accurate."
)
NEWS = (
    "A record label has sent a takedown notice to a hosting site. The notice says that the site hosts copies of its"
    " recordings. The site has removed the copies. Lawyers say that such notices are often wrong. The label may have to"
    " pay damages where it knew that the use was lawful."
)
GUIDING = (
    "# 会员退款案\n\n## 裁判要点\n\n平台以格式条款排除退款权的，该条款无效。\n\n"
    "## 基本案情\n\n原告购买会员后申请退款，被告拒绝。\n\n## 裁判结果\n\n"
    "被告退还会员费。\n\n## 裁判理由\n\n法院生效裁判认为：会员协议由被告单方拟定，属于格式条款。"
    "该条款排除消费者的主要权利，应当认定无效。\n\n被告关于原告已点击同意的抗辩不能成立。"
)
NOTE = (
    "# 案例简报\n\n## 裁判要旨\n\n法院认为，会员协议中的退款条款无效。\n\n"
    "## 评析\n\n这一判决值得商榷。点击同意是否构成合意，学界仍有争论。"
    "退款条款并非一律无效。"
)


def kinds(text: str, language: str) -> dict[str, str]:
    raw = read(RawFile(text.encode(), "text.md"))[0]
    document = parse(raw)[0].model_copy(update={"language": language})
    return {draft.text: draft.kind for draft in propositions(document)[0]}


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        (NOTICE, "en", ["Your site hosts", "not authorised", "is accurate"]),
        (DEMAND, "en", ["scraper copies", "breaches clause 4", "reserves all rights"]),
        (LETTER, "zh-Hans", ["传播委托人享有", "已侵害委托人"]),
        (FORM, "en", ["The work is my tutorial", "Each file", "not authorised"]),
    ],
    ids=["notice", "demand", "letter", "form"],
)
def test_whoever_pleads_for_itself_submits(text: str, language: str, words: list[str]) -> None:
    found = kinds(text, language)
    for word in words:
        read = [kind for quote, kind in found.items() if word in quote]
        assert read and set(read) == {"submission"}, (word, found)


def test_news_of_a_notice_is_no_submission() -> None:
    assert "submission" not in kinds(NEWS, "en").values()


def test_the_reasons_of_a_guiding_case_are_its_courts() -> None:
    found = kinds(GUIDING, "zh-Hans")
    for word in ("单方拟定", "主要权利", "抗辩不能成立"):
        assert [kind for quote, kind in found.items() if word in quote] == ["holding"], found


def test_a_note_on_a_judgment_reports_it() -> None:
    assert "holding" not in kinds(NOTE, "zh-Hans").values()
