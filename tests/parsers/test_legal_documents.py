"""Decisions in English, and enactments: what the head says; an article on them stays an article."""

from __future__ import annotations

import pytest

from distlaw.extract import extracted
from distlaw.model.source import SourceText
from distlaw.model.work import Item
from distlaw.parsers import parse, parser_for
from distlaw.parsers.normalise import normalised
from distlaw.readers import RawFile, read

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


_CODE = """# 白鹿市模型管理条例

2030年4月8日 白鹿市第九届人民代表大会常务委员会第五次会议通过

2031年5月12日 白鹿市第十届人民代表大会常务委员会第八次会议《关于修改〈白鹿市模型管理条例〉的决定》修正

2031年7月1日 施行

<!-- INFO END -->

## 第一章 总 则

第一条 为了规范模型的训练，制定本条例。

第二条 模型保护对象包括：

（一）文本模型；

## 第二章 附则

第三条 本条例自2031年7月1日起施行。
"""
_TAIWAN = """法規名稱：模型管理條例
法規類別：行政＞白鹿部
修正日期：民國 120 年 05 月 11 日

   第 一 章 總則

第 1 條
為加強模型之管理，特制定本條例。

   第 二 章 附則

第 2 條
本條例自公布日施行。

第 3 條
本條例施行細則，由主管機關定之。
"""
_DECREE = """# 国务院关于升挂模型标识的规定

2031年6月5日 国务院第58次常务会议通过

一、升挂标识应当庄重。

二、标识不得倒挂。
"""


@pytest.mark.parametrize(
    ("text", "name", "title", "issued", "sections"),
    [
        (_CODE, "code.md", "白鹿市模型管理条例", "2031-05-12", ["总 则", "附则"]),
        (_TAIWAN, "law.md", "模型管理條例", "2031-05-11", ["總則", "附則"]),
        (_TAIWAN, "law.txt", "模型管理條例", "2031-05-11", ["總則", "附則"]),
        (_DECREE, "decree.md", "国务院关于升挂模型标识的规定", "2031-06-05", None),
    ],
)
def test_an_enactment_in_any_format(text: str, name: str, title: str, issued: str, sections: list[str] | None) -> None:
    document = parse(read(RawFile(text.encode(), name))[0])[0]
    item = normalised(document)[0]
    assert (document.parser, item.csl_type, item.title, item.issued) == ("statute", "legislation", title, issued)
    assert not item.contributors and not [one.code for one in document.problems if one.code.startswith("uncertain")]
    assert sections is None or [section.title for section in document.sections] == sections


def test_who_passed_it_first_and_the_day_of_this_version() -> None:
    item = normalised(parse(read(RawFile(_CODE.encode(), "code.md"))[0])[0])[0]
    assert (item.adopted_at, item.issued) == ("2030-04-08", "2031-05-12")
    assert item.adopted_by == "白鹿市第九届人民代表大会常务委员会第五次会议"


def test_a_note_on_an_enactment_is_a_note() -> None:
    text = f"# 读《模型管理条例》\n\n{_CODE.partition('总 则')[2]}\n\n## 评论\n\n本条例的规定过于笼统。\n"
    assert parse(read(RawFile(text.encode(), "note.md"))[0])[0].parser == "markdown_note"


_TRIBUNAL = """Neutral Citation: [2031] UKFTT 00137 (TC)
Case Number: TC09072
FIRST-TIER TRIBUNAL
TAX CHAMBER
Judgment date: 12 February 2031
Before
TRIBUNAL JUDGE ANNE OAK
Between
{parties}
Representation:
For the Appellant: Michael Fir of counsel, instructed by Elm & Co
DECISION
1. This was a hearing on the issues in the application, dated 20 January 2030.
"""


@pytest.mark.parametrize(
    ("parties", "title"),
    [
        ("MAPLE MODELS LIMITED\nAppellant\nand\nTHE COMMISSIONERS OF ELMLAND\nRespondents",
         "MAPLE MODELS LIMITED v THE COMMISSIONERS OF ELMLAND"),
        ("\tANN MAPLE\tAppellant\n- and -\n\t(1) OAK PARTNERS LLP (FORMERLY OAK) (2) BO FIR (3) CY ASH (4) DI YEW"
         f" {'(5) EVE LARCH ' * 14}\tRespondents", "ANN MAPLE v OAK PARTNERS LLP"),
        ("ANN MAPLE\nAppellant\n- and -\nTHE COMMISSIONERS FOR HER MAJESTY’S\nREVENUE OF ELMLAND\nRespondents",
         "ANN MAPLE v THE COMMISSIONERS FOR HER MAJESTY’S REVENUE OF ELMLAND"),
        ("", ""),
    ],
    ids=["and between roles", "firm and long list", "name over lines", "no parties"],
)  # fmt: skip
def test_parties_of_a_tribunal(parties: str, title: str) -> None:
    parser, item = _read(_TRIBUNAL.format(parties=parties))
    assert parser == "english_judgment"
    assert item.title.partition(" (FORMERLY")[0] == title


def test_an_enactment_lays_down_the_law_and_argues_nothing() -> None:
    provisions = "".join(f"第{n}条 未经著作权人许可，不得以蒸馏模型的输出复制其作品。\n\n" for n in "四五六七八")
    text = f"{_CODE}{provisions}"
    for name, printed in (("code.md", text), ("code.txt", text.replace("#", ""))):
        document = parse(read(RawFile(printed.encode(), name))[0])[0]
        assert document.parser == "statute" and not extracted(document).claims
