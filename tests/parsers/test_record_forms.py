"""How databases write records: forms that public reports of this field showed, on invented works of the same shape."""

from __future__ import annotations

import importlib
import json
from hashlib import sha256

import pytest

from distlaw.errors import InputError
from distlaw.model.source import SourceText
from distlaw.model.work import Item
from distlaw.parsers import parse
from distlaw.parsers.records.dates import dated
from distlaw.parsers.records.numbers import counted, pages_of
from distlaw.readers import read
from distlaw.readers.reader import RawFile
from distlaw.vocab.names import western
from distlaw.vocab.people import people_of


def items(text: str, name: str = "x.txt") -> list[Item]:
    """The records of a file, whatever it is taken for."""
    source, _ = read(RawFile(text.encode("utf-8"), name))
    return [document.record for document in parse(source) if document.record is not None]


def one(text: str, name: str = "x.txt") -> Item:
    (item,) = items(text, name)
    return item


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("甲乙某;丙丁某；戊己某;", ["甲乙某", "丙丁某", "戊己某"]),
        ("吴示某, 郑示某, 冯示某", ["吴示某", "郑示某", "冯示某"]),
        ("吴示某、郑示某、冯示某", ["吴示某", "郑示某", "冯示某"]),
        ("吴示某 郑示某 冯示某", ["吴示某", "郑示某", "冯示某"]),
        ("司 徒某", ["司徒某"]), ("李, 示", ["李示"]), ("欧阳 示", ["欧阳示"]),
        ("本报记者吴示某", ["吴示某"]), ("新华社记者 吴示某", ["吴示某"]),
        ("吴示[1,2] 郑示[2]", ["吴示", "郑示"]), ("伊莱· 阿示", ["伊莱·阿示"]),
        ("Ash, Ann; Birch, Bo", ["Ann Ash", "Bo Birch"]), ("Ann Ash and Bo Birch", ["Ann Ash", "Bo Birch"]),
        ("Ash J, Birch AB", ["J Ash", "AB Birch"]), ("Office of Trade and Lakes", ["Office of Trade and Lakes"]),
    ],
)  # fmt: skip
def test_names_are_parted(text: str, wanted: list[str]) -> None:
    assert [name.display for name in people_of(text, "author")] == wanted


def test_role_words_nationality_and_others_are_no_part_of_names() -> None:
    author, first, second = people_of("(美)约翰·示某著;何示某，何包某译", "author")
    assert (author.display, author.nationality, author.role) == ("约翰·示某", "美", "author")
    assert [(name.display, name.role) for name in (first, second)] == [
        ("何示某", "translator"),
        ("何包某", "translator"),
    ]
    for text in ("李示某 等", "李示某等", "李示某;等", "Ash, Ann et al."):
        (name,) = people_of(text, "author")
        assert name.et_al
        assert "等" not in name.display
    (editor,) = people_of("王示某主编", "author")
    assert (editor.role, editor.role_label) == ("editor", "主编")
    for text in ("[德] 示伦茨", "〔日〕山示敬三", "（清）沈示某"):
        assert people_of(text, "author")[0].nationality
    assert people_of("张译", "author")[0].display == "张译"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Peebles, Jr., Peyton Z.", ("Peebles", "Peyton Z.", "Jr.", "", "")),
        ("Veen P H v d", ("Veen", "P H", "", "v d", "")),
        ("Ludwig van Lake", ("Lake", "Ludwig", "", "", "van")),
        ("van der Lake, Jan", ("Lake", "Jan", "", "", "van der")),
        ("Lake, Alexander von", ("Lake", "Alexander", "", "von", "")),
        ("H.L.A. Lake", ("Lake", "H.L.A.", "", "", "")),
        ("Wu Caicong", ("Wu", "Caicong", "", "", "")),
        ("Caicong Wu", ("Wu", "Caicong", "", "", "")),
    ],
)
def test_western_names_are_divided(text: str, parts: tuple[str, ...]) -> None:
    assert tuple(western(text))[:5] == parts


@pytest.mark.parametrize("text", ["American Lake Association", "Sample AI, Inc.", "Plato", "Ministry of Lakes"])
def test_bodies_and_single_names_stay_whole(text: str) -> None:
    assert western(text).literal == text


@pytest.mark.parametrize(
    ("text", "date", "words"),
    [
        ("c1964", "1964", "c1964"), ("1881（光绪七年）", "1881", "1881（光绪七年）"), ("1957-1990", "1957/1990", ""),
        ("1984—", "1984/..", ""), ("Spring 2005", "2005-21", ""), ("5 Mar 2013", "2013-03-05", ""),
        ("2005 Jul-Aug", "2005-07/2005-08", ""), ("5/13/2010", "2010-05-13", ""), ("5/6/2010", "2010", ""),
        ("0000/00/00", "", ""), ("[1936]", "1936~", ""), ("20230401", "2023-04-01", ""),
        ("forthcoming", "", "forthcoming"),
    ],
)  # fmt: skip
def test_dates(text: str, date: str, words: str) -> None:
    assert dated(text) == (date, words)


def test_numbers() -> None:
    assert counted("第12卷", "volume", is_chinese=True) == "12"
    assert counted("第三期", "issue", is_chinese=True) == "3"
    assert [counted(text, "issue", is_chinese=True) for text in ("02", "z1", "S2", "S")] == [
        "2",
        "增刊1",
        "增刊2",
        "增刊",
    ]
    assert counted("S1", "issue", is_chinese=False) == "S1"
    assert [pages_of(text) for text in ("018", "3942 - 3951", "pp. 7-9", "第5页", "A07")] == [
        "18", "3942-3951", "7-9", "5", "A07",
    ]  # fmt: skip


REFER = "%0 Conference Proceedings\n%A 甲示某\n%T 文\n%B 某年会\n%? 某学会\n%D 2013\n%P 5\n%P 269-273\n%W CNKI\n"


def test_cnki_refer_by_type() -> None:
    paper = one(REFER)
    assert [name.role for name in paper.contributors] == ["author"]
    assert any(tag == "organizer" for _, tag, _ in paper.extra)
    assert (paper.page, paper.event_title) == ("269-273", "某年会")
    standard = one("%0 Legal Rule or Regulation\n%T 要求\n%D 2023-09-07\n%V GB/T 1-2023\n%~ 国家标准\n%W CNKI\n")
    assert (standard.csl_type, standard.number, standard.volume) == ("standard", "GB/T 1-2023", "")
    entry = one("%0 Legal Rule or Regulation\n%T 调量\n%D 1995/01/01\n%V 7-203-03520-4\n%~ 年鉴\n%W CNKI\n")
    assert (entry.csl_type, entry.isbn, entry.volume) == ("chapter", "7-203-03520-4", "")
    patent = one("%0 Patent\n%A 甲示某\n%T 法\n%D 2020-01-02\n%@ CN1234567A\n%W CNKI\n")
    assert (patent.number, patent.isbn) == ("CN1234567A", "")


def test_an_abstract_goes_on_after_empty_lines() -> None:
    thesis = one("%0 Thesis\n%A 甲示某\n%T 文\n%9 碩士\n%X 前段。\n\n\n    後段。\n%W CNKI\n")
    assert thesis.abstract == "前段。\n後段。"
    assert thesis.genre == "碩士學位論文"


@pytest.mark.parametrize("lead", ["\ufeff", "\ufeff\ufeff", "ï»¿", "\ufeffï»¿"])
def test_byte_order_marks_saved_twice(lead: str) -> None:
    assert one(lead + "%0 Journal Article\n%A 甲示某\n%T 论示\n%J 示刊\n%D 2020\n%N 03\n").issue == "3"


def test_refworks_of_a_standard_and_a_preamble() -> None:
    text = (
        "RT Standard\nSR 1\nC1 GB/T 1-2015\nT1 规则\nA1 甲示院\nFD 2015-05-15\nID GB/T 1-2015\nK1 著录\n"
        "URL https://x.cn/1\nDB 国家标准\nDS CNKI\n"
    )
    item = one(text)
    assert (item.csl_type, item.number, item.url, item.keywords) == (
        "standard", "GB/T 1-2015", "https://x.cn/1", ("著录",),
    )  # fmt: skip
    legend = "Refworks Export\n\n" + "\n".join(f"{tag}=Meaning" for tag in ("RT", "A1", "T1", "JF", "YR")) * 4
    article = one(
        f"{legend}\nBEGIN EXPORTED REFERENCES\n\nRT Journal Article\nA1 Ash,Ann\nT1 Lakes\nJF Shore\nYR 2003\n"
    )
    assert (article.title, article.contributors[0].family) == ("Lakes", "Ash")


def test_ris_entities_dates_and_bylines() -> None:
    item = one(
        "TY  - NEWS\nTI  - 论示&mdash;&mdash;以A&amp;B案为例\nAU  - 本报记者徐示某\nT2  - 示报 &amp; 刊\n"
        "Y1  - 2013/05/28\n"
        "DA  - 2014/04/01\nY2  - 2020/02/19\nSP  - 018\nER  - \n"
    )
    assert (item.title, item.container_title) == ("论示——以A&B案为例", "示报 & 刊")
    assert (item.issued, item.accessed, item.page) == ("2014-04-01", "2020-02-19", "18")
    assert item.contributors[0].display == "徐示某"
    name = one("TY  - JOUR\nTI  - Lakes\nAU  - O&#39;Lake, Ann\nER  - \n").contributors[0]
    assert (name.family, name.given) == ("O'Lake", "Ann")


def test_court_in_a_ris_case() -> None:
    item = one(
        "TY  - CASE\nTI  - Roe v. Doe\nT2  - U.S.\nVL  - 5\nSP  - 137\nPB  - Supreme Court\nPY  - 1803\nER  - \n"
    )
    assert (item.authority, item.publisher, item.page) == ("Supreme Court", "", "137")


BIB = r"""
@article{a, author = {吴示某、郑示某}, title = {论示}, journal = {示刊}, year = {2023}, month = {5}, day = {7}}
@book{b, author = {伊莱{$\cdot$} 阿示}, title = {The {{Lost Lake}} (1968--1980)}, year = {c1964}, edition = {Fourth}}
@article{c, author = {{张示某} and {Lake Association} and others}, title = {T}, journal = {J}, pages = {39 - 51}}
@thesis{d, author = {王示}, title = {反演方法}, type = {phdthesis}, institution = {湖大}, date = {2022-05}}
@incollection{e, crossref = {host}, author = {Ash, Ann}, title = {Part}, pages = {1--2}}
@collection{host, editor = {Birch, Bo}, title = {Whole}, subtitle = {A lake}, publisher = {Shore}, date = {2020}}
@article{f, number = {%s}, title = {Long}, journal = {J}, author = {Ash, Ann}}
""" % ("7" * 5000)


def test_bibtex_forms() -> None:
    found = {item.key: item for item in items(BIB, "x.bib")}
    assert [name.display for name in found["a"].contributors] == ["吴示某", "郑示某"]
    assert found["a"].issued == "2023-05-07"
    assert found["b"].contributors[0].display == "伊莱·阿示"
    assert (found["b"].title, found["b"].issued, found["b"].issued_literal) == (
        "The Lost Lake (1968–1980)",
        "1964",
        "c1964",
    )
    first, second = found["c"].contributors
    assert (first.is_institution, second.literal, second.et_al) == (False, "Lake Association", True)
    assert found["c"].page == "39-51"
    assert found["d"].genre == "博士学位论文"
    assert (found["e"].container_title, found["e"].publisher) == ("Whole: A lake", "Shore")
    assert found["e"].names("editor")[0].family == "Birch"
    assert found["f"].issue == ""  # thousands of digits are no number


def test_notes_of_zotero_are_read_as_citeproc_does() -> None:
    note = "Genre: 行政判决书\nedition: 2005年修订\nissue: 11\noriginal-date: 1866\n"
    note += "Report Number: X 1\nPlace: 京\n自用: 一"
    obj = {"id": "a", "type": "legal_case", "title": "案", "note": note, "editor": [], "issue": "3"}
    item = one(json.dumps([obj], ensure_ascii=False))
    assert (item.genre, item.edition, item.original_date) == ("行政判决书", "2005年修订", "1866")
    assert (item.number, item.publisher_place) == ("X 1", "京")
    assert (item.issue, item.note) == ("3", "issue: 11\n自用: 一")  # a fact the item has already is not replaced
    ranged = one(json.dumps([{"id": "b", "type": "book", "title": "讯", "note": "issued: 1957/1990\ntype: thesis"}]))
    assert (ranged.issued, ranged.csl_type) == ("1957/1990", "thesis")


def test_chinese_names_in_two_parts_are_joined() -> None:
    obj = {"id": "a", "type": "Article", "title": "论", "author": [{"family": "李", "given": "示"}]}
    item = one(json.dumps(obj, ensure_ascii=False))
    assert item.csl_type == "article"
    assert item.contributors[0].display == "李示"
    (split,) = items(json.dumps([{"id": "b", "type": "book", "title": "论", "author": [{"literal": "甲示;乙示;"}]}]))
    assert [name.display for name in split.contributors] == ["甲示", "乙示"]


ENDNOTE = (
    '<?xml version="1.0"?><xml><records><record><ref-type name="Journal Article">17</ref-type><contributors><authors>'
    "<author><style face='normal'>甲示某</style></author><author>乙示某</author></authors></contributors>"
    "<titles><title>"
    "<style>论示</style><style face='italic'> fair use</style></title><secondary-title>示刊</secondary-title></titles>"
    "<pages>3-20</pages><volume>46</volume><number>1</number><dates><year>2024</year></dates></record></records></xml>"
)
WOS = (
    "FN Clarivate\nVR 1.0\nPT J\nAU Wu, CC\n   Lake, A\nAF Wu Caicong\n   Lake, Ann\nTI On lakes\n   and law\n"
    "SO SHORE\nVL 4\nBP 2\nEP 9\nPD MAR 5\nPY 2013\nER\n\nEF\n"
)
MEDLINE = (
    "PMID- 1\nOWN - NLM\nTI  - On lakes\nDP  - 2013 Mar 5\nPG  - 6913-7\nFAU - Lake, Ann\nAU  - Lake A\nJT  - Shore\n"
)
ZOTERO_CSV = (
    '"Key","Item Type","Publication Year","Author","Title","Publication Title","Pages"\n'
    '"K1","journalArticle","2024","甲示某; 乙示某","论示","示刊","3-20"\n'
)
BETTER = json.dumps({"config": {"id": 1}, "collections": {}, "items": [
    {"itemType": "journalArticle", "citationKey": "k", "title": "Lakes", "date": "2013-03-05",
     "creators": [{"creatorType": "author", "firstName": "Ann", "lastName": "Lake"}]}]})  # fmt: skip
LINES = '{"id": "a", "type": "book", "title": "甲"}\n{"id": "b", "type": "book", "title": "乙"}\n'


@pytest.mark.parametrize(
    ("text", "parser", "titles"),
    [
        (ENDNOTE, "endnote_xml", ["论示 fair use"]), (WOS, "web_of_science", ["On lakes and law"]),
        (MEDLINE, "medline", ["On lakes"]), (ZOTERO_CSV, "record_table", ["论示"]), (BETTER, "csl_json", ["Lakes"]),
        (LINES, "csl_json", ["甲", "乙"]),
    ],
)  # fmt: skip
def test_further_formats(text: str, parser: str, titles: list[str]) -> None:
    source = SourceText(sha256=sha256(text.encode()).hexdigest(), file_name="x", media_type="text/plain", text=text)
    documents = parse(source)
    assert {document.parser for document in documents} == {parser}
    assert [document.record.title for document in documents if document.record] == titles


def test_what_those_formats_say() -> None:
    wos = one(WOS)
    assert [(name.family, name.given) for name in wos.contributors] == [("Wu", "Caicong"), ("Lake", "Ann")]
    assert (wos.issued, wos.page) == ("2013-03-05", "2-9")
    medline = one(MEDLINE)
    assert (medline.page, medline.issued, len(medline.contributors)) == ("6913-6917", "2013-03-05", 1)
    assert [name.display for name in one(ZOTERO_CSV).contributors] == ["甲示某", "乙示某"]
    assert (one(BETTER).key, one(BETTER).issued) == ("k", "2013-03-05")
    assert (one(ENDNOTE, "x.xml").issue, one(ENDNOTE, "x.xml").page) == ("1", "3-20")


PRINTED = (
    "[1]甲示某,乙示某.论示例[J].示刊,2024,46(01):3-20.\n[2]丙示.数据示例[D].示大学,2019.DOI:10.27266/d.1.\n"
    "[3]丁示.示例上网[N].示报,2016-08-31(018).\n[4]戊示.示例文[C]//示学会.年会论文集.示社,2013:269-273.\n"
    "[5]GB/T 1-2020,示例规范[S].\n"
)


def test_the_printed_list_of_cnki() -> None:
    article, thesis, news, paper, standard = items(PRINTED)
    assert (article.volume, article.issue, article.page, len(article.contributors)) == ("46", "1", "3-20", 2)
    assert (thesis.csl_type, thesis.publisher, thesis.doi) == ("thesis", "示大学", "10.27266/d.1")
    assert (news.container_title, news.issued, news.page) == ("示报", "2016-08-31", "18")
    assert (paper.csl_type, paper.container_title, paper.publisher) == ("paper-conference", "年会论文集", "示社")
    assert (standard.number, standard.title) == ("GB/T 1-2020", "示例规范")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('<rdf:RDF xmlns:z="http://www.zotero.org/namespaces/export#"><bib:Article/></rdf:RDF>', "Zotero RDF"),
        ('<modsCollection xmlns="http://www.loc.gov/mods/v3"></modsCollection>', "MODS"),
    ],
)
def test_formats_that_are_not_read_are_refused_by_name(text: str, name: str) -> None:
    with pytest.raises(InputError, match=name):
        read(RawFile(text.encode(), "x.rdf"))


def test_tagged_records_of_an_unread_format_are_not_stored_as_one_work() -> None:
    text = "".join(f"UI: {n}\nTI: On lakes\nAU: Ash A\nSO: Shore\nYR: 2013\nAB: Lakes.\n\n" for n in range(4))
    with pytest.raises(InputError, match="not read"):
        items(text)


@pytest.mark.parametrize("parser", ["ris", "endnote_refer", "bibtex", "endnote_xml", "noteexpress"])
def test_hostile_numbers_are_bounded_text(parser: str) -> None:
    digits = "9" * 6000
    text = {
        "ris": f"TY  - JOUR\nTI  - T\nVL  - {digits}\nIS  - {digits}\nPY  - {digits}\nER  - \n",
        "endnote_refer": f"%0 Journal Article\n%T T\n%V {digits}\n%D {digits}\n",
        "bibtex": f"@article{{a, title = {{T}}, volume = {{{digits}}}, year = {{{digits}}}, month = {{{digits}}}}}",
        "noteexpress": f"{{Reference Type}}: Journal Article\n{{Title}}: T\n{{Volume}}: {digits}\n{{Year}}: {digits}\n",
        "endnote_xml": f"<record><titles><title>T</title></titles><volume>{digits}</volume></record>",
    }[parser]
    (record,) = importlib.import_module(f"distlaw.parsers.{parser}").read_records(text)
    assert record.item.volume == ""
    assert len(record.item.issued_literal) <= 200
    assert any(problem.code == "no_number" for problem in record.problems)


def test_ris_tags_by_the_type_of_their_record() -> None:
    report = one("TY  - RPRT\nAU  - Ash, Ann\nTI  - Tides\nM1  - 77\nSN  - TR-5\nPY  - 2019\nER  - \n")
    assert report.number == "TR-5"
    numbered = one("TY  - RPRT\nAU  - Ash, Ann\nTI  - Tides\nM1  - 77\nSN  - 1234-5679\nPY  - 2019\nER  - \n")
    assert (numbered.number, numbered.issn) == ("77", "1234-5679")
    assert one("TY  - JOUR\nAU  - Ash, Ann\nTI  - Tides\nJA  - Coast L.J.\nER  - \n").container_title == "Coast L.J."
    both = one("TY  - JOUR\nAU  - Ash, Ann\nTI  - Tides\nT2  - Coast Law Journal\nJA  - Coast L.J.\nER  - \n")
    assert (both.container_title, both.container_title_short) == ("Coast Law Journal", "Coast L.J.")
    thesis = one("TY  - THES\nAU  - Ash, Ann\nTI  - Tides\nN1  - Place of Publication: Tromsø\nER  - \n")
    assert thesis.publisher_place == "Tromsø"
    patent = one("TY  - PAT\nAU  - Ash, Ann\nTI  - Nets\nC4  - Cole, Di\nSN  - US 12\nOP  - NO 1917\nER  - \n")
    assert [(name.family, name.role) for name in patent.contributors] == [("Ash", "author"), ("Cole", "contributor")]
    assert (patent.number, patent.issue) == ("US 12", "NO 1917")
    assert one("TY  - PAT\nAU  - Ash, Ann\nTI  - Nets\nOP  - NO 1917\nER  - \n").number == ""


def test_the_word_pages_alone_is_no_page() -> None:
    assert [pages_of(text) for text in ("pp. 12-20", "p12", "pages 3", "Pages", "第5")] == [
        "12-20",
        "12",
        "3",
        "Pages",
        "5",
    ]


@pytest.mark.parametrize(
    ("text", "name", "hint"),
    [
        ('{"schema": "distlaw/2", "key": "oak2031"}\n', "a dump", "distlaw load"),
        ('{"key": "oak2031", "quote": "a lake is no road", "theories": ["contract"]}\n', "claims", "import claims"),
        ('{"@context": "http://www.w3.org/ns/anno.jsonld", "items": [{"type": "A"}]}', "claims", "import claims"),
        ("id,quote,theories,stance,made_by\nc1,a,contract,neutral,me\nc2,b,contract,neutral,me\n", "claims", "jsonl"),
        ('{"depends": {"a": 1}, "name": "x"}', "JSON data", "CSL-JSON"),
        ('[1, 2, {"lake": "oak"}]', "JSON data", "CSL-JSON"),
        ('<?xml version="1.0"?><rss version="2.0"><channel><t>Lakes</t></channel></rss>', "XML", "CSL-JSON"),
        ("<g:lakes xmlns:g='urn:x'><g:lake>Oak</g:lake></g:lakes>", "XML", "CSL-JSON"),
        ('@prefix b: <http://oak.example/> .\nb:1 a b:Lake ; b:title "Oak" .\n', "RDF", "CSL-JSON"),
        ('digraph lakes {\n  "oak" -> "elm";\n}\n', "graph", "texts"),
        ("lake,depth\nOak,3\nElm,4\n", "table", "CSL-JSON"),
        ("湖\t深\n某湖\t3\n另湖\t4\n", "table", "CSL-JSON"),
    ],
)  # fmt: skip
def test_data_that_hold_no_records_are_refused_by_name(text: str, name: str, hint: str) -> None:
    with pytest.raises(InputError, match=name) as refused:
        items(text)
    assert hint in refused.value.hint


@pytest.mark.parametrize(
    "text",
    [
        "# Lakes\n\n{a brace} is no data, and neither is this.\n",
        "[1] 某甲.湖泊法[J].某刊,2031,3(2):8-9.\n",
        "Oaks, elms\nAsh, birch\nYew, box\n",
        "Graph theory\n\nA graph { of lakes } is a text all the same.\n",
        "某湖，甚深。\n某路，甚长。\n某山，甚高。\n",
    ],
)
def test_texts_that_look_like_data_are_read(text: str) -> None:
    source, _ = read(RawFile(text.encode("utf-8"), "x.txt"))
    assert parse(source)


def test_tab_delimited_records_of_web_of_science() -> None:
    item = one("PT\tAU\tAF\tTI\tSO\tPY\tVL\tBP\tEP\nJ\tAsh, A\tAsh, Ann\tOn lakes\tLAKE LAW\t2031\t9\t3\t8\n")
    assert (item.title, item.container_title, item.issued, item.page) == ("On lakes", "LAKE LAW", "2031", "3-8")
    assert [name.display for name in item.names("author")] == ["Ann Ash"]


def test_crossref_says_titles_in_lists_inside_a_message() -> None:
    record = {"DOI": "10.9/x", "title": ["On lakes"], "container-title": ["Lake Law"], "type": "journal-article",
              "author": [{"given": "Ann", "family": "Ash"}], "issued": {"date-parts": [[2031]]}}  # fmt: skip
    item = one(json.dumps({"status": "ok", "message-type": "work", "message": record}))
    assert (item.title, item.container_title, item.doi, item.issued) == ("On lakes", "Lake Law", "10.9/x", "2031")


MENDELEY = json.dumps([
    {"title": "On lakes", "type": "journal", "authors": [{"first_name": "Ann", "last_name": "Ash"}], "year": 2031,
     "month": 5, "source": "Shore", "volume": "7", "pages": "5-20",
     "identifiers": {"doi": "10.1000/x", "issn": "1234-5678"},
     "keywords": ["lake"], "id": "8b4d-1", "created": "2031-05-01T10:00:00.000Z"},
    {"title": "Shores", "type": "thesis", "authors": [{"last_name": "示甲"}], "year": 2030, "institution": "示大学"},
])  # fmt: skip


def test_mendeleys_json_keeps_what_it_says() -> None:
    article, thesis = items(MENDELEY, "x.json")
    assert [name.display for name in article.contributors] == ["Ann Ash"]
    assert (article.csl_type, article.issued, article.container_title) == ("article-journal", "2031-05", "Shore")
    assert (article.volume, article.page, article.doi, article.issn) == ("7", "5-20", "10.1000/x", "1234-5678")
    assert (article.keywords, article.key, article.extra) == (("lake",), "", ())
    assert (thesis.csl_type, thesis.publisher, thesis.contributors[0].display) == ("thesis", "示大学", "示甲")


@pytest.mark.parametrize(
    "obj",
    [
        {"id": "W1", "title": "On lakes", "type": "article", "publication_year": 2031, "authorships": [{"x": 1}]},
        {"id": "10.1/x", "type": "dois", "attributes": {"titles": [{"title": "On lakes"}]}},
        {"paperId": "1", "title": "On lakes", "year": 2031, "authors": [{"name": "Ash"}], "type": "paper"},
    ],
    ids=["authorships", "attributes", "paper"],
)
def test_records_of_an_unknown_json_are_refused_rather_than_kept_as_a_title(obj: object) -> None:
    with pytest.raises(InputError, match="not read"):
        items(json.dumps([obj]), "x.json")


def test_a_json_number_of_thousands_of_digits_loses_nothing_else() -> None:
    item = one('[{"id": "q", "type": "book", "title": "Lakes", "volume": ' + "9" * 6000 + "}]", "x.json")
    assert (item.title, item.volume) == ("Lakes", "")


OLDER = (
    "[1]甲示,乙示.湖泊数据[J/OL].示刊,1-15[2031-03-01].https://example.org/a.\n"
    "[2]甲示.岸线[A].丙示.示文集[C].示城:示社,2001.12-20.\n"
    "[3]丁示.一种方法:CN101[P].2010-01-01.\n"
    "[4]戊示.预印[PP/OL].(2031-01-02)[2031-02-03].https://example.org/b.\n"
)


def test_printed_lists_online_first_of_the_older_form_and_of_patents() -> None:
    online, part, patent, preprint = items(OLDER)
    assert (online.container_title, online.page, online.accessed) == ("示刊", "1-15", "2031-03-01")
    assert (part.container_title, part.publisher, part.publisher_place, part.page) == (
        "示文集",
        "示社",
        "示城",
        "12-20",
    )
    assert [(name.role, name.display) for name in part.contributors] == [("author", "甲示"), ("editor", "丙示")]
    assert (patent.title, patent.number, patent.issued) == ("一种方法", "CN101", "2010-01-01")
    assert (preprint.issued, preprint.accessed) == ("2031-01-02", "2031-02-03")


OWN_LIST = (
    "甲示，乙示，等. 湖泊数据[J]. 示刊，2031（3）：5-21.\n"
    "van der Ash A B，Birch C. On lakes[M]. 3rd ed. Quay：Shore Press，c1964.\n"
    "丙示. 示文[N]. 示报，2031-12-31（A3）.\nBirch C. Nets[C]//Ash A. Proc. Lakes. [S.l.]：[s.n.]，2017：1-12.\n"
)


def test_a_list_in_gbt_without_numbers_is_read_as_its_works() -> None:
    article, book, paper, part = items(OWN_LIST)
    assert (article.issue, article.page, article.contributors[-1].et_al) == ("3", "5-21", True)
    assert [(name.family, name.given) for name in book.contributors] == [("Ash", "A B"), ("Birch", "C")]
    assert (book.edition, book.publisher, book.issued) == ("3rd ed", "Shore Press", "1964")
    assert (paper.page, paper.issued) == ("A3", "2031-12-31")
    assert (part.container_title, part.publisher, part.page) == ("Proc. Lakes", "", "1-12")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ash&#44; A. and O&#39;Birch, C.", ["A. Ash", "C. O'Birch"]),
        ("甲示某&#65307;乙示某", ["甲示某", "乙示某"]),
        ("甲示某（主编）", ["甲示某"]),
    ],
)
def test_entities_and_bracketed_roles_in_names(text: str, wanted: list[str]) -> None:
    item = one("@book{k, title={Lakes}, author={" + text + "}, year=2031}", "x.bib")
    assert [name.display for name in item.contributors] == wanted
    assert "主编" not in text or item.contributors[0].role == "editor"
