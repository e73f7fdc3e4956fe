"""Citations of the United States: reporters, forms of their own, short forms, laws; and what only looks like one."""

from __future__ import annotations

import pytest
from citation_fixtures import cited

from distlaw.extract.statutes.us_laws import us_laws
from distlaw.vocab.reporters import editions_by_spelling, load_laws


def keys(text: str) -> list[tuple[str, ...]]:
    """The reporter keys of each finding, in order."""
    return [
        tuple(value for scheme, value in c.identifiers if scheme in ("us_reporter", "wl"))
        for c in cited(text)
        if c.kind == "case"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Alder v. Birch, 248 U. S. 215, 234 (1918)", ("248 U.S. 215",)),
        ("Alder v. Birch, 812 F.Supp.3d 331 (D. Del. 2025)", ("812 F. Supp. 3d 331",)),
        ("Alder v Birch, 63 NY2d 582 [1984]", ("63 N.Y.2d 582",)),
        ("People v. Alder, 2015 IL App (2d) 140077-U", ("2015 IL App (2d) 140077-U",)),
        ("State v. Alder, 2021-Ohio-77, ¶ 12", ("2021-Ohio-77",)),
        ("Alder v. Birch, 2004 MT 66, ¶ 3", ("2004 MT 66",)),
        ("Alder v. Birch, 7 U.S. (3 Cranch) 21 (1805)", ("7 U.S. 21",)),
        ("Alder v. Birch, 141 *12 Mass. 77", ("141 Mass. 77",)),
        ("Alder v. Birch (1999) 77 Cal.App.4th 12 [88 Cal.Rptr.2d 3]", ("77 Cal. App. 4th 12", "88 Cal. Rptr. 2d 3")),
        ("Alder v. Birch, 77 U.S. 5, 33 S. Ct. 21 (1950)", ("77 U.S. 5", "33 S. Ct. 21")),
        ("Alder v. Birch, T.C. Memo. 2019-77", ("T.C. Memo. 2019-77",)),
        ("Alder v. Birch, 2023 U.S. Dist. LEXIS 7788, at *3 (D. Mass. 2023)", ("2023 U.S. Dist. LEXIS 7788",)),
        ("另见Alder v. Birch, 123 Fla. 456 (1935)，其说可采。", ("123 Fla. 456",)),
        ("Alder v. Birch, ___ U.S. ___, 144 S. Ct. 21 (2024)", ("144 S. Ct. 21",)),
        ("Alder-Quay Const. Co. v. City and County of Linden, 676 P.2d 77 (Colo. 1984)", ("676 P.2d 77",)),
        ("Alder v. State ex rel. Birch, 179 Tenn. 39", ("179 Tenn. 39",)),
        ("Doe 1 v. Birch, Inc., 672 F. Supp. 3d 77 (N.D. Cal. 2023)", ("672 F. Supp. 3d 77",)),
        ("Alder v. Birch, *28 342 U. S. 36, 41", ("342 U.S. 36",)),
        ("Alder v. Birch, 95-0754, p. 3 (La.App. 1 Cir. 12/15/95), 669 So.2d 463", ("669 So. 2d 463",)),
    ],
    ids=lambda value: str(value)[:30],
)  # fmt: skip
def test_a_citation_is_one_finding_with_all_its_keys(text: str, expected: tuple[str, ...]) -> None:
    assert keys(text) == [expected]
    exact = cited(text)[0].evidence.exact
    assert exact.startswith(text[: text.index("v")].removeprefix("另见")) and text.count(exact) == 1


@pytest.mark.parametrize(
    "text",
    [
        "They lived at 111 S.W. 12th St. for years.",
        "On 12 Mar. 2020 we met.",
        "It sold 50 US 300 million times.",
        "In 2019 CO 2 emissions fell.",
        "99 Tex. L. Rev. 743",
        "She read 5 Day 20 times.",
        "foo1 U.S. 1, 1. U.S. 1foo",
    ],
)
def test_what_is_no_reporter(text: str) -> None:
    assert keys(text) == []


def test_one_abbreviation_of_two_reporters_is_left_open() -> None:
    (found,) = cited("Alder v. Birch, 1 Johnson 77 (1806)")
    assert found.status == "ambiguous" and not found.target_id and len(found.candidates) > 1


def test_short_forms_stand_for_the_case_of_their_volume() -> None:
    text = (
        "Alder v. Birch, 384 U. S. 436 (1966). See 384 U. S., at 444. Id., at 12-13; Alder, supra, at 450. "
        "Cedar v. Dogwood, 384 U.S. 700 (1966). Then 384 U. S., at 701; and Dogwood, 384 U. S., at 703; Cedar at 705."
    )
    found = {c.evidence.exact: c.target_id for c in cited(text)}
    assert (
        found["384 U. S., at 444"] == found["Id., at 12-13"] == found["Alder, supra, at 450"] == "case:us:384-u-s-436"
    )
    assert found["Dogwood, 384 U. S., at 703"] == found["Cedar at 705"] == "case:us:384-u-s-700"
    assert found["384 U. S., at 701"] == "", "two cases of that volume were cited"


def test_names_go_on_past_the_full_stop_of_an_abbreviation() -> None:
    (found,) = cited("They relied on Quarry v. Harbor Mut. Ins. Co., 455 A.2d 793 (R.I. 1983).")
    assert found.name == "Quarry v. Harbor Mut. Ins. Co."


def test_a_common_word_is_no_case() -> None:
    text = (
        "Alder v. House, 77 F.4th 12 (2d Cir. 2021), was late. The house stood. In House and under House rules, "
        "Cedar v. Trump, 78 F.4th 12 (2d Cir. 2021), came next. Under Trump the office grew; in Trump there was hope."
    )
    assert [c.rule for c in cited(text)] == ["case.us.reporter", "case.us.reporter"]


@pytest.mark.parametrize(
    ("text", "title", "pinpoint"),
    [
        ("See Ohio Rev. Code Ann. § 5739.02(B)(7) (Lexis Supp. 2010).", "Ohio Rev. Code Ann.", "5739.02(B)(7)"),
        ("See Ariz. Rev. Stat. Ann. § 36-3701 et seq. (West 2009).", "Ariz. Rev. Stat. Ann.", "36-3701"),
        ("See Mass. Gen. Laws ch. 1, §§ 2-3.", "Mass. Gen. Laws", "2-3"),
        ("See 63 Stat. 687.", "63 Stat. 687", ""),
        ("See 18 U. S. C. § 4241.", "18 U.S.C.", "4241"),
        ("See 42 U.S.C. § 1983 (2012).", "42 U.S.C.", "1983"),
    ],
)
def test_laws(text: str, title: str, pinpoint: str) -> None:
    (found,) = cited(text)
    assert (found.name, found.pinpoint) == (title, pinpoint)


def test_a_spelling_is_found_without_blanks_and_in_new_yorks_style() -> None:
    assert [e.name for e in editions_by_spelling()["N.Y.S.2d"]] == ["N.Y.S.2d"]
    assert [e.name for e in editions_by_spelling()["FSupp3d"]] == ["F. Supp. 3d"]


def test_a_section_is_of_the_act_that_the_text_cites_it_with() -> None:
    patents = cited("The test is that of 35 U.S.C. § 101. Under § 101 an abstract idea fails.")
    assert {c.target_id for c in patents} == {"statute:us:patent-act"}
    (copyright,) = cited("Copyright leaves ideas free by § 102(b), as courts often say.")
    assert copyright.target_id == "statute:us:copyright-act"


@pytest.mark.parametrize(
    "text",
    [
        "Agencies comment pursuant to NEPA section 102(2)(C), whatever a copyright notice says.",
        "Harbor Responsibility Act of 2029, sec. 321(b), § 107(e)(1)(A), on copyright.",
        "RESTATEMENT (THIRD) OF TIDAL L. OF THE U.S. § 102(2) speaks of copyright too.",
        "Ferries are to be inspected by § 107(g)(3)(A).",
    ],
)
def test_a_section_of_another_source_is_no_copyright_act(text: str) -> None:
    assert "statute:us:copyright-act" not in {c.target_id for c in cited(text)}


def test_the_end_of_a_word_is_no_sign_of_a_section() -> None:
    assert {c.pinpoint for c in cited("His famous 1890 Patent Law was much read.")} <= {""}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Under Virginia Code section 38.2-77 the insurer paid.", "Virginia Code"),
        ("Nebraska Revised Statute 48-77 applies.", "Nebraska Revised Statute"),
        ("The Code of Alabama (1975), Section 13A-7-77, says so.", "Code of Alabama"),
    ],
)
def test_codes_of_states_spelled_out(text: str, title: str) -> None:
    (found,) = cited(text)
    assert found.name == title and found.pinpoint


def test_every_form_of_the_table_compiles() -> None:
    for law in load_laws():
        for spelling in (law.abbreviation, *law.variations):
            text = f"See {spelling} 12-345, 12 {spelling} 34, {spelling} § 56 (1999). Id."
            assert all(cited.title for cited in us_laws(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Pub. L. No. 94-321, 90 Stat. 2541 (1976)", ["Pub. L. No. 94-321", "90 Stat. 2541"]),
        ("see Pub. L. 104-321.", ["Pub. L. No. 104-321"]),
        ("under Public Law 117-58, which", ["Pub. L. No. 117-58"]),
    ],
)
def test_public_laws_are_known_by_their_number(text: str, found: list[str]) -> None:
    assert [cited.title for cited in us_laws(text)] == found


@pytest.mark.parametrize(
    ("text", "name", "pin"),
    [
        ("He left 3d Ave.\nAlder v. Birch, 499 U.S. 340, 345 (1991).", "Alder v. Birch", "345"),
        ("So said Alder v. Birch, 384 U. S., at 444.", "Alder v. Birch", "444"),
        ("Alder v. Birch, 9 F.3d 1 (1993). Id. at 348.", "Alder v. Birch", "348"),
        ("Alder v. Birch, 499 U.S. 340 (1991). Alder, 499 U.S. at 349-50.", "Alder", "349-50"),
        ("Alder v. Birch, 499 U.S. 340 (1991). Alder, supra, at 580.", "Alder", "580"),
        ("Alder v. Birch, No. 22-cv-7788, 2023 WL 53332, at *4 (D. Mass. Aug. 18, 2023).", "Alder v. Birch", "*4"),
        ("Alder Ltd v Birch [2023] EWHC 30 (Ch) at [12]-[15].", "Alder Ltd v Birch", "[12]-[15]"),
        ("Case C-5/08 Alder v Birch, EU:C:2009:465, para 37.", "Alder v Birch", "37"),
        ("R (Alder) v Secretary of State for Guarding the Old Lakes [2017] UKSC 5, [45].",
         "R (Alder) v Secretary of State for Guarding the Old Lakes", "[45]"),
    ],
    ids=lambda value: str(value)[:30],
)  # fmt: skip
def test_names_and_pinpoints_of_full_and_short_forms(text: str, name: str, pin: str) -> None:
    last = [one for one in cited(text) if one.kind == "case"][-1]
    assert (last.name, last.pinpoint) == (name, pin)


def test_german_provisions_belong_to_the_law_behind_them() -> None:
    text = (
        "§ 44b UrhG; §§ 823 Abs. 1, 1004 BGB; § 12 TierSchG; Art. 6 Abs. 1 lit. f DSGVO; "
        "§ 60d Abs. 2 Satz 1 Nr. 1 UrhG."
    )
    found = [(one.name, one.pinpoint) for one in cited(text) if one.kind == "statute"]
    assert found == [
        ("UrhG", "44b"), ("BGB", "823 Abs. 1, 1004"), ("TierSchG", "12"), ("DSGVO", "6 Abs. 1 lit. f"),
        ("UrhG", "60d Abs. 2 Satz 1 Nr. 1"),
    ]  # fmt: skip
