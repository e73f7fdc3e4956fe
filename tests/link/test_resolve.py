"""Resolution: key, alias, unique name, what a mention stands for; versions in force; and doubt that stays doubt."""

from __future__ import annotations

import pytest
from citation_fixtures import cited


@pytest.mark.parametrize(
    ("text", "as_of", "version"),
    [
        ("《反不正当竞争法》第十三条", "2024-05-01", "statute:cn:aucl@2019"),
        ("《反不正当竞争法》第十三条", "2025-11-01", "statute:cn:aucl@2025"),
        ("2019年《反不正当竞争法》第十二条", "2026-01-01", "statute:cn:aucl@2019"),
        ("2010年《著作权法》第22条", "2026-01-01", "statute:cn:copyright-law@2010"),
        ("《著作权法》第二十二条", "2019-03", "statute:cn:copyright-law@2010"),
        ("《合同法》第五十二条", "2026", "statute:cn:contract-law@1999"),
    ],
)
def test_versions_in_force(text: str, as_of: str, version: str) -> None:
    assert cited(text, as_of)[0].version_id == version


@pytest.mark.parametrize("as_of", ["2025", "2025-08-01", ""])
def test_undecidable_versions_are_both_listed(as_of: str) -> None:
    (finding,) = cited("《反不正当竞争法》第十三条", as_of)
    assert finding.status == "ambiguous" and finding.target_id == "statute:cn:aucl" and not finding.version_id
    assert {"statute:cn:aucl@2019", "statute:cn:aucl@2025"} <= set(finding.candidates)


def test_a_draft_is_not_the_law() -> None:
    assert cited("《反不正当竞争法（修订草案征求意见稿）》第18条")[0].target_id == "statute:cn:aucl:draft"


@pytest.mark.parametrize(
    ("text", "status", "reason"),
    [
        ("（2022）京0105民初***号", "unresolved", "masked number"),
        ("（2022）京0105民初12345号", "unresolved", "implausible number"),
        ("（2031）京73民终7号", "unresolved", "implausible number"),
        ("104年度民著訴字第62號", "unresolved", "court is not stated"),
        ("“奥特曼案”引发讨论", "ambiguous", "several cases"),
        ("张某诉李某案", "unresolved", "masked parties"),
        ("Alder v. Birch was decided", "unresolved", "name is not known"),
        ("《云杉管理办法》第三条", "unresolved", "title is not known"),
    ],
    ids=lambda value: value[:16],
)
def test_doubt_stays_doubt(text: str, status: str, reason: str) -> None:
    (finding,) = cited(text)
    assert finding.status == status and reason in finding.reason and not finding.target_id


def test_a_key_in_the_document_decides_between_cases_of_one_name() -> None:
    assert cited("Getty Images v Stability AI")[0].status == "ambiguous"
    found = cited("Getty Images v Stability AI was heard at length.\n\n[2025] EWHC 2863 (Ch)")
    assert {c.target_id for c in found} == {"case:uk:getty-v-stability"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Feist Publications, Inc. v. Rural Telephone Service Co., 499 U.S. 340 (1991)", "费斯特案"),
        ("《中华人民共和国著作权法》第三条", "Article 3 of the PRC Copyright Law"),
        ("Llama 2 Community License", "Llama 2社区许可协议"),
        ("Google LLC v. Oracle America, Inc., 593 U.S. 1 (2021)", "Google v. Oracle, 141 S. Ct. 1183 (2021)"),
        ("No. 3:24-cv-05417-WHA (N.D. Cal.)", "787 F. Supp. 3d 1007"),
        ("Regulation (EU) 2024/1689", "欧盟《人工智能法》"),
    ],
    ids=lambda value: value[:16],
)
def test_one_id_an_entity(one: str, other: str) -> None:
    assert cited(one)[0].target_id == cited(other)[0].target_id != ""


def test_rejected_findings_stay() -> None:
    from citation_fixtures import plain_document

    from distlaw.link.resolve import resolved

    (finding,) = cited("《民法典》第三条")
    rejected = finding.model_copy(update={"status": "rejected", "target_id": ""})
    assert resolved([rejected], plain_document("《民法典》第三条"), "2026") == (rejected,)


@pytest.mark.parametrize("as_of", ["1936~", "c. 2020", "202X", "2025-13", "2025-08?"])
def test_an_uncertain_date_is_no_error(as_of: str) -> None:
    assert cited("《反不正当竞争法》第十三条", as_of)[0].target_id == "statute:cn:aucl"
