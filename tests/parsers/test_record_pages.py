"""Record pages and first pages as databases, repositories and reviews print them, on invented works."""

from __future__ import annotations

import pytest

from distlaw.model.document import ParsedDocument
from distlaw.model.work import Item
from distlaw.parsers import parse
from distlaw.parsers.bylines.glued_keywords import cut_list
from distlaw.parsers.bylines.keywords import split_keywords
from distlaw.parsers.bylines.names import persons_listed
from distlaw.parsers.bylines.serial_forms import name_before, serial_values
from distlaw.parsers.bylines.source_line import outlet_names
from distlaw.parsers.front.candidates import TitleCandidate as Title
from distlaw.parsers.front.names import persons_named
from distlaw.parsers.front.names.western import western_names
from distlaw.parsers.front.title import likeliest_title
from distlaw.parsers.front.title_line import bare
from distlaw.parsers.front.weighing.outlets import in_full
from distlaw.parsers.front.weighing.sight import ValueCandidate
from distlaw.parsers.normalise import normalised
from distlaw.readers import RawFile, read
from distlaw.text.fold import folded

ENGLISH = (
    "This article asks whether a company that trains a small model on the answers of a larger one takes anything that "
    "the law protects, and it answers that much depends on what was promised when the account was opened."
)
CHINESE = "把别人的模型答出来的话拿去教自己的模型，是这两年最常见的做法之一，合同怎么说、法律怎么说，各家意见并不一致。"


def _document(text: str, name: str = "page.txt") -> ParsedDocument:
    (document,) = parse(read(RawFile(text.encode(), name))[0])
    return document


def _item(text: str, name: str = "page.txt") -> Item:
    return normalised(_document(text, name))[0]


def test_labels_above_the_values_of_a_serial() -> None:
    """A serial's name stands below its label, with volume, a special issue and pages in lines of their own."""
    item = _item(
        f"题名\n模型輸出的歸屬\n作者\n白露\n期刊名稱\n白鹿法學論叢\n卷期/出版年月\n44卷S期(2031 / 11 / 01)\n"
        f"頁次\n1597 - 1637\n摘要\n{CHINESE}\n"
    )
    assert (item.container_title, item.volume, item.issue, item.page) == ("白鹿法學論叢", "44", "S", "1597-1637")


def test_a_book_behind_the_label_of_journals() -> None:
    """The name runs to its year, whatever words it is made of; the pages stand behind it."""
    item = _item(
        "Models and Their Teachers\nJournal: Machines and Law Elm Studies - Comparative Papers, 2031, p. 37-87\n"
        f"Author: Jane Roe\n{ENGLISH}\n"
    )
    assert item.container_title == "Machines and Law Elm Studies - Comparative Papers"
    assert item.page == "37-87"


def test_a_number_above_a_month() -> None:
    item = _item(
        f"Models and Their Teachers\nVOLUME\n34\n2030-2031\nNUMBER\n8 June 2031\nJane Roe\nElm Law Journal\n{ENGLISH}\n"
    )
    assert (item.volume, item.issue) == ("34", "8")


def test_the_page_of_a_short_citation_is_no_issue() -> None:
    item = _item(f"3 Elm L. Rev. 1 (2031)\nModels and Their Teachers\nJane Roe\n{ENGLISH}\n")
    assert (item.volume, item.issue) == ("3", "")


def test_an_announcement_is_no_serial() -> None:
    """What ends in a small word is the beginning of a sentence."""
    line = "Announcing the New Law Editors of Volume 135"
    assert name_before(line, min(one.start for one in serial_values(folded(line)))) is None


@pytest.mark.parametrize(
    ("short", "name", "is_it"),
    [
        ("Annu. Rev. Elm Soc. Sci", "Annual Review of Elm and Social Science", True),
        ("Annu. Rev. Elm Soc. Sci", "Annual Review ofElm and Social Science", True),
        ("Elm L. Rev.", "Elm Law Review", True),
        ("Elm L. Rev.", "Elm Legal Studies Review", False),
        ("Elm Law Review", "Elm Law Review Online", False),
    ],
)
def test_abbreviated_names_are_told_in_full(short: str, name: str, is_it: bool) -> None:
    found = in_full(short, [ValueCandidate(name, name, (0, 1), {})])
    assert (found is not None) is is_it


def test_the_day_of_a_download_is_no_date() -> None:
    assert _item(f"模型输出的归属\n白露\n{CHINESE}\n下载日期：2031-11-14\n").issued == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("agreements, treaties, trade*Corresponding author: [email protected]", ("agreements", "treaties", "trade")),
        ("契约 格式 语言", ("契约", "格式", "语言")),
        ("契约、格式、语言。很早以来人们就知道", ("契约", "格式", "语言")),
    ],
)
def test_where_a_list_of_keywords_ends(text: str, words: tuple[str, ...]) -> None:
    chinese, english = split_keywords(text)
    assert chinese + english == words


def test_a_list_without_separators_is_cut_where_the_text_says_how() -> None:
    text = "举证责任由谁负担，协力义务又到何处为止；推计课税时，协力义务与举证责任如何配合。"
    assert cut_list("举证责任协力义务推计课税", text) == ("举证责任", "协力义务", "推计课税")
    assert cut_list("举证责任协力义务推计课税", "别的话") == ()


def test_keywords_one_a_line_and_what_follows_them() -> None:
    """Each line below the label is a keyword, though a site's lines look alike; the next label ends the list."""
    item = _item(
        "論文名稱(中文) 模型輸出的歸屬\n研究生(中文) 白露\n關鍵字(中) 尊嚴\n具體請求權\n權利救濟\n關鍵字(英) Dignity\n"
        f"Concrete Right\nRights and Remedy\n第三語言關鍵字 尊厳\n中文摘要\n{CHINESE}{CHINESE}\n{CHINESE}\n"
    )
    assert item.keywords == ("尊嚴", "具體請求權", "權利救濟")
    assert item.keywords_translated == ("Dignity", "Concrete Right", "Rights and Remedy")


def test_keywords_do_not_run_into_the_text() -> None:
    item = _item(
        f"模型输出的归属\n白露\n摘要：{CHINESE}\n关键词：契约 格式 语言 历史\n"
        "Keywords: contract, form, language, history\n"
        f"{CHINESE}但是，另一些人不这样看，他们说，合同、法律、习惯，都要看。\n{CHINESE}\n"
    )
    assert item.keywords_translated == ("contract", "form", "language", "history")


def test_a_list_that_is_marked_as_a_heading() -> None:
    """A reader of PDFs may take a list of keywords in bold for a heading."""
    item = _item(
        f"<html><body><h1>Models and Their Teachers</h1><p>Jane Roe</p><h4>Keywords</h4>"
        f"<h5>models, teachers, answers, law</h5><h4>Abstract</h4><p>{ENGLISH}</p><p>{ENGLISH}</p></body></html>",
        "page.html",
    )
    assert item.keywords == ("models", "teachers", "answers", "law")


def test_the_abstract_stands_far_below_its_label() -> None:
    item = _item(
        "On Models and Their Teachers\nJane Roe\n\nAbstract\n\n \n\n"
        f"{ENGLISH}\n\nIntroduction\n\nOther words. {ENGLISH}\n"
    )
    assert item.abstract == ENGLISH


def test_what_stands_above_the_contents_is_the_abstract() -> None:
    dots = "." * 40
    item = _item(
        f"Models and Their Teachers\nJANE ROE*\n{ENGLISH} {ENGLISH}\nINTRODUCTION{dots}1568\n"
        f"I. THE ELEMENTS OF TEACHING{dots}1571\nA. ACCESS TO ANSWERS{dots}1572\nB. BROAD PROMISES{dots}1574\n"
        f"II. THE LANDSCAPE{dots}1578\nCONCLUSION{dots}1580\nINTRODUCTION\n{ENGLISH}\n{ENGLISH}\n"
    )
    assert item.abstract == f"{ENGLISH} {ENGLISH}"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Oona A. Roe", ["Oona A. Roe"]),
        ("JANE ROE AND", ["JANE ROE"]),
        ("JANE ROE AND AMOS B. DOE", ["JANE ROE", "AMOS B. DOE"]),
    ],
)
def test_names_with_an_initial_or_a_joint_in_capitals(line: str, names: list[str]) -> None:
    assert [one.name for one in persons_listed(line)] == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("文 / 白露律師.秦川", ["白露", "秦川"]),
        ("Jane (Jo) Roe and Amos Doe", ["Jane (Jo) Roe", "Amos Doe"]),
        ("Amos DoePrincipal, Roe & Doe", ["Amos Doe"]),
        ("Roe, Doe & Poe LLP", []),
    ],
)
def test_names_between_other_marks(line: str, names: list[str]) -> None:
    assert [one.name for one in persons_named(line, is_author=True)] == names


def test_a_title_is_taken_whole() -> None:
    """Of a title of two lines neither half is taken where both together are hardly less likely."""
    halves = [
        Title(text, (at,), (at, at + 1), {"half": 1.0 - at / 10}) for at, text in enumerate(("ON MODELS", "AND LAW"))
    ]
    whole = Title("ON MODELS AND LAW", (0, 1), (0, 2), {"whole": 1.0})
    taken = likeliest_title([*halves, whole], {"half": 1.0, "whole": 0.9, "bias": 2.0}, 0.45).title
    assert taken is not None
    assert taken.text == "ON MODELS AND LAW"


def test_a_byline_with_a_bar_is_no_title() -> None:
    item = _item(f"贍養費的道理\n\n韋佩文   |   白鹿社輔導員及項目統籌經理\n\n20/01/2032\n\n{CHINESE}\n{CHINESE}\n")
    assert item.title in ("", "贍養費的道理")


def test_the_doi_above_the_references_is_the_works() -> None:
    item = _item(
        "On Models and Their Teachers\nhttps://doi.org/10.1234/elm-5\nAuthor: Jane Roe\nList of references\n"
        "1. Doe A (2030) A Book of Answers. Elm Press\nhttps://doi.org/10.1234/other.1\n"
        "2. Poe E (2030) Answers Again. Elm L Rev 3:1-9\nhttps://doi.org/10.1234/other.2\n"
    )
    assert item.doi == "10.1234/elm-5"


def test_a_translation_in_brackets_behind_a_labelled_title() -> None:
    item = _item(
        "論著名稱: 論模型輸出之歸屬(Outputs of Models as Constitutional Rights)\n研 究 生: 白露\n"
        f"中文摘要: {CHINESE}{CHINESE}\n"
    )
    assert item.title == "論模型輸出之歸屬"
    assert item.title_translated == "Outputs of Models as Constitutional Rights"


@pytest.mark.parametrize("after", ["一.模型的概述", "目次 一、模型 二、教师"])
def test_a_heading_below_is_no_keyword(after: str) -> None:
    item = _item(f"论模型输出的归属\n白露\n【摘要】{CHINESE}\n【关键词】模型 教师 归属说\n{after}\n{CHINESE}\n")
    assert item.keywords == ("模型", "教师", "归属说")


def test_a_label_glued_to_a_list_with_a_statute() -> None:
    item = _item(
        f"论模型输出的归属\n白露\n摘要：{CHINESE}\n关键词《模型法》修改    留置期限    权利保障\n一、问题\n{CHINESE}\n"
    )
    assert item.keywords == ("《模型法》修改", "留置期限", "权利保障")


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("论模型输出的归属 ||《白鹿法学研究》", "论模型输出的归属"),
        ("论模型输出的归属｜《白鹿法学研究》", "论模型输出的归属"),
        ("论模型输出的归属  作者:白鹿中院白露 秦川  发布时间:2031-06-04", "论模型输出的归属"),
        ("MODELS AND THEIR TEACHERS IN THE LAW JAMES A. SMITH1", "MODELS AND THEIR TEACHERS IN THE LAW"),
        ("MODELS AND THEIR TEACHERS IN ELM COUNTY", "MODELS AND THEIR TEACHERS IN ELM COUNTY"),
    ],
)
def test_what_stands_behind_a_title_is_no_part_of_it(line: str, title: str) -> None:
    assert bare(line)[0] == title


def test_a_site_s_topics_and_its_crumbs_are_no_title() -> None:
    item = _item(f"进入专题: 模型 合同 平台 法律\n● 白露\n{CHINESE}\n{CHINESE}\n")
    assert "专题" not in item.title
    item = _item(f"About | Elm Law Library | Elm Law Library | Elm\n3 Elm L. Rev. 1 (2031)\n{ENGLISH}\n{ENGLISH}\n")
    assert "About" not in item.title


def test_a_court_above_its_paper_is_half_of_the_title() -> None:
    item = _item(f"白鹿县人民法院\n民 事 判 决 书\n(2031)白0481民初8647号\n原告：白露。\n被告：秦川。\n{CHINESE}\n")
    assert item.title.replace(" ", "") in ("", "白鹿县人民法院民事判决书")


def test_a_serial_may_begin_with_a_word_that_is_also_a_unit() -> None:
    assert [one.value for one in outlet_names("月旦法學雜誌 第339期")] == ["月旦法學雜誌"]
    assert [one.value for one in outlet_names("2031年12月法学研究")] == ["法学研究"]


def test_keywords_between_hyphens_are_a_list_where_there_are_three() -> None:
    assert split_keywords("优先权-抵押权-起算点")[0] == ("优先权", "抵押权", "起算点")
    assert split_keywords("著作权-人格权")[0] == ("著作权-人格权",)


def test_a_roman_superscript_is_no_part_of_a_name() -> None:
    assert [one.name for one in western_names("Ann C RoeI; Jane C DoeII", is_announced=True)] == [
        "Ann C Roe", "Jane C Doe",
    ]  # fmt: skip


def test_the_picture_beside_a_name_is_nobody() -> None:
    assert western_names("ORCID Icon", is_announced=True) == []


@pytest.mark.parametrize(
    "label", ["## 摘要\n\n本文讨论甲乙之辨。", "## 摘要：本文讨论甲乙之辨。", "摘 要\n---\n本文讨论甲乙之辨。"]
)
def test_a_label_that_is_a_heading_stands_once_in_the_text(label: str) -> None:
    text = f"# 论甲乙之辨的界限\n\n{label}\n\n## 一、引言\n\n正文如此，应当认定为有效。\n"
    source, _ = read(RawFile(text.encode(), "a.md"))
    (document,) = parse(source)
    assert "".join(document.reading.text.split()).count("摘要") == 1
    assert document.reading.text.count("本文讨论甲乙之辨") == 1
