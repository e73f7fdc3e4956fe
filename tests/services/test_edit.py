"""What a person says of a work wins and is kept; what is removed leaves nothing dangling."""

from __future__ import annotations

import pytest

from distlaw.db.opening import open_reader
from distlaw.errors import NotFound, UnknownChoice, UsageError
from distlaw.services.check import checked
from distlaw.services.record.dump import dumped
from distlaw.services.works.edit import edit, remove


def first_key(url: str) -> str:
    return str(next(iter(dumped(url))).key)


def test_an_edit_wins_and_both_values_are_kept(corpus: object, db: str) -> None:
    key = first_key(db)
    item = edit(db, key, {"title": "改后的题名", "keywords": "甲; 乙"}, ["新作者"], "", "tester").item
    assert (item.title, item.keywords, item.contributors[0].literal) == ("改后的题名", ("甲", "乙"), "新作者")
    record = next(record for record in dumped(db) if record.key == key)
    stated = {s.field: s for s in record.statements}
    assert stated["title"].source == "editor"
    assert stated["title"].by == "tester"
    first = record.as_json()["sources"][0]["statements"]
    assert any(s["field"] == "title" and s["source"] == "document" for s in first)
    assert (record.events[0].before or {})["title"] != "改后的题名"


def test_a_key_can_be_set_but_not_taken(corpus: object, db: str) -> None:
    keys = [record.key for record in dumped(db)]
    assert edit(db, keys[0], {}, [], "my-key", "tester").item.key == "my-key"
    with pytest.raises(UsageError, match="taken"):
        edit(db, keys[1], {}, [], "MY-KEY", "tester")
    with pytest.raises(UsageError, match="cannot be a key"):
        edit(db, keys[1], {}, [], "中文", "tester")


def test_an_unknown_field_lists_those_there_are(corpus: object, db: str) -> None:
    with pytest.raises(UnknownChoice, match="container_title"):
        edit(db, first_key(db), {"jornal": "x"}, [], "", "tester")


def test_an_unknown_key_names_near_ones(corpus: object, db: str) -> None:
    key = first_key(db)
    with pytest.raises(NotFound, match=key):
        edit(db, key[:7] + "zzz", {"title": "x"}, [], "", "tester")


def test_a_removed_work_leaves_nothing(corpus: object, db: str) -> None:
    remove(db, [record.key for record in dumped(db)], "tester")
    with open_reader(db) as reader:
        for table in ("source_file", "expression", "claim", "evidence", "passage", "search_unit"):
            assert reader.rows(f"SELECT count(*) FROM {table}") == [(0,)], table
    assert not checked(db).faults
