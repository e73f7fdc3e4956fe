"""Forms met in real lists and notes: dockets, pages with the hour, older forms of GB/T 7714, author-date."""

from __future__ import annotations

import pytest

from distlaw.extract.references import parse_reference


@pytest.mark.parametrize(
    ("entry", "wanted"),
    [
        (
            "Cade Elm, The Copied Answer, N.Y. Times (Jan. 3, 2031, 9:00 AM), https://news.example/elm "
            "[https://perma.cc/AAAA-BBBB].",
            {"title": "The Copied Answer", "container_title": "N.Y. Times", "issued": "2031-01-03"},
        ),
        (
            "What Is a Student Model?, Model Indus. Ass’n, https://models.example/what [https://perma.cc/CCCC-DDDD]",
            {"title": "What Is a Student Model?", "site": "Model Indus. Ass’n", "url": "https://models.example/what"},
        ),
        (
            "Press Release, U.S. Dep’t of Models, Two Firms Charged (Aug. 4, 2031), https://models.example/two",
            {"title": "Two Firms Charged", "genre": "Press Release", "issued": "2031-08-04"},
        ),
        (
            "Ann Maple, Roots of Consent, 114 Elm L. Rev. (forthcoming Apr. 2031).",
            {"title": "Roots of Consent", "container_title": "Elm L. Rev.", "volume": "114", "issued": "2031-04"},
        ),
        (
            "Roe v. Doe, No. 30-cv-00123 (AB) (CD), 2031 WL 456789, at *3 (D. Harb. Jan. 3, 2031).",
            {"title": "Roe v. Doe", "docket": "No. 30-cv-00123 (AB) (CD)", "reporter": "WL", "page_first": "456789"},
        ),
        ("Roe v. Doe, No. 2:31-cv-00123 (D. Harb. Nov. 2, 2031).", {"title": "Roe v. Doe", "issued": "2031"}),
        (
            "张某.论蒸馏[A].青石法学会.2019年年会论文集[C].青石:青石出版社,2019:7.",
            {"title": "论蒸馏", "container_title": "2019年年会论文集", "page": "7", "publisher": "青石出版社"},
        ),
        (
            "李某.教师模型[J/OL].青石学报,2030,52(6):6-12[2031-10-25].http://a.example/p-4.html.",
            {"title": "教师模型", "container_title": "青石学报", "volume": "52", "url": "http://a.example/p-4.html"},
        ),
        (
            "Deng R, and X.L. Zhu. 2030. “The Pupil and the Teacher 学生与教师.” Elm Heritage 青石学刊 (3): 60–64.",
            {"container_title": "Elm Heritage 青石学刊", "issue": "3", "page": "60-64", "issued": "2030"},
        ),
        ("郑某.五校联合.青石日报.2031.04.24(7)", {"title": "五校联合", "issued": "2031-04-24", "page": "7"}),
        (
            "郑某.馆员能力研究:学位论文.青石:青石大学,2031:27-31",
            {"csl_type": "thesis", "title": "馆员能力研究", "publisher": "青石大学"},
        ),
        (
            "GB/T 35999-2031，模型安全规范",
            {"csl_type": "standard", "number": "GB/T 35999-2031", "title": "模型安全规范"},
        ),
        (
            "《青石答问》，载青石网2031年4月16日，http://www.stone.example/c100028/c228/c ontent.shtml。",
            {"csl_type": "webpage", "title": "青石答问", "url": "http://www.stone.example/c100028/c228/content.shtml"},
        ),
        (
            "青石市中级人民法院民事判决书(2031)一中民初字第1321号",
            {"csl_type": "legal_case", "authority": "青石市中级人民法院", "docket": "(2031)一中民初字第1321号"},
        ),
    ],
)
def test_forms(entry: str, wanted: dict[str, str]) -> None:
    item = parse_reference(entry).item
    assert {name: getattr(item, name) for name in wanted} == wanted


def test_several_pages_in_one_note() -> None:
    assert (
        parse_reference("转引自张某：《模型法》，青石出版社2031年版，第5页、第8页、第12-15页。").locator
        == "5, 8, 12-15"
    )


def test_a_signal_with_blanks_before_its_commas() -> None:
    entry = (
        "see also, e.g. , Ann Maple & Bo Oak, The Second Answer , Elm News (July 21, 2031), https://news.example/two"
    )
    item = parse_reference(entry).item
    assert [name.display for name in item.contributors] == ["Ann Maple", "Bo Oak"]
    assert item.title == "The Second Answer"


def test_the_number_of_a_standard_may_end_in_a_comma() -> None:
    item = parse_reference("[5] GB/T 77-2031,湖泊数据规范[S].").item
    assert (item.title, item.number, item.issued) == ("湖泊数据规范", "GB/T 77-2031", "2031")
