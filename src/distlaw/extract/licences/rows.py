"""Reads licences off rows of tables: which cell is the model, which the licence, which its effect."""

from __future__ import annotations

import re

from distlaw.extract.licences.names import known_names, model_licences
from distlaw.model.document import TableRow
from distlaw.text.fold import folded
from distlaw.text.offsets import Range
from distlaw.vocab.licences import licence_key, licences_by_name
from distlaw.vocab.words import worded

_LICENCE = worded("licence_statements", "{row_heads}", re.IGNORECASE)
_MODEL = worded("licence_statements", "{row_heads_of_models}", re.IGNORECASE)
_SHORT = {
    "mit": "MIT License",
    "apache": "Apache License 2.0",
    "bsd": "BSD License",
    "gpl": "GNU General Public License",
    "专有": "",
    "闭源": "",
}


_BAR = re.compile(r"\s*[|\t]\s*")


def divided(text: str, row: TableRow) -> TableRow:
    """The row with each cell on its own, where its parser left cells and bars together."""
    if len(row.cells) != 1 or not _BAR.search(text, *row.cells[0]):
        return row
    start, end = row.cells[0]
    cells: list[Range] = []
    for bar in _BAR.finditer(text, start, end):
        cells.append((start, bar.start()))
        start = bar.end()
    header = tuple(_BAR.split(row.header[0])) if len(row.header) == 1 else row.header
    return TableRow(header=header, cells=(*cells, (start, end)))


def licence_column(row: TableRow, cells: list[str]) -> int:
    """The cell that names a licence, by the header or by what it says; -1 where there is none."""
    for index, header in enumerate(row.header):
        if index < len(cells) and _LICENCE.search(folded(header)) and cell_licence(cells[index], by_header=True):
            return index
    return next((i for i, cell in enumerate(cells) if cell_licence(cell, by_header=False)), -1)


def model_column(row: TableRow, licence: int) -> int:
    """The cell that names what is licensed: by the header, else the first one that is not the licence."""
    for index, header in enumerate(row.header):
        if index != licence and _MODEL.search(folded(header)):
            return index
    return 0 if licence else 1


def cell_licence(cell: str, *, by_header: bool) -> str:
    """The name of the licence a cell holds, or empty text."""
    plain = folded(cell).strip(" *_`|")
    if not plain or len(plain) > 60:
        return ""
    if plain.lower() in _SHORT:
        return _SHORT[plain.lower()]
    known = known_names().match(plain) or model_licences().match(plain)
    if known and (by_header or len(known.group()) > 0.7 * len(plain)):
        return known.group()
    if licences_by_name().get(licence_key(plain)):
        return plain
    return spdx_name(plain) if by_header else ""


def spdx_name(text: str) -> str:
    """The text where it is an SPDX licence expression, else empty text."""
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9.+-]{2,40}(?:\s(?:OR|AND|WITH)\s[A-Za-z0-9.+-]{3,40}){0,3}", text):
        return ""
    from license_expression import get_spdx_licensing

    info = get_spdx_licensing().validate(text)
    return "" if info.errors else text
