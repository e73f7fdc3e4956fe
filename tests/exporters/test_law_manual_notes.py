"""法学引注手册, article by article, on invented works; repeats, signals, several authorities in one note."""

from __future__ import annotations

from typing import Any

import pytest

from distlaw.exporters.exporter import Exporter, StyleOptions
from distlaw.model.csl import cite_item_from_csl
from distlaw.registry import parts

STYLES: dict[str, Exporter] = {part.name: part for part in parts("exporters") if getattr(part, "is_style", False)}
BOOK = {"type": "book", "title": "体系", "author": [{"literal": "查明哲"}], "publisher": "湖社", "issued": "2030"}
ARTICLE = {"type": "article-journal", "title": "规则", "author": [{"literal": "林知远"}], "container-title": "湖刊",
           "issued": "2031", "volume": "5", "issue": "2", "page": "1-9"}  # fmt: skip
CASE = {"type": "legal_case", "title": "甲诉乙案", "authority": "某法院", "issued": "2030-02-03"}
ENGLISH = {"type": "article-journal", "language": "en", "title": "The sample of things",
     "container-title": "The Lake Law Review",
           "author": [{"family": "Ash", "given": "Ann B."}], "volume": "7", "page": "10-30",
     "issued": "2029"}  # fmt: skip


def people(*names: str, **extra: str) -> list[dict[str, str]]:
    """Names, whole."""
    return [{"literal": name, **extra} for name in names]


CASES: list[tuple[str, dict[str, Any], str]] = [
    ("28 book", {**BOOK, "edition": "3", "locator": "65-66"}, "查明哲：《体系》（第3版），湖社2030年版，第65-66页。"),
    ("28 first edition", {**BOOK, "edition": "1"}, "查明哲：《体系》，湖社2030年版。"),
    ("28 volume", {**BOOK, "edition": "2", "volume": "1"}, "查明哲：《体系》（第2版第1卷），湖社2030年版。"),
    ("25 role word of the work", {**BOOK, "author": [], "editor": people("单一鸣", role_label="编著")},
     "单一鸣编著：《体系》，湖社2030年版。"),
    ("25 chief editor", {**BOOK, "author": [], "editor": people("单一鸣", "马知行")},
     "单一鸣、马知行主编：《体系》，湖社2030年版。"),
    ("25 a body edits", {**BOOK, "author": [], "editor": people("《体系》编写组")},
     "《体系》编写组编：《体系》，湖社2030年版。"),
    ("25 translator and proofreader", {**BOOK, "author": people("约翰·霍尔", nationality="英"),
     "translator": people("任晓波"), "proofreader": people("华文远")},
     "［英］约翰·霍尔：《体系》，任晓波译，华文远校，湖社2030年版。"),
    ("25 oral account", {**BOOK, "author": [], "narrator": people("缪某")}, "缪某口述：《体系》，湖社2030年版。"),
    ("24 many authors", {**BOOK, "author": people("甲一", "乙二", "丙三", "丁四")},
     "甲一、乙二等：《体系》，湖社2030年版。"),
    ("32 dynasty", {**BOOK, "author": people("沈某", nationality="清"), "collator": people("缪小秋")},
     "（清）沈某：《体系》，缪小秋点校，湖社2030年版。"),
    ("32 classic", {**BOOK, "type": "classic", "volume": "卷三", "volume-title": "名例"},
     "查明哲：《体系》，卷三《名例》，湖社2030年版。"),
    ("33 article", {**ARTICLE, "locator": "3"}, "林知远：《规则》，载《湖刊》2031年第2期，第3页。"),
    ("34 journal of before 1949", {**ARTICLE, "issued": "1930"},
     "林知远：《规则》，载《湖刊》第5卷第2期（1930年）。"),
    ("35 newspaper", {**ARTICLE, "type": "article-newspaper", "issued": "2031-04-05", "volume": "", "issue": "",
     "page": "7"},
     "林知远：《规则》，载《湖刊》2031年4月5日，第7版。"),
    ("36 chapter", {**BOOK, "type": "chapter", "title": "章", "container-title": "论丛", "volume": "1",
     "editor": people("单一鸣")}, "查明哲：《章》，载单一鸣主编：《论丛》第1卷，湖社2030年版。"),
    ("47 page", {"type": "webpage", "title": "开庭", "container-title": "某网", "issued": "2031-07-11",
     "URL": "https://x.cn/1"}, "《开庭》，载某网2031年7月11日，https://x.cn/1。"),
    ("47 undated site", {"type": "webpage", "title": "某法院网站", "URL": "https://x.cn", "accessed": "2031-07-11"},
     "某法院网站，https://x.cn，2031年7月11日访问。"),
    ("49 account", {"type": "post-weblog", "title": "归谁", "container-title": "某评论", "genre": "微信公众号",
     "issued": "2031-09-03", "URL": "https://x.cn"}, "《归谁》，载微信公众号“某评论”2031年9月3日。"),
    ("49 app", {"type": "post", "title": "归谁", "container-title": "某", "platform": "App", "issued": "2031-09-03"},
     "《归谁》，载“某”App2031年9月3日。"),
    ("54 thesis", {**BOOK, "type": "thesis", "publisher": "湖大", "genre": "硕士学位论文"},
     "查明哲：《体系》，湖大2030年硕士学位论文。"),
    ("55 conference", {"type": "paper-conference", "title": "文", "event-title": "某研讨会", "event-place": "成都",
     "issued": "2030-11-08"}, "《文》，某研讨会会议论文，2030年11月8日于成都。"),
    ("55 annual meeting of a society", {"type": "paper-conference", "title": "文", "event-title": "某学会",
     "issued": "2030"}, "《文》，某学会2030年年会论文。"),
    ("58 law", {"type": "legislation", "title": "中华人民共和国示例法", "locator": "16", "label": "article-locator"},
     "《示例法》第16条。"),
    ("60 version", {"type": "legislation", "title": "示例法", "issued": "2005", "edition": "修订", "locator": "16",
     "label": "article"}, "《示例法》（2005年修订）第16条。"),
    ("61 repealed", {"type": "regulation", "title": "示例办法", "number": "国发〔2007〕1号", "is_repealed": True},
     "《示例办法》（国发〔2007〕1号，已废止）。"),
    ("63 decision", {"type": "legislation", "title": "关于示例的决定", "issued": "2028-10-23",
     "adopted_by": "某会议"},
     "《关于示例的决定》，2028年10月23日某会议通过。"),
    ("63 plan", {"type": "regulation", "title": "示例规划纲要", "issued": "2028-10-23",
     "adopted_by": "某地人民代表大会"},
     "《示例规划纲要》，2028年10月23日某地人民代表大会批准。"),
    ("64 document", {"type": "regulation", "title": "示例通知", "document_number": "国发〔2007〕1号"},
     "《示例通知》，国发〔2007〕1号。"),
    ("64 document with a provision", {"type": "regulation", "title": "示例通知", "number": "国发〔2007〕1号",
     "locator": "第四节"}, "《示例通知》（国发〔2007〕1号），第四节。"),
    ("66 foreign law", {"type": "legislation", "title": "2031年示例法", "jurisdiction": "英国", "locator": "2",
     "label": "article"}, "英国《2031年示例法》第2条。"),
    ("68 decision", {**CASE, "number": "（2030）某民初1号", "genre": "民事判决书"},
     "甲诉乙案，某法院（2030）某民初1号民事判决书。"),
    ("71 guiding case", {**CASE, "guiding_number": "901"}, "甲诉乙案，最高人民法院指导案例901号（2030年）。"),
    ("72 gazette", {**CASE, "container-title": "某公报", "issue": "11", "available-date": {"date-parts": [[2031]]}},
     "甲诉乙案，载《某公报》2031年第11期。"),
    ("73 case library", {**CASE, "archive": "人民法院案例库", "archive_location": "2030-1"},
     "甲诉乙案，人民法院案例库2030-1。"),
    ("56 interview by the writer", {"type": "interview", "author": people("示例法官"), "medium": "电话",
     "issued": "2030-08-02"}, "笔者与示例法官的电话访谈，2030年8月2日。"),
    ("63 draft", {"type": "bill", "title": "示例法（草案）", "authority": "某会议", "issued": "2030-10-13",
     "edition": "第一次审议稿"}, "《示例法（草案）》，2030年10月13日某会议第一次审议稿。"),
    ("64 gazette", {"type": "regulation", "title": "示例通知", "container-title": "某公报", "issue": "6",
     "issued": "2030"}, "《示例通知》，载《某公报》2030年第6期。"),
    ("64 issuing body", {"type": "regulation", "title": "示例条例", "authority": "某委", "issued": "2030-11-30"},
     "《示例条例》，2030年11月30日某委发布。"),
    ("62 document number", {"type": "treaty", "title": "示例宣言", "author": people("某组织"), "number": "A/RES/1/2"},
     "某组织《示例宣言》，A/RES/1/2。"),
    ("57 the order that promulgates a law", {"type": "legislation", "title": "示例法", "issued": "2030",
     "number": "主席令第1号", "edition": "2030年修订"}, "《示例法》（2030年修订）。"),
    ("33 online first", {**ARTICLE, "issue": "", "volume": "", "issued": "2031-10-12", "URL": "https://x.cn/1"},
     "林知远：《规则》，载《湖刊》2031年10月12日，https://x.cn/1。"),
    ("24 others who are not named", {**BOOK, "author": people("甲一", et_al="true")},
     "甲一等：《体系》，湖社2030年版。"),
    ("92 German article", {"type": "legislation", "language": "de", "title": "GG", "locator": "1",
     "label": "article"}, "Art. 1 GG."),
    ("92 German paragraph", {"type": "legislation", "language": "de", "title": "BGB", "locator": "823",
     "label": "section"}, "§ 823 BGB."),
    ("78 English article", {**ENGLISH, "locator": "12"},
     "Ann B. Ash, The Sample of Things, 7 Lake Law Review 10, 12 (2029)."),
    ("80 English book", {"type": "book", "language": "en", "title": "A lake", "author": ENGLISH["author"],
     "publisher": "Shore", "issued": "2028", "locator": "98-99"}, "Ann B. Ash, A Lake, Shore, 2028, p. 98-99."),
    ("84 British case", {"type": "legal_case", "language": "en-GB", "title": "R v X", "container-title": "QB",
     "page": "815", "issued": "2028"}, "R v X [2028] QB 815."),
    ("91 German book", {"type": "book", "language": "de", "title": "Recht", "author": [{"family": "Graf",
     "given": "K."}],
     "edition": "4", "issued": "2024", "locator": "§ 15 Rn. 19"}, "K. Graf, Recht, 4. Aufl. 2024, § 15 Rn. 19."),
    ("86 French book", {"type": "book", "language": "fr", "title": "Droit", "author": [{"family": "Bois",
     "given": "Luc"}],
     "publisher": "Éd. A", "edition": "4", "issued": "2024", "locator": "5"},
     "Luc Bois, Droit, Éd. A, 4e éd., 2024, p. 5."),
    ("96 Japanese book", {"type": "book", "language": "ja", "title": "概説", "author": people("田中一郎"),
     "publisher": "例文閣", "issued": "2023", "locator": "50"}, "田中一郎『概説』（例文閣，2023年）50頁。"),
    ("signal before", {**BOOK, "prefix": "参见"}, "参见查明哲：《体系》，湖社2030年版。"),
    ("English signal", {"type": "legal_case", "language": "en-GB", "title": "R v X", "container-title": "QB",
     "page": "815", "issued": "2028", "prefix": "See"}, "See R v X [2028] QB 815."),
    ("words after", {**BOOK, "suffix": "另有再版"}, "查明哲：《体系》，湖社2030年版，另有再版。"),
    ("in a sentence", {"type": "legislation", "title": "示例法", "suffix": "第12条规定如下"},
     "《示例法》第12条规定如下。"),
    ("a name in running text", {"type": "treaty", "title": "示例公约"}, "《示例公约》"),
    ("a classic by its name", {"type": "book", "title": "论语·某篇"}, "《论语·某篇》。"),
]  # fmt: skip


@pytest.mark.parametrize(("obj", "wanted"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_full_citation(obj: dict[str, Any], wanted: str) -> None:
    data = STYLES["law-manual"].export([cite_item_from_csl(obj)], StyleOptions()).data
    assert data == wanted + "\n"


def test_first_edition_dates_the_decision_and_knows_no_case_library() -> None:
    case = {**CASE, "number": "（2030）某民初1号", "genre": "民事判决书", "case_library_number": "2030-1"}
    data = STYLES["law-manual-1"].export([cite_item_from_csl(case)], StyleOptions()).data
    assert data == "甲诉乙案，某法院（2030）某民初1号民事判决书，2030年2月3日。\n"


def _notes(*groups: list[dict[str, Any]], repeats: str = "short") -> list[str]:
    part = STYLES["law-manual"]
    assert part.notes is not None
    cites = [[cite_item_from_csl(obj) for obj in group] for group in groups]
    options = StyleOptions.model_validate({"repeats": repeats})
    return [line.replace("\ue000", "").replace("\ue001", "") for line in part.notes(cites, options).lines]


BOOK_A, ARTICLE_A = {**BOOK, "id": "book"}, {**ARTICLE, "id": "article"}
LAW_A = {"id": "law", "type": "legislation", "title": "示例法", "locator": "3", "label": "article"}


def test_repeats_are_short() -> None:
    assert _notes([BOOK_A], [{**BOOK_A, "locator": "7"}], [ARTICLE_A], [{**BOOK_A, "locator": "9"}], [ARTICLE_A]) == [
        "查明哲：《体系》，湖社2030年版。",
        "同上注，第7页。",
        "林知远：《规则》，载《湖刊》2031年第2期。",
        "同前注〔1〕，查明哲书，第9页。",
        "同前注〔3〕，林知远文。",
    ]


def test_repeats_in_full_where_a_journal_wants_them() -> None:
    assert _notes([BOOK_A], [BOOK_A], repeats="full") == ["查明哲：《体系》，湖社2030年版。"] * 2


def test_several_authorities_in_one_note() -> None:
    assert _notes([{**BOOK_A, "prefix": "参见"}, ARTICLE_A], [LAW_A], [BOOK_A], [LAW_A]) == [
        "参见查明哲：《体系》，湖社2030年版；林知远：《规则》，载《湖刊》2031年第2期。",
        "《示例法》第3条。",
        "同前注〔1〕，查明哲书。",
        "同前注〔2〕，《示例法》第3条。",
    ]


def test_two_works_of_one_person_are_told_apart_by_title() -> None:
    other = {**BOOK, "id": "other", "title": "余论"}
    assert _notes([BOOK_A], [other], [BOOK_A])[2] == "同前注〔1〕，查明哲：《体系》。"


def test_foreign_repeats() -> None:
    english = {**ENGLISH, "id": "ash"}
    assert _notes([english], [{**english, "locator": "12"}], [BOOK_A], [{**english, "locator": "13"}])[1:] == [
        "Ibid, p. 12.",
        "查明哲：《体系》，湖社2030年版。",
        "Supra note 1, Ash, p. 13.",
    ]


def test_list_is_parted_and_has_no_pinpoints() -> None:
    cites = [cite_item_from_csl(obj) for obj in (LAW_A, {**ARTICLE_A, "locator": "3"}, {**BOOK_A, "locator": "9"})]
    lines = str(STYLES["law-manual-list"].export(cites, StyleOptions()).data).splitlines()
    assert lines == ["查明哲：《体系》，湖社2030年版。", "林知远：《规则》，载《湖刊》2031年第2期。", "《示例法》"]
