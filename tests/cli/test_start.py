"""A command loads what it needs and no more: the time of a search is mostly the time of its imports."""

from __future__ import annotations

import subprocess
import sys

import pytest

from distlaw.db.opening import open_reader
from distlaw.query import works

HEAVY = ("jieba", "opencc", "pydantic", "sqlalchemy", "alembic", "rich", "eyecite", "networkx", "pypdfium2", "lxml")


def imported_by(code: str) -> set[str]:
    listing = f"import sys\n{code}\nprint('\\nloaded:', *sys.modules)"
    done = subprocess.run([sys.executable, "-c", listing], capture_output=True, text=True, encoding="utf-8", check=True)
    return set(done.stdout.rpartition("loaded:")[2].split())


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("import distlaw", id="the package"),
        pytest.param("import distlaw.cli.entry", id="the entry point"),
        pytest.param("import distlaw.db.reading", id="the read path"),
    ],
)
def test_nothing_heavy_is_imported_at_the_start(code: str) -> None:
    assert not imported_by(code) & {*HEAVY, "typer"}


def test_naming_a_command_loads_that_command_alone() -> None:
    found = imported_by("from distlaw.cli.entry import typer_application\ntyper_application('theories')")
    assert {name for name in found if name.startswith("distlaw.cli.")} <= {
        "distlaw.cli.entry", "distlaw.cli.theories", "distlaw.cli.terminal", "distlaw.cli.terminal.console",
        "distlaw.cli.terminal.declared", "distlaw.cli.terminal.options",
    }  # fmt: skip
    assert not found & (set(HEAVY) - {"rich"})


@pytest.mark.parametrize("command", ["matrix", "cases", "statutes"])
def test_counting_loads_no_model_library(argument_db: str, command: str) -> None:
    arguments = ["--db", argument_db, command]
    lines = ("from contextlib import suppress", "from distlaw.cli.entry import main")
    code = "\n".join((*lines, f"with suppress(SystemExit): main({arguments})"))
    assert not imported_by(code) & {*HEAVY, "wcwidth"}


@pytest.mark.parametrize(
    "words", [("show", "KEY"), ("cite", "KEY"), ("export", "KEY"), ("export", "--format", "ris"), ("cases",)]
)
def test_reading_loads_neither_typer_nor_a_model_library(argument_db: str, words: tuple[str, ...]) -> None:
    with open_reader(argument_db) as reader:
        key = works.listing(reader)[0]["key"]
    arguments = ["--db", argument_db, *(word.replace("KEY", key) for word in words)]
    lines = ("from contextlib import suppress", "from distlaw.cli.entry import main")
    found = imported_by("\n".join((*lines, f"with suppress(SystemExit): main({arguments})")))
    assert not found & {*HEAVY, "typer", "click", "wcwidth"}
    printed = {name for name in found if name.startswith("distlaw.exporters.")}
    assert not printed & {f"distlaw.exporters.{name}" for name in ("bluebook", "oscola", "law_manual", "docx")}
