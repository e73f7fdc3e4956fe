"""Columns of tables of records."""

from __future__ import annotations

from functools import cache

from distlaw.resources import folder
from distlaw.vocab.yaml_files import load_file


@cache
def load_columns() -> dict[str, str]:
    """`data/records/columns.yaml`: the heading in small letters, and the field it holds."""
    return load_file(folder("data") / "records" / "columns.yaml", dict[str, str])
