"""Our lines beside pandoc's, where pandoc is installed: the same title case, page ranges, names and dates.

pandoc brings one style along (Chicago, author-date), so whole lines cannot be equal to our notes; what they share is
compared. With DISTLAW_CSL_FOLDER naming a folder of official CSL files, whole lines are compared too, and only the
differences that docs/styles.md lists may appear.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path

import pytest

from distlaw.errors import UsageError
from distlaw.exporters.exporter import Exporter, StyleOptions
from distlaw.exporters.printed.external import external_style, pandoc
from distlaw.model.csl import cite_item_from_csl
from distlaw.model.work import CiteItem
from distlaw.registry import parts

HERE = Path(__file__).parent
STYLES: dict[str, Exporter] = {part.name: part for part in parts("exporters") if getattr(part, "is_style", False)}


def _program() -> str:
    try:
        return pandoc()
    except UsageError:
        return ""


pytestmark = pytest.mark.skipif(not _program(), reason="no pandoc here")
COMPARED = ("article-journal", "book", "chapter", "paper-conference", "thesis")


@pytest.fixture(scope="module")
def english() -> list[CiteItem]:
    objects = json.loads((HERE / "sources" / "bibliography.json").read_text(encoding="utf-8"))
    return [
        cite_item_from_csl(obj)
        for obj in objects
        if obj["type"] in COMPARED and obj["language"] == "en" and obj.get("issued") and "number" not in obj
    ]


@pytest.fixture(scope="module")
def theirs(english: list[CiteItem], tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    path = tmp_path_factory.mktemp("csl") / "default.csl"
    done = subprocess.run([pandoc(), "--print-default-data-file", "default.csl"], capture_output=True, check=True)
    path.write_bytes(done.stdout)
    return str(external_style(path).export(english, StyleOptions()).data).splitlines()


def _ours(english: list[CiteItem], style: str) -> list[str]:
    return str(STYLES[style].export(english, StyleOptions()).data).splitlines()


def test_titles_are_cased_alike(english: list[CiteItem], theirs: list[str]) -> None:
    for cite, our, their in zip(english, _ours(english, "chicago"), theirs, strict=True):
        found = re.search(re.escape(cite.item.title), their, re.IGNORECASE)
        assert found is not None
        assert found.group() in our


def test_page_ranges_are_shortened_alike(english: list[CiteItem], theirs: list[str]) -> None:
    compared = 0
    for cite, our, their in zip(english, _ours(english, "chicago"), theirs, strict=True):
        found = re.search(r"\d+–\d+", their)
        if found and cite.item.csl_type == "article-journal":
            assert found.group() in our
            compared += 1
    assert compared


def test_names_hosts_and_publishers_are_the_same(english: list[CiteItem], theirs: list[str]) -> None:
    for cite, our, their in zip(english, _ours(english, "chicago"), theirs, strict=True):
        first = cite.item.contributors[0]
        assert first.family in our
        assert first.family in their
        if cite.item.publisher and cite.item.csl_type != "thesis":
            assert (cite.item.publisher in our) == (cite.item.publisher in their)


OFFICIAL = {"apa": "apa.csl", "oscola": "oscola.csl", "bluebook": "bluebook-law-review.csl"}


@pytest.mark.parametrize("style", OFFICIAL)
def test_whole_lines(style: str, english: list[CiteItem]) -> None:
    path = Path(os.environ.get("DISTLAW_CSL_FOLDER", "/nonexistent")) / OFFICIAL[style]
    if not path.is_file():
        pytest.skip("no official CSL file here")
    theirs = str(external_style(path).export(english, StyleOptions()).data).splitlines()
    alike = sum(_bare(our) == _bare(their) for our, their in zip(_ours(english, style), theirs, strict=True))
    assert alike >= len(english) // 2


def _bare(line: str) -> str:
    return re.sub(r"[\W_]+", "", line).casefold()
