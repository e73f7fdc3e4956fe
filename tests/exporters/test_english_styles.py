"""Bluebook, OSCOLA, APA and Chicago on invented works."""

from __future__ import annotations

from typing import Any

import pytest

from distlaw.exporters.english.abbreviations import case_name, periodical
from distlaw.exporters.english.parts import pages, straight
from distlaw.exporters.english.pinyin import pinyin_title
from distlaw.exporters.exporter import Exporter, StyleOptions
from distlaw.exporters.printed.titles import headline
from distlaw.model.csl import cite_item_from_csl
from distlaw.model.work import Name
from distlaw.registry import parts

STYLES: dict[str, Exporter] = {part.name: part for part in parts("exporters") if getattr(part, "is_style", False)}
ARTICLE = {"type": "article-journal", "title": "The sample of things", "container-title": "The Lake Law Review",
           "author": [{"family": "Ash", "given": "Ann B."}, {"family": "Birch", "given": "Cy"}], "volume": "7",
           "issue": "2", "page": "210-268", "issued": "2029", "locator": "215-218"}  # fmt: skip
CHINESE = {"type": "article-journal", "title": "规则生成", "title_translated": "Making Rules",
     "container-title": "东湖法学",
           "author": [{"literal": "曾若谷"}], "issue": "3", "page": "41-58", "issued": "2031"}  # fmt: skip
CASE = {"type": "legal_case", "title": "Alpha Corp. v. Beta, Inc.", "volume": "765", "container-title": "F. Supp. 9d",
        "page": "382", "authority": "N.D. Cal.", "issued": "2029-02-11"}  # fmt: skip
NEUTRAL = {"type": "legal_case", "title": "Epsilon Ltd v Zeta plc", "neutral_citation": "[2030] EWHC 9863 (Ch)",
           "issued": "2030", "locator": "12", "label": "paragraph"}  # fmt: skip
TERMS = {"type": "webpage", "title": "Terms of service", "author": [{"literal": "Sample AI"}],
     "URL": "https://x.org/t",
         "accessed": "2032-03-01"}  # fmt: skip
BOOK = {"type": "book", "title": "A lake of law", "author": [{"family": "Ash", "given": "Ann B."}], "edition": "3",
        "publisher": "Shore Press", "publisher-place": "Oxford", "issued": "2028", "locator": "65"}  # fmt: skip

CASES: list[tuple[str, dict[str, Any], str]] = [
    ("bluebook", ARTICLE, "Ann B. Ash & Cy Birch, The Sample of Things, 7 Lake L. Rev. 210, 215–18 (2029)."),
    ("bluebook", CHINESE,
     "Zeng Ruogu (曾若谷), Guize shengcheng (规则生成) [Making Rules], "
     "Donghu faxue (东湖法学), no. 3, 2031, at 41 (China)."),
    ("bluebook", CASE, "Alpha Corp. v. Beta, Inc., 765 F. Supp. 9d 382 (N.D. Cal. 2029)."),
    ("bluebook", NEUTRAL, "Epsilon Ltd. v. Zeta plc [2030] EWHC 9863 (Ch), [12] (Eng.)."),
    ("bluebook", TERMS, "Sample AI, Terms of Service, https://x.org/t (last visited Mar. 1, 2032)."),
    ("bluebook", BOOK, "Ann B. Ash, A Lake of Law 65 (3d ed. 2028)."),
    ("oscola", ARTICLE, "Ann B Ash and Cy Birch, ‘The Sample of Things’ (2029) 7 Lake Law Review 210, 215–18."),
    ("oscola", CHINESE,
     "Zeng Ruogu, ‘Guize shengcheng’ (规则生成) [Making Rules] [2031] 3 Donghu faxue (东湖法学) 41."),
    ("oscola", CASE, "Alpha Corp v Beta, Inc 765 F Supp 9d 382 (ND Cal 2029)."),
    ("oscola", NEUTRAL, "Epsilon Ltd v Zeta plc [2030] EWHC 9863 (Ch) [12]."),
    ("oscola", TERMS, "Sample AI, ‘Terms of Service’ <https://x.org/t> accessed 1 March 2032."),
    ("oscola", BOOK, "Ann B Ash, A Lake of Law (3rd edn, Shore Press 2028) 65."),
    ("apa", ARTICLE, "Ash, A. B., & Birch, C. (2029). The sample of things. The Lake Law Review, 7(2), 210–268."),
    ("apa", CHINESE,
     "Zeng, R. (2031). Guize shengcheng [Making rules]. Donghu faxue, (3), 41–58."),
    ("apa", CASE, "Alpha Corp. v. Beta, Inc., 765 F. Supp. 9d 382 (N.D. Cal. 2029)."),
    ("apa", TERMS, "Sample AI. (n.d.). Terms of service. Retrieved March 1, 2032, from https://x.org/t"),
    ("apa", BOOK, "Ash, A. B. (2028). A lake of law (3rd ed.). Shore Press."),
    ("chicago", ARTICLE, "Ann B. Ash and Cy Birch, “The Sample of Things,” Lake Law Review 7, no. 2 (2029): 215–18."),
    ("chicago", CHINESE,
     "Zeng Ruogu 曾若谷, “Guize shengcheng” 规则生成 [Making rules], Donghu faxue 东湖法学, no. 3 (2031): 41–58."),
    ("chicago", CASE, "Alpha Corp. v. Beta, Inc., 765 F. Supp. 9d 382 (N.D. Cal. 2029)."),
    ("chicago", TERMS, "Sample AI, “Terms of Service,” accessed March 1, 2032, https://x.org/t."),
    ("chicago", BOOK, "Ann B. Ash, A Lake of Law, 3rd ed. (Shore Press, 2028), 65."),
]  # fmt: skip


@pytest.mark.parametrize(("style", "obj", "wanted"), CASES, ids=[f"{c[0]}-{c[1]['title'][:9]}" for c in CASES])
def test_line(style: str, obj: dict[str, Any], wanted: str) -> None:
    assert STYLES[style].export([cite_item_from_csl(obj)], StyleOptions()).data == wanted + "\n"


@pytest.mark.parametrize("style", ["bluebook", "oscola", "apa", "chicago"])
def test_no_reading_is_made_up_for_a_japanese_name(style: str) -> None:
    obj = {**CHINESE, "language": "ja", "title": "規約の帰属", "author": [{"literal": "佐藤花子"}]}
    text = str(STYLES[style].export([cite_item_from_csl(obj)], StyleOptions()).data)
    assert "佐藤花子" in text
    assert "規約の帰属" in text


@pytest.mark.parametrize(
    ("name", "wanted"),
    [("單一鳴", "Shan Yiming"), ("歐陽澄", "Ouyang Cheng"), ("曾若谷", "Zeng Ruogu"), ("示例部", "示例部")],
)
def test_surnames_in_either_script(name: str, wanted: str) -> None:
    assert straight(Name(literal=name)) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("733-787", "733–87"), ("1496-1504", "1496–504"), ("5-9", "5–9"), ("101-102", "101–02"), ("e12", "e12"), ("", "")],
)
def test_pages(text: str, wanted: str) -> None:
    assert pages(text) == wanted


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("the law of things", "The Law of Things"),
        ("law: a view from DeepSeek", "Law: A View from DeepSeek"),
        ("what we rely on", "What We Rely On"),
        ("iPhone and the law", "iPhone and the Law"),
    ],
)
def test_headline(title: str, wanted: str) -> None:
    assert headline(title) == wanted


@pytest.mark.parametrize(
    ("journal", "wanted"),
    [("Yale Law Journal", "Yale L.J."), ("Harvard Law Review", "Harv. L. Rev."), ("Nature", "Nature"),
     ("Journal of Intellectual Property Law", "J. Intell. Prop. L."), ("The New Yorker", "New Yorker"),
     ("Journal of Law and Economics", "J.L. & Econ."), ("Minnesota Law Review", "Minn. L. Rev."),
     ("Harvard Journal of Law & Technology", "Harv. J.L. & Tech."), ("New York Law Journal", "N.Y. L.J."),
     ("North Carolina Law Review", "N.C. L. Rev."), ("Antitrust Law Journal", "Antitrust L.J.")],
)  # fmt: skip
def test_periodicals_by_table_t13(journal: str, wanted: str) -> None:
    assert periodical(journal) == wanted


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Federal Trade Commission v. Lake Industries, Inc.", "Fed. Trade Comm'n v. Lake Indus., Inc."),
        ("United States v. Alpha Manufacturing Company", "United States v. Alpha Mfg. Co."),
        ("The Lake and Shore Railroad v. Texas", "Lake & Shore R.R. v. Texas"),
        ("Roe v. Doe", "Roe v. Doe"),
    ],
)
def test_parties_by_tables_t6_and_t10(name: str, wanted: str) -> None:
    assert case_name(name) == wanted


def test_a_chinese_title_in_pinyin() -> None:
    assert pinyin_title("规则：生成（上）") == "Guize: shengcheng (shang)"
