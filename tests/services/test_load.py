"""A dump read back gives the same dump, byte for byte; what is no dump changes nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from distlaw.errors import InputError
from distlaw.services.check import checked
from distlaw.services.ingest import ingest
from distlaw.services.record.dump import dumped
from distlaw.services.record.load import load
from distlaw.services.works.edit import edit


def lines_of(url: str, *, slim: bool = False) -> list[str]:
    return [record.line for record in dumped(url, slim=slim)]


@pytest.fixture
def filled(db: str, notes: Path) -> str:
    (notes / "odd.txt").write_bytes("標題\r\n\r\n模型蒸餾屬於合理使用。\x85\u2028完".encode("utf-8-sig"))
    (notes / "old.txt").write_bytes("模型蒸馏不构成侵权，应当允许。这是一篇旧文章，用国标编码保存。".encode("gb18030"))
    list(ingest(db, [str(notes)]))
    key = next(iter(dumped(db))).key
    edit(db, key, {"container_title": "虚构法学"}, ["某某"], "", "tester")
    return db


def test_the_round_trip_is_exact(filled: str, tmp_path: Path) -> None:
    other = str(tmp_path / "other.db")
    assert {word for _, word in load(other, lines_of(filled), "dump")} == {"added"}
    assert lines_of(other) == lines_of(filled)
    assert not checked(other).faults


def test_loading_again_changes_nothing(filled: str) -> None:
    before = lines_of(filled)
    assert {word for _, word in load(filled, before, "dump")} == {"unchanged"}
    assert lines_of(filled) == before


def test_each_line_is_one_record_for_every_reader(filled: str) -> None:
    text = "\n".join(lines_of(filled))
    assert len(text.splitlines()) == len(lines_of(filled))
    assert all(json.loads(line)["schema"] == "distlaw/2" for line in text.splitlines())


@pytest.mark.parametrize(
    ("line", "code"),
    [
        pytest.param("{not json", "not_json", id="no JSON"),
        pytest.param('{"schema": "other/9"}', "schema", id="another schema"),
        pytest.param('{"schema": "distlaw/1"}', "record", id="a record of nothing"),
        pytest.param('{"schema": "distlaw/1", "key": "x", "work": {}, "sources": [5]}', "record", id="no source"),
        pytest.param(
            '{"schema": "distlaw/1", "key": "x", "work": {}, "sources": []}', "record", id="an incomplete record"
        ),
    ],
)
def test_what_is_no_record_is_refused_whole(filled: str, tmp_path: Path, line: str, code: str) -> None:
    other = str(tmp_path / "other.db")
    with pytest.raises(InputError) as refused:
        list(load(other, [*lines_of(filled), line], "dump"))
    assert refused.value.code == code
    assert not Path(other).exists() or lines_of(other) == []


@pytest.mark.parametrize(
    ("place", "field"),
    [
        pytest.param(("claims", 0, "stance"), "claims.0.stance", id="a word outside the vocabulary"),
        pytest.param(("sources", 0, "reading"), "sources.0.reading", id="a field of another shape"),
        pytest.param(("work",), "work", id="no object"),
        pytest.param(("colour",), "colour", id="a field the schema does not have"),
    ],
)
def test_a_malformed_record_says_which_line_and_field(filled: str, place: tuple[Any, ...], field: str) -> None:
    lines = lines_of(filled)
    number, record = next((n, json.loads(line)) for n, line in enumerate(lines, 1) if json.loads(line)["claims"])
    at = record
    for part in place[:-1]:
        at = at[part]
    at[place[-1]] = "no such thing"
    with pytest.raises(InputError, match=rf"^dump: line {number}, {field}: ") as refused:
        list(load(filled, [*lines[: number - 1], json.dumps(record)], "dump"))
    assert refused.value.code == "record"


def test_a_finding_in_an_unknown_source_is_refused(filled: str, tmp_path: Path) -> None:
    record = next(found for found in map(json.loads, lines_of(filled)) if found["claims"])
    record["claims"][0]["source_sha256"] = "0" * 64
    with pytest.raises(InputError, match="a source that the record does not have"):
        list(load(str(tmp_path / "other.db"), [json.dumps(record)], "dump"))


def test_a_record_that_stands_twice_is_loaded_once(filled: str, tmp_path: Path) -> None:
    first = lines_of(filled)[0]
    verdicts = [verdict for _, verdict in load(str(tmp_path / "other.db"), [first, first], "dump")]
    assert verdicts == ["added", "unchanged"]


def test_a_slim_dump_says_that_it_cannot_be_loaded(filled: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="without --slim"):
        list(load(str(tmp_path / "other.db"), lines_of(filled, slim=True), "dump"))
