"""Authors with their places of work, decisions that nobody signs, keywords without separators, parties by number."""

from __future__ import annotations

import pytest

from distlaw.model.document import ParsedDocument
from distlaw.model.work import Item
from distlaw.parsers import parse
from distlaw.parsers.bylines.glued_keywords import cut_glued_words, cut_words
from distlaw.parsers.bylines.keywords import split_keywords
from distlaw.parsers.bylines.names import one_affiliation
from distlaw.parsers.front.caption import caption
from distlaw.parsers.lines.line import lines_of
from distlaw.parsers.normalise import normalised
from distlaw.readers import RawFile, read
from distlaw.text.offsets import MappedText

PROSE = "平台把用户留下的文字拿去训练模型，用户往往并不知情。条款写得很长，读的人却很少，这正是争议的起点。" * 3
ENGLISH = (
    "Harbours are kept by those who live beside them, and the law has seldom asked who pays for the keeping of "
    "the lights, the piers and the ropes. This paper asks who does, and whether the keepers may ask for more."
)


def _read(text: str) -> tuple[ParsedDocument, Item]:
    (document,) = parse(read(RawFile(text.encode(), "page.txt"))[0])
    return document, normalised(document)[0]


def test_each_author_on_a_line_with_a_place_of_work() -> None:
    _, item = _read(
        "Posted by: keeper | October 9, 2031\n\nWho Keeps the Harbour?\n\nBy Jane Roe, Elm Law School,\n"
        "Paul Mahoney, University of Esk,\nMark Ira Ash, Marlow Law School, and\nAnn Beech, Oak College\n\n"
        f"Abstract\n\n{ENGLISH}\n"
    )
    assert [one.display for one in item.contributors] == ["Jane Roe", "Paul Mahoney", "Mark Ira Ash", "Ann Beech"]
    assert item.contributors[1].affiliations == ("University of Esk",)


def test_each_author_above_lines_on_him() -> None:
    _, item = _read(
        "浅谈港口看守合同之解除\n\n王启明\n海滨区白鹿律师事务所\n创始合伙人\n林知远\n海滨区白鹿律师事务所\n涉外业务部主任\n前言\n"
        f"{PROSE}\n{PROSE}\n"
    )
    assert [one.display for one in item.contributors] == ["王启明", "林知远"]
    assert item.contributors[0].affiliations == ("海滨区白鹿律师事务所",)


def test_a_decision_in_chinese_has_no_author() -> None:
    _, item = _read(
        "判決書查詢\n\n臺灣海濱地方法院 114 年勞訴字第 21 號民事判決\n\n"
        "臺灣海濱地方法院民事判決114年度勞訴字第21號原 告 王啟明 住海濱市"
        f"訴訟代理人 林知遠律師\n\n白露律師被 告 白鹿股份有限公司\n\n{PROSE}\n\n{PROSE}\n"
    )
    assert not item.contributors


@pytest.mark.parametrize(
    ("text", "chinese", "english"),
    [
        (
            "港口看守注意义务费用分担 Harbour Keeping Duty of Care Sharing of Costs",
            (),
            ("Harbour Keeping", "Duty of Care", "Sharing of Costs"),
        ),
        ("港口看守注意义务费用分担 Keeping Lights Unsaid Words Here", (), ()),
    ],
)
def test_english_keywords_without_separators(text: str, chinese: tuple[str, ...], english: tuple[str, ...]) -> None:
    """They are phrases that the text says again, or none: never word by word."""
    context = text + " On harbour keeping, the duty of care and the sharing of costs among keepers."
    assert split_keywords(text, context) == (chinese, english)


def test_a_capital_would_show_where_words_run_into_each_other() -> None:
    """Capability is no cap with an ability; in small letters two words that run together are told apart."""
    assert cut_glued_words("Model Law Capability Replacement", "") == ()
    assert cut_glued_words("food safetyfalse labels", "") == ("food safety", "false labels")


def test_words_that_the_text_says_again() -> None:
    assert cut_words(["Duty", "Care"], "nothing of the kind") == ()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("白露:白鹿大学,法学院", "白鹿大学 法学院"),
        ("白鹿大学法学院2031级硕士研究生", "白鹿大学法学院"),
        ("為白鹿大學法律學系副教授", "白鹿大學法律學系"),
    ],
)
def test_places_of_work(text: str, place: str) -> None:
    assert one_affiliation(text) == place


def test_parties_by_number() -> None:
    head = (
        "IN THE HIGH COURT OF JUSTICE\nBetween:\n\t(1) ELM HARBOUR GMBH (2) ASH HARBOUR GMBH\tClaimants\n- and -\n"
        "\tOAK LIMITED (formerly Beech Corporation)\tDefendant\n"
        "The following cases are referred to:\nFir v Maple [2031] EWHC 1\n"
    )
    found = caption(lines_of(MappedText.whole(head), ()))
    assert found is not None
    assert found.text == "ELM HARBOUR GMBH and ASH HARBOUR GMBH v OAK LIMITED"


def test_a_page_that_lists_texts_has_no_title() -> None:
    _, item = _read(
        f"Category Archives: Harbours\n\nKeepers and Their Costs\n\n{ENGLISH} […]\n\nLights at Sea\n\n{ENGLISH} […]\n\n"
        f"Ropes and Piers\n\n{ENGLISH} […]\n"
    )
    assert not item.title


def test_the_abstract_in_english_above_its_keywords() -> None:
    _, item = _read(
        f"港口看守合同研究\n\n白露\n\n摘要:{PROSE}\n关键词:港口;看守;合同\n"
        f"{ENGLISH}\nKeywords: Harbour; Keeping; Contract\n\n{PROSE}\n"
    )
    assert item.abstract_translated.startswith("Harbours are kept")
    assert item.keywords_translated == ("Harbour", "Keeping", "Contract")


def test_authors_in_the_order_of_the_line_that_prints_them_all() -> None:
    """An uploader's line above may name but one of them."""
    _, item = _read(
        "港口看守行为的性质\n\n2031-01-26 20:29林知远\n海滨法学 2031年2期\n关键词:港口看守行为\n\n王启明,林知远\n\n"
        f"(白鹿大学 法学院,海滨 300134)\n\n{PROSE}\n\n一、看守行为的分类\n\n{PROSE}\n{PROSE}\n"
    )
    assert [one.display for one in item.contributors] == ["王启明", "林知远"]


def test_labels_in_brackets_that_share_a_line() -> None:
    _, item = _read(
        "秦川:港口看守合同评介及其启示\n发布时间:2031-05-22 来源:\n【期刊名称】 《海滨法学》\n"
        "【作者】 秦川 【作者单位】 白鹿财经大学\n【分类】 合同法\n【中文关键词】 港口,看守,合同\n"
        f"【摘要】\n{PROSE}\n【全文】 【法宝引证码】 CLI.A.1\n{PROSE}\n一、港口看守合同的背景\n{PROSE}\n"
    )
    assert [one.display for one in item.contributors] == ["秦川"]
    assert item.contributors[0].affiliations == ("白鹿财经大学",)


@pytest.mark.parametrize(
    "head",
    [
        f"【摘要】{PROSE}\n【关键词】港口 看守 合同\n{PROSE}\n从一体到分立:港口看守制度的形成\n{PROSE}\n",
        f"Call 555-0101 or email keeper@example.org to receive your discount on a subscription.\n{ENGLISH}\n",
        f"{ENGLISH}\n\nDesignation for Departure\n\n{ENGLISH}\n\nNot a subscriber?\nSubscribe Now\n",
    ],
)
def test_where_no_title_is_printed_none_is_given(head: str) -> None:
    assert not _read(head)[1].title
