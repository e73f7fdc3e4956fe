"""House styles on a base, English versions, short citations in notes, letters behind years."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from distlaw.errors import UnknownChoice, VocabularyError
from distlaw.exporters.exporter import StyleOptions
from distlaw.exporters.printed.document import style_named
from distlaw.exporters.printed.markup import plain
from distlaw.model.csl import cite_item_from_csl

ARTICLE = {"id": "a", "type": "article-journal", "title": "Fair lakes: a study", "container-title": "Texas Law Review",
           "author": [{"family": "Ash", "given": "Ann"}, {"family": "Birch", "given": "Bo"}], "volume": "99",
           "page": "743-785", "issued": "2021"}  # fmt: skip
BOOK = {"id": "b", "type": "book", "title": "The law of lakes", "publisher": "Shore", "issued": "2019",
        "author": [{"family": "Roe", "given": "Rita"}]}  # fmt: skip
CASE = {"id": "c", "type": "legal_case", "title": "Alpha v. Beta Music, Inc.", "volume": "510", "page": "569",
        "container-title": "U.S.", "authority": "Supreme Court of the United States", "issued": "1994"}  # fmt: skip
CHINESE = {"id": "z", "type": "article-journal", "title": "论示例", "author": [{"literal": "甲示某"}], "issue": "3",
           "container-title": "示刊", "page": "3-9", "issued": "2030", "title_translated": "On samples",
           "container_title_translated": "Sample Journal"}  # fmt: skip


def noted(style: str, *groups: list[dict[str, Any]]) -> list[str]:
    """The notes of groups of citations."""
    part = style_named(style)
    assert part.notes is not None
    cites = [[cite_item_from_csl(obj) for obj in group] for group in groups]
    return [plain(line) for line in part.notes(cites, StyleOptions(as_notes=True)).lines]


def at(obj: dict[str, Any], page: str, **more: str) -> dict[str, Any]:
    """A citation of a page."""
    return {**obj, "locator": page, **more}


RUN = ([at(ARTICLE, "745")], [at(ARTICLE, "750")], [at(BOOK, "5")], [at(ARTICLE, "760")], [at(CASE, "575")],
       [at(CASE, "580")], [at(BOOK, "7"), at(CASE, "590")])  # fmt: skip


@pytest.mark.parametrize(
    ("style", "wanted"),
    [
        ("bluebook", ["Id. at 750.", "Rita Roe, The Law of Lakes 5 (2019).", "Ash & Birch, supra note 1, at 760.",
                      "Alpha v. Beta Music, Inc., 510 U.S. 569, 575 (1994).", "Id. at 580.",
                      "Roe, supra note 3, at 7; Alpha, 510 U.S. at 590."]),
        ("oscola", ["ibid 750.", "Rita Roe, The Law of Lakes (Shore 2019) 5.", "Ash and Birch (n 1) 760.",
                    "Alpha v Beta Music, Inc 510 US 569, 575 (1994).",
                    "ibid 580.", "Roe (n 3) 7; Alpha (n 5) 590."]),
        ("chicago", ["Ash and Birch, “Fair Lakes,” 750.", "Rita Roe, The Law of Lakes (Shore, 2019), 5.",
                     "Ash and Birch, “Fair Lakes,” 760.", "Alpha v. Beta Music, Inc., 510 U.S. 569, 575 (1994).",
                     "Alpha, 510 U.S. at 580.", "Roe, Law of Lakes, 7; Alpha, 510 U.S. at 590."]),
    ],
)  # fmt: skip
def test_short_citations(style: str, wanted: list[str]) -> None:
    assert noted(style, *RUN)[1:] == wanted


def test_two_works_of_the_same_persons_are_told_apart() -> None:
    other = {**ARTICLE, "id": "d", "title": "More lakes"}
    assert noted("bluebook", [ARTICLE], [other], [ARTICLE])[2] == "Ash & Birch, Fair Lakes, supra note 1."
    assert noted("oscola", [ARTICLE], [other], [ARTICLE])[2] == "Ash and Birch, ‘Fair Lakes’ (n 1)."


def test_the_same_page_again_and_a_signal() -> None:
    first, second, third = noted("bluebook", [at(ARTICLE, "745")], [at(ARTICLE, "745")], [at(BOOK, "5", prefix="See")])
    assert (second, third[:4]) == ("Id.", "See ")
    assert first.startswith("Ann Ash")


def test_repeats_in_gbt7714() -> None:
    assert noted("gbt7714-2025", [at(CHINESE, "4")], [BOOK], [at(CHINESE, "5")])[2] == "同[1]：5."


def test_letters_behind_the_year_in_apa() -> None:
    others = [{**BOOK, "id": "x", "title": "Zebra"}, {**BOOK, "id": "y", "title": "Aardvark"}, ARTICLE]
    lines = str(
        style_named("apa").export([cite_item_from_csl(obj) for obj in others], StyleOptions()).data
    ).splitlines()
    assert [line.split(")")[0][-5:] for line in lines] == ["2019b", "2019a", "(2021"]


def test_a_house_style_sets_options_that_the_user_may_set_otherwise() -> None:
    cite = cite_item_from_csl({**CHINESE, "DOI": "10.1/x"})
    part = style_named("gbt7714-2025-half")
    assert part.export([cite], StyleOptions()).data == "甲示某. 论示例[J]. 示刊, 2030(3): 3-9.\n"
    by_language = StyleOptions(punctuation="by_language")
    assert part.export([cite], by_language).data == "甲示某. 论示例[J]. 示刊，2030（3）：3-9.\n"


def test_a_house_style_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text("id: own\nlabel: Own\nbase: gbt7714-2015\net_al_after: 1\n", encoding="utf-8")
    cite = cite_item_from_csl({**CHINESE, "author": [{"literal": "甲示某"}, {"literal": "乙示某"}]})
    assert str(style_named(str(path)).export([cite], StyleOptions()).data).startswith("甲示某, 等. ")
    path.write_text("id: own\nlabel: Own\nbase: nosuch\n", encoding="utf-8")
    with pytest.raises(UnknownChoice):
        style_named(str(path))
    path.write_text("id: own\nlabel: Own\nbase: apa\nwidth: 3\n", encoding="utf-8")
    with pytest.raises(VocabularyError, match="width"):
        style_named(str(path))


def test_chinese_entries_with_their_english_version() -> None:
    data = style_named("gbt7714-2015-bilingual").export([cite_item_from_csl(CHINESE)], StyleOptions()).data
    assert data == "甲示某. 论示例[J]. 示刊, 2030(3): 3-9.\nJIA S. On samples[J]. Sample Journal, 2030(3): 3-9.\n"
    bare = cite_item_from_csl({**CHINESE, "title_translated": ""})
    assert str(style_named("gbt7714-2015-bilingual").export([bare], StyleOptions()).data).count("\n") == 1


@pytest.mark.parametrize(
    ("pages", "wanted"),
    [("71-72", "71–72"), ("100-104", "100–104"), ("1100-1113", "1100–1113"), ("101-108", "101–8"),
     ("321-328", "321–28"), ("498-532", "498–532"), ("808-833", "808–33"), ("1496-1500", "1496–500")],
)  # fmt: skip
def test_page_ranges_in_chicago(pages: str, wanted: str) -> None:
    line = str(style_named("chicago").export([cite_item_from_csl(at(ARTICLE, pages))], StyleOptions()).data)
    assert line.endswith(f": {wanted}.\n")
