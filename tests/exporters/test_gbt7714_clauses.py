"""GB/T 7714 clause by clause, on invented works."""

from __future__ import annotations

from typing import Any

import pytest

from distlaw.exporters.exporter import Exporter, StyleOptions
from distlaw.exporters.printed.numbers import edition_number
from distlaw.model.csl import cite_item_from_csl, item_from_csl
from distlaw.model.work import CiteItem
from distlaw.registry import parts
from distlaw.text.pinyin_names import is_pinyin_name

STYLES: dict[str, Exporter] = {part.name: part for part in parts("exporters") if getattr(part, "is_style", False)}
ARTICLE = {"type": "article-journal", "title": "规则", "author": [{"literal": "林知远"}], "container-title": "湖刊",
           "issued": "2031", "volume": "5", "issue": "2", "page": "1-9"}  # fmt: skip
BOOK = {"type": "book", "title": "体系", "author": [{"literal": "查明哲"}], "publisher": "湖社",
        "publisher-place": "武汉", "issued": "2030"}  # fmt: skip


def line(style: str, obj: dict[str, Any], **options: Any) -> str:
    """One entry."""
    data = STYLES[style].export([cite_item_from_csl(obj)], StyleOptions(**options)).data
    return str(data).rstrip("\n")


def people(*names: str) -> list[dict[str, str]]:
    """Names as Family, Given; or whole."""
    split = (name.split(", ") for name in names)
    return [{"family": n[0], "given": n[1]} if len(n) > 1 else {"literal": n[0]} for n in split]


CLAUSES_2025: list[tuple[str, dict[str, Any], str]] = [
    ("8.5 article", ARTICLE, "林知远. 规则[J]. 湖刊，2031，5（2）：1-9."),
    ("8.5 no volume", {**ARTICLE, "volume": ""}, "林知远. 规则[J]. 湖刊，2031（2）：1-9."),
    ("8.5 article number", {**ARTICLE, "page": "", "number": "e7"}, "林知远. 规则[J]. 湖刊，2031，5（2）：e7."),
    ("8.5 online first", {**ARTICLE, "volume": "", "issue": "", "page": "", "issued": "2031-05-06", "DOI": "10.5555/x"},
     "林知远. 规则[J/OL]. 湖刊，2031-05-06. DOI:10.5555/x."),
    ("8.5 translated", {**ARTICLE, "translator": people("任晓波")},
     "林知远. 规则[J]. 任晓波，译. 湖刊，2031，5（2）：1-9."),
    ("7.9 DOI inside the URL", {**ARTICLE, "URL": "https://doi.org/10.5555/x", "DOI": "10.5555/x"},
     "林知远. 规则[J/OL]. 湖刊，2031，5（2）：1-9. https://doi.org/10.5555/x."),
    ("7.9 CSTR", {**ARTICLE, "CSTR": "1.2.3"}, "林知远. 规则[J]. 湖刊，2031，5（2）：1-9. CSTR:1.2.3."),
    ("7.1 four persons", {**ARTICLE, "author": people("甲一", "乙二", "丙三", "丁四")},
     "甲一，乙二，丙三，等. 规则[J]. 湖刊，2031，5（2）：1-9."),
    ("7.1 et al. by the entry's language", {**ARTICLE, "title": "Rules", "language": "en", "container-title": "Lake",
     "author": people("Ash, Ann B.", "Birch, C.-D.", "Cole, E", "Dean, F")},
     "Ash A B，Birch C-D，Cole E，et al. Rules[J]. Lake，2031，5（2）：1-9."),
    ("7.1 pinyin in full", {**ARTICLE, "title": "Rules", "language": "en", "author": people("Zhang, Xiaoming")},
     "Zhang Xiaoming. Rules[J]. 湖刊，2031，5（2）：1-9."),
    ("7.1 surname of a translated name", {**BOOK, "author": [{"literal": "约翰·霍尔", "nationality": "英"}]},
     "霍尔. 体系[M]. 武汉：湖社，2030."),
    ("7.4 edition", {**BOOK, "edition": "第二版"}, "查明哲. 体系[M]. 2版. 武汉：湖社，2030."),
    ("7.4 first edition", {**BOOK, "edition": "1"}, "查明哲. 体系[M]. 武汉：湖社，2030."),
    ("7.4 edition in words", {**BOOK, "edition": "修订版"}, "查明哲. 体系[M]. 修订版. 武汉：湖社，2030."),
    ("7.4 no second stop", {**BOOK, "title": "System", "edition": "4", "language": "en"},
     "查明哲. System[M]. 4th ed. 武汉：湖社，2030."),
    ("7.5 place unknown", {**BOOK, "publisher-place": ""}, "查明哲. 体系[M]. [出版地不详]：湖社，2030."),
    ("7.5 place unknown, Latin", {**BOOK, "title": "System", "language": "en", "publisher-place": "", "publisher": ""},
     "查明哲. System[M]. [S.l.]：[s.n.]，2030."),
    ("7.5 place unknown, electronic", {**BOOK, "publisher-place": "", "URL": "https://x.cn"},
     "查明哲. 体系[M/OL]. [出版地不详]：湖社，2030. https://x.cn."),
    ("7.5 neither, electronic", {**BOOK, "publisher-place": "", "publisher": "", "URL": "https://x.cn"},
     "查明哲. 体系[M/OL]. 2030. https://x.cn."),
    ("7.5 year estimated", {**BOOK, "issued": "1936~"}, "查明哲. 体系[M]. 武汉：湖社，[1936]."),
    ("7.5 year in words", {**BOOK, "issued": {"literal": "1865（清同治四年）"}},
     "查明哲. 体系[M]. 武汉：湖社，1865（清同治四年）."),
    ("7.5 year unknown", {**BOOK, "issued": None}, "查明哲. 体系[M]. 武汉：湖社，[出版年不详]."),
    ("8.2 volume and page", {**BOOK, "volume": "1", "locator": "65"}, "查明哲. 体系：第1卷[M]. 武汉：湖社，2030：65."),
    ("8.3 chapter", {**BOOK, "type": "chapter", "title": "章", "container-title": "论丛", "page": "3-4",
     "editor": people("单一鸣"), "volume": "第2册"}, "查明哲. 章[M]//单一鸣. 论丛：第2册. 武汉：湖社，2030：3-4."),
    ("8.4 serial", {**BOOK, "type": "periodical", "title": "杂志", "author": [], "volume": "1957（1）—1990（4）",
     "issued": {"date-parts": [[1957], [1990]]}}, "杂志[J]. 1957（1）—1990（4）. 武汉：湖社，1957—1990."),
    ("8.6 proceedings", {**BOOK, "gbt_type": "C"}, "查明哲. 体系[C]. 武汉：湖社，2030."),
    ("8.6 conference", {"type": "paper-conference", "title": "文", "event-title": "第3届论坛", "issued": "2030",
     "page": "6"}, "文[C]//第3届论坛，2030：6."),
    ("8.7 thesis", {**BOOK, "type": "thesis", "page": "7"}, "查明哲. 体系[D]. 武汉：湖社，2030：7."),
    ("8.8 report online", {"type": "report", "title": "报告", "author": people("某中心"), "number": "R-1",
     "issued": "2031-05-02", "URL": "https://x.cn/r"}, "某中心. 报告：R-1[R/OL]. 2031-05-02. https://x.cn/r."),
    ("8.9 standard", {"type": "standard", "title": "规则", "number": "GB/T 1—2021", "author": people("某委员会"),
     "issued": "2021"}, "GB/T 1—2021 规则[S]."),
    ("8.10 patent", {"type": "patent", "title": "装置", "author": people("张三"), "number": "CN1.2",
     "issued": "2013-03-27"}, "张三. 装置：CN1.2[P]. 2013-03-27."),
    ("8.11 page", {"type": "webpage", "title": "章程", "author": people("某馆"), "issued": "2021-04-21",
     "accessed": "2023-05-02", "URL": "https://x.cn"}, "某馆. 章程[EB/OL]. （2021-04-21）[2023-05-02]. https://x.cn."),
    ("8.12 archive", {"type": "manuscript", "title": "函", "archive": "某馆", "archive_location": "5-12",
     "archive-place": "南京", "issued": "1936-03-02"}, "函：5-12[A]. 南京：某馆，1936-03-02."),
    ("8.13 map", {**BOOK, "type": "map", "scale": "1：5000"}, "查明哲. 体系. 1：5000[CM]. 武汉：湖社，2030."),
    ("8.14 data set", {"type": "dataset", "title": "Data", "publisher": "Hub", "version": "2", "issued": "2030-01-02",
     "accessed": "2031-01-02", "URL": "https://x.org"}, "Data[DS/OL]. V2. Hub（2030-01-02）[2031-01-02]. https://x.org."),
    ("8.15 preprint", {"type": "article", "title": "Pre", "publisher": "Rxiv", "issued": "2030-01-02",
     "URL": "https://x.org"}, "Pre[PP/OL]. Rxiv（2030-01-02）. https://x.org."),
    ("decision, no type in the standard", {"type": "legal_case", "title": "甲诉乙案", "authority": "某法院",
     "number": "（2030）某1号", "issued": "2030-02-03"}, "甲诉乙案：（2030）某1号[Z]. 某法院，2030-02-03."),
]  # fmt: skip


@pytest.mark.parametrize(("obj", "wanted"), [case[1:] for case in CLAUSES_2025], ids=[case[0] for case in CLAUSES_2025])
def test_2025(obj: dict[str, Any], wanted: str) -> None:
    assert line("gbt7714-2025", obj) == wanted


CLAUSES_2015: list[tuple[str, dict[str, Any], str]] = [
    ("article", ARTICLE, "林知远. 规则[J]. 湖刊, 2031, 5(2): 1-9."),
    ("capitals and suffix", {**BOOK, "title": "System", "language": "en",
     "author": [{"family": "Ash", "given": "Ann B.", "suffix": "Jr."}]}, "ASH A B, Jr. System[M]. 武汉: 湖社, 2030."),
    ("more than three translators", {**BOOK, "translator": people("甲一", "乙二", "丙三", "丁四")},
     "查明哲. 体系[M]. 甲一, 乙二, 丙三, 等译. 武汉: 湖社, 2030."),
    ("access date of every online work", {**BOOK, "URL": "https://x.cn", "accessed": "2031-02-03"},
     "查明哲. 体系[M/OL]. 武汉: 湖社, 2030[2031-02-03]. https://x.cn."),
    ("standard", {"type": "standard", "title": "规则", "number": "GB/T 1—2021", "author": people("某委员会"),
     "publisher": "某社", "publisher-place": "北京", "issued": "2021"},
     "某委员会. 规则: GB/T 1—2021[S]. 北京: 某社, 2021."),
    ("preprint has no mark of its own", {"type": "article", "title": "Pre", "publisher": "Rxiv", "issued": "2030",
     "URL": "https://x.org"}, "Pre[EB/OL]. Rxiv(2030). https://x.org."),
    ("no translator of an article", {**ARTICLE, "translator": people("任晓波")},
     "林知远. 规则[J]. 湖刊, 2031, 5(2): 1-9."),
]  # fmt: skip


@pytest.mark.parametrize(("obj", "wanted"), [case[1:] for case in CLAUSES_2015], ids=[case[0] for case in CLAUSES_2015])
def test_2015(obj: dict[str, Any], wanted: str) -> None:
    assert line("gbt7714-2015", obj) == wanted


AUTHOR_DATE: list[tuple[str, str, dict[str, Any], str]] = [
    ("article", "2025", ARTICLE, "林知远，2031. 规则[J]. 湖刊，5（2）：1-9."),
    ("article without a volume", "2025", {**ARTICLE, "volume": ""}, "林知远，2031. 规则[J]. 湖刊，（2）：1-9."),
    ("book", "2025", BOOK, "查明哲，2030. 体系[M]. 武汉：湖社."),
    ("no author", "2025", {**BOOK, "author": []}, "佚名，2030. 体系[M]. 武汉：湖社."),
    ("no author, Latin", "2015", {**BOOK, "author": [], "title": "System", "language": "en"},
     "Anon, 2030. System[M]. 武汉: 湖社."),
    ("2015", "2015", ARTICLE, "林知远, 2031. 规则[J]. 湖刊, 5(2): 1-9."),
]  # fmt: skip


@pytest.mark.parametrize(("edition", "obj", "wanted"), [c[1:] for c in AUTHOR_DATE], ids=[c[0] for c in AUTHOR_DATE])
def test_author_date(edition: str, obj: dict[str, Any], wanted: str) -> None:
    assert line(f"gbt7714-{edition}-author-date", obj) == wanted


def test_same_person_and_year_are_told_apart_by_letters() -> None:
    works = [{**BOOK, "id": key, "title": title} for key, title in (("a", "甲"), ("b", "乙"), ("a", "甲"))]
    cites = [CiteItem(item=item_from_csl(work)) for work in works]
    lines = str(STYLES["gbt7714-2025-author-date"].export(cites, StyleOptions()).data).splitlines()
    assert [text.split(".")[0] for text in lines] == ["查明哲，2030a", "查明哲，2030b", "查明哲，2030a"]


@pytest.mark.parametrize(
    ("options", "wanted"),
    [
        ({"punctuation": "half"}, "林知远. 规则[J/OL]. 湖刊, 2031, 5(2): 1-9. https://x.cn. DOI:10.5555/y."),
        ({"punctuation": "by_language"}, "林知远. 规则[J/OL]. 湖刊，2031，5（2）：1-9. https://x.cn. DOI:10.5555/y."),
        ({"show_url": False}, "林知远. 规则[J/OL]. 湖刊，2031，5（2）：1-9. DOI:10.5555/y."),
        ({"show_doi": False}, "林知远. 规则[J/OL]. 湖刊，2031，5（2）：1-9. https://x.cn."),
        ({"show_url": False, "show_doi": False}, "林知远. 规则[J]. 湖刊，2031，5（2）：1-9."),
    ],
)
def test_options(options: dict[str, Any], wanted: str) -> None:
    assert line("gbt7714-2025", {**ARTICLE, "URL": "https://x.cn", "DOI": "10.5555/y"}, **options) == wanted


def test_all_authors_legal_mark_and_sort() -> None:
    five = people("甲一", "乙二", "丙三", "丁四", "戊五")
    assert line("gbt7714-2025", {**BOOK, "author": five}, all_authors=True).startswith("甲一，乙二，丙三，丁四，戊五. ")
    assert "[A]" in line("gbt7714-2025", {"type": "legislation", "title": "某法", "issued": "2030"}, legal_mark="A")
    names = ("马知行", "Ash", "单一鸣", "黄明", "曾若谷", "查明哲")
    cites = [CiteItem(item=item_from_csl({**BOOK, "author": people(name)})) for name in names]
    lines = str(STYLES["gbt7714-2025"].export(cites, StyleOptions(sort="pinyin")).data).splitlines()
    assert [text.split(".")[0] for text in lines] == ["黄明", "马知行", "单一鸣", "曾若谷", "查明哲", "Ash"]


def test_what_is_missing_is_told_and_never_made_up() -> None:
    found = STYLES["gbt7714-2025"].export(
        [cite_item_from_csl({"id": "k", "type": "book", "title": "书"})], StyleOptions()
    )
    assert found.data == "书[M]. [出版地不详]：[出版者不详]，[出版年不详].\n"
    assert [problem.code for problem in found.problems] == ["missing_place", "missing_publisher", "missing_year"]
    assert all(problem.message.startswith("k: ") for problem in found.problems)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2", 2),
        ("第3版", 3),
        ("第四版", 4),
        ("5th ed.", 5),
        ("2nd edition", 2),
        ("修订版", 0),
        ("Rev. ed.", 0),
        ("4. Aufl.", 4),
    ],
)
def test_edition_number(text: str, number: int) -> None:
    assert edition_number(text) == number


@pytest.mark.parametrize(
    ("family", "given", "wanted"),
    [("Wang", "Shanshan", True), ("Zhao", "Mei", True), ("Ouyang", "Xiu", True), ("Lee", "Ann", False),
     ("Gou", "J.", False), ("Park", "Jung-Ran", False), ("Hart", "Eleanor", False), ("wang", "Shan", False)],
)  # fmt: skip
def test_pinyin_name(family: str, given: str, wanted: bool) -> None:
    assert is_pinyin_name(family, given) is wanted
