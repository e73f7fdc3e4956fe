"""A vocabulary of the user's own: the worked example of docs/guide.md, run as it stands, and what can go wrong."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from distlaw.resources import folder

GUIDE = folder("data").parent / "docs" / "guide.md"
_FILES = re.compile(r"<!-- file: (\S+) -->\n```\w+\n(.*?)```", re.S)
_SESSION = re.compile(r"<!-- example -->\n```console\n(.*?)```", re.S)
NOTE = """# 竞业限制的边界

作者：林知远
日期：2031-04-02

用人单位应当按月支付经济补偿。竞业限制的期限不得超过二年，超过的部分无效。
"""


@pytest.fixture
def corpus_folder(tmp_path: Path) -> Path:
    """The folder that the guide describes."""
    for name, text in _FILES.findall(GUIDE.read_text(encoding="utf-8")):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "note.md").write_text(NOTE, encoding="utf-8")
    return tmp_path


def run(folder: Path, *words: str, db: str = "") -> subprocess.CompletedProcess[str]:
    """A command in a process of its own: what is read of a vocabulary is kept for a process's life."""
    variables = {name: value for name, value in os.environ.items() if not name.startswith("DISTLAW")}
    variables |= {"HOME": str(folder), "XDG_DATA_HOME": str(folder / "data"), "DISTLAW_USER": "reader"}
    variables |= {"DISTLAW_DB": db or str(folder / "corpus.db"), "COLUMNS": "80"}
    command = [sys.executable, "-m", "distlaw", *words]
    return subprocess.run(command, cwd=folder, env=variables, capture_output=True, text=True, encoding="utf-8")


def test_the_example_of_the_guide(corpus_folder: Path, tmp_path: Path) -> None:
    session = _SESSION.search(GUIDE.read_text(encoding="utf-8"))
    assert session is not None
    for line in session.group(1).splitlines():
        if line.startswith("$ "):
            done = run(corpus_folder, *shlex.split(line)[2:])
            assert done.returncode == 0, done.stderr
    listed = run(corpus_folder, "claims", "list", "--theory", "covenant_pay", "--theory", "covenant_scope", "--json")
    assert "支付经济补偿" in listed.stdout and "期限不得超过二年" in listed.stdout
    identity = re.search(r'"id": "(c[0-9a-f]{12})"', listed.stdout)
    assert identity is not None
    edited = run(corpus_folder, "claims", "edit", identity[1], "--position", "employee_covenants=opposes")
    assert edited.returncode == 0, edited.stderr
    debate = run(corpus_folder, "debate", "--issue", "employee_covenants")
    assert "it does not bind" in debate.stdout and "林知远 2031" in debate.stdout
    _is_carried(corpus_folder)


def _is_carried(folder: Path) -> None:
    """Somebody without the folder loads the dump, and has the same dump."""
    dump = run(folder, "dump").stdout
    assert "covenant_pay" in dump.splitlines()[0]
    elsewhere = folder / "elsewhere"
    elsewhere.mkdir()
    (folder / "dump.jsonl").write_text(dump, encoding="utf-8")
    (folder / ".distlaw.toml").unlink()
    other = str(elsewhere / "other.db")
    loaded = run(elsewhere, "load", str(folder / "dump.jsonl"), db=other)
    assert loaded.returncode == 0, loaded.stderr
    assert run(elsewhere, "dump", db=other).stdout == dump
    assert "employee_covenants" in run(elsewhere, "issues", db=other).stdout


@pytest.mark.parametrize(
    ("name", "before", "after", "told"),
    [
        ("issues/employee_covenants.yaml", "[竞业者, 行业限制]", "[竞业限制]", "which it is to refuse"),
        ("issues/employee_covenants.yaml", "[labour, ", "[labor, ", "the theory labor does not exist"),
        ("issues/employee_covenants.yaml", "id: employee_covenants\n", "id: data_scraping\n", "defined in"),
        ("theories/covenant_pay.yaml", "broader: labour", "broader: work", "the broader work does not exist"),
        ("theories/covenant_pay.yaml", "strength: strong", "strength: mighty", "strength: input should be"),
        ("theories/covenant_pay.yaml", "支付.{0,6}补偿", "支付(补偿", "is no regular expression"),
        ("theories/covenant_pay.yaml", "zh-Hant: 競業禁止補償, ", "", "no preferred label in zh-Hant"),
    ],
)
def test_a_fault_is_told_with_its_file(corpus_folder: Path, name: str, before: str, after: str, told: str) -> None:
    path = corpus_folder / "my-vocabulary" / name
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")
    done = run(corpus_folder, "vocabulary", "check")
    assert done.returncode == 1 and told in done.stdout and name in done.stdout, done.stdout + done.stderr


def test_a_folder_that_is_not_there_is_told(corpus_folder: Path) -> None:
    (corpus_folder / ".distlaw.toml").write_text('vocabulary = ["nowhere"]\n', encoding="utf-8")
    done = run(corpus_folder, "vocabulary", "check")
    assert done.returncode == 3 and "nowhere: there is no such folder" in done.stderr
    assert "Traceback" not in done.stderr
