"""Where the database lies: what names it, and from where its path counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from distlaw.settings import database_url


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("DISTLAW_DB", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))
    below = tmp_path / "project" / "drafts" / "one"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    return tmp_path / "project"


@pytest.mark.parametrize(
    ("said", "where"),
    [
        ("corpus.db", "project/corpus.db"),
        ("data/corpus.db", "project/data/corpus.db"),
        ("~/corpus.db", "home/corpus.db"),
        ("sqlite:///corpus.db", "project/corpus.db"),
        ("/srv/corpus.db", "/srv/corpus.db"),
    ],
)
def test_a_path_in_a_file_counts_from_that_file(project: Path, said: str, where: str) -> None:
    (project / ".distlaw.toml").write_text(f'db = "{said}"\n', encoding="utf-8")
    assert Path(database_url().removeprefix("sqlite:///")) == project.parent / where


def test_a_url_stays_as_it_is(project: Path) -> None:
    (project / ".distlaw.toml").write_text('db = "postgresql://host/corpus"\n', encoding="utf-8")
    assert database_url() == "postgresql://host/corpus"


def test_the_environments_path_counts_from_here(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISTLAW_DB", "~/other.db")
    assert Path(database_url()) == project.parent / "home" / "other.db"
    monkeypatch.setenv("DISTLAW_DB", "other.db")
    assert database_url() == "other.db"
