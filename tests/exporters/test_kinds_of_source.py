# ruff: noqa: E501 (a line of a list is one string)
"""Kinds of source that a first look found set wrongly, on other invented works; the rule stands beside each."""

from __future__ import annotations

from typing import Any

import pytest

from distlaw.exporters.exporter import Exporter, StyleOptions
from distlaw.model.csl import cite_item_from_csl
from distlaw.registry import parts

STYLES: dict[str, Exporter] = {part.name: part for part in parts("exporters") if getattr(part, "is_style", False)}
DIRECTIVE = {"type": "legislation", "title": "Directive 2031/45/EC of the Council of 3 March 2031 on lake data",
             "container-title": "OJ", "volume": "L77", "page": "20-28", "issued": "2031-03-03", "jurisdiction": "eu",
             "locator": "4", "label": "article"}  # fmt: skip
UNION_CASE = {"type": "legal_case", "title": "Alder BV v Birch SA", "number": "T-77/30", "jurisdiction": "eu",
              "neutral_citation": "ECLI:EU:T:2031:88", "issued": "2031-05-06"}  # fmt: skip
TREATY = {"type": "treaty", "title": "Agreement on Lakes", "volume": "77", "container-title": "U.N.T.S.", "page": "5",
          "issued": "2019-01-08"}  # fmt: skip
BILL = {"type": "bill", "title": "Lake Data Act", "number": "S. 77", "chapter-number": "121", "issued": "2029"}
HEARING = {"type": "hearing", "title": "Lakes at Risk", "section": "House Committee on Natural Resources",
           "chapter-number": "117th Cong.", "issued": "2022-02-02", "locator": "9"}  # fmt: skip
OHIO = {"type": "legal_case", "title": "Alder v. Birch", "volume": "120", "container-title": "N.E.3d", "page": "77",
        "authority": "Supreme Court of Ohio", "issued": "2018"}  # fmt: skip
ALBANY = OHIO | {"authority": "New York Court of Appeals"}
TEXAS = OHIO | {"authority": "Texas Court of Appeals", "container-title": "S.W.3d"}
CANADA = OHIO | {"authority": "Supreme Court of Canada"}
LEXIS = {"type": "legal_case", "title": "Alder v. Birch", "number": "22-cv-77", "volume": "2023",
         "container-title": "U.S. Dist. LEXIS", "page": "4411", "authority": "D. Del.", "issued": "2023-09-04"}  # fmt: skip
NEUTRAL = {"type": "legal_case", "title": "Alder Ltd v Birch", "number": "[2024] EWCA Civ 77", "issued": "2024",
           "jurisdiction": "gb", "container-title": "WLR", "volume": "1", "page": "300"}  # fmt: skip
HONG_KONG = {"type": "legal_case", "title": "Alder v Birch", "volume": "19", "container-title": "HKCFAR", "page": "77",
             "issued": "2016", "jurisdiction": "hk"}  # fmt: skip
PATENT = {"type": "patent", "title": "Device for Drying Nets", "author": [{"family": "Ash", "given": "Ann"}],
          "number": "9,876,543", "jurisdiction": "us", "issued": "2018-01-23"}  # fmt: skip
LETTER = {"type": "personal_communication", "author": [{"family": "Ash", "given": "Ann"}],
          "recipient": [{"family": "Birch", "given": "Cy"}], "genre": "E-mail", "issued": "2020-07-01"}  # fmt: skip
INTERVIEW = {"type": "interview", "author": [{"family": "Ash", "given": "Ann"}], "issued": "2021-08-09",
             "event-place": "Oslo"}  # fmt: skip
EPISODE = {"type": "broadcast", "title": "Still Waters", "container-title": "Lake Talk", "publisher": "Shore FM",
           "host": [{"family": "Ash", "given": "Ann"}, {"family": "Birch", "given": "Cy"}], "issued": "2021-04-05",
           "number": "7", "genre": "Audio podcast episode", "medium": "podcast",
           "URL": "https://x.org/7"}  # fmt: skip
REPRINT = {"type": "book", "title": "Of Nets", "author": [{"family": "Ash", "given": "Ann"}], "publisher": "Quay Press",
           "issued": "2005", "original-date": "1898", "locator": "4"}  # fmt: skip
PAPER = {"type": "report", "genre": "Discussion Paper", "number": "77", "title": "The Cost of Nets",
         "author": [{"family": "Ash", "given": "Ann"}], "publisher": "Institute of Lakes", "issued": "2020"}  # fmt: skip
COMING = {"type": "article-journal", "title": "Nets Tomorrow", "author": [{"family": "Ash", "given": "Ann"}],
          "container-title": "Texas Law Review", "status": "in press", "volume": "99", "issued": "2027"}  # fmt: skip
COMMENT = {"type": "article-journal", "genre": "Comment", "title": "Nets Again", "volume": "9", "page": "7",
           "author": [{"family": "Ash", "given": "Ann"}], "container-title": "Texas Law Review",
           "issued": "2011"}  # fmt: skip
CHINESE_LAW = {"type": "legislation", "language": "en", "title": "Lake Law", "authority": "State Council",
               "issued": "2027-02-01", "jurisdiction": "cn"}  # fmt: skip
ASKED = {"type": "webpage", "title": "Who mends nets?", "container-title": "Lake Notes", "issued": "2020-01-02",
         "URL": "https://x.org/n"}  # fmt: skip
CASES: list[tuple[str, str, dict[str, Any], str]] = [
    ("T2 EU", "bluebook", DIRECTIVE,
     "Directive 2031/45/EC of the Council of 3 March 2031 on Lake Data, art. 4, 2031 O.J. (L 77) 20."),
    ("2.6.1", "oscola", DIRECTIVE,
     "Directive 2031/45/EC of the Council of 3 March 2031 on lake data [2031] OJ L77/20, art 4."),
    ("T2 EU", "bluebook", UNION_CASE, "Case T-77/30, Alder BV v. Birch SA, ECLI:EU:T:2031:88 (May 6, 2031)."),
    ("2.6.2", "oscola", UNION_CASE, "Case T-77/30 Alder BV v Birch SA EU:T:2031:88."),
    ("21.4", "bluebook", TREATY, "Agreement on Lakes, Jan. 8, 2019, 77 U.N.T.S. 5."),
    ("11.9", "apa", TREATY, "Agreement on Lakes, January 8, 2019, 77 U.N.T.S. 5."),
    ("2.7", "oscola", TREATY, "Agreement on Lakes (adopted 8 January 2019) 77 UNTS 5."),
    ("13.2", "bluebook", BILL, "Lake Data Act, S. 77, 121st Cong. (2029)."),
    ("11.6", "apa", BILL, "Lake Data Act, S. 77, 121st Cong. (2029)."),
    ("13.3", "bluebook", HEARING,
     "Lakes at Risk: Hearing Before the H. Comm. on Nat. Res., 117th Cong. 9 (2022)."),
    ("14.188", "chicago", HEARING,
     "Lakes at Risk: Hearing Before the House Committee on Natural Resources, 117th Cong. 9 (2022)."),
    ("10.4(b)", "bluebook", OHIO, "Alder v. Birch, 120 N.E.3d 77 (Ohio 2018)."),
    ("10.4(b)", "bluebook", ALBANY, "Alder v. Birch, 120 N.E.3d 77 (N.Y. 2018)."),
    ("10.4(b)", "chicago", TEXAS, "Alder v. Birch, 120 S.W.3d 77 (Tex. App. 2018)."),
    ("10.4", "apa", CANADA, "Alder v. Birch, 120 N.E.3d 77 (Supreme Court of Canada 2018)."),  # no state
    ("10.8.1", "bluebook", LEXIS, "Alder v. Birch, No. 22-cv-77, 2023 U.S. Dist. LEXIS 4411 (D. Del. Sept. 4, 2023)."),
    ("2.1.2", "oscola", NEUTRAL, "Alder Ltd v Birch [2024] EWCA Civ 77, [2024] 1 WLR 300."),
    ("2.1.1", "oscola", HONG_KONG, "Alder v Birch (2016) 19 HKCFAR 77."),
    ("14.9", "bluebook", PATENT, "U.S. Patent No. 9,876,543 (issued Jan. 23, 2018)."),
    ("14.158", "chicago", PATENT, "Ann Ash, Device for Drying Nets, US Patent 9,876,543, issued January 23, 2018."),
    ("17.2.3", "bluebook", LETTER, "E-mail from Ann Ash to Cy Birch (July 1, 2020)."),
    ("14.111", "chicago", LETTER, "Ann Ash, email to Cy Birch, July 1, 2020."),
    ("17.2.5", "bluebook", INTERVIEW, "Interview with Ann Ash, in Oslo (Aug. 9, 2021)."),
    ("3.4.13", "oscola", INTERVIEW, "Interview with Ann Ash (Oslo, 9 August 2021)."),
    ("10.13", "apa", EPISODE,
     "Ash, A., & Birch, C. (Hosts). (2021, April 5). Still waters (No. 7) [Audio podcast episode]. In Lake "
     "Talk. Shore FM. https://x.org/7"),
    ("14.168", "chicago", EPISODE,
     "Ann Ash and Cy Birch, hosts, Lake Talk, podcast, episode 7, “Still Waters,” Shore FM, April 5, 2021, "
     "https://x.org/7."),
    ("15.4", "bluebook", REPRINT, "Ann Ash, Of Nets 4 (Quay Press 2005) (1898)."),
    ("3.2.2", "oscola", REPRINT, "Ann Ash, Of Nets (first published 1898, Quay Press 2005) 4."),
    ("17.4", "bluebook", PAPER, "Ann Ash, The Cost of Nets (Inst. of Lakes, Discussion Paper No. 77, 2020)."),
    ("10.4", "apa", PAPER, "Ash, A. (2020). The cost of nets (Discussion Paper No. 77). Institute of Lakes."),
    ("17.3", "bluebook", COMING, "Ann Ash, Nets Tomorrow, 99 Tex. L. Rev. (forthcoming 2027)."),
    ("9.14", "apa", COMING, "Ash, A. (in press). Nets tomorrow. Texas Law Review."),
    ("16.7.1", "bluebook", COMMENT, "Ann Ash, Comment, Nets Again, 9 Tex. L. Rev. 7 (2011)."),
    ("T2 China", "bluebook", CHINESE_LAW, "Lake Law (promulgated by the St. Council, Feb. 1, 2027) (China)."),
    ("6.125", "chicago", ASKED, "“Who Mends Nets?,” Lake Notes, January 2, 2020, https://x.org/n."),
    ("69", "law-manual",
     {"type": "legislation", "title": "湖泊法（2009年修订）", "language": "zh-CN",
      "issued": "2009", "locator": "7", "label": "article"},
     "《湖泊法》（2009年修订）第7条。"),
    ("72", "law-manual",
     {"type": "legislation", "title": "关于审理湖泊案件的规定", "language": "zh-CN",
      "number": "法释〔2031〕7号", "locator": "2", "label": "article"},
     "《关于审理湖泊案件的规定》（法释〔2031〕7号），第2条。"),
    ("90", "law-manual",
     {"type": "legal_case", "title": "甲诉乙案", "language": "zh-CN",
      "number": "指导性案例907号", "authority": "最高人民法院", "issued": "2031"},
     "甲诉乙案，最高人民法院指导性案例907号（2031年）。"),
    ("34", "law-manual",
     {"type": "article-journal", "title": "湖上", "language": "zh-CN", "author": [{"literal": "甲某"}], "container-title": "湖山评论", "volume": "7", "publisher": "湖山大学出版社",
      "issued": "2011"},
     "甲某：《湖上》，载《湖山评论》第7卷，湖山大学出版社2011年版。"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("style", "obj", "wanted"), [pytest.param(*case[1:], id=f"{case[1]}-{case[0]}") for case in CASES]
)
def test_line(style: str, obj: dict[str, Any], wanted: str) -> None:
    assert STYLES[style].export([cite_item_from_csl(obj)], StyleOptions()).data == wanted + "\n"


GERMAN_ACT = {"type": "legislation", "title": "Seedatengesetz", "section": "44b", "language": "de"}
TAIWAN_ACT = {"type": "legislation", "title": "湖泊法", "section": "第六十五條", "language": "zh-TW", "issued": "2031"}


@pytest.mark.parametrize("style", ["bluebook", "oscola", "chicago", "apa", "gbt7714-2025", "law-manual"])
def test_the_section_that_a_record_of_an_act_names_is_printed(style: str) -> None:
    assert "§ 44b" in _printed(style, GERMAN_ACT)
    assert ("65" in _printed(style, TAIWAN_ACT)) or "第六十五條" in _printed(style, TAIWAN_ACT)


def _printed(style: str, obj: dict[str, Any]) -> str:
    return str(STYLES[style].export([cite_item_from_csl(obj)], StyleOptions()).data)


def test_others_that_are_left_unnamed_and_a_volume_stand_in_the_law_manual_too() -> None:
    book = {"type": "book", "title": "Lakes", "volume": "2", "author": [{"family": "Ash", "given": "Ann"},
            {"family": "Birch", "given": "Cy", "et_al": True}], "publisher": "Quay", "issued": "2031"}  # fmt: skip
    assert "Ann Ash et al., Lakes, Vol. 2, Quay, 2031" in _printed("law-manual", book).replace("*", "")
