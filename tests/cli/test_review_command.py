"""`distlaw review` from a pipe, and `distlaw explain`."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from distlaw.errors import UsageError
from distlaw.query.claims.filter import ClaimFilter
from distlaw.services.claims.read import claim_with_history, listed_claims
from distlaw.services.claims.review import Review
from distlaw.text.width import cell_width

Command = Callable[..., Any]


def left(url: str) -> int:
    return len(listed_claims(url, ClaimFilter(statuses=("proposed",))))


def test_a_walk_decides_and_goes_on_where_it_stopped(argument_db: str, command: Command) -> None:
    ran = command("review", stdin="a\nr\ns\nq\n")
    assert ran.code == 0 and "1 accepted, 1 rejected, 7 still proposed" in ran.err
    assert left(argument_db) == 7
    again = command("review", stdin="q\n")
    assert "1/7" in again.out and left(argument_db) == 7


def test_the_end_of_the_input_loses_nothing(argument_db: str, command: Command) -> None:
    assert command("review", stdin="a\na").code == 0
    assert left(argument_db) == 7


def test_labels_note_span_and_undo(argument_db: str, command: Command) -> None:
    first = listed_claims(argument_db, ClaimFilter(works=("smith2024outputs",)))[0]
    lines = (
        "e theory=contract stance=conditional condition=lawful_if speaker=person:Ann Lee\nn see note 3\nJ\nu\nJ\na\nq\n"
    )
    command("review", "smith2024outputs", stdin=lines)
    after = claim_with_history(argument_db, first.id)
    claim = after.claim
    assert (claim.theories, claim.stance, claim.condition) == (("contract",), "conditional", "lawful_if")
    assert (claim.speaker.name, claim.note, claim.status) == ("Ann Lee", "see note 3", "accepted")
    assert claim.quote == "Training on outputs is fair use of the teacher "
    assert [one.action for one in after.history] == ["edit", "note", "move", "move", "accept"]
    assert [one.undone for one in after.history] == [False, False, True, False, False]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("x", "is no key here"),
        ("e theory=fairuse", "choose from: antitrust"),
        ("e stance=yes", "permits, prohibits"),
        ("e permits", "names no label"),
        ("u", "nothing was changed in this session"),
        ("?", "move the beginning"),
    ],
    ids=["key", "theory", "stance", "no name", "undo", "help"],
)
def test_a_slip_changes_nothing(argument_db: str, command: Command, line: str, told: str) -> None:
    ran = command("review", stdin=f"{line}\nq\n")
    assert told in ran.err and left(argument_db) == 9


def test_the_span_is_marked_and_fits_eighty_columns(argument_db: str, command: Command) -> None:
    out = command("review", "li2025shuchu", stdin="q\n").out
    assert "⟦学生模型学习教师模型的输出，属于合理使用⟧" in "".join(line.strip() for line in out.splitlines())
    assert all(cell_width(line) <= 80 for line in out.splitlines())


def test_nothing_to_review(argument_db: str, command: Command) -> None:
    command("review", "chen2026zhengliu", stdin="a\na\n")
    assert command("review", "chen2026zhengliu", stdin="a\n").code == 1


def test_a_span_moves_by_character_and_by_word(argument_db: str) -> None:
    with Review(argument_db, "reader", ClaimFilter(works=("li2025shuchu",))) as review:
        for side, direction, by_word, span in [
            ("end", 1, False, "学生模型学习教师模型的输出，属于合理使用，"),
            ("end", 1, True, "学生模型学习教师模型的输出，属于合理使用，不"),
            ("end", 1, True, "学生模型学习教师模型的输出，属于合理使用，不侵犯"),
            ("start", 1, True, "模型学习教师模型的输出，属于合理使用，不侵犯"),
            ("start", 1, False, "型学习教师模型的输出，属于合理使用，不侵犯"),
            ("start", -1, False, "模型学习教师模型的输出，属于合理使用，不侵犯"),
        ]:
            review.move(side, direction, by_word=by_word)
            assert review.shown().span == span
        for _ in range(len(span) - 1):
            review.move("end", -1)
        assert review.shown().span == "模"
        with pytest.raises(UsageError, match="cannot be moved further"):
            review.move("end", -1)


def test_explain_names_the_rule_that_decided(argument_db: str, command: Command) -> None:
    first = listed_claims(argument_db, ClaimFilter(works=("li2025shuchu",)))[0]
    rows = json.loads(command("explain", first.id, "--json").out)
    assert rows[0]["rule"] == "stance.permits" and rows[0]["decided"]
    text = command("explain", first.id[:9]).out
    assert "→" in text and "no cue decided theory" in text
