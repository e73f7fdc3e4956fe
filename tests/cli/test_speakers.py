"""A view is printed with whoever holds it, wherever a claim is printed, counted or compared."""

from __future__ import annotations

import pytest
from conftest import Command

from distlaw.model.argument import Speaker
from distlaw.model.claim_record import ClaimChanges
from distlaw.query.claims.filter import ClaimFilter
from distlaw.services.claims.curate import edit_claim, relate
from distlaw.services.claims.read import listed_claims

OTHER = "某批评者"


@pytest.fixture
def reported(argument_db: str) -> str:
    """The id of a claim that its work's author only reports, and that rebuts another."""
    one, *rest = [claim for claim in listed_claims(argument_db, ClaimFilter()) if "fair_use" in claim.theories]
    question = ClaimChanges(speaker=Speaker(type="person", name=OTHER))
    edit_claim(argument_db, one.id, question, "reader")
    target = next(claim for claim in (*rest, *listed_claims(argument_db, ClaimFilter())) if claim.key != one.key)
    relate(argument_db, one.id, "rebuts", target.id, "reader")
    return one.id


@pytest.mark.parametrize(
    "line",
    ["debate fair_use", "claims relations", "claims list", "claims show ID", "gaps --what objection",
     "compare KEY OTHER", "matrix author theory", "matrix speaker stance", "show KEY",
     "search --theory fair_use --in claims", "similar ID"],
)  # fmt: skip
def test_the_speaker_is_named(argument_db: str, command: Command, reported: str, line: str) -> None:
    claim = next(one for one in listed_claims(argument_db, ClaimFilter()) if one.id == reported)
    other = next(one for one in listed_claims(argument_db, ClaimFilter()) if one.key != claim.key)
    shown = {"ID": other.id if line.startswith("similar") else reported, "KEY": claim.key, "OTHER": other.key}
    ran = command(*(shown.get(word, word) for word in line.split()))
    if line.startswith("similar") and reported not in ran.out:
        pytest.skip("the claim is not among the like ones")
    assert OTHER in "".join(ran.out.split())  # whole, though a line may end inside it
