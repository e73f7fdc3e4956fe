"""A name read from a footnote is printed as each style inverts names, and its journal as each style spells it."""

from __future__ import annotations

import pytest

from distlaw.exporters.exporter import Exporter, StyleOptions
from distlaw.extract.references.grammars import parsed
from distlaw.model.work import CiteItem
from distlaw.registry import parts

EXPORTERS: dict[str, Exporter] = {part.name: part for part in parts("exporters") if isinstance(part, Exporter)}
NOTE = "Ida R. Quill & Tom van Oort, The Age of Wharves, 4 Harv. L. Rev. 193 (1890)."


@pytest.mark.parametrize(
    ("style", "line"),
    [
        ("apa", "Quill, I. R., & van Oort, T. (1890). The age of wharves. Harvard Law Review, 4, 193."),
        ("oscola", "Ida R Quill and Tom van Oort, ‘The Age of Wharves’ (1890) 4 Harv L Rev 193."),
        ("bluebook", "Ida R. Quill & Tom van Oort, The Age of Wharves, 4 Harv. L. Rev. 193 (1890)."),
    ],
)
def test_a_reference_is_printed_in_the_style(style: str, line: str) -> None:
    printed = EXPORTERS[style].export([CiteItem(item=parsed(NOTE).item)], StyleOptions())
    assert str(printed.data).strip() == line


def test_bibtex_parts_the_names() -> None:
    printed = EXPORTERS["bibtex"].export([CiteItem(item=parsed(NOTE).item)], StyleOptions())
    assert "author = {Quill, Ida R. and van Oort, Tom}," in str(printed.data)
