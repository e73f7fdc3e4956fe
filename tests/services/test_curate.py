"""Claims under a person's hand."""

from __future__ import annotations

import pytest

from distlaw.db.opening import open_reader
from distlaw.errors import InputError, NotFound, UnknownChoice, UsageError
from distlaw.model.argument import Speaker
from distlaw.model.claim_record import ClaimChanges, ClaimRecord
from distlaw.query.claims.claims import claim, claims, relations, superseded_by
from distlaw.query.claims.filter import ClaimFilter, filter_of
from distlaw.services.claims.curate import NewClaim, add_claim, edit_claim, relate, set_status, undo_last

WHO = "reader"


def of(url: str, **wanted: tuple[str, ...]) -> tuple[ClaimRecord, ...]:
    with open_reader(url) as reader:
        return claims(reader, filter_of(wanted))


def events(url: str) -> list[tuple[str, str, str]]:
    with open_reader(url) as reader:
        return [
            (row[0], row[1], row[2]) for row in reader.rows("SELECT action, entity_id, agent FROM event ORDER BY id")
        ]


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        ({}, 9),
        ({"theories": ("fair_use",)}, 4),
        ({"theories": ("fair_use", "contract")}, 7),
        ({"theories": ("fair_use",), "stances": ("permits",)}, 2),
        ({"speakers": ("organisation",)}, 1),
        ({"speakers": ("Arbor",)}, 1),
        ({"authors": ("李明",)}, 3),
        ({"authors": ("陈安",)}, 2),
        ({"authors": ("li ming",)}, 3),
        ({"years": ("2024-2025",)}, 7),
        ({"languages": ("zh",)}, 5),
        ({"languages": ("en",)}, 4),
        ({"cases": ("arbor-v-quill",)}, 3),
        ({"statuses": ("accepted",)}, 0),
    ],
    ids=str,
)
def test_a_filter_gives_what_it_says(argument_db: str, wanted: dict[str, tuple[str, ...]], count: int) -> None:
    assert len(of(argument_db, **wanted)) == count


def test_accepting_leaves_an_event_and_is_not_repeated(argument_db: str) -> None:
    one = of(argument_db)[0]
    assert [c.changed for c in set_status(argument_db, [one.id[:8]], "accepted", WHO)] == [True]
    assert [c.changed for c in set_status(argument_db, [one.id], "accepted", WHO)] == [False]
    assert of(argument_db, ids=(one.id,))[0].status == "accepted"
    assert events(argument_db) == [("accept", one.id, WHO)]


def test_one_wrong_id_changes_nothing(argument_db: str) -> None:
    one = of(argument_db)[0]
    with pytest.raises(NotFound, match="no claim 'cffffffffffff'"):
        set_status(argument_db, [one.id, "cffffffffffff"], "rejected", WHO)
    assert of(argument_db, ids=(one.id,))[0].status == "proposed"


def test_an_ambiguous_id_names_the_claims(argument_db: str) -> None:
    with pytest.raises(UsageError, match="several claims begin with 'c'"):
        set_status(argument_db, ["c"], "accepted", WHO)


def test_a_quotation_is_found_across_script_width_and_white_space(argument_db: str) -> None:
    new = NewClaim(theories=("copyright",), stance="permits", kind="characterisation", quote="不侵犯著作權 ")
    found, times = add_claim(argument_db, "LI2025shuchu", new, WHO)
    assert (found.quote, found.status, found.made_by, times) == ("不侵犯著作权", "accepted", WHO, 1)


def test_a_quotation_over_a_repair_has_two_ranges(argument_db: str) -> None:
    new = NewClaim(theories=("copyright",), stance="prohibits", kind="characterisation", quote="並非合理使用，而是侵害")
    found, _ = add_claim(argument_db, "chen2026zhengliu", new, WHO)
    assert len(found.ranges) == 2 and found.quote == "並非合理使用，而是侵害"


def test_a_quotation_that_is_not_there_is_refused_with_the_nearest_text(argument_db: str) -> None:
    new = NewClaim(theories=("contract",), stance="neutral", kind="normative", quote="则应当承担违约之责任")
    with pytest.raises(InputError, match="应承担违约责任"):
        add_claim(argument_db, "li2025shuchu", new, WHO)


@pytest.mark.parametrize(
    ("field", "word", "listed"),
    [("theories", ("fair_usage",), "fair_use"), ("stance", "against", "prohibits"), ("kind", "opinion", "normative")],
    ids=["theory", "stance", "kind"],
)
def test_an_unknown_label_lists_the_choices(argument_db: str, field: str, word: object, listed: str) -> None:
    one = of(argument_db)[0]
    with pytest.raises(UnknownChoice, match=listed):
        edit_claim(argument_db, one.id, ClaimChanges.model_validate({field: word}), WHO)


def test_a_span_outside_the_source_is_refused(argument_db: str) -> None:
    one = of(argument_db)[0]
    with pytest.raises(UsageError, match="not inside the source"):
        edit_claim(argument_db, one.id, ClaimChanges(), WHO, span=(5, 99999))


def test_an_edit_keeps_id_and_maker_and_can_be_undone(argument_db: str) -> None:
    one = of(argument_db, works=("smith2024outputs",))[0]
    changes = ClaimChanges(stance="neutral", theories=("contract",), speaker=Speaker(type="person", name="Ann"))
    two, _ = edit_claim(argument_db, one.id, changes, WHO, quote="training on  outputs")
    assert (two.id, two.made_by, two.stance, two.theories, two.quote) == (
        one.id, "distlaw", "neutral", ("contract",), "Training on outputs",
    )  # fmt: skip
    undo_last(argument_db, WHO)
    three = of(argument_db, ids=(one.id,))[0]
    assert three == one
    with pytest.raises(NotFound, match="nothing to undo"):
        undo_last(argument_db, WHO)


def test_a_relation_with_itself_is_refused(argument_db: str) -> None:
    one = of(argument_db)[0]
    with pytest.raises(UsageError, match="no relation to itself"):
        relate(argument_db, one.id, "rebuts", one.id, WHO)


def test_a_relation_is_accepted_where_it_was_proposed(argument_db: str) -> None:
    with open_reader(argument_db) as reader:
        old = next(r for r in relations(reader) if r.type == "rebuts")
    identity, changed = relate(argument_db, old.source, "rebuts", old.target, WHO, "they cannot both be right")
    assert (identity, len(changed)) == (old.id, 2)
    with pytest.raises(UnknownChoice, match="undercuts"):
        relate(argument_db, old.source, "refutes", old.target, WHO)


def test_an_accepted_claim_stands_for_the_proposal_at_its_place(argument_db: str) -> None:
    before = of(argument_db, works=("li2025shuchu",))
    new = NewClaim(theories=("fair_use",), stance="permits", kind="normative", quote="学习教师模型的输出，属于合理使用")
    mine, _ = add_claim(argument_db, "li2025shuchu", new, WHO)
    after = of(argument_db, works=("li2025shuchu",))
    assert len(after) == len(before) and mine.id in {c.id for c in after}
    with open_reader(argument_db) as reader:
        assert superseded_by(reader, before[0].id) == mine.id
        assert claim(reader, before[0].id).status == "proposed"
        assert len(claims(reader, ClaimFilter(works=("li2025shuchu",), repeats=True))) == len(before) + 1
    set_status(argument_db, [mine.id], "rejected", WHO)
    assert before[0].id in {c.id for c in of(argument_db, works=("li2025shuchu",))}


def test_undo_takes_back_what_was_made_last(argument_db: str) -> None:
    one, two = of(argument_db)[:2]
    set_status(argument_db, [one.id], "accepted", WHO)
    identity, _ = relate(argument_db, one.id, "undercuts", two.id, WHO)
    assert identity in undo_last(argument_db, WHO)[0].subjects
    with open_reader(argument_db) as reader:
        assert identity not in {relation.id for relation in relations(reader)}
    assert of(argument_db, ids=(one.id,))[0].status == "accepted"
    assert undo_last(argument_db, WHO)[0].subjects == (one.id,)
    new = NewClaim(theories=("contract",), stance="neutral", kind="normative", quote="违约责任")
    mine, _ = add_claim(argument_db, "li2025shuchu", new, WHO)
    undo_last(argument_db, WHO)
    assert not of(argument_db, ids=(mine.id,), statuses=("proposed", "accepted", "rejected"))
