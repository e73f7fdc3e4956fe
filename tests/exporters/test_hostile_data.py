"""Data that breaks writers: braces, TeX, HTML, RTF, emoji, control characters, very much, and nothing at all."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from xml.etree import ElementTree

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from steps import assert_linear

from distlaw.exporters.exporter import Exporter, StyleOptions
from distlaw.model.csl import item_from_csl
from distlaw.model.work import CiteItem, Item, Name
from distlaw.registry import parts

EXPORTERS: list[Exporter] = [part for part in parts("exporters") if isinstance(part, Exporter)]
NASTY = (
    "{unbalanced", "}{", "\\input{/etc/passwd}", "100% & $x_1^2$ #1 ~", "<script>alert(1)</script>",
    "a < b > c & \"d\"", "\\rtf1 \\par {\\b x}", "😀👩‍👩‍👧", "\x00\x07\ue000\ue001",
    "line\r\nTY  - JOUR\nER  - \n%0 Book\n@book{x,", "=cmd()", "《》〈〉", "]]>", "﷽\u202e", "", " ", ".", "。",
    "[@key]", "*_`|", "\ud800",
)  # fmt: skip
TYPES = (
    "article-journal", "book", "chapter", "webpage", "legal_case", "legislation", "regulation", "thesis", "report",
    "article-newspaper", "patent", "standard", "paper-conference", "map", "dataset", "article", "periodical",
    "manuscript", "classic", "interview", "speech", "treaty", "no-such-type", "",
)  # fmt: skip


def _filled(text: str, kind: str) -> CiteItem:
    fields = {name: text for name, field in Item.model_fields.items() if field.annotation is str}
    names = tuple(Name(role=role, literal=text) for role in ("author", "editor", "translator"))
    people = (*names, Name(family=text, given=text, suffix=text))
    fields |= {"csl_type": kind}
    item = Item(**fields, contributors=people, keywords=(text,), extra=(("bibtex", text, text), ("ris", "ZZ", text)))
    return CiteItem(item=item, locator=text, prefix=text, suffix=text)


def _bare(kind: str) -> CiteItem:
    return CiteItem(item=Item(csl_type=kind))


def _many() -> CiteItem:
    people = tuple(Name(family=f"Family{n}", given=f"Given {n}") for n in range(300))
    return CiteItem(item=Item(key="many", csl_type="book", title="长" * 10_000, contributors=people, issued="2030"))


CITES = [
    *(_filled(text, kind) for text in NASTY for kind in ("article-journal", "book", "webpage")),
    *(_filled("{\\x", kind) for kind in TYPES),
    *(_bare(kind) for kind in TYPES),
    _many(),
]


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda part: part.name)
def test_valid_output_and_no_exception(exporter: Exporter) -> None:
    data = exporter.export(CITES, StyleOptions()).data
    if exporter.is_style:
        assert len(str(data).split("\n")) == len(CITES) + 1
    elif isinstance(data, bytes):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                ElementTree.fromstring(archive.read(name))
    else:
        data.encode("utf-8")
        _check(exporter.name, data)


def _check(name: str, data: str) -> None:
    if name in ("bibtex", "biblatex"):
        from bibtexparser.entrypoint import parse_string

        library = parse_string(data, parse_stack=[])
        assert len(library.entries) == len(CITES)
        assert not library.failed_blocks
    elif name == "ris":
        import rispy

        assert len(rispy.loads(data)) == len(CITES)
    elif name == "enw":
        assert sum(line.startswith("%0 ") for line in data.split("\n")) == len(CITES)
    elif name == "endnote-xml":
        assert len(ElementTree.fromstring(data).findall("./records/record")) == len(CITES)
    elif name == "csl-json":
        assert len(json.loads(data)) == len(CITES)
    elif name == "jsonl":
        assert len([json.loads(line) for line in data.split("\n") if line]) == len(CITES)
    elif name == "csv":
        assert len(list(csv.DictReader(io.StringIO(data)))) == len(CITES)
    elif name == "html":
        assert "<script" not in data
        assert data.count("<p>") == len(CITES)
    elif name == "rtf":
        _check_rtf(data)


def _check_rtf(data: str) -> None:
    assert data.isascii()
    depth = 0
    for before, mark in zip("x" + data, data, strict=False):
        if mark in "{}" and before != "\\":
            depth += 1 if mark == "{" else -1
            assert depth >= 0
    assert depth == 0


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda part: part.name)
@pytest.mark.parametrize("unit", ["a", "- ", "《", "1-", "<i>", "v "])
def test_no_text_takes_more_than_its_length(exporter: Exporter, unit: str) -> None:
    def exported(text: str) -> object:
        item = Item(csl_type="book", title=text, page=text, edition=text, volume=text, issued=text)
        return exporter.export([CiteItem(item=item, locator=text)], StyleOptions())

    assert_linear(exported, unit)
    assert exported(unit * 50_000)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
_FIELDS = (
    "type", "title", "author", "editor", "issued", "accessed", "page", "keyword", "custom", "extra", "volume", "note",
    "language", "is_repealed", "keywords", "unknown", "URL", "id", "citation-key",
)  # fmt: skip
KEYS = st.sampled_from(_FIELDS)


@given(st.dictionaries(KEYS, VALUES, max_size=6))
@example({"custom": [], "author": [None]})
@settings(max_examples=80, deadline=None)
def test_any_json_object_is_read_and_set(obj: dict[str, object]) -> None:
    cite = CiteItem(item=item_from_csl(obj))
    for exporter in EXPORTERS:
        written = exporter.export([cite], StyleOptions()).data
        assert written or exporter.is_style, exporter.name
