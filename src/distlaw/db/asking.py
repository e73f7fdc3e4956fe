"""Plain SQL over many values at once, on either engine: read once, where a statement made for so many values would be
compiled for each number of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, CursorResult


def asked(connection: Connection, sql: str, values: Sequence[str] | Sequence[int], *before: str) -> CursorResult[Any]:
    """The rows of a query in which `IN (…)` stands for all of `values`, which are of one kind, and each `?` that stands
    before it for another one."""
    first, _, last = sql.partition("IN (…)")
    if connection.dialect.name != "sqlite":
        kind = "BIGINT" if values and isinstance(values[0], int) else "TEXT"
        one = f"{first.replace('?', '%s')}IN (SELECT unnest(CAST(%s AS {kind}[]))){last}"
        return connection.exec_driver_sql(one, (*before, list(values)))
    if any(isinstance(value, str) and "\x00" in value for value in values):  # which ends a text for SQLite's JSON
        marks = ", ".join("?" * len(values))
        return connection.exec_driver_sql(f"{first}IN ({marks}){last}", (*before, *values))
    one = f"{first}IN (SELECT value FROM json_each(?)){last}"
    return connection.exec_driver_sql(one, (*before, json.dumps(list(values))))
