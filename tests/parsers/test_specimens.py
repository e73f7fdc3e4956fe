"""Invented documents in templates seen on the web: metadata, headings, references, and what stays out of the text."""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from distlaw.model.document import ParsedDocument
from distlaw.model.work import Item
from distlaw.parsers import parse
from distlaw.parsers.normalise import normalised
from distlaw.readers import RawFile, read

HERE = Path(__file__).parents[1] / "specimens"
FILES = sorted((HERE / "sources").iterdir())
ARTICLES = [path for path in FILES if path.suffix not in (".enw", ".net")]
EXPORTS = [path for path in FILES if path.suffix in (".enw", ".net")]
_PLAIN = (("container", "container_title"), ("volume", "volume"), ("issue", "issue"), ("pages", "page"), ("doi", "doi"))


@cache
def _parsed(path: Path) -> tuple[ParsedDocument, ...]:
    source, _ = read(RawFile(path.read_bytes(), path.name))
    return parse(source)


def _gold(path: Path) -> dict[str, Any]:
    gold: dict[str, Any] = json.loads((HERE / "gold" / f"{path.stem}.gold.json").read_text(encoding="utf-8"))
    return gold


def _bare(text: str) -> str:
    flat = unicodedata.normalize("NFKC", text).casefold()
    return "".join(c for c in flat if unicodedata.category(c)[0] in "LN")


def _tight(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).casefold()


def _names(item: Item) -> list[str]:
    authors = [name for name in item.contributors if name.role == "author"]
    return [name.literal or f"{name.given} {name.family}" for name in authors]


def _body(document: ParsedDocument) -> str:
    text = document.reading.text
    return "\n".join(text[zone.start : zone.end] for zone in document.zones if zone.kind in ("body", "lead", "table"))


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_metadata(path: Path) -> None:
    gold = _gold(path)
    item, _ = normalised(_parsed(path)[0])
    assert _bare(item.title) in (_bare(gold["title"] + gold.get("subtitle", "")), _bare(gold["title"]))
    assert [_bare(name) for name in _names(item)] == [_bare(author["name"]) for author in gold["authors"]]
    assert item.issued[:4] == gold.get("issued", "")[:4]
    for name, field in _PLAIN:
        if gold.get(name, "").rstrip("-"):
            assert _bare(getattr(item, field)) == _bare(gold[name].rstrip("-")), field
    assert [_bare(word) for word in item.keywords] == [_bare(word) for word in gold.get("keywords", [])]
    if gold.get("title_en"):
        assert _bare(item.title_translated) == _bare(gold["title_en"])


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_affiliations(path: Path) -> None:
    item, _ = normalised(_parsed(path)[0])
    for author, name in zip(_gold(path)["authors"], item.contributors, strict=False):
        if "affiliations" in author:
            assert [_bare(unit) for unit in name.affiliations] == [_bare(unit) for unit in author["affiliations"]]


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_headings(path: Path) -> None:
    found = [_bare(section.number + section.title) for section in _parsed(path)[0].sections]
    wanted = [_bare(section["number"] + section["title"]) for section in _gold(path)["sections"]]
    assert [title for title in wanted if title not in found] == []


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_what_stays_out_and_what_stays_whole(path: Path) -> None:
    document, gold = _parsed(path)[0], _gold(path)
    body, text = _tight(_body(document)), _tight(document.reading.text)
    assert [line for line in gold.get("boilerplate", []) if _tight(line) in body] == []
    assert [claim for claim in gold["claims"] if _bare(claim) not in _bare(text)] == []


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_references(path: Path) -> None:
    document, gold = _parsed(path)[0], _gold(path)
    text = document.reading.text
    entries = [_bare(text[entry.start : entry.end]) for entry in document.entries]
    for reference in gold.get("references", []):
        wanted = _bare(reference["raw"])
        assert any(entry and wanted.endswith(entry) for entry in entries), reference["raw"]


@pytest.mark.parametrize("path", EXPORTS, ids=lambda path: path.name)
def test_records(path: Path) -> None:
    items = [normalised(document)[0] for document in _parsed(path)]
    wanted = _gold(path)["records"]
    assert len(items) == len(wanted)
    for item, record in zip(items, wanted, strict=True):
        assert _bare(item.title) == _bare(record["title"])
        assert sorted(_bare(name) for name in _names(item)) == sorted(
            _bare(" ".join(reversed(name.split(", ")))) for name in record["authors"]
        )
        for name, field in _PLAIN:
            assert _bare(getattr(item, field)) == _bare(record.get(name, "")), (record["title"], field)
        supervisors = [name.literal for name in item.contributors if name.role == "supervisor"]
        assert supervisors == record.get("advisor", [])
