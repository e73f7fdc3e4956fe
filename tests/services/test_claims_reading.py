"""A file of claims may hold anything; every item of it becomes a proposal or a reason why not."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from distlaw.errors import InputError
from distlaw.model.claim_import import ProposedClaim, ProposedRelation, Unreadable
from distlaw.services.claims.files import files, proposals

_KEYS = st.sampled_from(
    [
        "id", "type", "target", "body", "selector", "source", "start", "end", "exact", "quote", "ranges", "theories",
        "kind", "tags", "creator", "motivation", "value", "purpose", "items", "claims", "schema", "sources",
        "relations", "from", "to", "speaker", "distlaw:claim", "distlaw:ranges", "distlaw:checksum", "refinedBy",
        "also_at", "cues",
    ]
)  # fmt: skip
_WORDS = st.sampled_from(
    ["tagging", "linking", "theory:x", "TextPositionSelector", "TextQuoteSelector", "describing", ""]
)
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 99) | _WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=5),
    max_leaves=14,
)


def read(text: str) -> list[Any]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "claims.json"
        path.write_text(text, encoding="utf-8")
        return list(proposals(path))


@settings(max_examples=150, deadline=None)
@given(_VALUES)
def test_no_json_breaks_the_reader(value: Any) -> None:
    found = read(json.dumps(value))
    assert all(isinstance(one, (ProposedClaim, ProposedRelation, Unreadable)) for one in found)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"quote": "a", "key": "k"}\n\n{"quote": "b"}\n', ["a", "b"]),
        ('[{"quote": "a"}, {"quote": "b"}]', ["a", "b"]),
        ('{"schema": "distlaw/1", "key": "k", "sources": [], "claims": [{"quote": "a"}]}', ["a"]),
        ("\ufeff" + '{"exact": "a"}', ["a"]),
        ('{"annotationText": "a", "tags": [{"tag": "fair_use"}]}', ["a"]),
    ],
    ids=["lines", "list", "dump", "byte order mark", "zotero"],
)
def test_the_shapes_a_file_may_have(text: str, words: list[str]) -> None:
    assert [one.quote for one in read(text)] == words


def test_a_deep_nest_is_no_claim() -> None:
    assert all(isinstance(one, Unreadable) for one in read("[" * 3000 + "]" * 3000))


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No such file"):
        list(proposals(tmp_path / "none.json"))
    path = tmp_path / "gbk.jsonl"
    path.write_bytes('{"quote": "合理"}'.encode("gbk"))
    with pytest.raises(InputError, match="not UTF-8"):
        list(proposals(path))
    assert [one.name for one in files([str(tmp_path)])] == ["gbk.jsonl"]
