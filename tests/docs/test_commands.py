"""Every command that a page of the documentation shows or names: sessions run, names and options exist."""

from __future__ import annotations

import io
import re
import shlex
import sys
from collections.abc import Callable
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


def examples() -> list[str]:
    """The examples that the commands' help gives, as docs/cli.md has them."""
    text = (DOCS / "cli.md").read_text(encoding="utf-8")
    lines = re.findall(r"^Examples: ((?:.+\n)+)", text, re.M)
    return [one.strip() for line in lines for one in " ".join(line.split()).split(" · ")]


@pytest.fixture
def filled(first_hour: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], list[str]]:
    """An example with keys, ids and files that there are, in a folder that has those it names."""
    assert first_hour("ingest", str(ROOT / "seeds")).code == 0
    keys = [row["key"] for row in first_hour("works", "--json").json]
    claims = [row["id"] for row in first_hour("claims", "list", "--json").json]
    told = first_hour("tag", keys[0], "+seminar")
    assert told.code == 0, told
    dumped = first_hour("dump").out
    for name in ("colleague.jsonl", "last-week.jsonl"):
        (tmp_path / name).write_text(dumped, encoding="utf-8")
    for name in ("mine.db", "colleague.db"):
        assert first_hour("--db", str(tmp_path / name), "load", "last-week.jsonl").code == 0
    monkeypatch.delenv("DISTLAW_DB", raising=False)  # which `--db` has set for this process
    draft = (tmp_path / "draft.md").read_bytes()
    for name in ("paper.md", "paper.tex", "note.md"):
        (tmp_path / name).write_bytes(draft)
    assert first_hour("export", "--format", "enw", "-o", "export.enw").code == 0
    assert first_hour("export", "--style", "oscola", "-o", "paper.docx").code == 0
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(draft)))
    (tmp_path / "calls.jsonl").write_text("", encoding="utf-8")
    seeds = {"tests/quality/gold", "tests/quality/seeds", "seeds", "seeds/annotations"}
    works = dict.fromkeys(("huang2025", "huang2025gonggong", "smith2024", "KEY", "li2031moxing"), keys[0])
    known = works | {"li2025": keys[-1], "c3f2": claims[0], "c81a": claims[1]} | {one: str(ROOT / one) for one in seeds}

    def fill(example: str) -> list[str]:
        words = shlex.split(example.split(" > ")[0].removeprefix("pbpaste | "))[1:]
        return [known.get(word, word) for word in words if word != "r90b"]

    return fill


_SERVING = {"mcp", "serve", "watch"}  # they end when somebody ends them
_ASKING = "--endpoint"  # of a model that is not there


def test_every_example_of_the_help_runs(first_hour: Command, filled: Callable[[str], list[str]]) -> None:
    found, failed = examples(), list[object]()
    assert len(found) >= 50
    for example in found:
        assert faults_of(example.split(" > ")[0].removeprefix("pbpaste | ")) == [], example
        words = filled(example)
        if (words[0] in _SERVING and "--replay" not in words) or _ASKING in words:
            continue
        ran = first_hour(*words, *(["--yes"] if words[:2] == ["claims", "accept"] else []))  # nobody can answer here
        if ran.code not in (0, 1):
            failed.append((example, words, ran.code, ran.err))
    assert failed == [], "\n".join(map(str, failed))


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


def test_what_the_checklist_names_is_there() -> None:
    named = re.findall(r"`([\w./-]+)[^`]*`", (DOCS / "pyopensci.md").read_text(encoding="utf-8"))
    paths = [one for one in named if "/" in one or re.search(r"\.[a-z]+$", one)]
    assert len(paths) >= 15 and [one for one in paths if not (ROOT / one).exists()] == []
