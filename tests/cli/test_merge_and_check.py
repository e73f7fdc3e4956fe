"""`merge` and `check` at the command line: what they ask, print and answer."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import text, update

from distlaw.db import tables as t
from distlaw.db.session import open_database
from distlaw.errors import DatabaseError
from distlaw.services.check import checked as check

Command = Callable[..., Any]
ONE, OTHER = "li2025shuchu", "chen2026zhengliu"


def keys(command: Command) -> list[str]:
    return [json.loads(line)["key"] for line in command("dump", "--slim").out.splitlines()]


def test_works_without_anything_in_common_are_joined_only_when_asked(argument_db: str, command: Command) -> None:
    ran = command("merge", ONE, OTHER, stdin="")
    assert ran.code == 2 and "nothing in common" in ran.err and "--yes" in ran.err
    assert len(keys(command)) == 3
    ran = command("merge", ONE, OTHER, "--yes")
    assert ran.code == 0 and f"`distlaw merge --undo {ONE}` takes it back" in ran.err
    assert keys(command) == [ONE, "smith2024outputs"]


def test_a_merge_is_taken_back(argument_db: str, command: Command) -> None:
    command("merge", ONE, OTHER, "--yes")
    assert f"{OTHER} stands apart again" in command("merge", "--undo", ONE).err
    assert OTHER in keys(command)


def test_pairs_that_may_be_one_are_listed_until_they_are_kept_apart(argument_db: str, command: Command) -> None:
    assert "no two works look alike" in command("merge").err
    with open_database(argument_db) as database, database.writing() as session:
        ids = {row.key: row.id for row in session.query(t.Work)}
        session.add(
            t.MergeProposal(work_id=ids[ONE], other_id=ids[OTHER], reasons=["the titles agree"], verdict="open")
        )
    ran = command("merge", "--json")
    (row,) = json.loads(ran.out)
    assert {row["a"], row["b"]} == {ONE, OTHER} and row["reasons"] == ["the titles agree"]
    assert "1 pair to decide" in ran.err
    assert f"{ONE} and {OTHER} stay two works" in command("merge", ONE, OTHER, "--keep-apart").err
    assert "no two works look alike" in command("merge").err


def test_one_key_alone_is_no_merge(argument_db: str, command: Command) -> None:
    ran = command("merge", ONE)
    assert ran.code == 2 and "merge takes two keys" in ran.err


def test_a_sound_database_is_said_to_be_so(argument_db: str, command: Command) -> None:
    ran = command("check")
    assert ran.code == 0 and "all as it must be" in ran.err and "3 sources" in ran.err
    assert "1 source," in command("check", ONE).err
    assert json.loads(command("check", "--json").out) == []


def test_a_quotation_that_does_not_stand_in_its_source_is_found(argument_db: str, command: Command) -> None:
    with open_database(argument_db) as database, database.writing() as session:
        session.execute(update(t.Evidence).where(t.Evidence.id == 1).values(exact="另一句话"))
    ran = command("check", "--json")
    faults = json.loads(ran.out)
    assert ran.code == 1 and f"{len(faults)} finding" in ran.err
    assert faults and all(fault["code"] and fault["where"] and fault["message"] for fault in faults)


def test_an_unknown_work_cannot_be_checked(argument_db: str, command: Command) -> None:
    assert command("check", "nobody1900").code == 1


def test_tables_are_printed_unless_json_is_asked_for(argument_db: str, command: Command) -> None:
    with open_database(argument_db) as database, database.writing() as session:
        session.execute(update(t.Evidence).where(t.Evidence.id == 1).values(exact="另一句话"))
        ids = {row.key: row.id for row in session.query(t.Work)}
        session.add(t.MergeProposal(work_id=ids[ONE], other_id=ids[OTHER], reasons=["alike"], verdict="open"))
    for words in (("check",), ("merge",)):
        out = command(*words).out
        assert out.strip() and not out.lstrip().startswith(("[", "{"))


def test_citations_are_looked_at_only_when_asked(
    argument_db: str, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = [{"code": "odd_year", "where": ONE, "message": "the year is odd"}]
    monkeypatch.setattr("distlaw.services.bibliography.miscitations.miscitations", lambda url, key: found)
    assert command("check").code == 0
    ran = command("check", "--citations")
    assert ran.code == 1 and "odd_year" in ran.out


def test_the_words_of_the_index_are_compared_unless_it_is_to_be_quick(argument_db: str, command: Command) -> None:
    with open_database(argument_db) as database, database.writing() as session:
        session.execute(text("UPDATE search_label SET words = 'x' WHERE rowid = 1"))
    assert command("check").code == 1
    assert command("check", "--quick").code == 0


def test_all_is_compared_where_nothing_is_said(argument_db: str) -> None:
    with open_database(argument_db) as database, database.writing() as session:
        session.execute(text("UPDATE search_label SET words = 'x' WHERE rowid = 1"))
    assert check(argument_db).faults and not check(argument_db, quick=True).faults


def test_a_table_that_cannot_be_read_is_a_fault_and_counts_nothing(
    argument_db: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(reader: object, work: int) -> None:
        raise DatabaseError("the disk image is malformed")

    monkeypatch.setattr("distlaw.services.check.texts.spans", broken)
    report = check(argument_db, quick=True)
    assert dict(report.counts)["spans"] == 0 and dict(report.counts)["sources"] == 3
    assert [(fault.code, fault.where) for fault in report.faults] == [("table", "spans")]


def test_a_long_row_is_wrapped_between_its_words(
    argument_db: str, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is copied into the next command is neither cut short nor parted within a word."""
    key = "quan2031yigehenchangdejian-der-niemals-getrennt-wird"
    where = f"evidence, row 1234567 of {key} in its second source"
    found = [{"code": "odd_year", "where": where, "message": "the year is odd, and so are both of the months"}]
    monkeypatch.setattr("distlaw.services.bibliography.miscitations.miscitations", lambda url, key: found)
    lines = command("check", "--citations").out.splitlines()
    assert set(where.split()) <= {word for line in lines for word in line.split()}
    assert max(map(len, lines)) <= 80
