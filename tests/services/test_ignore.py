"""`.distlawignore` speaks the language of .gitignore."""

from __future__ import annotations

from pathlib import Path

import pytest

from distlaw.services.ingest.ignore import documents_in

FILES = ("a.txt", "b.pdf", "drafts/c.txt", "drafts/keep.txt", "papers/drafts/d.txt", "papers/e.pdf", ".hidden/f.txt")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in FILES:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    return tmp_path


def names(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in documents_in(folder)]


ALL = ["a.txt", "b.pdf", "drafts/c.txt", "drafts/keep.txt", "papers/drafts/d.txt", "papers/e.pdf"]


@pytest.mark.parametrize(
    ("patterns", "left_out"),
    [
        ("", set[str]()),
        ("# a comment\n\n", set[str]()),
        ("*.pdf", {"b.pdf", "papers/e.pdf"}),
        ("/*.pdf", {"b.pdf"}),
        ("drafts/", {"drafts/c.txt", "drafts/keep.txt", "papers/drafts/d.txt"}),
        ("/drafts/", {"drafts/c.txt", "drafts/keep.txt"}),
        ("drafts/*\n!keep.txt", {"drafts/c.txt"}),
        ("papers/**/d.txt", {"papers/drafts/d.txt"}),
        ("a.txt/", set[str]()),
    ],
)
def test_patterns_are_those_of_git(folder: Path, patterns: str, left_out: set[str]) -> None:
    (folder / ".distlawignore").write_text(patterns, encoding="utf-8")
    assert names(folder) == [name for name in ALL if name not in left_out]


def test_an_inner_file_speaks_for_its_folder(folder: Path) -> None:
    (folder / ".distlawignore").write_text("*.txt", encoding="utf-8")
    (folder / "drafts" / ".distlawignore").write_text("!keep.txt", encoding="utf-8")
    assert names(folder) == ["b.pdf", "drafts/keep.txt", "papers/e.pdf"]
