"""`--issue` on every command that shows claims, the speaker of every view, and quotations with what they leave out."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from distlaw.model.claim_record import ClaimChanges
from distlaw.query.claims.filter import ClaimFilter
from distlaw.services.claims.curate import edit_claim
from distlaw.services.claims.read import listed_claims
from distlaw.text.elision import elided
from distlaw.text.width import cell_width

Command = Callable[..., Any]
ISSUE = "no_compete_output_terms"


@pytest.fixture
def sides(argument_db: str) -> dict[str, str]:
    """Two claims on one issue, on opposite sides; the ids by position."""
    found = listed_claims(argument_db, ClaimFilter(theories=("contract",)))
    by_key = {claim.key: claim.id for claim in found}
    ids = {"supports": by_key["smith2024outputs"], "opposes": by_key["chen2026zhengliu"]}
    for side, identity in ids.items():
        edit_claim(argument_db, identity, ClaimChanges(), "reader", sides={ISSUE: side})
    return ids


def ids_in(out: str) -> set[str]:
    return {row["id"] for row in json.loads(out)}


def test_lists_and_searches_about_an_issue(sides: dict[str, str], command: Command) -> None:
    listed = command("claims", "list", "--issue", ISSUE, "--json")
    assert ids_in(listed.out) == set(sides.values())
    one = command("claims", "list", "--issue", ISSUE, "--stance", "opposes", "--json")
    assert ids_in(one.out) == {sides["opposes"]}
    found = command("search", "--issue", ISSUE, "--stance", "supports", "--json")
    assert ids_in(found.out) == {sides["supports"]}
    assert ids_in(command("search", f"issue:{ISSUE} stance:opposes", "--json").out) == {sides["opposes"]}
    assert f"claim {sides['opposes']}  contract · opposes" in command("search", "--issue", ISSUE).out


def test_facets_count_issues_and_sides(sides: dict[str, str], command: Command) -> None:
    found = json.loads(command("search", "theory:contract", "--facets", "--json").out)["facets"]
    assert found["issue"][ISSUE] == 2 and "position" not in found
    found = json.loads(command("search", "--issue", ISSUE, "--facets", "--json").out)["facets"]
    assert found["position"] == {"supports": 1, "opposes": 1}


def test_the_default_issue_is_what_stances_were(argument_db: str, command: Command) -> None:
    assert command("matrix", "--json").code == 0
    by_stance = json.loads(command("claims", "list", "--stance", "permits", "--json").out)
    by_side = json.loads(command("claims", "list", "--issue", "distillation", "--stance", "supports", "--json").out)
    assert by_stance == by_side


@pytest.mark.parametrize(
    "words",
    [
        ("search", "--issue"),
        ("claims", "list", "--issue"),
        ("matrix", "--issue"),
        ("debate", "--issue"),
        ("gaps", "--issue"),
        ("export", "--issue"),
        ("compare", "li2025shuchu", "smith2024outputs", "--issue"),
        ("issues",),
    ],
    ids=" ".join,
)
def test_an_unknown_issue_names_the_nearest(argument_db: str, command: Command, words: tuple[str, ...]) -> None:
    ran = command(*words, "no_compete_terms")
    assert ran.code == 2 and f"did you mean {ISSUE}" in ran.err


def test_a_matrix_counts_positions(sides: dict[str, str], command: Command) -> None:
    (row,) = [r for r in json.loads(command("matrix", "--issue", ISSUE, "--json").out) if r["theory"] == "contract"]
    assert (row["supports"], row["opposes"], row["all"]) == (1, 1, 2)
    cell = command("matrix", "--issue", ISSUE, "--cell", "theory=contract,stance=opposes", "--json")
    assert ids_in(cell.out) == {sides["opposes"]}


def test_views_count_under_who_holds_them(argument_db: str, command: Command) -> None:
    rows = {row["author"]: row["all"] for row in json.loads(command("matrix", "--rows", "author", "--json").out)}
    assert rows["學者"] == 1 and rows["the court in Arbor v. Quill"] == 1 and rows["陳安"] == 1


def test_a_debate_has_two_columns_and_every_speaker(sides: dict[str, str], command: Command) -> None:
    ran = command("debate", "--issue", ISSUE)
    assert "1: 条款有效" in ran.out and "│ 1: 条款无效" in ran.out
    assert all(cell_width(line) <= 80 for line in ran.out.splitlines())
    assert "學者 (in 陳安 2026)" in " ".join(ran.out.split())
    found = json.loads(command("debate", "--issue", ISSUE, "--json").out)
    assert found["issue"]["opposes_claims"] == [sides["opposes"]]


def test_a_relation_is_named_in_the_language_of_who_acts(argument_db: str, command: Command) -> None:
    out = command("debate", "--theory", "fair_use").out
    assert "(反對)" in out and "(supports)" in out


def test_sides_differ_where_one_opposes_what_the_other_supports(sides: dict[str, str], command: Command) -> None:
    rows = json.loads(command("compare", "smith2024outputs", "chen2026zhengliu", "--issue", ISSUE, "--json").out)
    assert {row["theory"]: row["finding"] for row in rows} == {"contract": "differ"}
    default = json.loads(command("compare", "smith2024outputs", "chen2026zhengliu", "--json").out)
    assert {row["theory"]: row["finding"] for row in default}["fair_use"] == "differ"


def test_a_view_that_a_side_reports_is_shown_and_counted_apart(argument_db: str, command: Command) -> None:
    (row,) = [
        r
        for r in json.loads(command("compare", "smith2024outputs", "li2025shuchu", "--json").out)
        if r["theory"] == "fair_use"
    ]
    assert row["finding"] == "agree" and row["stances_first"] == "1 permits; 1 of others"
    assert "the court in Arbor" in command("compare", "smith2024outputs", "li2025shuchu").out


def test_the_issues_are_listed_with_their_counts(sides: dict[str, str], command: Command) -> None:
    rows = {row["issue"]: row for row in json.loads(command("issues", "--json").out)}
    assert len(rows) >= 8 and rows[ISSUE]["positions"] == {"supports": 1, "opposes": 1}
    assert next(iter(rows)) == "distillation" and rows["distillation"]["default"]
    assert "条款有效" in command("issues", ISSUE).out


def test_the_surest_come_first_and_the_rest_on_demand(argument_db: str, command: Command) -> None:
    import sqlite3

    first = listed_claims(argument_db, ClaimFilter())
    with sqlite3.connect(argument_db) as connection:
        for number, claim in enumerate(first):
            connection.execute("UPDATE claim SET confidence = ? WHERE id = ?", (number / 10, claim.id))
    listed = [row["id"] for row in json.loads(command("claims", "list", "--json").out)]
    assert listed == [claim.id for claim in reversed(first)]
    assert [row["id"] for row in json.loads(command("claims", "list", "--in-order", "--json").out)] == listed[::-1]
    sure = json.loads(command("claims", "list", "--min-confidence", "0.5", "--json").out)
    assert {row["id"] for row in sure} == {claim.id for number, claim in enumerate(first) if number >= 5}
    assert command("db", "reindex").code == 0
    found = command("search", "stance:permits", "--min-confidence", "0.5", "--json")
    assert ids_in(found.out) <= {claim.id for number, claim in enumerate(first) if number >= 5}
    assert command("search", "x", "--min-confidence", "much").code == 2


def test_what_a_quotation_leaves_out_shows() -> None:
    assert elided("即便甲属于这种情况和版权法没关系", (9,)) == "即便甲属于这种情况…和版权法没关系"
    assert elided("one thing and another", (9,)) == "one thing … and another"
    assert elided("whole", ()) == "whole"


def test_a_gap_in_a_quotation_is_seen_and_a_repair_is_not(argument_db: str, command: Command) -> None:
    from pathlib import Path

    from distlaw.model.claim_import import ProposedClaim
    from distlaw.services.claims.importing import import_proposals

    chen = command("claims", "list", "--work", "chen2026zhengliu", "--in-order").out
    assert "並非合理使用，而是侵害著作權" in "".join(chen.split())  # a page's head stands between: no gap
    li = listed_claims(argument_db, ClaimFilter(works=("li2025shuchu",)))[0]
    (start, _), text = li.ranges[0], li.quote
    ranges = ((start, start + 4), (start + 10, start + 12))
    quote = text[:4] + text[10:12]
    item = ProposedClaim(
        number=1, source_sha256=li.source_sha256, ranges=ranges, quote=quote, theories=("fair_use",), stance="neutral",
        kind="factual",
    )  # fmt: skip
    ((_, line),) = import_proposals(argument_db, [(Path("x"), item)], "reader", accept=True)
    shown = command("claims", "show", line.id).out
    assert f"{text[:4]}…{text[10:12]}" in shown
    assert f"{text[:4]}…{text[10:12]}" in command("show", "li2025shuchu").out
    assert json.loads(command("claims", "show", line.id, "--json").out)["quote"] == quote
