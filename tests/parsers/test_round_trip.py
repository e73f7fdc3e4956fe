"""What the exporters write, the parsers read: the same works come back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from distlaw.exporters import biblatex as biblatex_out
from distlaw.exporters import bibtex as bibtex_out
from distlaw.exporters import csl_json as csl_json_out
from distlaw.exporters import enw as enw_out
from distlaw.exporters import ris as ris_out
from distlaw.exporters.exporter import Exporter, StyleOptions
from distlaw.model.work import CiteItem, Item, Name
from distlaw.parsers import bibtex, csl_json, endnote_refer, ris
from distlaw.parsers.records.record import ForeignRecord

ITEMS = (
    Item(
        key="situ2031lun", csl_type="article-journal", language="zh-Hans", title="论输出", container_title="海滨法学",
        volume="12",
        issue="3", page="66-80", issued="2031", doi="10.99999/j.hbfx.2031.03.005", issn="1098-7777", keywords=("输出",
        "作品"),
        abstract="输出不构成作品。", contributors=(Name(literal="司徒衡"), Name(literal="上官蘅")),
    ),
    Item(
        key="quill2030", csl_type="book", language="en", title="Pupils & Teachers: 50% of the Story",
        publisher="Harbor Press",
        publisher_place="Port Ashgrove", issued="2030", edition="2", isbn="9780000000002",
        contributors=(Name(family="Quill", given="Ada"), Name(family="Lindqvist", given="Mårten")),
    ),
    Item(
        key="page2031", csl_type="webpage", language="en", title="Terms of Service",
        url="https://example.org/a_b?c=1&d=2",
        issued="2031-03", contributors=(Name(literal="Harbor Institute", is_institution=True),),
    ),
)  # fmt: skip


@pytest.mark.parametrize(
    ("exporter", "read"),
    [
        pytest.param(ris_out.PART, ris.read_records, id="ris"),
        pytest.param(enw_out.PART, endnote_refer.read_records, id="enw"),
        pytest.param(bibtex_out.PART, bibtex.read_records, id="bibtex"),
        pytest.param(biblatex_out.PART, bibtex.read_records, id="biblatex"),
        pytest.param(csl_json_out.PART, csl_json.read_records, id="csl-json"),
    ],
)
def test_exports_are_read_back(exporter: Exporter, read: Callable[[str], tuple[ForeignRecord, ...]]) -> None:
    written = exporter.export([CiteItem(item=item) for item in ITEMS], StyleOptions())
    assert isinstance(written.data, str)
    back = [record.item for record in read(written.data)]
    assert [item.key for item in back] == [item.key for item in ITEMS]
    for item, again in zip(ITEMS, back, strict=True):
        assert again.csl_type == item.csl_type
        for name in (
            "title",
            "container_title",
            "volume",
            "issue",
            "page",
            "doi",
            "url",
            "publisher",
            "edition",
            "keywords",
            "abstract",
        ):
            assert getattr(again, name) == getattr(item, name), name
        assert again.issued == item.issued
        assert [name.display for name in again.contributors] == [name.display for name in item.contributors]
