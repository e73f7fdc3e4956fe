"""Drafts that turn on meaning: a negation, a condition, another's view, a party for the court, a proposal for law."""

from __future__ import annotations

from itertools import islice

import pytest
from blind_corpus import HERE, BlindCorpus, blocks
from meaning_forger import MeaningForger

from distlaw.services.answers import answered, checked_draft
from distlaw.services.answers.corpus import Corpus
from distlaw.services.answers.faults import reading

MEANING = HERE.parent / "meaning"
STYLE = "gbt7714-2025"


@pytest.mark.parametrize(
    ("name", "least"),
    [("false_drafts.txt", 80), ("false_unseen.txt", 60), ("false_subtle.txt", 60), ("false_third.txt", 45)],
)
def test_no_draft_by_hand_that_says_otherwise_passes(meaning: BlindCorpus, name: str, least: int) -> None:
    corpus, drafts = Corpus(meaning.url), blocks(name, MEANING)
    assert len(drafts) >= least
    assert [one for one in drafts if not reading(meaning.filled(one), corpus).faults] == []


@pytest.mark.parametrize(("name", "least"), [("true_drafts.txt", 90), ("true_unseen.txt", 49), ("true_third.txt", 44)])
def test_every_draft_by_hand_that_keeps_the_rules_passes(meaning: BlindCorpus, name: str, least: int) -> None:
    corpus, drafts = Corpus(meaning.url), blocks(name, MEANING)
    assert len(drafts) >= least
    found = {one: reading(meaning.filled(one), corpus).faults for one in drafts}
    assert {one: faults for one, faults in found.items() if faults} == {}


def test_a_true_draft_that_breaks_a_rule_gets_the_nearest_one(meaning: BlindCorpus) -> None:
    corpus = Corpus(meaning.url)
    for draft in blocks("refused_drafts.txt", MEANING):
        found = reading(meaning.filled(draft), corpus)
        assert found.faults and found.nearest.count("[[c:") == draft.count("{"), draft
        assert not reading(found.nearest, corpus).faults


def test_none_of_500_false_drafts_over_the_seeds_passes(seeds: str) -> None:
    corpus, drafts = Corpus(seeds), dict[str, str]()
    for kind, draft in MeaningForger(seeds).false():
        drafts.setdefault(draft, kind)
        if len(drafts) == 500:
            break
    read = {draft: reading(draft, corpus) for draft in drafts}
    assert [(drafts[draft], draft) for draft, one in read.items() if not one.faults] == []
    near = {one.nearest for one in read.values() if one.nearest}
    assert [draft for draft in near if reading(draft, corpus).faults] == []


def test_all_of_100_true_drafts_over_the_seeds_pass(seeds: str) -> None:
    corpus = Corpus(seeds)
    drafts = list(dict.fromkeys(islice(MeaningForger(seeds).true(), 200)))[:100]
    assert len(drafts) == 100
    found = {draft: reading(draft, corpus).faults for draft in drafts}
    assert {draft: faults for draft, faults in found.items() if faults} == {}


@pytest.mark.parametrize(
    ("draft", "shown"),
    [
        ("{A1}", "Eleanor Harlow writes: “Learning from an answer copies no protected expression” ("),
        ("{A5}", "Eleanor Harlow reports of Critics: “a model that replaces"),
        ("First, {A3}", "First, Eleanor Harlow reports of The defendant: “an answer once sold"),
        ("{Q3}", "宋知遥、彭予宁转述审理法院：“蒸馏所得的模型"),
        ("{L3}", "林若蘅轉述周懷遠：「蒸餾等同於竊取」 (轉引自林若蘅"),
        ("{G2}", "A Short Guide to Two Versions of Model Terms writes: “Version 1"),
        ("Harlow writes: {A1}; {A4}.", "“A court may treat systematic querying"),
        ("參見{P4}。", "參見彭予安寫道：“蒸馏学到的是方法"),
    ],
)
def test_the_program_says_who_speaks_where_the_draft_does_not(meaning: BlindCorpus, draft: str, shown: str) -> None:
    found = answered(meaning.url, meaning.filled(draft), STYLE)
    assert shown in found.text, found
    assert found.text.count("writes:") <= 1


def test_a_quotation_that_its_sentence_turns_round_stands_with_it(blind: BlindCorpus) -> None:
    corpus = Corpus(blind.url, with_proposals=True)
    turned = next(one for one in corpus.claims.values() if one.text.startswith("rate limits are technical"))
    found = answered(blind.url, corpus.handle(turned), STYLE, with_proposals=True)
    assert "[the sentence in full: “No court has held that rate limits" in found.text


@pytest.mark.parametrize(
    ("draft", "near"),
    [
        ("Harlow writes that all is well: {A1}. I agree.", "{A1}"),
        ("### Contract\n\n{A1}\n\nIt is so.", "{A1}"),
        ("- Peng Yu'an: {P4}\n- 法院认定：{Q2}", "- Peng Yu'an: {P4}\n\n- {Q2}"),
        ("Harlow writes:\n\n- {A1}\n- {P4}", "- {A1}\n\n- {P4}"),
    ],
)
def test_the_nearest_draft_keeps_what_is_so(meaning: BlindCorpus, draft: str, near: str) -> None:
    found = checked_draft(meaning.url, meaning.filled(draft))
    assert found.faults and found.nearest == meaning.filled(near)
    assert not checked_draft(meaning.url, found.nearest).faults
