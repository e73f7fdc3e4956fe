"""The shipped issues are whole, and their targets match what they say they match."""

from __future__ import annotations

import pytest

from distlaw.text.fold import folded, lowered
from distlaw.vocab.issues import PracticeWords, default_issue, issue, load_issues
from distlaw.vocab.theories import theory

TARGETS = [target for item in load_issues() for target in item.target]


def test_the_default_issue_comes_first() -> None:
    assert load_issues()[0] is default_issue()
    assert [item.id for item in load_issues() if item.default] == [default_issue().id]


@pytest.mark.parametrize("item", load_issues(), ids=lambda item: item.id)
def test_an_issue_says_its_question_in_three_languages(item: object) -> None:
    found = issue(getattr(item, "id", ""))
    assert found is not None
    for labels in (found.label, found.proposition, found.supports, found.opposes):
        assert set(labels) == {"zh-Hans", "zh-Hant", "en"}
    assert all(theory(name) for name in found.theories)
    assert not found.broader or issue(found.broader)
    assert {target.language for target in found.target} == {"zh", "en"}


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.id)
def test_a_target_matches_its_examples_and_refuses_the_rest(target: PracticeWords) -> None:
    assert target.examples and target.refused
    assert [text for text in target.examples if not target.regex.search(lowered(folded(text)))] == []
    assert [text for text in target.refused if target.regex.search(lowered(folded(text)))] == []


def test_targets_are_found_where_they_stand() -> None:
    found = issue("reverse_engineering")
    assert found is not None
    assert found.targets("对产品进行反向工程并不违法") == ((5, 9),)
