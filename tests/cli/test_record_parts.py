"""What `--json` prints of a work's record has the record's own shape, and the record's page names every field."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from pydantic import BaseModel

from distlaw.model import record
from distlaw.model.record import RecordedClaim, RecordedName, RecordedProblem, SlimSource
from distlaw.resources import folder

Command = Callable[..., Any]


def part_of(model: type[BaseModel], value: dict[str, Any], *left_out: str) -> BaseModel:
    return model.model_validate({name: found for name, found in value.items() if name not in left_out})


def test_show_prints_parts_of_the_record(argument_db: str, command: Command) -> None:
    key = json.loads(command("dump").out.splitlines()[0])["key"]
    shown = json.loads(command("show", key, "--json").out)
    assert shown["claims"]
    for claim in shown["claims"]:
        assert part_of(RecordedClaim, claim, "key")
    for author in shown["authors"]:
        assert part_of(RecordedName, author)
    for source in shown["sources"]:
        assert source.keys() <= SlimSource.model_fields.keys()
    for problem in json.loads(command("show", key, "--problems", "--json").out):
        assert part_of(RecordedProblem, problem)


def test_a_claim_that_search_finds_is_spelt_as_in_the_record(argument_db: str, command: Command) -> None:
    (hit, *_) = json.loads(command("search", "--stance", "permits", "--in", "claims", "--json").out)
    dumped = [json.loads(line) for line in command("dump", hit["key"]).out.splitlines()]
    claim = next(found for found in dumped[0]["claims"] if found["id"] == hit["id"])
    shared = (claim.keys() & hit.keys()) - {"source_sha256"}
    assert {name: hit[name] for name in shared} == {name: claim[name] for name in shared}
    assert {"quote", "ranges", "theories", "stance", "kind", "speaker"} <= shared


@pytest.mark.parametrize(
    "model", [getattr(record, name) for name in dir(record) if name.startswith("Record")], ids=lambda m: m.__name__
)
def test_every_field_stands_in_the_page(model: type[BaseModel]) -> None:
    page = (folder("data").parent / "docs" / "record.md").read_text(encoding="utf-8")
    for name, field in model.model_fields.items():
        assert (field.alias or name) in page
