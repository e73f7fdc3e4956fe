"""Columns that hold a JSON list."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from distlaw.db.packing import unpacked


def unpacked_list(value: str | None) -> list[Any]:
    """A JSON list column as a list, packed or not."""
    return json.loads(unpacked(value)) if value else []


def each_listed(values: Sequence[str | None]) -> list[list[Any]]:
    """Several such columns at once."""
    if any(value is None or not value.startswith("[") for value in values):
        return [unpacked_list(value) for value in values]
    whole: list[list[Any]] = json.loads(f"[{','.join(map(str, values))}]")
    return whole


def placeholders(name: str, values: Sequence[object]) -> tuple[str, dict[str, object]]:
    """`:name0, :name1, …` and their parameters, for an IN (…) of either engine."""
    params: dict[str, object] = {f"{name}{i}": value for i, value in enumerate(values)}
    return ", ".join(f":{key}" for key in params), params


def among(dialect: str, name: str, values: Sequence[str] | Sequence[int]) -> tuple[str, dict[str, object]]:
    """What stands in the brackets of an IN for very many values of one kind, and its one parameter: a statement is
    read once, where each of thousands of parameters would be looked for by its name."""
    if dialect == "sqlite":
        return f"SELECT value FROM json_each(:{name})", {name: json.dumps(values)}
    of = "BIGINT" if values and isinstance(values[0], int) else "TEXT"
    return f"SELECT unnest(CAST(:{name} AS {of}[]))", {name: list(values)}
