"""Every command that a page of the documentation shows or names: sessions run, names and options exist."""

from __future__ import annotations

import io
import re
import shlex
import sys
from pathlib import Path

import pytest
import typer.main
from conftest import Command

from distlaw.cli.entry import typer_application

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
# What is made from the program is checked by its maker; the tutorials have a test of their own.
PAGES = [path for path in sorted(DOCS.glob("*.md")) if path.stem not in {"cli", "api", "tutorial", "tutorial.zh"}]
_FILES = re.compile(r"<!-- file: (\S+) -->\n```\w+\n(.*?)```", re.S)
_SESSION = re.compile(r"(?<!<!-- example -->\n)```console\n(.*?)```", re.S)
_FENCED = re.compile(r"^```.*?^```", re.S | re.M)
_NAMED = re.compile(r"`(distlaw [^`]+)`")
_FOUND = {"lint", "search", "saved"}  # exit code 1 says that something, or nothing, was found


@pytest.fixture
def first_hour(tmp_path: Path, distlaw: Command, monkeypatch: pytest.MonkeyPatch) -> Command:
    """The command line in a folder with the papers and the draft of the tutorial, read in."""
    for name, text in _FILES.findall((DOCS / "tutorial.md").read_text(encoding="utf-8")):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DISTLAW_DB")
    monkeypatch.setattr(sys, "stdin", io.StringIO("s\nq\n"))  # what `review` is answered
    assert distlaw("ingest", "papers").code == 0
    return distlaw


@pytest.mark.parametrize(
    "page", [path for path in PAGES if _SESSION.search(path.read_text("utf-8"))], ids=lambda p: p.stem
)
def test_every_session_of_a_page_runs(page: Path, first_hour: Command) -> None:
    for session in _SESSION.findall(page.read_text(encoding="utf-8")):
        for line in session.splitlines():
            words = shlex.split(line.removeprefix("$ "), comments=True)
            ran = first_hour(*words[1:])
            assert ran.code == 0 or (ran.code == 1 and words[1] in _FOUND), (line, ran.out, ran.err)


@pytest.mark.parametrize("page", [*PAGES, ROOT / "README.md"], ids=lambda path: path.stem)
def test_every_command_a_page_names_exists_with_its_options(page: Path) -> None:
    text = _FENCED.sub("", page.read_text(encoding="utf-8"))
    faults = [fault for named in _NAMED.findall(text) for part in named.split(" | ") for fault in faults_of(part)]
    assert faults == []


def faults_of(named: str) -> list[str]:
    """What of `distlaw a|b ARGUMENT --option` the program does not have."""
    command, words = typer.main.get_command(typer_application()), shlex.split(named)[1:]
    while hasattr(command, "commands") and words and not words[0].startswith("-"):
        names = words.pop(0).split("|")
        missing = [f"{named}: no command {name}" for name in names if name not in command.commands]
        if missing:
            return missing
        command = command.commands[names[0]]
    options = {name for one in command.params for name in (*one.opts, *one.secondary_opts)} | {"--db", "--help"}
    return [
        f"{named}: no option {word}" for word in words if word.startswith("--") and word.split("=")[0] not in options
    ]


def test_what_does_not_exist_is_found() -> None:
    assert faults_of("distlaw claims list|lost") == ["distlaw claims list|lost: no command lost"]
    assert faults_of("distlaw works --tags x") == ["distlaw works --tags x: no option --tags"]
