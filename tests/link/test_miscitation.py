"""Mis-citations are found with both sides; right citations raise nothing."""

from __future__ import annotations

import pytest
from citation_fixtures import citations_of, plain_document

from distlaw.link.miscitation import checked


def test_a_judgment_applies_the_law_of_its_time() -> None:
    text = "依照《合同法》第52条、《反不正当竞争法》第九十九条判决。"
    document = plain_document(text).model_copy(update={"genre": "judgment"})
    assert not checked(document, citations_of(document, "2026-03-01"))


@pytest.mark.parametrize(
    "text",
    [
        "See UNIF. P'SHIP ACT § 102(10) (UNIF. L. COMM'N, amended 2013).",
        "Copyright is not at stake. See Unif. Ltd. Liab. Co. Act § 102(9). Id. § 102(14).",
        "Under the Copyright Act of 1976 it is so. But see DEL. CODE ANN. tit. 8, § 102(b)(6).",
    ],
)
def test_a_section_behind_the_name_of_another_act_is_not_one_of_copyright(text: str) -> None:
    assert "provision_out_of_range" not in _codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "南京市中级人民法院（2015）宁知民初字第3号民事判决",  # before 2016 a court wrote its own short name
        "上海知识产权法院（2015）沪知民终字第161号民事判决",
        "宜宾市叙州区人民法院（2021）川1521刑初475号刑事判决",  # once a county, whose code it keeps
        "《关于办理渎职刑事案件适用法律若干问题的解释（一）》第二条规定，触犯刑法分则第九章第三百九十八条的，依照该规定处罚。",
        "旧法：《合同法》第51条。新法：《民法典》第597条。",
        "立法沿革：《合同法》第52条列举无效的情形，《民法典》继受之。",
        "Heron v. Quay Trust, 115 F. Supp. 3d 1, 3 (D.D.C. 2012)",  # printed years after it was given
    ],
)
def test_what_only_looks_like_a_slip_is_not_told(text: str) -> None:
    assert not _codes(text)


def test_a_later_year_in_the_text_outweighs_the_date_it_was_read_to_have() -> None:
    text = "某县人民法院于2017年6月19日作出（2017）云2931行初1号行政判决。"
    assert "case_implausible" not in _codes(text, "2013")
    assert "case_implausible" in _codes("某县人民法院（2017）云2931行初1号行政判决。", "2013")


def test_an_article_that_no_act_has_is_told_in_a_report_of_a_judgment_too() -> None:
    assert _codes("法院生效裁判认为，依据《著作权法》第99999条，构成侵权。") == ["provision_out_of_range"]
    assert not _codes("法院生效裁判认为，依据《著作权法》第99条，构成侵权。")


def test_an_article_behind_a_part_of_an_act_is_that_acts() -> None:
    document = plain_document("触犯《民法典》合同编第五百零九条的规定。依照刑法分则第九章第三百九十七条处罚。")
    assert [finding.locator for finding in citations_of(document, "2026-03-01")] == ["509", "397"]


def _codes(text: str, as_of: str = "2026-03-01") -> list[str]:
    document = plain_document(text)
    return [problem.code for problem in checked(document, citations_of(document, as_of))]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Bartz v. Anthropic PBC, 788 F. Supp. 3d 1026 (N.D. Cal. 2025)", "case_name_mismatch"),
        ("Like Company v Google, Case C-251/25", "case_key_mismatch"),
        ("Campbell v. Acuff-Rose Music, Inc., 518 U.S. 569 (1994)", "case_key_mismatch"),
        ("Authors Guild v. Google, Inc., 804 F.3d 220 (2d Cir. 2015)", "case_key_mismatch"),
        ("Campbell v. Acuff-Rose Music, Inc., 499 U.S. 340 (1994)", "case_name_mismatch"),
        ("抖音诉亿睿科案（（2023）京0491民初11279号）", "case_name_mismatch"),
        ("新浪微博诉脉脉案（（2016）京73民终589号）", "case_key_mismatch"),
        ("北京互联网法院于2023年12月27日作出（2023）京0491民初11279号判决", "case_date_mismatch"),
        ("Bartz v. Anthropic PBC, 787 F. Supp. 3d 1007 (N.D. Cal. July 2, 2025)", "case_date_mismatch"),
        ("2020年《著作权法》第二十二条规定了合理使用", "provision_renumbered"),
        ("《著作权法》第99999条", "provision_out_of_range"),
        ("17 U.S.C. § 107(9)", "provision_out_of_range"),
        ("Article 99 of the PRC Copyright Law", "provision_out_of_range"),
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
        "《著作权法》第二十二条规定了发表权的保护期",
        "2010年《著作权法》第二十二条规定了合理使用",
        "17 U.S.C. § 107(4)",
        "北京互联网法院于2023年11月27日作出（2023）京0491民初11279号判决",
        "Andy Warhol Found. v. Goldsmith, 992 F.3d 99 (2d Cir. 2021)",
        "Andy Warhol Foundation for the Visual Arts, Inc. v. Goldsmith, 382 F. Supp. 3d 312 (S.D.N.Y. 2019)",
        "Campbell v. Acuff-Rose Music, Inc., 114 S. Ct. 1164 (1994)",
        "Bartz v. Anthropic PBC, 791 F. Supp. 3d 1038 (N.D. Cal. July 17, 2025)",
        "新浪微博诉脉脉案（（2015）京知民初1号）",
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


def test_another_court_or_year_is_another_decision_of_the_case() -> None:
    known, lower, unknown = (
        citations_of(plain_document(text))[0]
        for text in (
            "Warhol v. Goldsmith, 598 U.S. 508 (2023)",
            "Warhol v. Goldsmith, 992 F.3d 99 (2d Cir. 2021)",
            "Warhol v. Goldsmith, 991 F.3d 77 (2d Cir. 2020)",
        )
    )
    assert known.target_id == "case:us:warhol-v-goldsmith"
    assert lower.target_id == "case:us:warhol-v-goldsmith:2d-cir-2021"
    assert unknown.target_id == "case:us:991-f-3d-77" and known.target_id in unknown.reason


def test_a_dropped_clause_is_told_only_where_the_work_gives_its_number() -> None:
    assert "licence_clause_dropped" not in _codes("Llama 2的社区许可证禁止用输出改进其他大型语言模型")


def test_a_statement_is_held_against_the_terms_of_its_day() -> None:
    document = plain_document("微软服务协议允许用其输出训练其他模型。")

    def codes(day: str) -> list[tuple[str, str]]:
        return [(p.code, p.message) for p in checked(document, citations_of(document, day), day)]

    ((code, message),) = codes("2024-01-15")
    assert code == "licence_effect_contradicted" and "2023-11-28" in message and "允许用其输出训练" in message
    assert codes("2023-06-01") == [], "the record of that day has no such clause"
    assert codes("2010-01-01") == [], "no record reaches that day"
    assert codes("2023") == [], "two texts fall into that year"


@pytest.mark.parametrize(
    "text",
    [
        "三被告的行为发生在《民法典》施行之前，应当适用《侵权责任法》的规定。《侵权责任法》第八条规定了共同侵权。",
        "法院生效裁判认为：依照《侵权责任法》第十二条，各行为人按份负责。",
    ],
)
def test_a_text_that_says_why_old_law_applies_is_not_told_so(text: str) -> None:
    assert "statute_repealed" not in _codes(text)


def test_what_is_said_behind_another_licence_is_said_of_that_one() -> None:
    text = "Apache-2.0 发布的权重可以任意使用，但早期的 Llama 2 社区许可禁止用输出改进其他模型。"
    assert "licence_effect_contradicted" not in _codes(text)


def test_the_articles_of_a_draft_are_not_those_of_the_act() -> None:
    text = "《专利法》的内容甚多。本次专利法修改草案对职务发明的完善，主要集中在《专利法》第六条、第九十八条中。"
    assert "provision_out_of_range" not in _codes(text)
    assert "provision_out_of_range" in _codes("依照《中华人民共和国专利法》第九十八条，应当赔偿。")


def test_a_day_told_in_the_text_outweighs_the_documents_date() -> None:
    number = "某区法院（2031）京0491民初11279号判决"
    assert "case_implausible" in _codes(f"{number}已经生效。", "2023-12-25")
    assert "case_implausible" not in _codes(f"本院于2032年5月2日提审{number}。", "2023-12-25")


def test_a_report_of_a_case_is_not_told_that_its_law_is_repealed() -> None:
    assert "statute_repealed" not in _codes("[基本案情]依照《合同法》第52条，该条款无效。")


def test_words_before_a_number_that_name_no_court_are_no_other_court() -> None:
    assert "case_court_mismatch" not in _codes("上诉请求：撤销一审法院（2022）鄂72民初743号民事判决第一项。")
    assert "case_court_mismatch" not in _codes("上诉请求：撤销铁西法院（2021）辽0303民初1346号民事判决。")
    assert "case_court_mismatch" in _codes("长沙市岳麓区人民法院（2019）湘0103民初14008号民事判决认为如此。")
