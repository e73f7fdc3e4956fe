"""`distlaw matrix`: the table, the claims of a cell, and a picture of both."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from distlaw.db.opening import open_reader
from distlaw.model.claim_words import CLAIM_STATUSES
from distlaw.query.arguments.matrix import Matrix, cell_ids, matrix
from distlaw.query.claims.claims import claims
from distlaw.query.claims.filter import ClaimFilter

if TYPE_CHECKING:
    from distlaw.model.claim_record import ClaimRecord


def counted(url: str, rows: str, cols: str, wanted: ClaimFilter, top: int = 0) -> Matrix:
    """Claims by two dimensions."""
    with open_reader(url) as reader:
        return matrix(reader, rows, cols, wanted, top)


def in_cell(url: str, values: Mapping[str, str], wanted: ClaimFilter) -> tuple[ClaimRecord, ...]:
    """The claims behind a number of the matrix."""
    with open_reader(url) as reader:
        ids = cell_ids(reader, values, wanted)
        return claims(reader, ClaimFilter(ids=ids, statuses=CLAIM_STATUSES, repeats=True)) if ids else ()


def pictured(url: str, rows: str, cols: str, wanted: ClaimFilter, top: int = 0) -> str:
    """The matrix as one HTML page that needs nothing else; each number leads to its claims."""
    from distlaw.exporters.drawings.matrix_page import matrix_page  # a table needs no model and no page

    with open_reader(url) as reader:
        found = matrix(reader, rows, cols, wanted, top)
        ids = {i for row in found.rows for col in found.cols for i in found.cells.get(row, {}).get(col, ())}
        everything = ClaimFilter(ids=tuple(sorted(ids)), statuses=CLAIM_STATUSES, repeats=True)
        records = {claim.id: claim for claim in (claims(reader, everything) if ids else ())}
    counts = {(row, col): found.number(row, col) for row in found.rows for col in found.cols}
    listed = {(row, col): [records[i] for i in found.cells[row][col]] for (row, col), count in counts.items() if count}
    return matrix_page(
        (found.row_name, found.col_name), found.rows, found.cols, listed,
        (found.row_totals, found.col_totals, found.total),
    )  # fmt: skip
