"""The findings of a manuscript as one page that opens offline."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

_STYLE = (
    "body{font:16px/1.5 serif;max-width:52em;margin:2em auto;padding:0 1em}"
    "table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid #ccc;padding:.4em .6em;text-align:left;"
    "vertical-align:top}del{background:#fdd;text-decoration:none}ins{background:#dfd;text-decoration:none}"
)


def page(rows: Iterable[Mapping[str, Any]], title: str) -> str:
    """A row a finding: where it is, what it is, the manuscript's words and the source's, what differs marked."""
    body = "".join(_row(row) for row in rows)
    head = "<tr><th>line</th><th>finding</th><th>in the manuscript</th><th>in the source</th></tr>"
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(title)}</title><style>{_STYLE}</style>'
        f"<h1>{escape(title)}</h1><table>{head}{body}</table></html>\n"
    )


def _row(row: Mapping[str, Any]) -> str:
    ours, theirs = differing(str(row.get("words") or ""), str(row.get("nearest") or ""))
    place = f"{escape(str(row['file']))}:{row['line']}"
    what = f"<b>{escape(str(row['code']))}</b><br>{escape(str(row['message']))}"
    return f"<tr><td>{place}</td><td>{what}</td><td>{ours}</td><td>{theirs}</td></tr>"


def differing(ours: str, theirs: str) -> tuple[str, str]:
    """Both texts as HTML, what one has and the other has not marked; without a second text nothing is."""
    if not theirs:
        return escape(ours), ""
    from rapidfuzz.distance import Indel

    one, two = "", ""
    for step in Indel.opcodes(ours, theirs):
        tag, a, b, c, d = step.tag, step.src_start, step.src_end, step.dest_start, step.dest_end
        one += escape(ours[a:b]) if tag == "equal" else f"<del>{escape(ours[a:b])}</del>" if b > a else ""
        two += escape(theirs[c:d]) if tag == "equal" else f"<ins>{escape(theirs[c:d])}</ins>" if d > c else ""
    return one, two
