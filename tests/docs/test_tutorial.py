"""Every command of the tutorials runs, in order, on the files they show; the pages of the site all exist."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from conftest import Command

DOCS = Path(__file__).resolve().parents[2] / "docs"
_PARTS = re.compile(r"<!-- file: (?P<name>\S+) -->\n```\w+\n(?P<text>.*?)```|```console\n(?P<session>.*?)```", re.S)
_FINDS = ("lint",)  # exit code 1 says that something was found, which is what the page shows


@pytest.mark.parametrize("page", ["tutorial.md", "tutorial.zh.md"])
def test_every_command_of_the_tutorial_runs(
    page: str, tmp_path: Path, distlaw: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    printed: dict[str, str] = {}
    for part in _PARTS.finditer((DOCS / page).read_text(encoding="utf-8")):
        if part["name"]:
            path = tmp_path / part["name"]
            path.parent.mkdir(exist_ok=True)
            path.write_text(part["text"], encoding="utf-8")
            continue
        for line in part["session"].splitlines():
            words = shlex.split(line.removeprefix("$ "))
            monkeypatch.delenv("DISTLAW_DB", raising=False)
            ran = distlaw(*words[1:])
            printed[line] = ran.out + ran.err
            assert ran.code == (1 if words[1] in _FINDS else 0), (line, printed[line])
    assert "2 files: 2 added" in printed["$ distlaw --db corpus.db ingest papers"]
    assert "合理使用" in printed['$ distlaw search "fair use"']
    assert "misquoted" in printed["$ distlaw lint draft.md"] and "1 finding" in printed["$ distlaw lint draft.md"]


def test_both_tutorials_show_the_same_commands() -> None:
    one, two = (
        re.findall(r"(?m)^\$ .*$", (DOCS / name).read_text("utf-8")) for name in ("tutorial.md", "tutorial.zh.md")
    )
    assert one == two and len(one) > 15


def test_the_site_names_every_page_and_no_other() -> None:
    text = (DOCS / "index.md").read_text(encoding="utf-8")
    named = set(re.findall(r"(?m)^([a-z._]+)$", text))
    assert named == {path.stem for path in DOCS.glob("*.md")} - {"index", "example"}


def test_the_site_is_built_without_a_warning(tmp_path: Path) -> None:
    pytest.importorskip("sphinx")
    pytest.importorskip("myst_parser")
    pytest.importorskip("furo")
    import subprocess
    import sys

    script = DOCS.parent / "scripts" / "build_docs.py"
    ran = subprocess.run([sys.executable, str(script), str(tmp_path)], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr[-3000:]
    assert "furo" in (tmp_path / "tutorial.zh.html").read_text(encoding="utf-8")
