"""What our writers write, readers read: outside libraries, and our own parsers, with nothing lost on the way."""

from __future__ import annotations

import importlib
import io
import json
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from distlaw.exporters.exporter import Exporter, StyleOptions
from distlaw.model.csl import cite_item_from_csl, item_from_csl
from distlaw.model.work import CiteItem, Item, Name
from distlaw.parsers.records.settled import settled
from distlaw.registry import parts

HERE = Path(__file__).parent
PARTS: dict[str, Exporter] = {part.name: part for part in parts("exporters") if isinstance(part, Exporter)}


@pytest.fixture(scope="module")
def cites() -> list[CiteItem]:
    objects = json.loads((HERE / "sources" / "bibliography.json").read_text(encoding="utf-8"))
    found = [cite_item_from_csl(obj) for obj in objects]
    return [cite.model_copy(update={"item": settled(cite.item)[0]}) for cite in found]


def _written(name: str, items: list[CiteItem]) -> str:
    return str(PARTS[name].export(items, StyleOptions()).data)


def test_csl_json_and_json_lines_come_back_whole(cites: list[CiteItem]) -> None:
    rich = Item(
        key="rich", title="题名", keywords=("a, b", "c; d", "e、f"), rights="CC BY", docket="12",
        is_repealed=True, page_count="9",
        contributors=(Name(literal="黄某", latin="Huang Mou", affiliations=("甲", "乙"), role_label="编著"),
                      Name(role="supervisor", literal="导师")), funding=("资助",), issued="1984/..",
        extra=(("ris", "C7", "x"), ("csl", "scale", "1:100"), ("csl", "scale", "1:50"),
               ("csl+custom", "mine", '{"a": 1}')),
    )  # fmt: skip
    items = [cite.item for cite in cites] + [rich]
    both = [CiteItem(item=item) for item in items]
    read = [item_from_csl(obj) for obj in json.loads(_written("csl-json", both))]
    lines = [item_from_csl(json.loads(line)) for line in _written("jsonl", both).splitlines()]
    for before, after, line in zip(items, read, lines, strict=True):
        assert _sorted(after) == _sorted(before)
        assert _sorted(line) == _sorted(before)


def _sorted(item: Item) -> Item:
    order = sorted(item.contributors, key=lambda name: name.role)
    return item.model_copy(update={"contributors": tuple(order), "extra": tuple(sorted(item.extra))})


def test_our_table_keeps_what_has_no_column() -> None:
    extra = (("csl", "PMID", "77"), ("ris", "C7", 'x, "y"'), ("csl+custom", "mine", '{"a": 1}'))
    item = Item(key="lakes2031", csl_type="book", title="=Lakes", volume="7", publisher="Quay", extra=extra)
    (back,) = importlib.import_module("distlaw.parsers.record_table").read_records(
        _written("csv", [CiteItem(item=item)])
    )
    assert (back.item.title, back.item.volume, back.item.extra) == ("=Lakes", "7", extra)


@pytest.mark.parametrize("name", ["bibtex", "biblatex"])
def test_bibtexparser_reads_every_entry(name: str, cites: list[CiteItem]) -> None:
    from bibtexparser.entrypoint import parse_string

    library = parse_string(_written(name, cites), parse_stack=[])
    assert not library.failed_blocks
    assert [entry.key for entry in library.entries] == [cite.item.key for cite in cites]
    first = library.entries[0].fields_dict
    assert first["title"].value == "{规则生成的三重逻辑}"
    assert first["author"].value == "{林知远 and 曾若谷}"
    assert first["langid"].value == "{chinese}"


def test_rispy_reads_every_record(cites: list[CiteItem]) -> None:
    import rispy

    records = rispy.loads(_written("ris", cites))
    assert len(records) == len(cites)
    assert records[0]["authors"] == ["林知远", "曾若谷"]
    assert records[0]["start_page"], records[0]["end_page"] == ("41", "58")


@pytest.mark.parametrize(
    ("name", "parser"),
    [
        ("bibtex", "bibtex"),
        ("biblatex", "bibtex"),
        ("ris", "ris"),
        ("enw", "endnote_refer"),
        ("endnote-xml", "endnote_xml"),
        ("csl-json", "csl_json"),
        ("jsonl", "csl_json"),
    ],
)
def test_our_own_parsers_read_it_and_nothing_is_lost(name: str, parser: str, cites: list[CiteItem]) -> None:
    module = importlib.import_module(f"distlaw.parsers.{parser}")
    written = _written(name, cites)
    read = [record.item for record in module.read_records(written)]
    assert len(read) == len(cites)
    again = [record.item for record in module.read_records(_written(name, [CiteItem(item=item) for item in read]))]
    for cite, item, second in zip(cites, read, again, strict=True):
        assert item.title == cite.item.title
        for name in KEPT:
            assert getattr(item, name) == getattr(cite.item, name), name
        assert _people(item) == _people(cite.item)
        assert second.title == item.title
        assert _facts(second) >= _facts(item)


def _facts(item: Item) -> set[str]:
    """Every value an item holds, wherever it holds it; the types of other formats are coarser than ours."""
    silent = ("extra", "contributors", "csl_type")
    values = {str(value) for name, value in item.__dict__.items() if value and name not in silent}
    return values | {value for _, _, value in item.extra} | {name.display for name in item.contributors}


def _people(item: Item) -> list[tuple[str, str]]:
    return sorted((name.role, name.display) for name in item.contributors)


KEPT = (
    "csl_type", "title", "container_title", "volume", "issue", "page", "number", "issued", "issued_literal", "edition",
    "publisher", "publisher_place", "authority", "genre", "archive", "archive_location", "status", "doi", "url",
    "neutral_citation", "reporter", "docket", "document_number", "event_title", "event_place", "version",
    "number_of_pages",
)  # fmt: skip
FOREIGN = {
    "bibtex": ("bibtex", "@article{a,\n title = {T},\n author = {Roe, Rita},\n year = {2030},\n"
               " shelfmark = {K 12 {\\'e}},\n bdsk-url-1 = {http://x.example}\n}\n", ("shelfmark", "bdsk-url-1")),
    "ris": ("ris", "TY  - JOUR\nTI  - T\nPY  - 2030\nC5  - own field\nU1  - 77\nER  - \n", ("C5", "U1")),
    "enw": ("endnote_refer", "%0 Journal Article\n%T T\n%D 2030\n%W CNKI\n%1 mine\n", ("%W", "%1")),
}  # fmt: skip


@pytest.mark.parametrize("name", FOREIGN)
def test_fields_without_a_place_here_are_given_back(name: str) -> None:
    parser, text, tags = FOREIGN[name]
    (record,) = importlib.import_module(f"distlaw.parsers.{parser}").read_records(text)
    written = _written(name, [CiteItem(item=record.item)])
    for tag in tags:
        assert tag in written


def test_word_opens_the_document(cites: list[CiteItem]) -> None:
    from lxml import etree

    data = PARTS["docx"].export(cites, StyleOptions(style="bluebook", numbered=True)).data
    assert isinstance(data, bytes)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        for part in archive.namelist():
            etree.fromstring(archive.read(part))
        document = etree.fromstring(archive.read("word/document.xml"))
    space = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
    assert len(document.findall(".//w:p", space)) == len(cites)
    assert document.findall(".//w:i", space)
    assert document.findall(".//w:smallCaps", space)


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("xelatex") is None or shutil.which("bibtex") is None, reason="no LaTeX here")
def test_latex_compiles_the_bibliography(cites: list[CiteItem], tmp_path: Path) -> None:
    (tmp_path / "list.bib").write_text(_written("bibtex", cites), encoding="utf-8")
    body = "\\nocite{*}\\bibliographystyle{plain}\\bibliography{list}"
    text = f"\\documentclass{{article}}\\begin{{document}}{body}\\end{{document}}"
    (tmp_path / "paper.tex").write_text(text, encoding="utf-8")
    for command in (["xelatex", "-interaction=batchmode", "paper"], ["bibtex", "paper"]):
        subprocess.run(command, cwd=tmp_path, check=False, capture_output=True, timeout=120)
    log = (tmp_path / "paper.blg").read_text(encoding="utf-8", errors="replace")
    assert "error message" not in log
