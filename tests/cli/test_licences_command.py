"""`distlaw licences at`, `--history`, `--about`, `--dataset`: dated clauses with their proof."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "distlaw", "licences", *arguments], capture_output=True, text=True, check=False
    )


def test_a_state_is_told_with_the_commit_that_proves_it() -> None:
    found = json.loads(_run("at", "2025-06-20", "--document", "cursor", "--practice", "training", "--json").stdout)
    assert [row["effect"] for row in found] == ["forbidden"]
    assert found[0]["since"] == "2025-06-19" and found[0]["since_kind"] == "observed"
    assert len(found[0]["commit"]) == 40 and len(found[0]["quote"]) < 160
    shown = _run("at", "2025-06-16", "--document", "cursor", "--practice", "training").stdout
    assert "silent" in shown and "258252ba7b2a7a02b0bf5a7811778375e5b6c618" in shown


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("at", "2010-01-01", "--document", "cursor"), "2025-02-18"),
        (("at", "2099-01-01", "--document", "cursor"), "reaches 2099-01-01"),
        (("at", "June 2025"), "no day"),
        (("at", "2025-06-16", "--practice", "nonsense"), "output_training"),
        (("--history", "nosuchservice"), "nosuchservice"),
        (("--practice", "training"), "--history"),
    ],
)
def test_what_cannot_be_answered_is_one_line(arguments: tuple[str, ...], word: str) -> None:
    result = _run(*arguments)
    assert result.returncode in (1, 2) and not result.stdout
    assert word in result.stderr and result.stderr.count("\n") == 1


def test_a_time_line_says_what_kind_each_day_is() -> None:
    rows = json.loads(_run("doubao", "--history", "--json").stdout)
    assert {row["from_kind"] for row in rows} <= {"printed", "observed"}
    assert any(row["valid_to"] for row in rows)


def test_the_data_set_names_its_sources(tmp_path: Path) -> None:
    assert _run("--dataset", str(tmp_path)).returncode == 0
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    assert package["licenses"][0]["name"] == "ODC-BY-1.0"
    assert "Open Terms Archive" in (tmp_path / "README.md").read_text(encoding="utf-8")
    rows = (tmp_path / "terms.csv").read_text(encoding="utf-8").count("\n")
    assert rows > 400
    assert "ODC-BY" in _run("--about").stdout
