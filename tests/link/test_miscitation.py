"""Mis-citations are found with both sides; right citations raise nothing."""

from __future__ import annotations

import pytest
from citation_fixtures import citations_of, plain_document

from distlaw.link.miscitation import checked


def _codes(text: str, as_of: str = "2026-03-01") -> list[str]:
    document = plain_document(text)
    return [problem.code for problem in checked(document, citations_of(document, as_of))]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Bartz v. Anthropic PBC, 788 F. Supp. 3d 1026 (N.D. Cal. 2025)", "case_name_mismatch"),
        ("Like Company v Google, Case C-210/21", "case_key_mismatch"),
        ("上海知识产权法院（2023）京73民终3802号民事判决书", "case_court_mismatch"),
        ("Thomson Reuters v. Ross Intelligence, 765 F. Supp. 3d 382 (S.D.N.Y. 2025)", "case_court_mismatch"),
        ("Feist Publications, Inc. v. Rural Telephone Service Co., 499 U.S. 340 (1995)", "case_date_mismatch"),
        ("Alder v. Birch, 10 F.4th 100 (2d Cir. 1999)", "case_implausible"),
        ("（2021）京0105民初12345号", "case_implausible"),
        ("《反不正当竞争法》第十二条", "provision_renumbered"),
        ("《反不正当竞争法》第九十九条", "provision_out_of_range"),
        ("《合同法》第52条", "statute_repealed"),
        ("《Llama 3.1社区许可协议》第1.b.v条", "licence_clause_superseded"),
        ("Llama 2的社区许可证第1.b.v条禁止改进其他模型", "licence_clause_dropped"),
        ("采用MIT许可证——零下游义务", "licence_overstated"),
        ("Apache 2.0 商用需声明", "licence_misstated"),
        ("MIT许可证禁止用输出训练其他模型", "licence_effect_contradicted"),
    ],
    ids=lambda value: value[:18],
)
def test_found(text: str, code: str) -> None:
    assert code in _codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "Bartz v. Anthropic PBC, 787 F. Supp. 3d 1007 (N.D. Cal. 2025)",
        "Kadrey v. Meta Platforms, Inc., No. 3:23-cv-03417-VC, 2025 WL 1752484 (N.D. Cal. June 25, 2025)",
        "Thomson Reuters Enter. Ctr. GmbH v. Ross Intel. Inc., 765 F. Supp. 3d 382 (D. Del. 2025)",
        "北京知识产权法院（2023）京73民终3802号民事判决书（抖音诉亿睿科案）",
        "2019年《反不正当竞争法》第十二条",
        "《反不正当竞争法》第十三条第三款",
        "《Llama 3.1社区许可协议》第1.b.i条要求标注",
        "采用MIT许可证，允许用输出训练其他模型",
        "《民法典》第一千一百八十五条",
    ],
    ids=lambda value: value[:18],
)
def test_right_citations_raise_nothing(text: str) -> None:
    assert _codes(text) == []


def test_both_sides_are_named() -> None:
    document = plain_document("《反不正当竞争法》第九十九条")
    (problem,) = checked(document, citations_of(document, "2026-03-01"))
    assert "第九十九条" in problem.message and "41" in problem.message and problem.ranges == ((0, 14),)


def test_an_undated_text_is_wrong_where_every_version_is() -> None:
    assert _codes("《反不正当竞争法》第九十九条", "") == ["provision_out_of_range"]
    assert _codes("《反不正当竞争法》第四十条", "") == []
