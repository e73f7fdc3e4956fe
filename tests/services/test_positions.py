"""Positions on issues: stored, edited with the stance, dumped and loaded, and told from a stance alone."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from distlaw.db.opening import open_reader
from distlaw.db.session import open_database
from distlaw.errors import InputError, UnknownChoice
from distlaw.model.argument import Position, stance_in, with_stance
from distlaw.model.claim_record import ClaimChanges
from distlaw.query.claims.filter import ClaimFilter
from distlaw.services.claims.curate import NewClaim, add_claim, edit_claim, set_status, undo_last
from distlaw.services.claims.read import listed_claims, listing
from distlaw.services.record.dump import dumped
from distlaw.services.record.load import load
from distlaw.vocab.issues import default_issue

DEFAULT = default_issue().id
OTHER = "no_compete_output_terms"


def found(url: str, **wanted: Any) -> list[str]:
    return [claim.id for claim in listed_claims(url, ClaimFilter(**wanted))]


def test_a_stance_alone_is_the_position_on_the_default_issue() -> None:
    assert with_stance((), "permits", "d") == (Position(issue="d", position="supports"),)
    assert with_stance((), "neutral", "d") == ()
    given = (Position(issue="d", position="neutral"),)
    assert with_stance(given, "permits", "d") == given
    assert stance_in(given, "permits", "d") == "neutral"


def test_stances_are_stored_as_positions(argument_db: str) -> None:
    claims = listed_claims(argument_db, ClaimFilter())
    assert {claim.stance: claim.position(DEFAULT) for claim in claims} == {
        "permits": "supports", "prohibits": "opposes", "conditional": "conditional", "neutral": "",
    }  # fmt: skip
    assert found(argument_db, stances=("permits",)) == found(argument_db, stances=("supports",), issue=DEFAULT)
    assert found(argument_db, issue=OTHER) == []


def test_stance_and_position_are_edited_as_one(argument_db: str) -> None:
    claim = listed_claims(argument_db, ClaimFilter(stances=("permits",)))[0]
    edited, _ = edit_claim(argument_db, claim.id, ClaimChanges(stance="prohibits"), "reader")
    assert (edited.stance, edited.position(DEFAULT)) == ("prohibits", "opposes")
    edited, _ = edit_claim(argument_db, claim.id, ClaimChanges(), "reader", sides={OTHER: "supports", DEFAULT: "none"})
    assert (edited.stance, edited.position(DEFAULT), edited.position(OTHER)) == ("neutral", "", "supports")
    assert found(argument_db, issue=OTHER, stances=("permits",)) == [claim.id]
    undo_last(argument_db, "reader")
    undo_last(argument_db, "reader")
    (back,) = [one for one in listed_claims(argument_db, ClaimFilter()) if one.id == claim.id]
    assert back == claim


def test_an_issue_that_is_not_there_is_told_with_the_nearest(argument_db: str) -> None:
    claim = listed_claims(argument_db, ClaimFilter())[0]
    with pytest.raises(UnknownChoice, match="did you mean data_scraping"):
        edit_claim(argument_db, claim.id, ClaimChanges(), "reader", sides={"data_scrapping": "supports"})
    with pytest.raises(UnknownChoice, match="did you mean data_scraping"):
        found(argument_db, issue="data_scrapping")


def test_accepting_a_claim_accepts_its_positions(argument_db: str) -> None:
    claim = listed_claims(argument_db, ClaimFilter(stances=("permits",)))[0]
    set_status(argument_db, [claim.id], "accepted", "reader")
    (one,) = listed_claims(argument_db, ClaimFilter(statuses=("accepted",)))
    assert [position.status for position in one.positions] == ["accepted"]


def test_a_claim_may_be_added_with_positions(argument_db: str) -> None:
    new = NewClaim(
        theories=("contract",), stance="neutral", kind="holding", quote="平台应当公开其许可证的限制",
        positions=(Position(issue="open_weights_downstream", position="supports"),),
    )  # fmt: skip
    claim, _ = add_claim(argument_db, "li2025shuchu", new, "reader")
    assert claim.position("open_weights_downstream") == "supports"


def test_a_dump_brings_positions_back(argument_db: str, tmp_path: Path) -> None:
    claim = listed_claims(argument_db, ClaimFilter())[0]
    edit_claim(argument_db, claim.id, ClaimChanges(), "reader", sides={OTHER: "conditional"})
    edit_claim(argument_db, claim.id, ClaimChanges(), "reader", sides={OTHER: "none"})
    lines = [record.line for record in dumped(argument_db)]
    other = str(tmp_path / "other.db")
    assert {verdict for _, verdict in load(other, lines, "dump")} == {"added"}
    assert [record.line for record in dumped(other)] == lines


def test_a_dump_of_the_first_schema_has_its_positions_by_its_stances(argument_db: str, tmp_path: Path) -> None:
    lines = []
    for record in dumped(argument_db):
        old = json.loads(record.line) | {"schema": "distlaw/1"}
        old["claims"] = [{k: v for k, v in claim.items() if k != "positions"} for claim in old["claims"]]
        lines.append(json.dumps(old, ensure_ascii=False))
    other = str(tmp_path / "other.db")
    list(load(other, lines, "dump"))
    assert [record.line for record in dumped(other)] == [record.line for record in dumped(argument_db)]


def test_a_dump_with_an_issue_that_nobody_defines_is_refused(argument_db: str, tmp_path: Path) -> None:
    (line, *_) = [record.line for record in dumped(argument_db)]
    with pytest.raises(InputError, match="no issue 'unheard_of'"):
        list(load(str(tmp_path / "other.db"), [line.replace(f'"{DEFAULT}"', '"unheard_of"')], "dump"))


def _columns(connection: sqlite3.Connection, table: str, *without: str) -> str:
    names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    return ", ".join(name for name in names if name not in without)


_ELSEWHERE = ("cues", "prefix", "suffix", "text_sha256")  # packed, or read from the source


def test_an_upgraded_database_has_positions_and_every_row(tmp_path: Path) -> None:

    frozen = Path(__file__).resolve().parents[1] / "migrations" / "0001.db"
    path = tmp_path / "old.db"
    shutil.copy(frozen, path)
    tables = ("claim", "claim_theory", "claim_relation", "evidence", "citation")
    with sqlite3.connect(path) as connection:
        columns = {table: _columns(connection, table, *_ELSEWHERE) for table in tables}
        rows = {table: f"SELECT {names} FROM {table} ORDER BY {names}" for table, names in columns.items()}
        before = {table: connection.execute(rows[table]).fetchall() for table in tables}
    open_database(str(path)).close()
    with open_reader(str(path)) as reader:
        assert {table: reader.rows(rows[table]) for table in tables} == before
        sides = dict(reader.rows("SELECT claim_id, position FROM claim_position"))
        stances = dict(reader.rows("SELECT id, stance FROM claim WHERE stance <> 'neutral'"))
    assert before["claim"] and sides.keys() == stances.keys()


def test_the_words_a_position_depends_on_go_with_its_claim(tmp_path: Path) -> None:
    """A claim with a condition, stored, read again, and forgotten: no evidence is left behind."""
    from argument_fixtures import build
    from sqlalchemy import select

    from distlaw.db import tables as t
    from distlaw.services.ingest.redundancy import forget_machine_findings

    url = str(tmp_path / "conditions.db")
    build(Path(url))
    with open_database(url) as database, database.writing() as session:
        claim = session.scalars(select(t.Claim).where(t.Claim.stance == "conditional")).one()
        evidence = session.get_one(t.Evidence, claim.evidence_id)
        condition = t.Evidence(
            source_file_id=evidence.source_file_id, start=evidence.start, end=evidence.start + 3,
            ranges=[[evidence.start, evidence.start + 3]], exact=evidence.exact[:3],
        )  # fmt: skip
        session.add(condition)
        session.flush()
        session.get_one(t.ClaimPosition, (claim.id, DEFAULT)).condition_id = condition.id
        expression, number = claim.expression_id, condition.id
    (stored,) = listed_claims(url, ClaimFilter(stances=("conditional",)))
    assert stored.positions[0].condition == stored.quote[:3]
    with open_database(url) as database, database.writing() as session:
        forget_machine_findings(session, expression)
        assert session.get(t.Evidence, number) is None


def test_a_list_reads_whole_only_the_claims_it_shows(argument_db: str) -> None:
    every = listed_claims(argument_db, ClaimFilter())
    surest = sorted(every, key=lambda claim: (claim.status != "accepted", -round(claim.confidence, 1)))
    assert tuple(listing(argument_db, ClaimFilter(), surest_first=False).claims) == every
    found = listing(argument_db, ClaimFilter(), limit=2)
    assert found.number == len(every) > 2
    assert list(found.claims) == surest[:2]
