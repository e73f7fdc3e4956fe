"""What nobody has answered, argued or spoken of, over a small corpus of three works."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from sqlalchemy import delete, update

from distlaw.db import store
from distlaw.db import tables as t
from distlaw.db.findings import add_relation
from distlaw.db.opening import open_reader
from distlaw.db.session import open_database
from distlaw.errors import UnknownChoice
from distlaw.model.argument import RelationFinding, Speaker
from distlaw.model.claim_record import ClaimChanges
from distlaw.query.arguments.gaps import Gap, GapKind, gaps
from distlaw.query.arguments.wordings import Spoken
from distlaw.query.claims.filter import EVERY, ClaimFilter
from distlaw.services.claims.curate import edit_claim, relate
from distlaw.services.claims.read import listed_claims


def found(url: str, kind: GapKind, wanted: ClaimFilter = EVERY) -> Sequence[Gap]:
    with open_reader(url) as reader:
        return gaps(reader, wanted, (kind,))


@pytest.fixture
def ids(argument_db: str) -> dict[str, str]:
    return {f"{claim.key[:4]} {claim.text[:6]}": claim.id for claim in listed_claims(argument_db, ClaimFilter())}


def by(ids: dict[str, str], word: str) -> str:
    return next(identity for name, identity in ids.items() if name.startswith(word))


def proposed(url: str, source: str, target: str, rule: str = "relation.contrast") -> None:
    """A rebuttal that a rule found."""
    with open_database(url) as database, database.writing() as session:
        relation = RelationFinding(source=source, target=target, type="rebuts", rule=rule)
        add_relation(session, relation, store.add_activity(session, "ingest"))


@pytest.mark.parametrize(
    ("changes", "is_gap"),
    [
        pytest.param({}, True, id="opposite sides, another speaker, later"),
        pytest.param({"stance": "permits"}, False, id="the same side"),
        pytest.param({"speaker": Speaker()}, False, id="the same speaker"),
        pytest.param({"theories": ("patent",)}, False, id="another theory"),
        pytest.param({"kind": "allegation"}, False, id="an allegation"),
        pytest.param({"kind": "prediction"}, False, id="a prediction"),
    ],
)
def test_a_proposed_objection_counts_between_speakers_of_one_work(
    argument_db: str, ids: dict[str, str], changes: dict[str, Any], is_gap: bool
) -> None:
    first, second = by(ids, "smit Traini"), by(ids, "smit Terms")
    platform = Speaker(type="group", name="platforms")
    asked = {"theories": ("fair_use",), "stance": "prohibits", "kind": "normative", "speaker": platform} | changes
    edit_claim(argument_db, second, ClaimChanges(**asked), "reader")
    with open_database(argument_db) as database, database.writing() as session:
        session.execute(delete(t.ClaimRelation))
    proposed(argument_db, second, first)
    assert [gap.subject for gap in found(argument_db, "objection")] == ([second] if is_gap else [])


def test_a_proposed_objection_does_not_stand_before_what_it_answers(argument_db: str, ids: dict[str, str]) -> None:
    first, second = by(ids, "smit Traini"), by(ids, "smit Terms")
    changes = ClaimChanges(theories=("fair_use",), speaker=Speaker(type="group", name="platforms"))
    edit_claim(argument_db, second, changes, "reader")
    proposed(argument_db, first, second)
    assert first not in {gap.subject for gap in found(argument_db, "objection")}


def test_an_objection_that_a_person_took_counts_whatever_its_side(argument_db: str, ids: dict[str, str]) -> None:
    one, other = by(ids, "li20 若违反"), by(ids, "smit Terms")
    before = {gap.subject for gap in found(argument_db, "objection")}
    relate(argument_db, one, "undercuts", other, "reader")
    gap = next(gap for gap in found(argument_db, "objection") if gap.subject not in before)
    assert (gap.subject, gap.where, gap.kind) == (one, "li2025shuchu", "objection")
    assert gap.what.startswith("undercuts ") and gap.target is not None and gap.target.id == other


@pytest.mark.parametrize(("reply", "is_open"), [("rebuts", False), ("qualifies", False), ("supports", True)])
def test_what_answers_an_objection(argument_db: str, ids: dict[str, str], reply: str, is_open: bool) -> None:
    one, other, third = by(ids, "li20 若违反"), by(ids, "smit Terms"), by(ids, "chen 契約")
    relate(argument_db, one, "undercuts", other, "reader")
    relate(argument_db, third, reply, one, "reader")
    assert (one in {gap.subject for gap in found(argument_db, "objection")}) is is_open


def test_what_supports_is_no_objection(argument_db: str, ids: dict[str, str]) -> None:
    relate(argument_db, by(ids, "li20 若违反"), "supports", by(ids, "smit Terms"), "reader")
    assert by(ids, "li20 若违反") not in {gap.subject for gap in found(argument_db, "objection")}


def test_a_difference_that_no_word_of_the_text_joins_is_no_objection(argument_db: str, ids: dict[str, str]) -> None:
    first, second = by(ids, "smit Traini"), by(ids, "smit Terms")
    platform = Speaker(type="group", name="platforms")
    asked = ClaimChanges(theories=("fair_use",), stance="prohibits", kind="normative", speaker=platform)
    edit_claim(argument_db, second, asked, "reader")
    with open_database(argument_db) as database, database.writing() as session:
        session.execute(delete(t.ClaimRelation))
    proposed(argument_db, second, first, rule="rebuts.opposite_stance")
    assert not found(argument_db, "objection")


def test_a_filter_says_whose_objections_are_shown(argument_db: str, ids: dict[str, str]) -> None:
    relate(argument_db, by(ids, "li20 若违反"), "undercuts", by(ids, "smit Terms"), "reader")
    shown = found(argument_db, "objection", ClaimFilter(works=("chen2026zhengliu",)))
    assert by(ids, "li20 若违反") not in {gap.subject for gap in shown}


def test_an_open_question_nobody_speaks_to(argument_db: str, ids: dict[str, str]) -> None:
    (gap,) = found(argument_db, "question")
    assert (gap.subject, gap.where) == (by(ids, "smit Who be"), "smith2024outputs")
    relate(argument_db, by(ids, "li20 若违反"), "supports", gap.subject, "reader")
    assert not found(argument_db, "question")


def test_a_question_that_is_none_any_more(argument_db: str, ids: dict[str, str]) -> None:
    edit_claim(argument_db, by(ids, "smit Who be"), ClaimChanges(kind="factual"), "reader")
    assert not found(argument_db, "question")


def test_a_theory_that_two_others_argue_is_missed_where_nothing_speaks_of_it(
    argument_db: str, ids: dict[str, str]
) -> None:
    assert not found(argument_db, "theory")
    for word in ("li20 平台", "smit Who be"):
        edit_claim(argument_db, by(ids, word), ClaimChanges(theories=("antitrust",)), "reader")
    missed = found(argument_db, "theory")
    assert [(gap.subject, gap.where) for gap in missed] == [("antitrust", "chen2026zhengliu")]
    assert missed[0].what == "2 other works argue it"
    assert not found(argument_db, "theory", ClaimFilter(theories=("contract",)))
    assert [gap.where for gap in found(argument_db, "theory", ClaimFilter(theories=("antitrust",)))] == [
        "chen2026zhengliu"
    ]


@pytest.mark.parametrize("quality", ["preview", "abstract", "record"])
def test_a_work_of_which_a_part_is_here_leaves_nothing_out(argument_db: str, ids: dict[str, str], quality: str) -> None:
    for word in ("li20 平台", "smit Who be"):
        edit_claim(argument_db, by(ids, word), ClaimChanges(theories=("antitrust",)), "reader")
    with open_database(argument_db) as database, database.writing() as session:
        session.execute(update(t.Expression).values(quality=quality))
    assert not found(argument_db, "theory")


def test_nobody_leaves_out_what_any_legal_text_speaks_of(argument_db: str, ids: dict[str, str]) -> None:
    for word in ("li20 平台", "smit Who be"):
        edit_claim(argument_db, by(ids, word), ClaimChanges(theories=("tort_liability",)), "reader")
    assert not found(argument_db, "theory")


def test_one_other_work_is_too_few(argument_db: str, ids: dict[str, str]) -> None:
    edit_claim(argument_db, by(ids, "li20 平台"), ClaimChanges(theories=("antitrust",)), "reader")
    assert not found(argument_db, "theory")


def test_a_theory_that_is_spoken_of_is_not_left_out(argument_db: str, ids: dict[str, str]) -> None:
    for word in ("chen 蒸餾", "smit Who be"):
        edit_claim(argument_db, by(ids, word), ClaimChanges(theories=("licence",)), "reader")
    missed = found(argument_db, "theory")
    assert "li2025shuchu" not in {gap.where for gap in missed if gap.subject == "licence"}


@pytest.mark.parametrize(
    ("words", "is_missed"),
    [
        pytest.param("平台要求商户二选一。", False, id="a word that names it for certain"),
        pytest.param("并入下游的生产。", True, id="no word of it"),
        pytest.param("反向工程不是不正当手段。", True, id="a word that is weak for another theory"),
    ],
)
def test_words_that_name_a_theory_speak_of_it(
    argument_db: str, ids: dict[str, str], monkeypatch: pytest.MonkeyPatch, words: str, is_missed: bool
) -> None:
    for word in ("li20 平台", "smit Who be"):
        edit_claim(argument_db, by(ids, word), ClaimChanges(theories=("antitrust",)), "reader")
    texts = [("chen2026zhengliu", [words])]
    monkeypatch.setattr("distlaw.query.arguments.gaps.texts_of", lambda reader, keys: iter(texts))
    assert ("antitrust" in {gap.subject for gap in found(argument_db, "theory")}) is is_missed


def test_theories_argued_alike_often_come_by_their_names(argument_db: str, ids: dict[str, str]) -> None:
    several = ("public_domain", "patent", "fair_use", "export_control", "data_protection", "consumer", "antitrust")
    for word in ("li20 平台", "smit Who be"):
        edit_claim(argument_db, by(ids, word), ClaimChanges(theories=several), "reader")
    missed = [gap.subject for gap in found(argument_db, "theory") if gap.where == "chen2026zhengliu"]
    assert missed == sorted(missed) and len(missed) >= 4


def test_elements_are_of_theories_that_are_argued(argument_db: str) -> None:
    missed = found(argument_db, "element")
    argued = {theory for claim in listed_claims(argument_db, ClaimFilter()) for theory in claim.theories}
    assert missed and {gap.subject for gap in missed} <= argued
    assert all(" · " in gap.what and not gap.where for gap in missed)
    only = found(argument_db, "element", ClaimFilter(theories=("contract",)))
    assert {gap.subject for gap in only} == {"contract"}
    assert {gap.what for gap in only} == {gap.what for gap in missed if gap.subject == "contract"}
    # of the checklist of contract the corpus speaks of 违约责任 alone
    assert [gap.what.rpartition(" · ")[2] for gap in only] == [
        "formation and assent",
        "incorporation and control of standard terms",
        "privity and third parties",
        "preemption by copyright law",
    ]


def test_kinds_come_in_their_order_and_alone_where_named(argument_db: str, ids: dict[str, str]) -> None:
    relate(argument_db, by(ids, "li20 若违反"), "undercuts", by(ids, "smit Terms"), "reader")
    with open_reader(argument_db) as reader:
        kinds = [gap.kind for gap in gaps(reader, ClaimFilter())]
    assert list(dict.fromkeys(kinds)) == ["objection", "question", "element"]


def test_an_unknown_theory_is_told(argument_db: str) -> None:
    with pytest.raises(UnknownChoice):
        found(argument_db, "objection", ClaimFilter(theories=("no_such",)))


def test_what_is_spoken_of_is_the_same_by_pairs_of_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    each, once = {"fair": ["合理使用", "fairuse"], "trade": ["密", "秘方"]}, {"0": ["转化"], "1": ["市场", ""]}
    works = {"a": ["此为合理使用"], "b": ["商业秘密", "转化"], "c": ["市", "场合理"], "d": ["unfairuse"]}
    found = []
    for few in (0, 400):
        monkeypatch.setattr("distlaw.query.arguments.wordings._FEW", few)
        spoken = Spoken(each, once)
        for key, texts in works.items():
            spoken.read(key, texts)
        found.append((spoken.by_work, set(spoken.left)))
    assert found[0] == found[1] == ({"a": {"fair"}, "b": {"trade"}, "c": set(), "d": {"fair"}}, {"1"})
