"""What is exported is read back without loss, and outsiders' annotations are understood."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from distlaw.db.session import open_database
from distlaw.db.tables import Claim, Event, Evidence
from distlaw.model.argument import Speaker
from distlaw.model.claim_import import ImportLine
from distlaw.model.claim_record import ClaimChanges
from distlaw.model.claim_words import CLAIM_STATUSES
from distlaw.query.claims.filter import ClaimFilter
from distlaw.services.claims.curate import NewClaim, add_claim, edit_claim, relate, set_status
from distlaw.services.claims.exporting import ClaimFormat, exported_claims
from distlaw.services.claims.importing import import_claims
from distlaw.services.claims.read import listed_claims

ALL = ClaimFilter(statuses=CLAIM_STATUSES, repeats=True)


def edited(url: str) -> None:
    """Every kind of change a person makes."""
    found = listed_claims(url, ALL)
    set_status(url, [found[0].id], "accepted", "reader")
    set_status(url, [found[1].id], "rejected", "reader")
    changes = ClaimChanges(speaker=Speaker(type="person", name="王 “五”"), note="two\nlines", modality="hedged")
    edit_claim(url, found[2].id, changes, "reader")
    new = NewClaim(
        theories=("copyright", "fair_use"), stance="conditional", kind="prediction", quote="並非合理使用，而是",
        condition="unlawful_if", proposition="釋義", proposition_translated="a paraphrase",
    )  # fmt: skip
    mine, _ = add_claim(url, "chen2026zhengliu", new, "reader")
    relate(url, mine.id, "undercuts", found[0].id, "reader", "no ground")


def emptied(url: str) -> None:
    """The same sources without a claim."""
    with open_database(url) as database, database.writing() as session:
        for claim in session.query(Claim).all():
            session.delete(session.get_one(Evidence, claim.evidence_id))
        session.query(Event).delete()
        session.query(Claim).delete()


@pytest.mark.parametrize("format_", [ClaimFormat.jsonl, ClaimFormat.w3c], ids=str)
def test_a_round_trip_loses_nothing(argument_db: str, tmp_path: Path, format_: ClaimFormat) -> None:
    edited(argument_db)
    before = exported_claims(argument_db, format_, ALL)
    path = tmp_path / "claims.json"
    path.write_text(before, encoding="utf-8")
    again = import_claims(argument_db, [str(path)], "other", accept=True)
    assert {line.verdict for _, line in again} == {"unchanged"}
    emptied(argument_db)
    lines = import_claims(argument_db, [str(path)], "other", accept=True)
    assert {line.verdict for _, line in lines} == {"added"}
    assert exported_claims(argument_db, format_, ALL) == before


def test_without_trust_everything_is_a_suggestion(argument_db: str, tmp_path: Path) -> None:
    edited(argument_db)
    path = tmp_path / "claims.jsonl"
    path.write_text(exported_claims(argument_db, ClaimFormat.jsonl, ALL), encoding="utf-8")
    emptied(argument_db)
    import_claims(argument_db, [str(path)], "other")
    assert {claim.status for claim in listed_claims(argument_db, ALL)} == {"suggested"}
    assert not listed_claims(argument_db, ClaimFilter())
    import_claims(argument_db, [str(path)], "other", accept=True)
    assert {claim.status for claim in listed_claims(argument_db, ALL)} == {"suggested", "accepted", "rejected"}


def test_other_labels_are_told_and_not_taken(argument_db: str, tmp_path: Path) -> None:
    path = tmp_path / "claims.jsonl"
    path.write_text(exported_claims(argument_db, ClaimFormat.jsonl), encoding="utf-8")
    one = listed_claims(argument_db, ALL)[0]
    edit_claim(argument_db, one.id, ClaimChanges(kind="prediction"), "reader")
    lines = [line for _, line in import_claims(argument_db, [str(path)], "other", accept=True)]
    told = [line for line in lines if line.verdict == "differs"]
    assert [line.id for line in told] == [one.id] and "here prediction" in told[0].message
    assert listed_claims(argument_db, ClaimFilter(ids=(one.id,)))[0].kind == "prediction"


def imported(url: str, tmp_path: Path, value: Any, **more: Any) -> list[ImportLine]:
    path = tmp_path / "file.json"
    smith = listed_claims(url, ClaimFilter(works=("smith2024outputs",)))[0].source_sha256
    path.write_text(json.dumps(value, ensure_ascii=False).replace("SMITH", smith), encoding="utf-8")
    return [line for _, line in import_claims(url, [str(path)], "reader", **more)]


def annotation(*selectors: dict[str, Any], **more: Any) -> dict[str, Any]:
    tags = ["fair_use", "permits", "normative"]
    bodies = [{"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in tags]
    target = {"source": "urn:sha256:SMITH", "selector": list(selectors)}
    return {"type": "Annotation", "creator": "Ada", "body": bodies, "target": target} | more


QUOTE = {"type": "TextQuoteSelector", "exact": "fair use  of the TEACHER model"}
AT = {"type": "TextPositionSelector", "start": 11, "end": 30, "distlaw:checksum": [["Traini", "puts"]]}
HYPOTHESIS = {
    "rows": [
        {
            "id": "xYz",
            "user": "acct:ada@hypothes.is",
            "text": "as in the first part",
            "tags": ["theory:合理使用", "stance:permits"],
            "target": [{"source": "https://example.org", "selector": [QUOTE]}],
        }
    ]
}


@pytest.mark.parametrize(
    ("value", "verdict", "told"),
    [
        (annotation(QUOTE), "added", ""),
        ([annotation({"type": "TextPositionSelector", "start": 0, "end": 4}, QUOTE)], "added", ""),
        ({"type": "AnnotationPage", "items": [annotation(QUOTE)]}, "added", ""),
        (HYPOTHESIS, "added", "kind taken as characterisation"),
        (annotation(QUOTE | {"exact": "unfair misuse of a teacher"}), "refused", "the nearest text"),
        (annotation({"type": "TextPositionSelector", "start": 0, "end": 4}), "refused", "neither a quotation"),
        (annotation({"type": "TextPositionSelector", "start": 0}), "refused", "another shape"),
        (annotation(QUOTE | {"exact": "is"}), "refused", "too short"),
        (annotation(QUOTE | {"exact": "the"}), "refused", " times"),
        (annotation(QUOTE | {"exact": "enforceable. Who bears the loss"}), "refused", "across paragraphs"),
        (annotation(QUOTE, body="no tag at all"), "refused", "needs a theory"),
        (annotation(QUOTE, body=[{"purpose": "tagging", "value": "theory:usury"}]), "refused", "choose from"),
        (annotation(QUOTE, target=5), "refused", ""),
        ([1, "x", None], "refused", "not a JSON object"),
        (
            annotation(AT),
            "added", "",
        ),
        (
            annotation(AT | {"start": 12}),
            "refused", "not what the checksum says",
        ),
    ],
    ids=[
        "single", "list", "page", "hypothesis", "not there", "no quotation", "no end", "short", "twice",
        "two paragraphs", "no theory", "bad theory", "bad target", "no objects", "checksum", "wrong checksum",
    ],
)  # fmt: skip
def test_annotations_of_others(argument_db: str, tmp_path: Path, value: Any, verdict: str, told: str) -> None:
    lines = imported(argument_db, tmp_path, value, key="" if value is not HYPOTHESIS else "smith2024outputs")
    assert {line.verdict for line in lines} == {verdict}
    assert told in lines[0].message


def test_the_quotation_wins_over_a_position_counted_otherwise(argument_db: str, tmp_path: Path) -> None:
    value = annotation({"type": "TextPositionSelector", "start": 3, "end": 9}, QUOTE)
    (line,) = imported(argument_db, tmp_path, value)
    found = listed_claims(argument_db, ALL._replace(ids=(line.id,)))[0]
    assert (found.quote, found.made_by, found.status) == ("fair use of the teacher model", "Ada", "suggested")
    assert (found.theories, found.stance, found.kind) == (("fair_use",), "permits", "normative")
