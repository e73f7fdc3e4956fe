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


def test_names_in_pinyin_that_nothing_parts() -> None:
    head = "港口看守合同新论\n\nNew Questions of Harbour Keeping\n\nAuthors: Liu Xin Ma Qianhui"
    page = f"{head}\n\n摘要:{SATZ}\n\n{SATZ}\n"
    assert not any("Liu Xin Ma" in name for name in _names(page))


def test_the_authors_of_front_matter_stay() -> None:
    head = '---\ntitle: "Who Keeps the Harbour"\nauthor: Jane Roe\n---\n'
    page = f"{head}\n{TEXT}\n\n## The Dispute\n\nUnresolved Tensions\n\n{TEXT}\n"
    (document,) = parse(read(RawFile(page.encode(), "page.md"))[0])
    assert [one.display for one in normalised(document)[0].contributors] == ["Jane Roe"]


def test_a_citation_inside_a_line_that_is_a_whole_page() -> None:
    title = "Compensation and Reward for Keeping Lights"
    page = (
        f"{title}\n\nTotal Page:16\n\n{title} Elm Law Review Volume 77 Issue 5 2031 {title} Amos E. Doe "
        "Esk University Follow this and additional works at: https://elm.example/elr Part of the Harbours Commons "
        f"Recommended Citation Recommended Citation Amos E. Doe, {title}, 77 ELM L. REV. 1218 (2031). Available at: https://elm.example/77\n"
    )
    _, item = _read(page)
    assert (item.volume, item.page, item.issued) == ("77", "1218", "2031")
    assert [one.display for one in item.contributors] == ["Amos E. Doe"]


def test_the_year_of_the_issue_against_the_day_of_the_site() -> None:
    page = (
        "秦川:港口看守制度评析(2027)\n\n发布时间:2033-10-16 来源:\n\n港口看守制度评析\n秦川\n\n"
        f"文章来源:《白鹿法学》2027年第4期。\n\n摘要:{SATZ}\n\n{SATZ}\n"
    )
    _, item = _read(page)
    assert (item.title, item.container_title, item.issue, item.issued) == ("港口看守制度评析", "白鹿法学", "4", "2027")


def test_a_place_of_the_site_and_the_title_are_no_outlets() -> None:
    page = f"> 港口毕业论文 > > 港口看守制度评析\n港口毕业论文\n\n港口看守制度评析\n\n摘要:{SATZ}\n\n{SATZ}\n"
    assert _read(page)[1].container_title == ""
    crumbs = (
        f"Home > Journals > Harbour Review > HR > Vol. 61 (2031) > No. 1 (2031)\n\nWho Keeps It\n\nAbstract\n\n{TEXT}\n"
    )
    assert ">" not in _read(crumbs)[1].container_title


def test_authors_between_calls_of_notes() -> None:
    page = f"看守港口的维持率\n\n秦知远\n\n**\n\n、林知遠\n\n***\n\n、白鹭飞\n\n****\n\n摘 要\n\n{SATZ}\n\n{SATZ}\n"
    assert _names(page) == ["秦知远", "林知遠", "白鹭飞"]


def test_a_database_names_the_case_over_its_cause() -> None:
    page = (
        "【法宝引证码】CLI.C.1\n秦某诉林某等继承纠纷案\n案由：民事>继承纠纷\n案号：(2031)海0208民初696号\n"
        "审理法院：海滨市白鹿区人民法院\n/\n海滨市白鹿区人民法院\n民事判决书\n(2031)海0208民初696号\n原告：秦某。\n被告：林某。\n"
        f"本院认为，{SATZ}\n判决如下：\n驳回原告的诉讼请求。\n审判员 白鹭\n"
    )
    assert _read(page)[1].title == "秦某诉林某等继承纠纷案"


def test_a_bench_signs_in_one_line_above_annexes() -> None:
    annex = "".join(f"第{at}条 2033年1月2日起施行的办法另有规定的，从其规定。\n" for at in range(1, 20))
    page = (
        "海滨市中级人民法院\n民 事 判 决 书\n(2031)海01民初3229号\n原告：秦某。\n被告：林某。\n"
        f"本院认为，{SATZ}\n判决如下：\n驳回原告的诉讼请求。\n"
        f"法官助理白鹭书记员韩颖审判长 秦川审判员 林 知审判员 白露二〇三二年九月十九日\n附件一：比对的结果\n{annex}"
    )
    assert _read(page)[1].issued == "2032-09-19"


def test_a_serials_name_over_a_page_that_is_one_line_is_no_title() -> None:
    page = (
        "Harbour Law Journal Online\n\nSize: px\n\nStart display at page:\n\nTranscription\n\n"
        f"1 Harbour Law Journal Online VOLUME 66 JUNE 2031 LIVING HARBOURS JANE ROE INTRODUCTION {TEXT} {TEXT}\n"
    )
    assert _read(page)[1].title != "Harbour Law Journal Online"


def test_a_kind_of_text_is_no_title() -> None:
    assert is_furniture("ORIGINAL ARTICLE")
    assert is_furniture('Download "Harbour Law Journal Online"')
    assert not is_furniture("The Original Article of Faith")
