"""Opposite sides on doctrines of one family are proposed as rebuttals; other pairs are not."""

from __future__ import annotations

import pytest

from distlaw.extract.relations.opposition import kin, opposing
from distlaw.model.argument import ClaimFinding
from distlaw.model.evidence import Evidence


def claim(local_id: str, text: str, labels: str) -> ClaimFinding:
    theories, stance, condition = [*labels.split(), ""][:3]
    return ClaimFinding.model_validate(
        {
            "local_id": local_id, "evidence": Evidence(ranges=((0, len(text)),), exact=text),
            "theories": theories.split(","), "stance": stance, "kind": "characterisation", "condition": condition,
        }
    )  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "rebuts"),
    [
        ("fair_use permits", "copyright prohibits", True),
        ("public_domain permits", "ip_general prohibits", True),
        ("copyright permits", "ip_general conditional unlawful_if", True),
        ("copyright conditional lawful_if", "copyright conditional unlawful_if", False),
        ("copyright permits", "copyright permits", False),
        ("copyright permits", "antitrust prohibits", False),
        ("governance permits", "governance prohibits", False),
        ("copyright neutral", "copyright prohibits", False),
    ],
    ids=lambda value: str(value).replace(" ", "-"),
)
def test_sides_and_families(one: str, other: str, rebuts: bool) -> None:
    found = opposing([claim("a", "蒸馏不侵犯权利", one)], [claim("b", "蒸馏侵犯他人权利", other)])
    assert [relation.type for relation in found] == (["rebuts"] if rebuts else [])


def test_each_has_to_be_the_likest_of_the_other() -> None:
    first = [claim("a1", "蒸馏模型不侵犯权利", "copyright permits"), claim("a2", "蒸馏模型合法", "copyright permits")]
    second = [claim("b1", "蒸馏模型侵犯权利", "copyright prohibits")]
    (found,) = opposing(first, second)
    assert (found.source, found.target) == ("a1", "b1") and "permits against prohibits" in found.reason


def test_claims_of_nothing_in_common_are_left_alone() -> None:
    assert (
        opposing([claim("a", "学生模型", "copyright permits")], [claim("b", "重庆火锅", "copyright prohibits")]) == ()
    )


def test_kin_goes_up_and_across_but_not_down() -> None:
    assert {"copyright", "ip_general"} <= kin("fair_use")
    assert "fair_use" not in kin("ip_general")
