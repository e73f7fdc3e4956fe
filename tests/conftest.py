"""What tests of several rooms share: a database of their own, and the command line run in this process."""

from __future__ import annotations

import json
import sqlite3
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

# Fixtures of a whole subject stand in a file of their own beside this one.
sys.path.insert(0, str(Path(__file__).parent))
pytest_plugins = ("argument_fixtures", "blind_corpus")

NOTES = {
    "permits.md": (
        "# 模型蒸馏与合理使用\n\n作者：林知远\n日期：2031-04-02\n\n## 著作权\n\n"
        "模型蒸馏并不复制受保护的表达，因此不构成著作权侵权。"
        "即使蒸馏中复制了在先作品，也应属于合理使用。\n\n## 合同\n\n"
        "服务条款禁止用户以输出训练竞争模型，违反该条款的，应当承担违约责任。\n"
    ),
    "prohibits.md": (
        "# 模型蒸餾的競爭法界線\n\n作者：周若衡\n日期：2032-09-10\n\n## 不正當競爭\n\n"
        "繞過技術限制大量調用介面的，構成不正當競爭。\n\n"
        "有學者認為蒸餾屬於合理使用，但該觀點忽視了商業道德。\n"
    ),
    "english.md": (
        "# Distillation and the Terms of Use\n\nBy Ada Thornfield\n2031-11-20\n\n## Contract\n\n"
        "A clause that forbids training on outputs binds the user who accepted it. "
        "Copyright does not protect the outputs of a model, so distillation is not infringement.\n"
    ),
}


@dataclass(frozen=True)
class Ran:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Command = Callable[..., Ran]


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A database that does not exist yet, named by the environment."""
    url = str(tmp_path / "corpus.db")
    monkeypatch.setenv("DISTLAW_DB", url)
    monkeypatch.setenv("DISTLAW_USER", "tester")
    monkeypatch.setenv("COLUMNS", "80")
    return url


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """Three short notes in Simplified and Traditional Chinese and in English."""
    folder = tmp_path / "notes"
    folder.mkdir()
    for name, text in NOTES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def distlaw(db: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    """The command line: `distlaw("search", "x")` gives exit code and output."""
    from distlaw.cli.entry import main

    def run(*words: str) -> Ran:
        capsys.readouterr()
        monkeypatch.setattr(sys, "argv", ["distlaw", *words])
        code = 0
        try:
            main()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else int(bool(end.code))
        printed = capsys.readouterr()
        return Ran(code, printed.out, printed.err)

    return run


@pytest.fixture(scope="session")
def corpus_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the three notes, read once."""
    from distlaw.services.ingest import ingest

    folder = tmp_path_factory.mktemp("corpus")
    for name, text in NOTES.items():
        (folder / name).write_text(text, encoding="utf-8")
    path = folder / "corpus.db"
    assert [v.verdict for v in ingest(str(path), [str(folder / name) for name in NOTES])] == ["added"] * len(NOTES)
    return path


@pytest.fixture
def corpus(distlaw: Command, db: str, corpus_file: Path) -> Command:
    """The command line over a database of its own that holds the three notes."""
    with sqlite3.connect(corpus_file) as source, sqlite3.connect(db) as target:
        source.backup(target)
    return distlaw
