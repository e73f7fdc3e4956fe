"""Statutes: titles, aliases, provisions in every notation, and what is only a field of law."""

from __future__ import annotations

import pytest
from citation_fixtures import citations_of, cited, plain_document

from distlaw.extract.statutes.provisions import locator_of
from distlaw.text.numerals import number_of


@pytest.mark.parametrize(
    ("text", "value"),
    [("二十四", 24), ("一百零三", 103), ("一千二百六十", 1260), ("十", 10), ("一〇四", 104), ("24", 24), ("甲", -1)],
)
def test_numerals(text: str, value: int) -> None:
    assert number_of(text) == value


@pytest.mark.parametrize(
    ("printed", "jurisdiction", "locator"),
    [
        ("第二十四条第一款第(十三)项", "CN", "24(1)(13)"),
        ("第七条第(二)项", "CN", "7(-)(2)"),
        ("第65条第2项第4款", "TW", "65(2)(4)"),
        ("第10条之1", "TW", "10-1"),
        ("第一百二十条之一", "CN", "120-1"),
        ("第1185条至第1187条", "CN", "1185-1187"),
        ("第4至6条", "CN", "4-6"),
        ("第2、9、12条", "CN", "2, 9, 12"),
        ("第四百六十五条、第五百零九条第一款", "CN", "465, 509(1)"),
        ("第二条第一款、第三款", "CN", "2(1), 2(3)"),
        ("第十条第一款第（二）、（三）项".replace("（", "(").replace("）", ")"), "CN", "10(1)(2), 10(1)(3)"),
        ("第十条第一、二款", "CN", "10(1), 10(2)"),
        ("第一百二十条之二、之三", "CN", "120-2, 120-3"),
        ("第10条第(1)至(3)项", "CN", "10(-)(1)-10(-)(3)"),
        ("第91-1条第1项", "TW", "91-1(1)"),
        ("第86条第3项、第87条第2项", "TW", "86(3), 87(2)"),
        ("107(1)-(4)", "US", "107(1)-(4)"),
    ],
    ids=lambda value: value[:16],
)
def test_locators(printed: str, jurisdiction: str, locator: str) -> None:
    assert locator_of(printed, jurisdiction) == locator


@pytest.mark.parametrize(
    ("text", "exact", "target", "locator"),
    [
        ("依据《民法典》第四百九十六条主张", "《民法典》第四百九十六条", "statute:cn:civil-code", "496"),
        (
            "2025年修订的《反不正当竞争法》第十三条第三款新设",
            "2025年修订的《反不正当竞争法》第十三条第三款",
            "statute:cn:aucl",
            "13(3)",
        ),
        ("《著作权法》（2020年修正）第24条", "《著作权法》（2020年修正）第24条", "statute:cn:copyright-law", "24"),
        ("著作权法第三条界定", "著作权法第三条", "statute:cn:copyright-law", "3"),
        ("著作權法第65條第2項第4款", "著作權法第65條第2項第4款", "statute:tw:copyright-act", "65(2)(4)"),
        ("依營業秘密法第 2 條，", "營業秘密法第 2 條", "statute:tw:trade-secrets-act", "2"),
        ("民法第 247 條之 1 應屬", "民法第 247 條之 1", "statute:tw:civil-code", "247-1"),
        ("美国《版权法》第107条", "美国《版权法》第107条", "statute:us:copyright-act", "107"),
        ("日本《著作权法》第30条之4", "日本《著作权法》第30条之4", "statute:jp:copyright-act", "30-4"),
        ("欧盟GDPR第22条", "GDPR第22条", "statute:eu:2016-679", "22"),
        (
            "《最高人民法院关于适用〈民法典〉合同编通则若干问题的解释》第十条",
            "《最高人民法院关于适用〈民法典〉合同编通则若干问题的解释》第十条",
            "statute:cn:jx-contract-2023",
            "10",
        ),
        ("见GB/T 35273-2020。", "GB/T 35273-2020", "statute:cn:gbt-35273-2020", ""),
        ("see 17 U.S.C. § 301(a) and", "17 U.S.C. § 301(a)", "statute:us:copyright-act", "301(a)"),
        ("the Sherman Act, 15 U.S.C. § 2, bars", "Sherman Act, 15 U.S.C. § 2", "statute:us:sherman-act", "2"),
        ("Section 5 of the FTC Act", "Section 5 of the FTC Act", "statute:us:ftc-act", "5"),
        ("37 C.F.R. § 1.56", "37 C.F.R. § 1.56", "statute:us:cfr-37", "1.56"),
        (
            "Article 5(3) of Directive 2009/24/EC",
            "Article 5(3) of Directive 2009/24/EC",
            "statute:eu:2009-24",
            "5(3)",
        ),
        ("Regulation (EU) 2031/77 applies", "Regulation (EU) 2031/77", "statute:eu:2031-77", ""),
        ("§ 44b UrhG allows", "§ 44b UrhG", "statute:de:urhg", "44b"),
        ("Article 101 TFEU", "Article 101 TFEU", "statute:eu:tfeu", "101"),
    ],
    ids=lambda value: value[:18],
)  # fmt: skip
def test_forms(text: str, exact: str, target: str, locator: str) -> None:
    (finding,) = cited(text)
    assert (finding.evidence.exact, finding.target_id, finding.locator) == (exact, target, locator)


def test_an_alias_is_defined_once_and_used_after() -> None:
    text = "《中华人民共和国反不正当竞争法》（以下简称《反竞法》）第二条。《反竞法》第十七条，该法第八条；第九条亦同。"
    found = cited(text)
    assert [c.locator for c in found] == ["2", "17", "8", "9"]
    assert {c.target_id for c in found} == {"statute:cn:aucl"}
    assert [c.rule for c in found] == ["statute.title", "statute.alias", "statute.pronoun", "statute.elided"]


@pytest.mark.parametrize(
    "text",
    ["传统版权法保护表达", "違反的是合同法", "以反垄断法来保障", "copyright law in general", "contract laws differ"],
)
def test_a_field_of_law_is_no_statute(text: str) -> None:
    (finding,) = citations_of(plain_document(text))
    assert finding.is_generic and not finding.target_id and finding.status == "unresolved"


@pytest.mark.parametrize(
    "text",
    [
        "《三体》第二章",
        "《交大法学》2025年第5期",
        "《孙子兵法》",
        "第十三条第三款没有法名",
        "合同第三条约定",
        "section 3 of this article",
    ],
)
def test_what_is_no_statute(text: str) -> None:
    assert cited(text) == ()


def test_a_line_end_and_a_gloss_inside_do_no_harm() -> None:
    wrapped = "本文以为在判断此类行为是否正当之时应当适用《反不正当竞\n争法》第二\n条的规定"
    assert [c.target_id for c in cited(wrapped)] == ["statute:cn:aucl"]
    assert [c.locator for c in cited("著作權(quán)法第三條")] == ["3"]


def test_an_english_alias_is_defined_once_and_used_after() -> None:
    text = 'The Harbour Data Act 2031 ("HDA") came first. Section 4 of the HDA was copied, and HDA, s 9 was not.'
    found = cited(text)
    assert [(c.name, c.locator) for c in found] == [("Harbour Data Act 2031", where) for where in ("", "4", "9")]
    assert [c.antecedent for c in found] == ["", "Harbour Data Act 2031", "Harbour Data Act 2031"]


def test_an_article_may_be_named_by_a_pronoun() -> None:
    text = "《著作权法》第十条列举了权利。第二十四条限制了它们，该条第一款第六项即为一例；前款所列不在此限。"
    found = cited(text)
    assert [c.evidence.exact for c in found][-2:] == ["该条第一款第六项", "前款"]
    assert [(c.target_id, c.locator) for c in found][-2:] == [
        ("statute:cn:copyright-law", w) for w in ("24(1)(6)", "24")
    ]


def test_provisions_counted_as_taiwan_does_name_no_act_of_the_mainland() -> None:
    (found,) = cited("依刑法第86條第3項、第91-1條第1項，許可執行之期間屆滿前，法院應依聲請裁定之。")
    assert (found.target_id, found.locator) == ("statute:tw:criminal-code", "86(3), 91-1(1)")


def test_traditional_script_alone_decides_nothing() -> None:
    (found,) = cited("依著作權法第三條之規定，該著作應受保護，學說對此並無爭議，實務見解亦屬一致。")
    assert found.status == "ambiguous" and not found.target_id
    assert {"statute:cn:copyright-law", "statute:tw:copyright-act"} <= set(found.candidates)
    (converted,) = cited("依《著作權法》第三條，最高人民法院認為該作品受到保護，國務院亦有規定。")
    assert converted.target_id == "statute:cn:copyright-law"


def test_sections_of_that_act() -> None:
    text = "The Patents Act 1977 is strict. Sections 1(2), 7(1), (3) and (5) to (7) and 9 of that Act say so."
    found = cited(text)
    assert [(c.target_id, c.locator) for c in found] == [
        ("statute:uk:patents-act-1977", ""),
        ("statute:uk:patents-act-1977", "1(2), 7(1), (3), (5)-(7), 9"),
    ]


def test_an_act_of_the_catalogue_is_not_read_into_a_text_of_elsewhere() -> None:
    (found,) = cited("依慈善法第8條之規定，台灣律師應加入公會，司法院亦同此見解。")
    assert found.status == "unresolved" and found.jurisdiction == "TW"
    (known,) = cited("依律師法第8條之規定，台灣律師應加入公會，司法院亦同此見解。")
    assert known.target_id == "statute:tw:律师法"


def test_an_act_of_taiwan_alone_is_not_read_into_a_text_of_the_mainland() -> None:
    (found,) = cited("根据强制执行法第五条，最高人民法院认为应当驳回，国务院亦有规定。")
    assert found.status == "unresolved" and found.jurisdiction == "CN"
    assert not cited("最高人民法院认为强制执行法尚未制定，国务院亦有规定。")
    (longer,) = cited("依強制汽車責任保險法第6條，台灣車主應投保，司法院亦同此見解。")
    assert longer.target_id == "statute:tw:强制汽车责任保险法"
    (amended,) = cited("依中華民國憲法增修條文第四條第三項，立法院得聽取報告，司法院亦同。")
    assert amended.target_id == "statute:tw:中华民国宪法增修条文" and amended.locator == "4(3)"


@pytest.mark.parametrize(
    ("text", "exact", "target"),
    [
        ("根据担保法第七条，保证无效。", "担保法第七条", "statute:cn:guarantee-law"),
        ("担保制度解释第九条亦同。", "担保制度解释第九条", "statute:cn:最高人民法院关于适用-民法典-有关担保制度的解释"),
        ("根据无单放货司法解释第三条处理。", "无单放货司法解释第三条",
         "statute:cn:关于审理无正本提单交付货物案件适用法律若干问题的规定"),
        ("《建工解释（一）》第6条亦同。", "《建工解释（一）》第6条",
         "statute:cn:关于审理建设工程施工合同纠纷案件适用法律问题的解释-一"),
        ("《公司法》（2018 年修正）第 9 条、第 11 条", "《公司法》（2018 年修正）第 9 条、第 11 条",
         "statute:cn:company-law"),
    ],
)  # fmt: skip
def test_short_names_repealed_acts_and_spaced_versions(text: str, exact: str, target: str) -> None:
    (found,) = cited(text, "2023-01-01")
    assert found.evidence.exact == exact
    assert target in (found.target_id, *found.candidates)


def test_a_chapter_of_canadian_statutes_belongs_to_its_title() -> None:
    (found,) = cited("See the Harbours Act, RSC 1985, c H-1, s 9 on that.")
    assert found.evidence.exact.endswith("Harbours Act, RSC 1985, c H-1, s 9")
    assert found.jurisdiction == "CA" and found.locator == "9"
    assert ("document_number", "RSC 1985, c H-1") in found.identifiers


def test_a_rule_of_taiwan_that_no_table_has_is_found_by_what_leads_to_it() -> None:
    (found,) = cited("司機違反港區車輛停放管理規則第7條第2項，台灣法院亦同此見解。")
    assert found.evidence.exact == "港區車輛停放管理規則第7條第2項"
    assert found.status == "unresolved" and found.jurisdiction == "TW" and found.locator == "7(2)"
    assert not cited("司機違反平台使用規則第七条，最高人民法院、国务院均有规定。")


def test_the_short_name_of_an_interpretation_may_be_plain_words() -> None:
    assert not cited("本案争议在于买卖合同解释的方法。")


def test_an_interpretation_goes_by_the_act_that_it_applies() -> None:
    (found,) = cited("依据《公司法解释（四）》第三条，决议不成立。", "2024-09-01")
    assert found.target_id == "statute:cn:最高人民法院关于适用-公司法-若干问题的规定-四"
