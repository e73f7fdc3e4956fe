"""Decisions in English, and enactments: what the head says; an article on them stays an article."""

from __future__ import annotations

import pytest

from distlaw.model.source import SourceText
from distlaw.model.work import Item
from distlaw.parsers import parse, parser_for
from distlaw.parsers.normalise import normalised

_BODY = (
    "The appellant runs a library of models and lets anyone try them against a monthly fee, which the respondent paid."
)
_UNITED_STATES = f"""Oak v. Maple

77 Elm 2d 12 (2031)

Ann OAK, Appellant, v. Bo MAPLE, dba Maple Models, Appellee.

No. 34712.

Supreme Court of Elmland.

January 22, 2031.

Before ELM, C.J., and FIR, J.

{_BODY}
"""
_ENGLAND = f"""Neutral Citation Number: [2031] EWHC 488 (Admin)

Case No: CO/1759/2030

IN THE HIGH COURT OF JUSTICE

Date: 08/03/2031

Before:

MR JUSTICE FIR

Between:

Elm Models Limited

Claimant

- and -

London Borough of Oakney

Defendant

Hearing date: 22 November 2030

Approved Judgment

1. {_BODY}
"""
_UNION = f"""JUDGMENT OF THE COURT (First Chamber)

21 March 2031 (*)

(Models – Directive 2019/790/EU – Concept of reproduction)

In Case C-92/30,

REQUEST for a preliminary ruling from the Court of Elmland, received on 9 February 2030, in the proceedings

Elm Vertrieb AG

v

Verbraucherzentrale Fir e.V.,

THE COURT (First Chamber),

{_BODY}
"""
_STATUTE = """中华人民共和国模型法

（2031年8月20日第十三届全国人民代表大会常务委员会第三十次会议通过）

第一章　总则

第一条　为了规范模型的训练，保护当事人的合法权益，制定本法。

第二条　在境内训练和提供模型，适用本法。

第三条　模型的提供者应当说明训练数据的来源。
"""
_DIRECTIVE = """DIRECTIVE (EU) 2031/770 OF THE EUROPEAN PARLIAMENT AND OF THE COUNCIL

of 20 May 2031

on certain aspects of contracts for models

(Text with EEA relevance)

THE EUROPEAN PARLIAMENT AND THE COUNCIL OF THE EUROPEAN UNION,

HAVE ADOPTED THIS DIRECTIVE:

Article 1

This Directive lays down rules on contracts for models.

Article 2

A model is software that answers.

Article 3

It applies to every contract.
"""
_ESSAY = """Oak v. Maple and the Law of Models

Ann Fir

Abstract: The Supreme Court of Elmland held in Oak v. Maple, No. 34712, that a model may learn.

I. Introduction

The appellant in that case ran a library of models, and the court asked whether a user who pays may learn from answers.
"""


def _read(text: str) -> tuple[str, Item]:
    source = SourceText(sha256="0" * 64, file_name="a.txt", media_type="text/plain", text=text)
    (document,) = parse(source)
    return parser_for(source).name, normalised(document)[0]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            _UNITED_STATES,
            {
                "title": "Oak v. Maple",
                "docket": "34712",
                "authority": "Supreme Court of Elmland",
                "issued": "2031-01-22",
            },
        ),
        (
            _ENGLAND,
            {
                "title": "Elm Models Limited v London Borough of Oakney",
                "neutral_citation": "[2031] EWHC 488 (Admin)",
                "docket": "CO/1759/2030",
                "authority": "HIGH COURT OF JUSTICE",
                "issued": "2031-03-08",
            },
        ),
        (
            _UNION,
            {"title": "Elm Vertrieb AG v Verbraucherzentrale Fir e.V", "docket": "C-92/30", "issued": "2031-03-21"},
        ),
    ],
    ids=["united states", "england", "european union"],
)
def test_decisions(text: str, wanted: dict[str, str]) -> None:
    parser, item = _read(text)
    assert parser == "english_judgment"
    assert item.csl_type == "legal_case" and item.contributors == () and item.container_title == ""
    assert {name: getattr(item, name).rstrip(".") for name in wanted} == wanted


def test_enactments() -> None:
    parser, item = _read(_STATUTE)
    assert (parser, item.csl_type, item.title) == ("statute", "legislation", "中华人民共和国模型法")
    assert item.issued == item.adopted_at == "2031-08-20"
    assert item.authority == "第十三届全国人民代表大会常务委员会第三十次会议"
    parser, item = _read(_DIRECTIVE)
    assert parser == "statute"
    assert item.title.endswith("THE COUNCIL of 20 May 2031 on certain aspects of contracts for models")


def test_an_essay_on_a_case_is_no_decision() -> None:
    parser, item = _read(_ESSAY)
    assert parser not in ("english_judgment", "statute")
    assert item.csl_type != "legal_case"
