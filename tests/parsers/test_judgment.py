"""Judgments: number, court, kind and date are read, parties are no argument, the court's words head its parts."""

from __future__ import annotations

from hashlib import sha256

import pytest

from distlaw.model.source import Hint, Mark, SourceText
from distlaw.parsers import parse
from distlaw.parsers.normalise import normalised
from distlaw.readers import RawFile, read
from distlaw.text.offsets import sliced

MAINLAND = """海滨市中级人民法院
民 事 判 决 书
（2031）海01民初417号
原告：某甲科技有限公司，住所地海滨市。
法定代表人：张某，执行董事。
被告：某乙智能有限公司，住所地江左市。
原告某甲公司与被告某乙公司不正当竞争纠纷一案，本院于2030年5月1日立案后，公开开庭进行了审理。
某甲公司向本院提出诉讼请求：判令被告停止以蒸馏方式使用原告模型输出的行为。
本院经审理认定事实如下：原告提供对话模型服务，其用户协议禁止以输出训练竞争模型。
本院认为，被告以虚构账号规避访问限制，构成不正当竞争。
综上，依照《中华人民共和国反不正当竞争法》第二条之规定，判决如下：
一、被告立即停止涉案行为；
二、驳回原告其他诉讼请求。
审 判 长 李某
二〇三一年三月十五日
书 记 员 赵某
"""
TAIWAN = """臺灣海濱地方法院民事判決
120年度訴字第417號
原告　某甲股份有限公司
法定代理人　張某
被告　某乙股份有限公司
上列當事人間請求損害賠償事件，本院判決如下：
主文
原告之訴駁回。
事實及理由
一、原告主張被告以其輸出訓練模型，應負損害賠償責任。
二、查輸出並非著作，原告之主張尚無可採。
中　　華　　民　　國　　120　年　　7　月　　3　日
書記官　林某
"""


def source_of(text: str, hints: tuple[Hint, ...] = ()) -> SourceText:
    digest = sha256(text.encode("utf-8")).hexdigest()
    return SourceText(sha256=digest, file_name="case.txt", media_type="text/plain", text=text, hints=hints)


@pytest.mark.parametrize(
    ("text", "docket", "court", "kind", "issued", "jurisdiction"),
    [
        (MAINLAND, "（2031）海01民初417号", "海滨市中级人民法院", "民事判决书", "2031-03-15", "CN"),
        (TAIWAN, "120年度訴字第417號", "臺灣海濱地方法院", "民事判決", "2031-07-03", "TW"),
    ],
    ids=["mainland", "taiwan"],
)
def test_facts(text: str, docket: str, court: str, kind: str, issued: str, jurisdiction: str) -> None:
    (document,) = parse(source_of(text))
    item = document.record
    assert item is not None
    assert document.genre == "judgment"
    assert (item.csl_type, item.docket, item.authority) == ("legal_case", docket, court)
    assert (item.document_kind, item.issued, item.jurisdiction) == (kind, issued, jurisdiction)
    for statement in document.statements:
        if statement.field in ("docket", "authority"):
            assert sliced(text, statement.ranges) == statement.value


def test_parts() -> None:
    (document,) = parse(source_of(MAINLAND))
    assert [section.title for section in document.sections] == ["本院经审理认定事实如下", "本院认为", "判决如下"]
    body = "\n".join(document.reading.text[zone.start : zone.end] for zone in document.zones if zone.kind == "body")
    assert "构成不正当竞争" in body
    assert "第二条之规定" in body
    assert "住所地" not in body
    assert "书 记 员" not in body


def test_a_title_that_the_page_gives_is_taken() -> None:
    title = "某甲公司与某乙公司不正当竞争纠纷一审民事判决书"
    (document,) = parse(source_of(MAINLAND, (Hint(name="title", value=title, origin="page"),)))
    assert document.record is not None
    assert document.record.title == title


def test_an_article_that_cites_a_judgment_is_no_judgment() -> None:
    article = "论蒸馏\n司徒衡\n一、问题\n（2031）海01民初417号民事判决书认为，输出不构成作品。本文认为此说可从。\n" * 3
    assert all(document.genre != "judgment" for document in parse(source_of(article)))


def test_furniture_and_notes_of_a_judgment_are_no_part_of_its_text() -> None:
    text = f"版面大小\n{TAIWAN}註一：參見某甲著，模型論，第3頁。\n註二：同前註。\n"
    (document,) = parse(source_of(text))
    assert "版面大小" not in document.reading.text
    notes = [document.reading.text[entry.start : entry.end] for entry in document.entries if entry.kind == "note"]
    assert notes == ["參見某甲著，模型論，第3頁。", "同前註。"]


def test_notes_that_the_format_marks_are_notes_of_the_judgment() -> None:
    claim = "原告主張被告以其輸出訓練模型"
    text = f"{TAIWAN}參見某甲著，模型論，第3頁。\n"
    at, call = text.index("參見某甲著"), text.index(claim) + len(claim)
    marks = (
        Mark(kind="note_reference", start=call, end=call, value="1"),
        Mark(kind="note", start=at, end=len(text) - 1, value="1"),
    )
    (document,) = parse(source_of(text).model_copy(update={"marks": marks}))
    (note,) = document.entries
    assert document.reading.text[note.start : note.end] == "參見某甲著，模型論，第3頁。"
    assert [document.reading.text[:start].endswith(claim) for start, _ in note.anchors] == [True]


_ANNEXED = """秦川非法获取模型数据、内幕交易案
秦川非法获取模型数据、内幕交易案白鹿市高级人民法院
刑事判决书
（2031）白刑终242号
上诉人（原审被告人）秦川。
辩护人云起，系白鹿律师事务所律师。
本院认为，原判认定事实清楚。判决如下：
驳回上诉，维持原判。
审 判 长 白露
审 判 员 霜降
{day}
书 记 员 谷雨
附：本案适用的法律条文
第一条 2031年5月1日起施行。
"""


@pytest.mark.parametrize("day", ["二〇三一年五月十六日", "二0三一年五月十六日", "二 O 三一年 五月十六日"])
def test_the_day_below_the_bench_though_an_annex_follows(day: str) -> None:
    item = normalised(parse(read(RawFile(_ANNEXED.format(day=day).encode(), "a.txt"))[0])[0])[0]
    assert item.issued == "2031-05-16" and item.authority == "白鹿市高级人民法院"


def test_a_case_that_is_named_twice_above_its_court_is_called_so() -> None:
    item = normalised(parse(read(RawFile(_ANNEXED.format(day="二〇三一年五月十六日").encode(), "a.txt"))[0])[0])[0]
    assert item.title == "秦川非法获取模型数据、内幕交易案"


def test_a_document_called_after_its_parties_has_that_title() -> None:
    text = (
        "秦川、白鹿信托股份有限公司等再审民事裁定书\n案由：合同纠纷\n"
        + _ANNEXED.format(day="二〇三一年五月十六日").partition("\n")[2]
    )
    item = normalised(parse(read(RawFile(text.encode(), "a.txt"))[0])[0])[0]
    assert item.title == "秦川、白鹿信托股份有限公司等再审民事裁定书" and item.authority == "白鹿市高级人民法院"
