"""Every form of a case's key matches its examples and refuses the rest; names and short forms are found."""

from __future__ import annotations

import pytest
from citation_fixtures import cited

from distlaw.extract.cases.keys import keys_in
from distlaw.extract.cases.names_en import english_names
from distlaw.vocab.citation_forms import CitationForm, load_case_forms

FORMS = load_case_forms()


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
def test_form_takes_its_examples_and_refuses_the_rest(form: CitationForm) -> None:
    for example in form.examples:
        match = form.regex.match(example + form.follow)
        assert match and match.group() == example, example
        assert form.may_match(example)
    for refused in form.refused:
        assert not form.regex.search(refused), refused


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("(2023)京73民终3802号", "CN:2023:京73:民终:3802"),
        ("( 2023 ) 京 73 民终 3802 号", "CN:2023:京73:民终:3802"),
        ("(2023)最高法知民终1503号", "CN:2023:最高法:知民终:1503"),
        ("(2009)苏民三终字第0019号", "CN:2009:苏:民三终:19"),
        ("(2015)浦民三(知)初字第528号", "CN:2015:浦:民三(知)初:528"),
        ("(2023) Jing 0491 Min Chu No. 11279", "CN:2023:京0491:民初:11279"),
        ("(2023) Zui Gao Fa Zhi Min Zhong No. 1503", "CN:2023:最高法:知民终:1503"),
        ("一〇四年度台上字第一二三四号", "TW::104:台上:1234"),
        ("( 2019 ) 沪 73 民 终 77 号", "CN:2019:沪73:民终:77"),
        ("最高法(2022)知民终77号", "CN:2022:最高法:知民终:77"),
        ("(2022)知民终77号", "CN:2022:最高法:知民终:77"),
        ("2014衡民初字第0077号", "CN:2014:衡:民初:77"),
        ("2014年衡执字第77-2号", "CN:2014:衡:执:77-2"),
        ("湘0281民初77号", "CN::湘0281:民初:77"),
        ("释字第585号解释", "TW:司法院:释字:585"),
        ("宪法法庭111年宪判字第4号判决", "TW:宪法法庭:111:宪判:4"),
        ("ecli:eu:c:2012:259", "ECLI:EU:C:2012:259"),
        ("[2007] EWCA Civ 219", "[2007] EWCA Civ 219"),
    ],
    ids=lambda value: value[:24],
)
def test_keys_have_one_form(printed: str, key: str) -> None:
    assert [k.values[0] for k in keys_in(printed)] == [key]


@pytest.mark.parametrize(
    ("printed", "keys"),
    [
        ("(2020)粤0391民初77、78号", ["CN:2020:粤0391:民初:77", "CN:2020:粤0391:民初:78"]),
        ("(2016)京行终2345-2347号", ["CN:2016:京:行终:2345", "CN:2016:京:行终:2347"]),
        ("(2012)一中民初字第88、89及91号", [f"CN:2012:一中:民初:{n}" for n in (88, 89, 91)]),
        ("(2019)沪01执4871-1号", ["CN:2019:沪01:执:4871-1"]),
    ],
    ids=lambda value: str(value)[:20],
)
def test_joined_numbers_are_cases_of_their_own(printed: str, keys: list[str]) -> None:
    assert [k.values[0] for k in keys_in(printed)] == keys


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("As held in Alder & Sons Ltd. v. Birch Corp., the", "Alder & Sons Ltd. v. Birch Corp."),
        (
            "See also Foundation for the Visual Craft, Inc. v. Oakes, 5",
            "Foundation for the Visual Craft, Inc. v. Oakes",
        ),
        ("Two weeks later Alder v. Birch, Inc., No. 3", "Alder v. Birch, Inc."),
        ("compare Alder v. Birch with Cedar v. Dogwood.", "Alder v. Birch"),
        ("iCedar Labs, Inc. v. Dogwood Corp., 31", "iCedar Labs, Inc. v. Dogwood Corp."),
        ("In re Application of Quincetree, 77", "In re Application of Quincetree"),
        ("另见Alder v. Birch Music, Inc., 510", "Alder v. Birch Music, Inc."),
        ("in The Alder Times Co. v. Birch Corp., No.", "The Alder Times Co. v. Birch Corp."),
        ("Alder v. Birch's holding", "Alder v. Birch"),
        (
            "Alder v Minister for Harbours and Tidal Waters [2015] FCA 7",
            "Alder v Minister for Harbours and Tidal Waters",
        ),
        ("Alder v. Birch and Cedar both say so.", "Alder v. Birch"),
        ("Alder v. Ninth Jud. Dist. Ct., 542 U.S. 7", "Alder v. Ninth Jud. Dist. Ct."),
        ("Alder v Birch (No 2) (1992) 175 CLR 1", "Alder v Birch (No 2)"),
    ],
    ids=lambda value: value[:20],
)
def test_names_end_where_they_end(text: str, name: str) -> None:
    assert english_names(text)[0].text == name


@pytest.mark.parametrize("text", ["Open vs Closed models", "version v. 2.0", "A v. B", "x v y", "Man v. machine"])
def test_what_is_no_name(text: str) -> None:
    assert english_names(text) == []


def test_what_stands_for_an_earlier_case() -> None:
    text = (
        "In Quince Publications, Inc. v. Rowan Co., 21 F.4th 340, 345 (2d Cir. 2021), a line was drawn. Id. at 349. "
        "Later courts were bound by Quince. See Quince, 21 F.4th at 350; Quince Publications, supra, at 351."
    )
    found = cited(text)
    assert [c.rule for c in found] == ["case.us.reporter", "case.id", "case.name.short", "case.short", "case.supra"]
    assert {c.target_id for c in found} == {"case:us:21-f-4th-340"}


def test_chinese_aliases_stand_for_the_number_beside_them() -> None:
    text = "（2022）浙01民终5566号民事判决书（以下简称“云杉案”）持肯定立场。此后，云杉案多次被引用。"
    assert {c.target_id for c in cited(text)} == {"case:cn:2022-浙01-民终-5566"}
    assert [c.evidence.exact for c in cited(text)] == ["（2022）浙01民终5566号", "“云杉案”", "云杉案"]


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("云杉公司诉雪松公司案，北京知识产权法院（2021）京73民终77号。", True),
        ("这一点已有定论。参见云杉公司诉雪松公司案，北京知识产权法院（2021）京73民终77号。", True),
        ("有别于云杉公司诉雪松公司案，北京知识产权法院（2021）京73民终77号判决另有看法。", False),
        ("本院不采云杉公司诉雪松公司案，北京知识产权法院（2021）京73民终77号认为应当从严。", False),
    ],
)
def test_a_name_and_the_number_that_fill_a_sentence_are_one_case(text: str, is_one: bool) -> None:
    assert any(c.antecedent for c in cited(text)) == is_one


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("参见北京知识产权法院（2021）京73民终77号民事判决书。", "北京知识产权法院（2021）京73民终77号民事判决书"),
        ("（2021）京73民终77号民事判决书认为", "（2021）京73民终77号"),
        ("依臺灣高等法院 110 年度智上字第 7 號判決意旨", "臺灣高等法院 110 年度智上字第 7 號判決"),
        ("Case C-77/19 Alder v Birch, ECLI:EU:C:2020:15, para 3", "Case C-77/19 Alder v Birch, ECLI:EU:C:2020:15"),
        ("Alder Ltd v Birch [2019] EWHC 77 (Ch) decided", "Alder Ltd v Birch [2019] EWHC 77 (Ch)"),
        (
            "(Alder v. Birch, No. 1:23-cv-00777 (S.D.N.Y. Jan. 5, 2024))",
            "Alder v. Birch, No. 1:23-cv-00777 (S.D.N.Y. Jan. 5, 2024)",
        ),
        ("LG Berlin, 3 May 2022, 15 O 77/21 (Alder v Birch).", "LG Berlin, 3 May 2022, 15 O 77/21 (Alder v Birch)"),
        ("谷歌诉甲骨文案表明", "谷歌诉甲骨文案"),
    ],
    ids=lambda value: value[:18],
)
def test_spans(text: str, exact: str) -> None:
    assert [c.evidence.exact for c in cited(text)] == [exact]


def test_an_english_alias_stands_for_its_case() -> None:
    found = cited(
        'Cedar Corp. v. Google LLC, 21 F.4th 340 (2d Cir. 2021) ("Cedar II"). Under Cedar II the test is narrow.'
    )
    assert [c.evidence.exact for c in found][-1] == "Cedar II"
    assert {c.target_id for c in found} == {"case:us:21-f-4th-340"}
