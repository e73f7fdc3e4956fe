"""Exports of databases: each record a work, defects mended and said, values found where they stand, nothing lost."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from distlaw.model.document import ParsedDocument
from distlaw.model.source import SourceText
from distlaw.model.work import Item
from distlaw.parsers import bibtex, csl_json, cssci, endnote_refer, estudy, noteexpress, parse, refworks, ris
from distlaw.parsers.records.dates import dated
from distlaw.parsers.records.numbers import pages_of
from distlaw.parsers.records.tex import tex_as_text
from distlaw.parsers.records.values import keywords_of
from distlaw.text.offsets import sliced
from distlaw.vocab.people import people_of

REFER = (
    "\ufeff%0 Journal Article\r\n%A 司徒衡;上官蘅\r\n%+ 海滨大学法学院;江左大学法学院;\r\n"
    "%T 论输出\r\n%J 海滨法学\r\n%D 2031\r\n%V 12\r\n"
    "%N 03\r\n%K输出\r\n%K 作品,合同\r\n%X <正>输出不构成作品。\r\n"
    "任何人均可使用。\r\n%P 66-80+159\r\n%@ 1098-7777\r\n"
    "%L 99-1234/D\r\n"
    "%R 10.99999/j.hbfx.2031.03.005\r\n%W CNKI\r\n\r\n%0 Thesis\r\n"
    "%A 呼延某\r\n%Y 端木某\r\n%T 合同研究\r\n%9 硕士\r\n"
    "%D 2030\r\n%I 海滨大学\r\n"
    "%P 68\r\n%W CNKI\r\n"
)
RIS = (
    "TY  - JOUR\nA1  - Quill, Ada;Marsh, Harriet\nT1  - Pupils and Teachers\n"
    "JF  - Harbor Law Review\nY1  - 2030//\nVL  - 44\n"
    "IS  - 2\nSP  - 417\nEP  - 430\nKW  - models\nKW  - contract\n"
    "N2  - Training on output is lawful.\nUR  - https://example.org/q\n"
    "C7  - e12\nER  - \n\nTY  - NEWS\nAU  - 本报记者 闻人熙\nTI  - 偷师之辩\nPB  - 海滨日报\nPY  - 2031/05/06\nER  - \n"
)
REFWORKS = (
    "RT Journal Article\r\nSR 1\r\nA1司徒衡;上官蘅\r\nAD 海滨大学法学院;\r\n"
    "T1 论输出\r\nJF 海滨法学\r\nyr2031\r\nvo12\r\nIS 03\r\n"
    "OP 1106-1111+1117\r\n"
    "K1 输出;作品\r\nAB 输出不构成作品。\r\nSN 1098-7777\r\n"
    "CN 99-1234/D\r\nLA 中文;\r\nDS CNKI\r\nLK https://example.org/a\r\n"
)
NOTEEXPRESS = (
    "{Reference Type}: Journal Article\r\n{Title}: 论输出\r\n"
    "{Translated Title}: On Output\r\n{Author}: 司徒衡;上官蘅\r\n"
    "{Journal}: 海滨法学\r\n"
    "{Year}: 2031\r\n{Issue}: 03\r\n{Pages}: 11～20\r\n{Keywords}: 输出；作品\r\n"
    "{Abstract}：输出不构成作品。\r\n{Database Provider}: CNKI\r\n"
)
ESTUDY = (
    "SrcDatabase-来源库: 期刊\r\nTitle-题名: 论输出\r\nAuthor-作者: 司徒衡;上官蘅;\r\n"
    "Organ-单位: 海滨大学法学院;\r\nSource-刊名: 海滨法学\r\n"
    "Keyword-关键词: 输出;作品\r\nSummary-摘要: 输出不构成作品。\r\n"
    "PubTime-出版时间: 2031-03-15\r\nYear-年: \r\nPeriod-期: 03\r\n"
    "PageCount-页码: 10\r\n"
)
CSSCI = (
    "【来源篇名】论输出\n【英文篇名】On Output\n【来源作者】司徒衡/上官蘅\n"
    "【期    刊】海滨法学\n【年代卷期】2031,12(03):11-20\n"
    "【关 键 词】输出/作品\n【参考文献】\n1.某甲.论法.法学.2030,(2)\n"
    "2.Quill A.Pupils.Harbor Law Review.2029\n----------\n"
)
BIB = (
    "% by hand\n@string{hl = {Harbor Law}}\n@article{quill2030,\n"
    "  author = {Quill, Ada and {Harbor Institute} and others},\n"
    "  title = {Pupils {and} Teachers},\n  journal = hl # { Review},\n"
    "  year = 2030, pages = {417--430}, number = 2\n}\n"
    "@book{quill2030, title = {论输出}, author = {司徒 衡}, edition = {第2版}, year = {2031}}\n"
    "@article{broken, title = {never closed\n@misc{page1, title = \"R\\'esum{\\'e}\", howpubl"
    "ished = {\\url{https://example.org/p}}, month = mar, year = {2031}}\n"
)
CSL = (
    '[{"id":"q","type":"article-journal","title":"Pupils","author":[{"family":"Quill","given"'
    ':"Ada"}],"abstract":"Output is free.","custom-x":"y"}]'
)


REWRITTEN = ("issued", "page", "issue", "edition")  # values that are made uniform


def source_of(text: str, name: str = "export.txt") -> SourceText:
    digest = sha256(text.encode("utf-8")).hexdigest()
    return SourceText(sha256=digest, file_name=name, media_type="text/plain", text=text)


def items(text: str) -> list[Item]:
    return [document.record for document in parse(source_of(text)) if document.record is not None]


def codes(document: ParsedDocument) -> set[str]:
    return {problem.code for problem in document.problems}


@pytest.mark.parametrize(
    ("text", "parser", "count"),
    [
        (REFER, "endnote_refer", 2), (RIS, "ris", 2), (REFWORKS, "refworks", 1), (NOTEEXPRESS, "noteexpress", 1),
        (ESTUDY, "estudy", 1), (CSSCI, "cssci", 1), (BIB, "bibtex", 3), (CSL, "csl_json", 1),
    ],
)  # fmt: skip
def test_each_format_is_known_by_its_content_and_every_value_stands_where_it_says(
    text: str, parser: str, count: int
) -> None:
    documents = parse(source_of(text))
    assert [document.parser for document in documents] == [parser] * count
    for document in documents:
        assert (document.genre, document.quality) == ("export", "record")
        assert document.record is not None
        assert document.record.title
        for statement in document.statements:
            if isinstance(statement.value, str) and statement.ranges and statement.value in text:
                stands = sliced(text, statement.ranges)
                assert statement.value in (stands, tex_as_text(stands)) or statement.field in REWRITTEN


def test_refer_and_its_defects() -> None:
    documents = parse(source_of(REFER))
    article, thesis = (document.record for document in documents)
    assert article is not None
    assert thesis is not None
    assert [name.literal for name in article.contributors] == ["司徒衡", "上官蘅"]
    assert [name.affiliations for name in article.contributors] == [("海滨大学法学院",), ("江左大学法学院",)]
    assert (article.issue, article.page, article.volume, article.issued) == ("3", "66-80, 159", "12", "2031")
    assert article.keywords == ("输出", "作品", "合同")
    assert article.abstract == "输出不构成作品。任何人均可使用。"
    assert (article.doi, article.issn) == ("10.99999/j.hbfx.2031.03.005", "1098-7777")
    assert ("refer", "L", "99-1234/D") in article.extra
    assert codes(documents[0]) == {
        "authors_split",
        "continuation_line",
        "keyword_tag_without_space",
        "abstract_prefix_removed",
    }
    assert (thesis.csl_type, thesis.genre, thesis.publisher, thesis.number_of_pages) == (
        "thesis",
        "硕士学位论文",
        "海滨大学",
        "68",
    )
    assert [name.literal for name in thesis.names("supervisor")] == ["端木某"]


def test_ris_of_two_kinds() -> None:
    article, news = items(RIS)
    assert [(name.family, name.given) for name in article.contributors] == [("Quill", "Ada"), ("Marsh", "Harriet")]
    assert (article.page, article.issued, article.keywords) == ("417-430", "2030", ("models", "contract"))
    assert article.article_number == "e12"
    assert (news.csl_type, news.container_title, news.issued) == ("article-newspaper", "海滨日报", "2031-05-06")
    assert [name.literal for name in news.contributors] == ["闻人熙"]
    assert "author_prefix_removed" in codes(parse(source_of(RIS))[1])


@pytest.mark.parametrize(
    "text", [REFWORKS, NOTEEXPRESS, ESTUDY, CSSCI], ids=["refworks", "noteexpress", "estudy", "cssci"]
)
def test_one_record_in_four_chinese_formats(text: str) -> None:
    (item,) = items(text)
    assert item.csl_type == "article-journal"
    assert (item.title, item.container_title, item.issued[:4], item.issue) == ("论输出", "海滨法学", "2031", "3")
    assert [name.literal for name in item.contributors] == ["司徒衡", "上官蘅"]
    assert item.keywords == ("输出", "作品")
    assert item.language == "zh-Hans"


def test_cited_references_of_cssci_are_entries() -> None:
    (document,) = parse(source_of(CSSCI))
    raw = [document.reading.text[entry.start : entry.end] for entry in document.entries]
    assert raw == ["某甲.论法.法学.2030,(2)", "Quill A.Pupils.Harbor Law Review.2029"]
    assert [entry.marker for entry in document.entries] == ["1", "2"]


def test_bibtex_with_a_doubled_key_and_a_broken_entry() -> None:
    documents = parse(source_of(BIB, "refs.bib"))
    article, book, page = (document.record for document in documents)
    assert article is not None
    assert book is not None
    assert page is not None
    assert [name.display for name in article.contributors] == ["Ada Quill", "Harbor Institute"]
    assert (article.title, article.container_title, article.page) == (
        "Pupils and Teachers",
        "Harbor Law Review",
        "417-430",
    )
    assert (book.key, book.edition, book.contributors[0].literal) == ("quill2030", "2", "司徒衡")
    assert (page.title, page.url, page.issued, page.csl_type) == (
        "Résumé",
        "https://example.org/p",
        "2031-03",
        "webpage",
    )
    assert "duplicate_key" in codes(documents[1])
    assert "broken_entry" in codes(documents[2])


def test_csl_json_keeps_what_it_does_not_know_and_reads_a_cut_file() -> None:
    (item,) = items(CSL)
    assert item.key == "q"
    assert any(tag == "custom-x" for _, tag, _ in item.extra)
    records = csl_json.read_records(CSL[:-1] + ',{"type":"book","title":')
    assert [record.item.title for record in records] == ["Pupils"]
    assert [problem.code for problem in records[0].problems] == ["broken_entry"]


def test_abstracts_can_be_searched_for_claims() -> None:
    document = parse(source_of(REFER))[0]
    (zone,) = (zone for zone in document.zones if zone.kind == "abstract")
    assert document.reading.text[zone.start : zone.end] == "输出不构成作品。任何人均可使用。"
    assert (
        sliced(REFER, document.reading.to_source(zone.start, zone.end)).replace("\r\n", "").endswith("任何人均可使用。")
    )


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("66-80+159", "66-80, 159"),
        ("417--430", "417-430"),
        ("11～20", "11-20"),
        ("705−717", "705-717"),
        ("A07", "A07"),
        ("3-5;9", "3-5, 9"),
    ],
)
def test_pages(text: str, pages: str) -> None:
    assert pages_of(text) == pages


@pytest.mark.parametrize(
    ("text", "date"),
    [("2030//", "2030"), ("2031/05/06/", "2031-05-06"), ("2031年4月", "2031-04"), ("spring", ""), ("2031-99", "2031")],
)
def test_dates(text: str, date: str) -> None:
    assert dated(text).date == date


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("司徒衡;上官蘅", ["司徒衡", "上官蘅"]), ("司徒衡，上官蘅", ["司徒衡", "上官蘅"]), ("司徒衡 上官蘅",
        ["司徒衡", "上官蘅"]),
        ("李, 明", ["李明"]), ("李 明", ["李明"]), ("Quill, Ada", ["Ada Quill"]), ("Ada Quill", ["Ada Quill"]),
        ("本报记者 闻人熙", ["闻人熙"]), ("Ada van der Quill", ["Ada van der Quill"]), ("海滨大学课题组",
        ["海滨大学课题组"]),
    ],
)  # fmt: skip
def test_names(text: str, names: list[str]) -> None:
    assert [name.display for name in people_of(text, "author")] == names


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("输出;作品；合同", ["输出", "作品", "合同"]),
        ("输出 作品", ["输出", "作品"]),
        ("fair use, model", ["fair use", "model"]),
        ("fair use", ["fair use"]),
    ],
)
def test_keywords(text: str, words: list[str]) -> None:
    assert keywords_of(text) == words


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        ("M{\\aa}rten", "Mårten"), ("\\'{e}l\\`eve", "élève"), ("G\\\"odel", "Gödel"), ("\\v{S}uk", "Šuk"),
        ("A \\& B", "A & B"),
        ("{\\ss}", "ß"), ("\\emph{In re} {X}", "In re X"), ("论{输出}", "论输出"), ("50\\%", "50%"),
    ],
)  # fmt: skip
def test_tex(tex: str, text: str) -> None:
    assert tex_as_text(tex) == text


READERS: tuple[Any, ...] = (
    endnote_refer.read_records, ris.read_records, refworks.read_records, noteexpress.read_records, estudy.read_records,
    cssci.read_records, bibtex.read_records, csl_json.read_records,
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_records_of_mangled_files_stay_within_the_file(data: st.DataObject) -> None:
    index = data.draw(st.integers(0, 7))
    text = (REFER, RIS, REFWORKS, NOTEEXPRESS, ESTUDY, CSSCI, BIB, CSL)[index]
    start, end = sorted((data.draw(st.integers(0, len(text))), data.draw(st.integers(0, len(text)))))
    mangled = text[:start] + data.draw(st.sampled_from(["", "\n", "{", "%A ", "中", '"', "@"])) + text[end:]
    for record in READERS[index](mangled):
        assert 0 <= record.start <= record.end <= len(mangled)
        for value in record.values:
            assert all(0 <= low <= high <= len(mangled) for low, high in value.ranges)


def test_initials_right_behind_the_comma_are_a_persons() -> None:
    (record,) = ris.read_records(
        "TY  - JOUR\nA1  - Alder,S.A.\nA1  - Birch,I.\nA1  - Quay Holdings, S.A.\nTI  - T\nER  - \n"
    )
    assert [name.display for name in record.item.contributors] == ["S.A. Alder", "I. Birch", "Quay Holdings, S.A."]


def test_of_two_types_the_last_is_meant() -> None:
    (record,) = endnote_refer.read_records("%0 Serial\n%0 Audio\n%T Of Tides\n%I Quay Radio\n")
    assert record.item.csl_type == "song"
