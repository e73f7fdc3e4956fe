"""Records and first pages whose labels lost their lines; what stands around titles, names and headings."""

from __future__ import annotations

import pytest

from distlaw.model.document import ParsedDocument
from distlaw.model.work import Item
from distlaw.parsers import parse
from distlaw.parsers.front.cited_titles import cited_titles
from distlaw.parsers.front.no_title import is_furniture
from distlaw.parsers.front.title_line import bare
from distlaw.parsers.lines.headings import known, without_call
from distlaw.parsers.lines.labels_apart import labels_apart
from distlaw.parsers.lines.line import lines_of
from distlaw.parsers.normalise import normalised
from distlaw.readers import RawFile, read
from distlaw.text.normalise import cleaned
from distlaw.text.offsets import MappedText

PROSE = "平台把用户留下的文字拿去训练模型，用户往往并不知情。条款写得很长，读的人却很少，这正是争议的起点。"


def _read(text: str) -> tuple[ParsedDocument, Item]:
    (document,) = parse(read(RawFile(text.encode(), "page.txt"))[0])
    return document, normalised(document)[0]


def test_a_record_whose_labels_are_glued_to_values() -> None:
    """Each label begins a line again, so that every field is read."""
    text = (
        "題名 論模型訓練之告知義務─以平台條款為中心\nOn the Duty to Tell: Terms of Platforms作者 秦川\n"
        "Qin, Chuan貢獻者 白露\n"
        "Bai, Lu關鍵詞 告知義務\n平台條款\nduty to tell\nterms of platforms日期 2031 上傳時間 1-Oct-2031 摘要 " + PROSE
    )
    _, item = _read(text)
    assert item.title == "論模型訓練之告知義務─以平台條款為中心"
    assert [one.display for one in item.contributors if one.role == "author"] == ["秦川"]
    assert item.keywords == ("告知義務", "平台條款")
    assert item.keywords_translated == ("duty to tell", "terms of platforms")
    assert item.abstract.startswith("平台把用户")
    assert item.issued == "2031"


def test_a_record_printed_as_a_table_of_bars() -> None:
    text = (
        "| 研究生: |\n秦川 Qin, Chuan |\n|---|---|\n| 論文名稱: |\n模型訓練與告知義務 Duty to Tell in Models |\n"
        "| 指導教授: |\n白露\nBai, Lu |\n| 論文出版年: | 2031 |\n| 中文關鍵詞: | 告知義務 、平台條款 |\n" + PROSE
    )
    _, item = _read(text)
    assert item.title == "模型訓練與告知義務"
    assert [one.display for one in item.contributors if one.role == "author"] == ["秦川"]
    assert item.keywords == ("告知義務", "平台條款")


def test_a_first_page_in_one_line() -> None:
    front = (
        "Elm Letters, 2031, 7, 295-315 Harbours and Their Keepers: A View Jane Roe Department of Law, Elm University "
    )
    abstract = "Abstract Harbours are kept by those who live beside them, and the law seldom asks who pays. " * 4
    base = MappedText.whole(
        front * 3 + abstract + "Keywords Harbours, Keepers, Costs 1. Introduction The harbour is old."
    )
    lines = labels_apart(base).text.split("\n")
    assert lines[1].startswith("Abstract Harbours")
    assert lines[2].rstrip() == "Keywords Harbours, Keepers, Costs"
    assert lines[3].startswith("1. Introduction")


def test_running_text_keeps_its_lines() -> None:
    text = "作者 认为摘要 应当写得短些，关键词 不必太多。" + PROSE
    assert labels_apart(MappedText.whole(text)).text == text


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("《灯塔案说》第12期：港口看守人的注意义务", "港口看守人的注意义务"),
        (
            "Determining the Keeper's Share of Costs ... · between harbour and town...",
            "Determining the Keeper's Share of Costs",
        ),
        ("港口看守人注意义务之评价与归责原则-公平会 … ·...", "港口看守人注意义务之评价与归责原则"),
        ("编者的话 2031年10月", "编者的话"),
    ],
)
def test_what_stands_around_a_title(line: str, title: str) -> None:
    assert bare(line)[0] == title


@pytest.mark.parametrize(
    "text",
    [
        "Opinion",
        "MEMORANDUM OPINION",
        "【关键字】港口 看守人",
        "Microsoft Word - draft.doc",
        "메뉴 건너뛰기",
        "告知;同意;条款;模型;平台",
    ],
)
def test_what_is_no_title(text: str) -> None:
    assert is_furniture(text)


@pytest.mark.parametrize("text", ["Opinion Writing in Elmland", "关键词广告的法律责任", "Judgment Proof Models"])
def test_what_may_be_one(text: str) -> None:
    assert not is_furniture(text)


def test_notes_are_marked_in_brackets_and_sites_words_are_nobody() -> None:
    _, item = _read(f"灯塔看守人的注意义务\n\n白露[1] 秦川[2]\n\n摘要:{PROSE}\n\n{PROSE}\n")
    assert [one.display for one in item.contributors] == ["白露", "秦川"]
    _, item = _read(f"灯塔看守人的注意义务\n\n  2031-07-22    18  上传者:管理员\n\n摘要:{PROSE}\n\n{PROSE}\n")
    assert not item.contributors


def test_a_clause_before_a_citation_names_no_work() -> None:
    """A sentence that cites another work is no citation of this one; one in quotation marks behind a name is."""
    lines = lines_of(
        cleaned(
            "This Note builds on a piece, Ann Maple, Harbours in Law: Beyond Rules, 301 Elm L. Rev. 1816 (2031).\n"
            "Ann Már Maple, 'The Concept of Keepers: Grasping a Shift' (2031) 29 Elm Business Law, Issue 3, pp. 36–92\n"
        ).mapped,
        (),
    )
    assert [one.text for one in cited_titles(lines)] == ["The Concept of Keepers: Grasping a Shift"]


def test_headings_known_and_called() -> None:
    (line,) = lines_of(MappedText.whole("【裁判要点】"), ())
    assert known(line)
    assert without_call("案件事实与裁决要旨[1]") == "案件事实与裁决要旨"
    assert without_call("Conclusion on Issue (1)") == "Conclusion on Issue (1)"


def test_words_of_links_and_icons_are_no_text() -> None:
    text = (
        "On Harbours\n\ndate 2031-03 The harbour is old, and nobody has asked who keeps it or who pays for it.\n\n"
        "1 Ann Maple, Of Keepers, 60 Elm L. Rev. 335 (2031)Google Scholar (on harbours).\n"
        "2 Bo Ash, Of Towers, 15 Elm L. Rev. 129 (2030)Google Scholar, for a summary.\n"
    )
    document, _ = _read(text)
    assert "Google Scholar" not in document.reading.text
    assert "date 2031" not in document.reading.text


@pytest.mark.parametrize(
    ("line", "title", "names"),
    [
        ("《海滨法学》|王启明、林知远:港口看守费用的分担", "港口看守费用的分担", ["王启明", "林知远"]),
        ("【203207081】港口看守行为的定性", "港口看守行为的定性", []),
        ("港口看守準據法之研究=Conflict of Laws in Harbour Keeping", "港口看守準據法之研究", []),
    ],
)
def test_columns_numbers_and_translations_around_a_title(line: str, title: str, names: list[str]) -> None:
    text, _, persons = bare(line)
    assert (text, [one.name for one in persons]) == (title, names)
