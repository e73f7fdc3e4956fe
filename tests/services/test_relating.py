"""Relations across works are proposed once, each with its reason."""

from __future__ import annotations

from sqlalchemy import delete

from distlaw.db.opening import open_reader
from distlaw.db.session import open_database
from distlaw.db.tables import ClaimRelation
from distlaw.query.claims.claims import relations
from distlaw.services.claims.relate import propose_relations


def test_opposite_stances_on_one_theory_are_proposed_as_a_rebuttal(
    argument_db: str,
) -> None:
    with open_database(argument_db) as database, database.writing() as session:
        session.execute(delete(ClaimRelation))
    found = propose_relations(argument_db)
    assert [one.type for one in found if one.rule == "across.opposite_stance"] == ["rebuts"]
    assert found and all(one.status == "proposed" and one.reason and one.rule for one in found)
    with open_reader(argument_db) as reader:
        assert {one.id for one in found} <= {one.id for one in relations(reader)}
    assert propose_relations(argument_db) == ()


def test_only_the_works_named_are_compared(argument_db: str) -> None:
    assert propose_relations(argument_db, ["smith2024outputs"]) == ()
