"""Relations proposed by rule: connectives, opposing speakers, restatement; and across documents."""

from __future__ import annotations

import pytest

from distlaw.extract.claims import PART as CLAIMS
from distlaw.extract.relations import PART, across
from distlaw.model.argument import ClaimFinding, RelationFinding
from distlaw.model.document import ParsedDocument, Statement, Zone
from distlaw.model.findings import Findings
from distlaw.text.offsets import MappedText


def read(text: str, zones: tuple[Zone, ...] = ()) -> tuple[tuple[ClaimFinding, ...], tuple[RelationFinding, ...]]:
    document = ParsedDocument(
        source_sha256="0" * 64,
        text_sha256="1" * 64,
        parser="plain",
        parser_version="1",
        genre="plain",
        quality="full",
        language="en" if text.isascii() else "zh-Hans",
        reading=MappedText.whole(text),
        zones=zones,
        statements=(Statement(field="title", value="模型蒸馏 (model distillation)", origin="label"),),
    )
    found = CLAIMS.extract(document, Findings())
    return found.claims, PART.extract(document, found).relations


WITHIN = [
    ("服务条款禁止蒸馏，因此开发者应当另签书面授权。", ("c1", "c2", "supports")),
    ("点击成立的服务条款具有约束力。但未经提示的格式条款无效。", ("c2", "c1", "qualifies")),
    ("The clause binds the customer. But the clause is void against consumers.", ("c2", "c1", "qualifies")),
    ("The clause forbids distillation, and therefore developers must seek a licence.", ("c1", "c2", "supports")),
    ("一派说，禁止蒸馏的约定当然有效；另一派说，禁止蒸馏的条款应当无效。", ("c2", "c1", "rebuts")),
]


@pytest.mark.parametrize(("text", "expected"), WITHIN, ids=[case[0][:14] for case in WITHIN])
def test_relations_within_a_document(text: str, expected: tuple[str, str, str]) -> None:
    _, relations = read(text)
    assert expected in [(relation.source, relation.target, relation.type) for relation in relations]


def test_every_proposal_has_a_rule_a_reason_and_no_loop() -> None:
    _, relations = read(" ".join(text for text, _ in WITHIN))
    assert relations
    for relation in relations:
        assert relation.rule and relation.reason and relation.status == "proposed"
        assert relation.source != relation.target


def test_the_connective_is_the_evidence() -> None:
    text = WITHIN[0][0]
    _, relations = read(text)
    evidence = relations[0].evidence
    assert evidence is not None
    assert evidence.exact == "因此" == text[evidence.start : evidence.end]


def test_a_body_claim_restates_the_abstracts() -> None:
    text = "从著作权法看，蒸馏不构成对源模型的著作权侵权。\n\n从现行著作权法看，蒸馏不构成对源模型的著作权侵权。"
    half = text.index("\n\n")
    zones = (Zone(kind="abstract", start=0, end=half), Zone(kind="body", start=half + 2, end=len(text)))
    claims, relations = read(text, zones)
    assert [claim.zone for claim in claims] == ["abstract", "body"]
    assert [(r.source, r.target, r.type) for r in relations] == [("c2", "c1", "restates")]


def test_across_documents() -> None:
    ours, _ = read("蒸馏教师模型的回答不构成著作权侵权。")
    theirs, _ = read("蒸馏教师模型的回答构成著作权侵权。")
    same, _ = read("蒸馏教师模型的回答并不构成著作权侵权。")
    other, _ = read("数据出境应当通过安全评估，取得个人信息主体的单独同意。")
    assert [relation.type for relation in across(ours, theirs)] == ["rebuts"]
    assert [relation.type for relation in across(ours, same)] in (["restates"], ["supports"])
    assert across(ours, other) == ()
    assert across((), ours) == ()
