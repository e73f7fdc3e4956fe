"""Heads in the styles of many kinds of sites, texts of our own: what each says, but for the fields named as left."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest
import yaml

from distlaw.model.work import Item
from distlaw.parsers import parse
from distlaw.parsers.normalise import normalised
from distlaw.readers import RawFile, read

HEADS = [
    one
    for file in sorted((Path(__file__).parent / "heads").glob("*.yaml"))
    for one in yaml.safe_load(file.read_text("utf-8"))
]


def _key(value: object) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", str(value)).lower())


def _read(text: str) -> dict[str, Any]:
    source, _ = read(RawFile(text.encode(), "page.txt"))
    item, _ = normalised(parse(source)[0])
    return _values(item)


def _values(item: Item) -> dict[str, Any]:
    return {
        "title": item.title, "title_en": item.title_translated, "container": item.container_title,
        "authors": [one.display for one in item.contributors if one.role == "author"],
        "affiliations": list(dict.fromkeys(place for one in item.contributors for place in one.affiliations)),
        "year": item.issued[:4], "date": item.issued, "volume": item.volume, "issue": item.issue, "pages": item.page,
        "doi": item.doi, "keywords": list(item.keywords), "keywords_en": list(item.keywords_translated),
        "abstract_start": item.abstract, "abstract_en_start": item.abstract_translated,
    }  # fmt: skip


def _same(name: str, wanted: Any, found: Any) -> bool:
    if isinstance(wanted, list):
        return [_key(one) for one in wanted] == [_key(one) for one in found]
    if name.startswith("abstract"):
        return _key(found).startswith(_key(wanted))
    return _key(wanted).lstrip("0") == _key(found).lstrip("0")


@pytest.mark.parametrize("head", HEADS, ids=lambda head: str(head["id"]))
def test_what_a_head_says(head: dict[str, Any]) -> None:
    gold, left = head["gold"], set(head.get("left", ()))
    found = _read(head["text"])
    names = [name for name in gold if name not in ("subtitle", "accept") and name not in left]
    others = {"title": [gold.get("title", "") + gold.get("subtitle", ""), *gold.get("accept", {}).values()]}
    wrong = {
        name: found[name]
        for name in names
        if not any(_same(name, one, found[name]) for one in (gold[name], *others.get(name, ())) if one is not None)
    }
    assert wrong == {}
