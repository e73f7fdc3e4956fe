"""Every label and every furniture pattern matches its examples and refuses what it must refuse."""

from __future__ import annotations

import re

import pytest

from distlaw.parsers.lines.labels import label_at
from distlaw.text.fold import folded
from distlaw.vocab.labels import FurnitureRule, LabelRule, furniture_rules, keyword_pairs, label_rules, platforms


def _matches(rule: FurnitureRule, line: str) -> bool:
    flat = folded(line)
    found = rule.compiled.search(flat) if rule.effect == "sentence" else rule.compiled.fullmatch(flat)
    return found is not None


@pytest.mark.parametrize("rule", label_rules(), ids=lambda rule: f"{rule.field}-{rule.form}")
def test_labels(rule: LabelRule) -> None:
    for example in rule.examples:
        hit = label_at(folded(example), "record")
        assert hit is not None and rule.field in hit.fields, example
    for line in rule.refused:
        hit = label_at(folded(line), "head")
        assert hit is None or rule.field not in hit.fields, line


@pytest.mark.parametrize("rule", furniture_rules(), ids=lambda rule: rule.id)
def test_furniture(rule: FurnitureRule) -> None:
    assert all(_matches(rule, example) for example in rule.examples)
    assert not any(_matches(rule, line) for line in rule.refused)


def test_vocabulary_is_in_simplified_script() -> None:
    words = [pair.zh for pair in keyword_pairs()] + list(platforms())
    assert [word for word in words if folded(word) != word] == []
    assert all(re.search(r"[a-z]", word) for pair in keyword_pairs() for word in pair.en)
