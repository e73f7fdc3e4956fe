"""What is here, read again: a machine's findings follow the rules, a person's decisions stay."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete

from distlaw.db import tables as t
from distlaw.db.session import open_database
from distlaw.errors import NotFound
from distlaw.model.claim_record import ClaimChanges
from distlaw.services.claims.curate import edit_claim, set_status
from distlaw.services.claims.relate import propose_relations
from distlaw.services.ingest import ingest
from distlaw.services.ingest.refresh import refresh
from distlaw.services.journal import log, undo
from distlaw.services.record.dump import dumped

Command = Callable[..., Any]


@pytest.fixture
def filled(db: str, notes: Path) -> str:
    list(ingest(db, [str(notes)]))
    return db


def claims(url: str) -> dict[str, str]:
    return {claim.id: claim.status for record in dumped(url) for claim in record.claims}


def test_the_same_rules_change_nothing(filled: str) -> None:
    before = claims(filled)
    assert [(v.verdict, v.message) for v in refresh(filled)] == [("unchanged", "")] * 3
    assert claims(filled) == before


@pytest.fixture
def faulty(filled: str, tmp_path: Path) -> str:
    """The three notes, and one without a title: a problem is told of it."""
    path = tmp_path / "untitled.md"
    path.write_text("本文认为，蒸馏并不当然构成侵权，因为方法不受保护。\n", encoding="utf-8")
    list(ingest(filled, [str(path)]))
    assert any(record.problems for record in dumped(filled))
    return filled


def test_what_reads_as_it_did_is_written_nowhere_and_relations_between_works_stay(faulty: str) -> None:
    proposed = propose_relations(faulty, (), "reader")
    set_status(faulty, [proposed[0].id], "accepted", "reader")
    within = next(one for record in dumped(faulty) for one in record.relations if one.made_by == "distlaw")
    set_status(faulty, [within.id], "rejected", "reader")
    before, entries = list(dumped(faulty)), len(log(faulty))
    assert {verdict.verdict for verdict in refresh(faulty)} == {"unchanged"}
    assert list(dumped(faulty)) == before
    assert len(log(faulty)) == entries


def test_a_refresh_that_changes_something_is_told_and_taken_back(faulty: str) -> None:
    proposed = {one.id for one in propose_relations(faulty, (), "reader")}
    with open_database(faulty) as database, database.writing() as session:  # as an older version's rules left it
        session.execute(delete(t.ProblemRow))
    before = list(dumped(faulty))
    assert "updated" in {verdict.verdict for verdict in refresh(faulty, agent="reader")}
    assert {one.id for record in dumped(faulty) for one in record.relations} >= proposed
    assert log(faulty)[0].lines == ("untitled.md: read otherwise: problems",)
    undo(faulty, "reader")
    assert list(dumped(faulty)) == before


def test_what_the_rules_find_now_is_told_and_a_decision_stays(filled: str) -> None:
    before = claims(filled)
    kept, lost = list(before)[:2]
    edit_claim(filled, kept, ClaimChanges(status="accepted", stance="neutral"), "reader")
    with open_database(filled) as database, database.writing() as session:  # as an older version's rules left it
        session.execute(delete(t.Claim).where(t.Claim.id == lost))
    told = [v.message for v in refresh(filled) if v.verdict == "updated"]
    assert told == ["+1 claim"]
    assert claims(filled) == before | {kept: "accepted"}
    record = next(claim for found in dumped(filled) for claim in found.claims if claim.id == kept)
    assert record.stance == "neutral"


def test_only_the_works_named_are_read(filled: str) -> None:
    key = next(iter(dumped(filled))).key
    assert [v.keys for v in refresh(filled, (key,))] == [(key,)]
    with pytest.raises(NotFound):
        list(refresh(filled, ("nobody1900",)))


def test_the_command_lists_what_changed(filled: str, command: Command) -> None:
    assert "3 sources: 3 unchanged" in command("refresh").err
    with open_database(filled) as database, database.writing() as session:
        session.execute(delete(t.Claim))
    ran = command("refresh", "--json")
    rows = json.loads(ran.out)
    assert ran.code == 0 and {row["verdict"] for row in rows} == {"updated"}
    assert all(row["changes"].startswith("+") for row in rows)


@pytest.mark.parametrize("how", ["file", "standard input"])
def test_a_script_without_a_guard_may_ingest(tmp_path: Path, notes: Path, how: str) -> None:
    code = (
        "import distlaw\nprint('once')\n"
        f"print([v.verdict for v in distlaw.ingest({str(tmp_path / 'x.db')!r}, [{str(notes)!r}])])\n"
    )
    script = tmp_path / "script.py"
    script.write_text(code, encoding="utf-8")
    words = [sys.executable, str(script)] if how == "file" else [sys.executable, "-"]
    ran = subprocess.run(words, input=code, capture_output=True, text=True, encoding="utf-8")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.splitlines() == ["once", str(["added"] * 3)]
