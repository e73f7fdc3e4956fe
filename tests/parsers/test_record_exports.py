"""What real exports of databases showed (Ovid, Embase, Scopus, Web of Science, IEEE, Springer, Zotero's table), on
invented records of the same shape."""

from __future__ import annotations

import pytest

from distlaw.model.source import SourceText
from distlaw.model.work import Item
from distlaw.parsers import parse
from distlaw.readers import read
from distlaw.readers.reader import RawFile
from distlaw.vocab.names import western
from distlaw.vocab.people import people_of

RIS = "TY  - JOUR\nTI  - Nets at dawn\nJF  - Quay Review\nPY  - 2020\n{}ER  - \n"


def one(text: str, name: str = "x.txt") -> Item:
    source: SourceText
    source, _ = read(RawFile(text.encode("utf-8"), name))
    (document,) = parse(source)
    assert document.record is not None
    return document.record


@pytest.mark.parametrize(
    ("name", "parts"),
    [("Liu R.", ("Liu", "R.")), ("Adler D.G.", ("Adler", "D.G.")), ("G. Kalbe", ("Kalbe", "G.")),
     ("Prof. Dr. Janus Kac", ("Kac", "Janus"))],
)  # fmt: skip
def test_initials_behind_a_family_name(name: str, parts: tuple[str, str]) -> None:
    assert western(name)[:2] == parts


def test_two_names_with_initials_behind_are_two() -> None:
    assert [n.family for n in people_of("Del Moro L.F., Inoue K.", "author")] == ["Del Moro", "Inoue"]


def test_an_address_is_no_issue() -> None:
    item = one(
        RIS.format("M1  - Department of Nets, Harbor Hall, 12 Long Quay Lane, Blackpool, Lancashire, England.\n")
    )
    assert item.issue == ""
    assert any("Department of Nets" in value for _, _, value in item.extra)


def test_several_lines_of_one_tag() -> None:
    item = one(RIS.format("UR  - https://a.example/1\nhttps://b.example/2\nSN  - 0959-6526\n1879-1786\n"))
    assert item.url == "https://a.example/1"
    assert item.issn == "0959-6526, 1879-1786"


def test_what_repeats_or_says_nothing_is_no_fact() -> None:
    item = one(RIS.format("ST  - Nets at dawn\nDA  - 2020/08//undefined\nPU  - TIDE\nJI  - Quay Rev.\n"))
    assert (item.title_short, item.issued, item.issued_literal) == ("", "2020-08", "")
    assert (item.publisher, item.container_title_short) == ("TIDE", "Quay Rev.")


def test_web_of_science_mail_and_unspecified_numbers() -> None:
    text = "PT J\nAU Still, Ann N. (ann.still@uni.example)\nTI Nets\nSO QUAY\nPY 2019\nAR UNSP 31\nER\n\n"
    item = one(f"FN Clarivate Analytics Web of Science\nVR 1.0\n{text}EF\n")
    assert [name.given for name in item.contributors] == ["Ann N."]
    assert item.article_number == "31"


def test_scopus_bibtex_has_names_of_its_own() -> None:
    item = one(
        "@ARTICLE{A1, author={Li, W.}, title={Nets}, year={2020}, art_number={17}, author_keywords={tide;  quay}}"
    )
    assert (item.article_number, item.keywords) == ("17", ("tide", "quay"))


def test_lines_of_extra_in_a_row_of_zoteros_table() -> None:
    head = "Key,Item Type,Publication Year,Author,Title,ISSN,Extra\n"
    item = one(
        f'{head}A1,journalArticle,2022,"Ash, Ann",Nets,1939-1676 0891-6640,Place: Norway PMID: 12  PMCID: PMC3\n'
    )
    assert (item.publisher_place, item.issn) == ("Norway", "1939-1676, 0891-6640")


def test_tables_of_publishers() -> None:
    ieee = one(
        '"Document Title",Authors,"Publication Title","Publication Year","Volume","Issue","Start Page","End Page",'
        'Document Identifier\n"Nets","P. Ash; J. Bay","Quay","2013","15","6","16","26","IEEE Conferences"\n'
    )
    assert (ieee.page, ieee.csl_type) == ("16-26", "paper-conference")
    springer = one(
        "Item Title,Publication Title,Book Series Title,Journal Volume,Journal Issue,Item DOI,Authors,Publication Year,"
        'URL,Content Type\n"Nets","Quays","","","","10.5555/n","Araz R. AshNiga T. McBay","2022","https://x.example","Chapter"\n'
    )
    assert [name.family for name in springer.contributors] == ["Ash", "McBay"]
    embase = one(
        "Title,Author Names,Editors,Source,Abstract,keywords,Open URL Link,Copyright\n"
        '"Nets","Liu R., Adler D.G.",,"Quay Ultrasound (2014) 3:3 (152-160). Date of Publication: 2014","A.","net",,\n'
    )
    assert (embase.container_title, embase.volume, embase.page) == ("Quay Ultrasound", "3", "152-160")
    assert [name.family for name in embase.contributors] == ["Liu", "Adler"]


def test_a_cell_too_many_shifts_nothing_behind_it() -> None:
    head = (
        "Authors,Title,Year,Source title,Volume,References,Publisher,ISSN,Language of Original Document,Document Type"
    )
    item = one(f"{head}\nAsh A.,Nets,2005,Quay,19,a,,Tide,1387-1307,English,Review\n")
    assert (item.publisher, item.issn, item.language, item.csl_type) == ("Tide", "1387-1307", "en", "article-journal")


def test_a_keyword_of_an_element_is_one() -> None:
    words = "<keyword>Boats, Small</keyword><keyword>Nets</keyword>"
    item = one(
        '<?xml version="1.0" encoding="UTF-8"?><xml><records><record><database name="x">x</database>'
        '<ref-type name="Journal Article">17</ref-type><titles><title>Nets</title></titles>'
        f"<keywords>{words}</keywords><dates><year>2021</year></dates></record></records></xml>",
        "x.xml",
    )
    assert item.keywords == ("Boats, Small", "Nets")


def test_a_body_is_no_proceedings() -> None:
    lines = (
        "TY  - CONF\nTI  - Nets\nT2  - Proceedings of the Quay Forum\nC3  - University of Tides\nPY  - 2003\nER  - \n"
    )
    assert one(lines).container_title == "Proceedings of the Quay Forum"
    named = one(lines.replace("University of Tides", "Quay Papers 2003"))
    assert (named.container_title, named.event_title) == ("Quay Papers 2003", "Proceedings of the Quay Forum")
