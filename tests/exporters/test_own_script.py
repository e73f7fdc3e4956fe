"""A Chinese work held in Latin letters with its characters beside: each style has both where it wants them."""

from __future__ import annotations

import pytest

from distlaw.exporters.exporter import StyleOptions
from distlaw.exporters.printed.document import style_named
from distlaw.model.csl import cite_item_from_csl

WORK = {
    "type": "article-journal", "language": "zh", "title": "Chaoxi de falü", "original-title": "潮汐的法律",
    "author": [{"family": "He", "given": "Gang"}], "original-author": [{"family": "何", "given": "港"}],
    "container-title": "Gangkou faxue", "issue": "2", "page": "3-9", "issued": "2020",
    "note": "translated-title: The law of tides\noriginal-container-title: 港口法学",
}  # fmt: skip


@pytest.mark.parametrize(
    ("style", "line"),
    [
        ("apa", "He, G. (2020). Chaoxi de falü [The law of tides]. Gangkou faxue, (2), 3–9."),
        (
            "chicago",
            "He Gang 何港, “Chaoxi de falü” 潮汐的法律 [The law of tides], Gangkou faxue 港口法学, no. 2 (2020): 3–9.",
        ),
        ("law-manual", "何港：《潮汐的法律》，载《港口法学》2020年第2期。"),
    ],
)
def test_both_are_printed(style: str, line: str) -> None:
    assert str(style_named(style).export([cite_item_from_csl(WORK)], StyleOptions()).data).strip() == line


def test_letters_characters_and_translation_in_one_field_are_parted() -> None:
    title, host = "Chaoxi de Falü (潮汐的法律) [The Law of Tides]", "Gangkou Faxue (港口法学) [Harbour L.J.]"
    work = {
        "type": "article-journal", "language": "zh", "title": title, "author": [{"family": "He", "given": "Gang"}],
        "container-title": host, "volume": "3", "page": "5-9", "issued": "2020",
    }  # fmt: skip
    line = str(style_named("bluebook").export([cite_item_from_csl(work)], StyleOptions()).data).strip()
    assert line.startswith("He Gang, Chaoxi de Falü (潮汐的法律) [The Law of Tides], 3 Gangkou ")
    assert line.count("潮汐的法律") == line.count("港口法学") == 1


def test_a_comma_parts_the_name_of_a_canadian_case_from_its_report() -> None:
    case = {
        "type": "legal_case", "title": "R. v. Elm", "jurisdiction": "ca", "container-title": "S.C.R.", "volume": "1",
        "page": "103", "issued": "1986", "language": "en",
    }  # fmt: skip
    line = str(style_named("bluebook").export([cite_item_from_csl(case)], StyleOptions()).data).strip()
    assert line == "R. v. Elm, [1986] 1 S.C.R. 103 (Can.)."
