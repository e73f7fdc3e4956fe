"""What `--json` prints of a work's record has the record's own shape, and the record's page names every field."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from pydantic import BaseModel

from distlaw.cli.show import _cited
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


@pytest.mark.parametrize("date", ["2031-02-30", "2031-13", "2031-00", "1900-02-29", "31 June 2031", "soon"])
def test_a_day_that_is_none_is_refused(argument_db: str, command: Command, date: str) -> None:
    key = json.loads(command("dump").out.splitlines()[0])["key"]
    before = command("dump").out
    for words in (("--year", date), ("--set", f"accessed={date}")):
        assert command("edit", key, *words).code == 2
    assert command("dump").out == before


def test_a_list_that_is_empty_is_nothing_found(argument_db: str, command: Command) -> None:
    command("edit", "nosuch", "--title", "x")
    key = next(json.loads(line)["key"] for line in command("dump").out.splitlines())
    for part in ("references", "cases", "statutes", "licences", "claims"):
        shown = command("show", key, f"--{part}", "--json")
        assert shown.code == (0 if json.loads(shown.out) else 1)


def test_of_a_note_that_says_more_the_list_shows_the_citation() -> None:
    more = "The author explains at length that a deposit is a loan, and that what is lent has to be paid back. " * 2
    assert _cited(f"Id. at 10. {more}") == "Id. at 10. …"
    assert _cited(f"同前注3，第12页。{'本文认为押金属于用户。' * 20}") == "同前注3，第12页。 …"
    assert _cited(f"Ann Roe, On Deposits 4 (2031). {more}").endswith(more)
