"""A matrix of claims as an HTML page: numbers tinted by size, each leading to its claims below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from distlaw.exporters.drawings.page import claim_html, page
from distlaw.model.claim_record import ClaimRecord

Totals = tuple[Mapping[str, int], Mapping[str, int], int]
_STYLE = """
table { border-collapse: collapse; } th, td { padding: .3rem .6rem; border: 1px solid var(--line); text-align: right; }
th { font-weight: 600; font-size: .85rem; } tbody th { text-align: left; }
td a { text-decoration: none; display: block; }
.wide { overflow-x: auto; } .claim { margin: .8rem 0; } section:target h2 { text-decoration: underline; }
"""


def matrix_page(
    names: tuple[str, str],
    rows: Sequence[str],
    cols: Sequence[str],
    cells: Mapping[tuple[str, str], Sequence[ClaimRecord]],
    totals: Totals,
) -> str:
    """The page. `names` are of the rows' and the columns' dimension, `totals` by row, by column, and of all."""
    by_row, by_col, total = totals
    most = max((len(found) for found in cells.values()), default=1)
    head = "".join(f"<th>{escape(col)}</th>" for col in cols)
    lines = [f"<thead><tr><th>{escape(names[0])} \\ {escape(names[1])}</th>{head}<th>all</th></tr></thead><tbody>"]
    for y, row in enumerate(rows):
        found = "".join(_cell(y, x, len(cells.get((row, col), ())), most) for x, col in enumerate(cols))
        lines.append(f"<tr><th>{escape(row)}</th>{found}<td>{by_row.get(row, 0)}</td></tr>")
    foot = "".join(f"<td>{by_col.get(col, 0)}</td>" for col in cols)
    lines.append(f"</tbody><tfoot><tr><th>all</th>{foot}<td>{total}</td></tr></tfoot>")
    table = f'<div class="wide"><table>{"".join(lines)}</table></div>'
    note = '<p class="faint">A claim with two values of a dimension counts under both, and once in the totals.</p>'
    sections = [
        _section(f"c{y}-{x}", f"{row} · {col}", cells[row, col])
        for y, row in enumerate(rows)
        for x, col in enumerate(cols)
        if cells.get((row, col))
    ]
    return page(f"Claims by {names[0]} and {names[1]}", table + note + "\n".join(sections), _STYLE)


def _section(anchor: str, title: str, claims: Sequence[ClaimRecord]) -> str:
    return f'<section id="{anchor}"><h2>{escape(title)}</h2>{"".join(map(claim_html, claims))}</section>'


def _cell(y: int, x: int, count: int, most: int) -> str:
    if not count:
        return '<td class="faint">·</td>'
    shade = 0.08 + 0.5 * count / most
    return f'<td style="background: rgba(var(--tint), {shade:.2f})"><a href="#c{y}-{x}">{count}</a></td>'
