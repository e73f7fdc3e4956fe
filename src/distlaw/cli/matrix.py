"""`distlaw matrix`: claims counted by two of their properties."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from distlaw.cli.terminal import claim_rows, console
from distlaw.cli.terminal.claim_filters import NONE, Chosen, choosing
from distlaw.cli.terminal.console import Format, TableColumn
from distlaw.cli.terminal.options import Formats, Json
from distlaw.errors import EXIT_FINDINGS, UsageError
from distlaw.settings import database_url
from distlaw.text.width import cell_width

if TYPE_CHECKING:
    from distlaw.query.arguments.matrix import Matrix

_WIDEST = 20  # cells of a column's heading; a theory's id and most keys fit
_NAMES = (
    "theory, stance, issue, kind, modality, status, speaker, work, author, year, language, journal, section, made_by, "
    "case, statute, licence"
)


@choosing(
    "theory issue stance kind speaker modality author year lang work tag status with_suggested min_confidence repeats"
)
def run(
    named: Annotated[
        list[str] | None, typer.Argument(metavar="[ROWS [COLS]]", help="Short for --rows and --cols.")
    ] = None,
    rows: Annotated[str, typer.Option("--rows", help=f"What the rows are: {_NAMES}.")] = "theory",
    cols: Annotated[str, typer.Option("--cols", help="What the columns are; any of the same.")] = "stance",
    cell: Annotated[
        str, typer.Option("--cell", help="List the claims of a cell: theory=fair_use,stance=permits.")
    ] = "",
    chosen: Chosen = NONE,
    top: Annotated[
        int, typer.Option("--limit", "-n", "--top", min=0, help="Rows and columns of an open kind; 0 for all.")
    ] = 40,
    html: Annotated[
        Path | None, typer.Option("--html", help="Write a page that opens offline, numbers leading to claims.")
    ] = None,
    format_: Formats = None,
    as_json: Json = False,
) -> None:
    """Count claims by two of their properties; a dot is an empty cell.

    With --issue the stances are positions on that issue. A claim with two theories counts in both rows, and once in
    the totals. An accepted claim and the machine's proposal at the same place count once.

    Examples: distlaw matrix work theory · distlaw matrix --cell theory=contract,stance=prohibits
    """
    from distlaw.services.arguments.matrix import counted, in_cell, pictured

    if len(named or ()) > 2:
        raise UsageError("a matrix has rows and columns", hint="distlaw matrix theory stance")
    rows, cols = [*(named or []), *[rows, cols][len(named or []) :]]
    wanted = chosen.filter()
    shape = console.chosen_format(format_, as_json)
    if cell:
        found = in_cell(database_url(), _values(cell), wanted)
        claim_rows.print_claims(found, shape, chosen.issue)
        raise typer.Exit(0 if found else EXIT_FINDINGS)
    if html is not None:
        console.write_file(html, pictured(database_url(), rows, cols, wanted, top))
        console.say(f"written to {html}")
        return
    table = counted(database_url(), rows, cols, wanted, top)
    _print(table, shape)
    if any(table.left_out):
        console.say(f"{table.left_out[0]} rows and {table.left_out[1]} columns more; --limit 0 shows them")
    if not table.total:
        console.say("no claim answers to that")
    raise typer.Exit(0 if table.total else EXIT_FINDINGS)


def _values(cell: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in cell.split(","):
        name, sign, value = part.partition("=")
        if not sign:
            raise UsageError(f"{part!r} is no part of a cell", hint="write --cell theory=fair_use,stance=permits")
        found[name.strip()] = value.strip()
    return found


def _print(table: Matrix, format_: Format) -> None:
    rows = [_row(table, name) for name in table.rows]
    if format_ is not Format.table:
        console.emit(rows, [TableColumn(_corner(table)), *map(TableColumn, table.cols), TableColumn("all")], format_)
        return
    rows = [row | {_corner(table): table.names.get(name, name)} for row, name in zip(rows, table.rows, strict=True)]
    last: dict[str, Any] = {_corner(table): "all", **table.col_totals, "all": table.total}
    shown = [{name: _dot(value) for name, value in row.items()} for row in [*rows, last]]
    for number, block in enumerate(_blocks(table)):
        if number:
            console.out("")
        first = TableColumn(_corner(table), table.row_name, whole=_is_whole(table.row_name), most=_first_width(table))
        columns = [
            first,
            *(
                TableColumn(name, _heading(table, name), right=True, whole=_is_whole(table.col_name), most=_WIDEST)
                for name in block
            ),
        ]
        console.emit(shown, columns, Format.table)


def _row(table: Matrix, name: str) -> dict[str, Any]:
    counts = {col: table.number(name, col) for col in table.cols}
    return {_corner(table): name, **counts, "all": table.row_totals[name]}


def _heading(table: Matrix, name: str) -> str:
    return table.names.get(name, name)


def _corner(table: Matrix) -> str:
    """The field of the rows' names; `licence` is a dimension, and a theory too."""
    return f"{table.row_name} (row)" if table.row_name in table.cols else table.row_name


def _dot(value: Any) -> str:
    return "·" if value == 0 else str(value)


def _first_width(table: Matrix) -> int:
    widest = max(cell_width(name) for name in (*(_heading(table, row) for row in table.rows), table.row_name))
    return widest if _is_whole(table.row_name) else min(24, widest)


def _is_whole(dimension: str) -> bool:
    """Keys and theories are copied into the next command; names of people and cases may be cut."""
    return dimension in ("work", "theory")


def _blocks(table: Matrix) -> Iterator[Sequence[str]]:
    """Columns in blocks that fit the terminal one below the other; the totals close the last one."""
    room = console.width() - _first_width(table)
    block: list[str] = []
    used = 0
    for name in (*table.cols, "all"):
        cells = cell_width(_heading(table, name))
        widest = cells if _is_whole(table.col_name) else min(_WIDEST, cells)
        need = max(4, widest) + 2
        if block and used + need > room:
            yield block
            block, used = [], 0
        block.append(name)
        used += need
    yield block
