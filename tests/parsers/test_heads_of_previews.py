"""Heads of previews, records and copies: what a site glues on, labels inside a line, what is announced elsewhere."""

from __future__ import annotations

import pytest

from distlaw.model.document import ParsedDocument
from distlaw.model.work import Item
from distlaw.parsers import parse
from distlaw.parsers.bylines.serial_forms import serial_values
from distlaw.parsers.front.no_title import is_furniture
from distlaw.parsers.front.running import running_facts
from distlaw.parsers.front.title_line import adds_site
from distlaw.parsers.lines.line import Line
from distlaw.parsers.normalise import normalised
from distlaw.readers import RawFile, read

SATZ = "平台把用户留下的文字拿去训练模型，用户往往并不知情。条款写得很长，读的人却很少，这正是争议的起点。" * 2
TEXT = (
    "Harbours are kept by those who live beside them, and the law has seldom asked who pays for the keeping of "
    "the lights, the piers and the ropes. This paper asks who does, and whether the keepers may ask for more."
)


def _read(text: str) -> tuple[ParsedDocument, Item]:
    (document,) = parse(read(RawFile(text.encode(), "page.txt"))[0])
    return document, normalised(document)[0]


def _names(text: str) -> list[str]:
    return [one.display for one in _read(text)[1].contributors]


@pytest.mark.parametrize(
    "authors",
    [
        "Jane Roe, Elm Law SchoolFollow\nAmos Doe, University of EskFollow\nAnn Marlow, Ash TechFollow",
        "Jane Roe\nAmos Doe, Elm LawFollow\nAnn Marlow, University of EskFollow",
    ],
)
def test_a_record_lists_its_authors_below_their_label(authors: str) -> None:
    page = (
        f"Home JOURNALS ELJ Vol. 10 Iss. 4 (2031)\n\nWho Keeps the Harbour\n\nAuthors\n\n{authors}\n\n"
        f"Document Type\n\nArticle\n\nAbstract\n\n{TEXT}\n"
    )
    assert _names(page) == ["Jane Roe", "Amos Doe", "Ann Marlow"]


def test_a_records_label_is_nobody() -> None:
    page = f"Who Keeps the Harbour\nAuthors\nJane Roe\nAmos Doe\nFirst Page\n1203\nAbstract\n{TEXT}\n"
    assert _names(page) == ["Jane Roe", "Amos Doe"]


def test_each_author_stands_above_a_place_of_work() -> None:
    page = (
        "Who Keeps the Harbour: The Law of Lights\n\nOxford Handbook of Harbours, Forthcoming\n\n"
        "44 Pages Posted: 2 May 2031\n\n"
        "See all articles by Jane A. Roe\n\nJane A. Roe\n\nEsk University Law School\n\nAmos E. Doe\n\n"
        f"Supreme Court of Elm; Ash Law School\n\nDate Written: May 1, 2031\n\nAbstract\n\n{TEXT}\n"
    )
    _, item = _read(page)
    assert item.title.startswith("Who Keeps the Harbour")
    assert [one.display for one in item.contributors] == ["Jane A. Roe", "Amos E. Doe"]
    assert item.container_title == "Oxford Handbook of Harbours"


def test_labels_in_brackets_inside_a_line() -> None:
    title = "看守港口之合同的解除与赔偿"
    page = (
        f"当前位置: 首页 > 文档 > {title}\n\n{title}\n\n收藏\n\n('{title}秦川【摘要】{SATZ}"
        "【期刊名称】《白鹿法学》【年(卷),期】2031(033)002"
        "【总页数】7页(P92-98)【关键词】看守;合同;解除【作者】秦川【作者单位】海滨区人民法院研究室')\n"
    )
    _, item = _read(page)
    assert [one.display for one in item.contributors] == ["秦川"]
    assert (item.container_title, item.volume.lstrip("0"), item.issue.lstrip("0")) == ("白鹿法学", "33", "2")
    assert (item.issued, item.page) == ("2031", "92-98")


def test_a_counter_is_nobody() -> None:
    head = "日期:2031-08-14 来源:白鹿法学杂志社 作者:秦川 林知远 浏览量:"
    assert _names(f"看守港口之合同\n\n{head}\n字号:\n\n摘要\n\n{SATZ}\n\n{SATZ}\n") == ["秦川", "林知远"]


def test_a_judge_who_brings_an_opinion_signs_it() -> None:
    page = f"白鹿法庭120年判字第8號判決部分不同意見書\n\n秦知遠大法官提出\n白露大法官加入\n\n{SATZ}\n\n{SATZ}\n"
    assert _names(page) == ["秦知遠"]


def test_a_reporters_line_and_what_is_forthcoming_are_no_titles() -> None:
    assert is_furniture("白鹿報／ 記者秦知遠／台北即時報導")
    assert is_furniture("Oxford Handbook of Harbours, Forthcoming")
    assert not is_furniture("The Forthcoming Law of Harbours")


def test_a_line_with_a_sites_name_behind_another_is_not_the_title() -> None:
    assert adds_site("看守港口之合同-白鹿平台", {"看守港口之合同"})
    assert not adds_site("看守港口之合同-以白鹿法院的两百份判决为中心", {"看守港口之合同"})


def test_heads_with_the_volume_alone() -> None:
    lines = [
        Line(at, 100 * at, 100 * at + len(text), text, text, kind="furniture")
        for at, text in enumerate(("3174 HARBOUR LAW REVIEW [Vol. 83", "3176 HARBOUR LAW REVIEW [Vol. 83"))
    ]
    found = {fact.field: fact.value for fact in running_facts(lines, "Who Keeps the Harbour")}
    assert found == {"container_title": "HARBOUR LAW REVIEW", "volume": "83"}


def test_volume_with_the_number_of_all_issues() -> None:
    found = {one.field: one.value for one in serial_values("2031, v.45;No.226(02) 6-12")}
    assert found == {"volume": "45", "issue": "02", "page": "6-12"}


@pytest.mark.parametrize(
    ("line", "issued"),
    [
        ("Focused Research on Harbours Since 2002", ""),
        ("Document généré le 13 fév. 2032 11:48", ""),
        ("Case Note: Roe v Elm Trust [2031] UKSC 50, [2031] 3 WLR 1153", ""),
    ],
)
def test_years_of_something_else(line: str, issued: str) -> None:
    assert _read(f"{line}\n\nWho Keeps the Harbour\n\nBy Jane Roe\n\n{TEXT}\n\n{TEXT}\n")[1].issued == issued


def test_a_paper_reprinted_with_permission() -> None:
    page = (
        "Who Keeps the Harbour\n\nBy Jane Roe\n\nFebruary 22, 2031\n\n"
        f"{TEXT}\n\nReprinted with permission from the February 22, 2031 edition of The Harbour Law Journal.\n"
    )
    assert _read(page)[1].container_title == "The Harbour Law Journal"


def test_a_work_cites_its_own_doi_in_a_long_line() -> None:
    title = "Tools for Keeping Harbours: An Informed Approach to Lights and Ropes in Small Towns"
    cited = (
        f"Roe, Jane Ann, {title} (August 16, 2031). Forthcoming, Harbour Law Review, Vol. 100, 2031, Available at "
        "ELM: https://elm.example/abstract=4191909 or http://dx.doi.org/10.2139/elm.4191909, for keepers, "
        "and for those who pay for it"
    )
    assert _read(f"{title}\n\n{cited}\n\n{TEXT}\n")[1].doi == "10.2139/elm.4191909"
