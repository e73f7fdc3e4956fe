"""What differs between two corpora, and how one is brought into the other."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from distlaw.model.claim_record import ClaimChanges
from distlaw.query.claims.filter import ClaimFilter
from distlaw.services.claims.curate import NewClaim, add_claim, edit_claim, relate
from distlaw.services.claims.read import listed_claims
from distlaw.services.record.compare import difference
from distlaw.services.record.diff import brought_in, differences
from distlaw.services.record.dump import dumped

Command = Callable[..., Any]


@pytest.fixture
def other(argument_template: Path, tmp_path: Path) -> str:
    """A colleague's copy of the same database."""
    for part in argument_template.parent.glob("template.db*"):
        shutil.copy(part, tmp_path / part.name.replace("template", "other"))
    return str(tmp_path / "other.db")


def test_a_corpus_does_not_differ_from_itself(argument_db: str, other: str) -> None:
    assert differences(argument_db, other) == ()


def worked_on(url: str) -> str:
    """A flip, a claim at a new place, one at an old place by another maker, a relation; the flipped claim's id."""
    found = listed_claims(url, ClaimFilter())
    flipped = next(claim for claim in found if claim.stance == "permits")
    edit_claim(url, flipped.id, ClaimChanges(stance="prohibits"), "colleague")
    labels = {"theories": ("copyright",), "stance": "neutral", "kind": "factual"}
    mine, _ = add_claim(url, "li2025shuchu", NewClaim(quote="不侵犯著作权", **labels), "colleague")  # type: ignore[arg-type]
    relate(url, mine.id, "supports", flipped.id, "colleague")
    return flipped.id


def test_every_kind_of_change_is_listed(argument_db: str, other: str) -> None:
    flipped = worked_on(other)
    found = differences(argument_db, other)
    assert [(change.kind, change.word) for change in found] == [
        ("claim", "flipped"), ("claim", "added"), ("relation", "added"),
    ]  # fmt: skip
    assert found[0].id == flipped and found[0].fields == {"stance": ("permits", "prohibits")}
    back = differences(other, argument_db)
    assert [(change.kind, change.word) for change in back][1:] == [("claim", "removed"), ("relation", "removed")]


def test_two_readings_of_one_place_are_one_change(argument_db: str) -> None:
    one = list(dumped(argument_db))
    claim = one[0].claims[0].model_copy(update={"id": "c" + "0" * 12, "made_by": "colleague", "stance": "permits"})
    read_anew = one[0].model_copy(update={"claims": (claim, *one[0].claims[1:]), "relations": ()})
    found = [change for change in difference(one, [read_anew, *one[1:]]) if change.kind == "claim"]
    assert [(change.word, change.other) for change in found] == [("flipped", "c" + "0" * 12)]


def test_works_are_told_apart_by_key(argument_db: str) -> None:
    one = list(dumped(argument_db))
    two = [one[1].model_copy(update={"work": one[1].work | {"title": "Another title"}}), *one[2:]]
    found = [(change.word, change.id) for change in difference(one, two) if change.kind == "work"]
    assert found == [("removed", one[0].key), ("changed", two[0].key)]


def test_what_is_lacking_is_brought_in_and_nothing_overwritten(argument_db: str, other: str) -> None:
    flipped = worked_on(other)
    _, lines = brought_in(argument_db, other, "reader")
    assert [line.id for line in lines if line.verdict == "differs"] == [flipped]
    left = differences(argument_db, other)
    assert [(change.kind, change.word) for change in left] == [("claim", "flipped")]


def test_an_empty_database_takes_everything(argument_db: str, tmp_path: Path) -> None:
    target = str(tmp_path / "new.db")
    brought_in(target, argument_db, "reader")
    assert differences(argument_db, target) == ()


def test_the_command_takes_dumps_and_databases(argument_db: str, other: str, command: Command, tmp_path: Path) -> None:
    worked_on(other)
    dump = tmp_path / "then.jsonl"
    assert command("dump", "--output", str(dump)).code == 0
    ran = command("diff", str(dump), other)
    assert ran.code == 1 and "stance: permits → prohibits" in ran.out and "! claim" in ran.out
    assert command("diff", str(dump), argument_db).code == 0
    assert command("diff", str(dump), str(tmp_path / "none.db")).code == 5
    dump.write_text("{}", encoding="utf-8")
    assert command("diff", str(dump), other).code == 3
