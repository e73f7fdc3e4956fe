"""CSL-JSON read into items and written back, spelled as CSL spells it."""

from __future__ import annotations

from typing import Any

import pytest

from distlaw.model.csl import cite_item_from_csl, csl_of, item_from_csl, kept, kept_date
from distlaw.model.work import Item, Name


def test_spelling() -> None:
    item = Item(
        key="k", csl_type="book", title="T", container_title="C", number_of_pages="9", doi="10.5555/x", isbn="1",
        issn="2", url="http://x", publisher_place="P", issued="2031-05", keywords=("a",), title_translated="U",
        contributors=(Name(family="Ash", given="Ann"), Name(role="container_author", literal="某")),
    )  # fmt: skip
    assert csl_of(item) == {
        "id": "k", "type": "book", "title": "T", "container-title": "C", "number-of-pages": "9", "publisher-place": "P",
        "DOI": "10.5555/x", "ISBN": "1", "ISSN": "2", "URL": "http://x", "author": [{"family": "Ash", "given": "Ann"}],
        "container-author": [{"literal": "某"}], "issued": {"date-parts": [[2031, 5]]}, "title_translated": "U",
        "keywords": ["a"],
    }  # fmt: skip


@pytest.mark.parametrize(
    "obj",
    [
        {"id": "a", "type": "book", "title": "T", "author": [{"family": "A", "given": "B", "suffix": "Jr."}]},
        {"id": "a", "type": "book", "issued": {"date-parts": [[2030, 2, 3], [2031]]}, "volume": "2"},
        {"id": "a", "type": "map", "scale": "1:5", "illustrator": [{"literal": "某"}], "custom": {"own": [1, 2]}},
        {"id": "a", "type": "book", "issued": {"date-parts": [[1865]], "literal": "1865（清同治四年）"}},
        {"id": "a", "type": "book", "original-title": "O", "available-date": {"date-parts": [[2031]]}},
    ],
)
def test_an_object_comes_back_as_it_was(obj: dict[str, Any]) -> None:
    assert csl_of(item_from_csl(obj)) == obj


def test_custom_fields_and_other_spellings_are_understood() -> None:
    item = item_from_csl(
        {"id": 7, "citation-key": "k", "shortTitle": "S", "journalAbbreviation": "J", "volume": 3,
         "keyword": "一；二, 三", "custom": {"gbt-type": "C", "docket": "12"}}
    )  # fmt: skip
    assert (item.key, item.title_short, item.container_title_short, item.volume) == ("k", "S", "J", "3")
    assert item.keywords == ("一", "二", "三")
    assert (item.gbt_type, item.docket) == ("C", "12")


def test_kept_variables() -> None:
    item = item_from_csl({"CSTR": "1.2", "available-date": {"date-parts": [["2014", 1]]}, "custom": {"scale": "1:9"}})
    assert kept(item, "CSTR") == "1.2"
    assert kept(item, "scale") == "1:9"
    assert kept_date(item, "available-date") == "2014-01"
    assert kept(item, "nothing") == kept_date(item, "nothing") == ""


def test_fields_of_a_citation() -> None:
    cite = cite_item_from_csl({"type": "book", "title": "T", "locator": 65, "label": "section", "prefix": "见"})
    assert (cite.item.title, cite.locator, cite.label, cite.prefix, cite.suffix) == ("T", "65", "section", "见", "")
