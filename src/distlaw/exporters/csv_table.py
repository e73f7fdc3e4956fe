"""CSV: one row a work, for a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence

from distlaw.exporters.exporter import Exported, Exporter, StyleOptions
from distlaw.exporters.records.fields import printable_line
from distlaw.model.csl import ROLES
from distlaw.model.work import CiteItem, Item

_FIELDS = tuple(name for name in Item.model_fields if name not in ("contributors", "extra"))
_PEOPLE = tuple(role for role in ROLES if role != "author")
# A cell that begins so is run as a formula by spreadsheets.
_FORMULA = ("=", "+", "-", "@")


def _cell(value: object) -> str:
    if not value:
        return ""
    if isinstance(value, tuple):
        value = "; ".join(value)
    text = printable_line("true" if value is True else str(value))
    return "'" + text if text.startswith(_FORMULA) else text


def export(cites: Sequence[CiteItem], options: StyleOptions) -> Exported:
    """Header and rows; people of one role joined by "; ". Columns that are empty throughout are left out;
    the last one keeps, as JSON, what came with a work and has no column."""
    rows = []
    for cite in cites:
        item = cite.item
        row = {"key": item.key, "author": "; ".join(name.display for name in item.names("author"))}
        row |= {role: "; ".join(name.display for name in item.names(role)) for role in _PEOPLE}
        row |= {name: getattr(item, name) for name in _FIELDS}
        row["extra"] = json.dumps(item.extra, ensure_ascii=False) if item.extra else ""
        rows.append({name: _cell(value) for name, value in row.items()})
    columns = [name for name in ("key", "author", *_PEOPLE, *_FIELDS[1:], "extra") if any(row[name] for row in rows)]
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, columns or ["key"], extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return Exported(data=buffer.getvalue().encode("utf-8", "replace").decode())


PART = Exporter(name="csv", label="CSV table", suffix=".csv", export=export)
