"""`distlaw claims` and `distlaw import claims`, as a person types them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Command = Callable[..., Any]
pytestmark = pytest.mark.usefixtures("argument_db")


def ids(command: Command, *words: str) -> list[str]:
    return [row["id"] for row in json.loads(command("claims", "list", "--json", *words).out)]


def test_a_list_fits_eighty_columns(command: Command) -> None:
    from distlaw.text.width import cell_width

    ran = command("claims", "list")
    assert ran.code == 0 and "9 claims" in ran.err
    assert all(cell_width(line) <= 80 for line in ran.out.splitlines())


def test_export_claims_is_claims_export(command: Command) -> None:
    assert command("export", "claims", "--format", "w3c").out == command("claims", "export", "--format", "w3c").out


def test_nothing_found_is_exit_one(command: Command) -> None:
    assert command("claims", "list", "--status", "accepted").code == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--theory", "fare_use"), "did you mean fair_use? choose from: antitrust"),
        (("--stance", "against"), "permits, prohibits"),
        (("--work", "nobody2020"), "no work has the key"),
        (("--year", "last"), "distlaw: 'last' is not a year"),
    ],
    ids=["theory", "stance", "work", "year"],
)
def test_a_wrong_word_says_what_there_is(command: Command, words: tuple[str, ...], told: str) -> None:
    ran = command("claims", "list", *words)
    assert ran.code in (1, 2) and told in ran.err and not ran.out


def test_accept_show_undo(command: Command) -> None:
    first = ids(command)[0]
    assert "accepted" in command("claims", "accept", first[:7], "--note", "sound").out
    shown = command("claims", "show", first).out
    assert "accepted, made by distlaw" in shown and "reader accept: sound" in shown
    assert "taken back" in command("claims", "undo").err
    assert ids(command, "--status", "accepted") == []


def test_add_refuses_what_is_not_there_with_the_nearest_text(command: Command) -> None:
    labels = ("--theory", "contract", "--stance", "neutral", "--kind", "normative")
    ran = command("claims", "add", "li2025shuchu", "--quote", "承担违约的责任", *labels)
    assert ran.code == 3 and "the nearest text is: " in ran.err and "违约责任" in ran.err
    assert command("claims", "add", "li2025shuchu", "--quote", "承担違約責任", *labels).code == 0


def test_edit_wants_something_to_change(command: Command) -> None:
    assert command("claims", "edit", ids(command)[0]).code == 2
    assert "hedged" in command("claims", "edit", ids(command)[0], "--modality", "hedged").out


def test_relate_prints_the_relations_id(command: Command) -> None:
    one, two = ids(command)[:2]
    ran = command("claims", "relate", one, "undercuts", two, "--reason", "no ground left")
    assert ran.out.startswith("r") and command("claims", "relate", one, "rebuts", one).code == 2
    assert "no ground left" in command("claims", "show", two).out


def test_a_bad_claim_is_refused_and_the_good_one_stored(command: Command, tmp_path: Path) -> None:
    labels = {"key": "li2025shuchu", "theories": ["copyright"], "stance": "permits", "kind": "characterisation"}
    lines = [
        labels | {"quote": "不侵犯著作权"},
        labels | {"quote": "当然侵犯著作权法"},
        {"from": "x", "to": "y", "type": "rebuts"},
    ]
    path = tmp_path / "claims.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in lines) + "\n{broken", encoding="utf-8")
    ran = command("import", "claims", str(path), "--json")
    rows = json.loads(ran.out)
    assert ran.code == 3 and [row["verdict"] for row in rows] == ["added", "refused", "refused", "refused"]
    assert "不侵犯著作权" in rows[1]["message"] and "not JSON" in rows[3]["message"]
    assert len(ids(command)) == 9 and len(ids(command, "--status", "suggested")) == 1


def test_a_dry_run_stores_nothing(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    path.write_text(json.dumps({"key": "li2025shuchu", "quote": "不侵犯著作权", "theory": "著作权"}), encoding="utf-8")
    ran = command("import", "claims", str(path), "--dry-run")
    assert ran.code == 0 and "1 claim added (nothing stored)" in ran.err and "stance taken as neutral" in ran.out
    assert len(ids(command)) == 9
    assert command("import", "claims", str(path), "--made-by", "a model").code == 0
    assert len(ids(command, "--made-by", "a model", "--status", "suggested")) == 1


def test_relations_are_listed_accepted_and_filtered(command: Command) -> None:
    rows = json.loads(command("claims", "relations", "--json").out)
    assert sorted(row["type"] for row in rows) == ["qualifies", "rebuts", "supports"]
    assert "accepted" in command("claims", "accept", rows[0]["id"]).out
    assert len(json.loads(command("claims", "relations", "--status", "accepted", "--json").out)) == 1
    assert "rebuts [proposed]" in command("claims", "relations", "--type", "rebuts").out
    assert "undercuts" in command("claims", "relations", "--type", "refutes").err
    assert command("claims", "relations", "--work", "li2025shuchu", "--type", "qualifies").code == 1


def test_a_claim_without_a_theory_leaves_no_hole_in_its_labels() -> None:
    from distlaw.cli.terminal.claim_rows import labels
    from distlaw.model.claim_record import ClaimRecord

    claim = ClaimRecord(
        id="c1", key="k", source_sha256="", quote="x", ranges=((0, 1),), stance="prohibits", kind="allegation",
        modality="hedged", status="proposed", made_by="distlaw",
    )  # fmt: skip
    assert labels(claim) == "prohibits · allegation · hedged"
