"""English law-review notes: where each authority begins and ends, and what is none of its words."""

from __future__ import annotations

import pytest

from distlaw.extract.references import parse_reference
from distlaw.extract.references.authorities import authorities


@pytest.mark.parametrize(
    ("note", "parts"),
    [
        (
            "Ada Elm, Quiet Rules, 12 Harb. L. Rev. 3, 9 (2031) (noting that courts differ). These gaps remain open. "
            "See Bo Ash, Loud Rules, 4 Elm L.J. 8 (2030).",
            ["Ada Elm, Quiet Rules", "See Bo Ash"],
        ),
        (
            "A survey of the ports finds that most captains never read the terms. Cy Oak, Ports (Sept. 19, 2031), "
            "https://ports.example/terms [https://perma.cc/AAAA-BBBB]. As Oak puts it, “terms are noise.” "
            "Oak, supra note 2, at 8.",
            ["Cy Oak, Ports", "Oak, supra note 2"],
        ),
        ("Ada Elm, Are Rules Evil? Essays on Law 11 (2031).", ["Ada Elm, Are Rules Evil? Essays"]),
        ("Elm, A. B. (2031). Quiet rules. Harbour Law, 3(2), 1-9.", ["Elm, A. B. (2031). Quiet rules."]),
        ("They met at the port, 93 Harb. L. Rev. 2349, 2391 (2031).", ["They met at the port"]),
    ],
)
def test_a_note_is_parted_where_a_sentence_leads_on(note: str, parts: list[str]) -> None:
    found = [note[start:end] for start, end in authorities(note)]
    assert len(found) == len(parts), found
    assert all(text.startswith(part) for text, part in zip(found, parts, strict=True)), found


@pytest.mark.parametrize(
    ("entry", "wanted"),
    [
        (
            "For a history of the “quiet” rule, see Ada Elm & Bo Ash, Quiet Rules, 12 Harb. L. Rev. 3 (2031).",
            {"title": "Quiet Rules", "container_title": "Harb. L. Rev.", "volume": "12"},
        ),
        ("and Ada Elm, Quiet Rules, 12 Harb. L. Rev. 3 (2031).", {"title": "Quiet Rules", "authors": ["Ada Elm"]}),
        (
            "See generally, e.g., Ada Elm, Quiet Rules (2031) (same).",
            {"title": "Quiet Rules", "csl_type": "book", "authors": ["Ada Elm"]},
        ),
        (
            "Ada Elm, Port Blockades in Spring, Harb. Times (June 29, 2031), https://port.example/a "
            "[perma.cc/AAAA-BBBB] (noting delays).",
            {"title": "Port Blockades in Spring", "site": "Harb. Times", "issued": "2031-06-29", "csl_type": "webpage"},
        ),
        ("Ada Elm, Quiet Law: A History of Silence in Harbour (2031)", {"csl_type": "book", "container_title": ""}),
        (
            "Bo Ash, Tides, in Essays on Harbours 2030/2031, at 517 (Cy Oak ed., 2031).",
            {"csl_type": "chapter", "container_title": "Essays on Harbours 2030/2031", "page": "517"},
        ),
        (
            "Harbour Law Library, Drafts of the Port Treaty, Harb. L., https://port.example/d",
            {"title": "Drafts of the Port Treaty", "authors": ["Harbour Law Library"]},
        ),
        (
            "Ctr. for Quiet Stud., Rules in Ports 7 (2031).",
            {"title": "Rules in Ports", "authors": ["Ctr. for Quiet Stud."]},
        ),
        (
            "Quiet Docks, Bureau of Harbours (Sept. 23, 2031), https://port.example/q [https://perma.cc/AAAA-BBBB].",
            {"title": "Quiet Docks", "site": "Bureau of Harbours", "authors": []},
        ),
        (
            "Elm Invs., 2031 Harbour Survey: Report of Findings 7 (2031), https://port.example/s.pdf",
            {"container_title": "", "issued": "2031"},
        ),
        (
            "Ada Elm, The “Quiet” Harbour Act: Beyond Rules, 45 Harb. J. Env’t L. 1 (2030).",
            {"title": "The “Quiet” Harbour Act: Beyond Rules", "container_title": "Harb. J. Env’t L."},
        ),
        (
            "Ada Elm, Quiet Rules, Harb. L. Rev. (forthcoming) (manuscript at 26–27)",
            {"container_title": "Harb. L. Rev."},
        ),
        (
            "Ada Elm, Quiet Rules 92 (London, B. Brooke 1812) (“[A] case, where nobody spoke.”).",
            {"title": "Quiet Rules", "issued": "1812", "csl_type": "book"},
        ),
        ("1 Ada von Elm & Bo Ash, Harbour Law § 12.02 (2d ed. 2031)", {"title": "Harbour Law", "volume": "1"}),
        (
            "Ada Elm, Quiet Rules, reprinted in Harbour Voices, at 226 (Bo Ash ed., 2031).",
            {"title": "Quiet Rules", "container_title": "Harbour Voices", "page": "226"},
        ),
        ("Ada Elm, Quiet Rules 9 (paperback ed. 2031)", {"authors": ["Ada Elm"], "title": "Quiet Rules"}),
        (
            "Ada Elm, Quiet Rules, Harb. Mag., July-December 2031, at 1.",
            {"title": "Quiet Rules", "container_title": "Harb. Mag."},
        ),
    ],
)
def test_values_are_the_authoritys_own(entry: str, wanted: dict[str, object]) -> None:
    item = parse_reference(entry).item
    read = {**item.model_dump(), "authors": [name.display for name in item.contributors if name.role == "author"]}
    assert {field: read[field] for field in wanted} == wanted


@pytest.mark.parametrize(
    "entry",
    [
        "Elm Oil, Inc. v. Ash Corp., 203 F.3d 1028, 1042 (8th Cir. 2000) (“[S]uccess requires plans.”).",
        "Okla. Stat. tit. 22, § 1373.5 (2024).",
        "H.R.J. Res. 28, 40th Cong., 15 Stat. 28 (1867)",
        "infra notes 215–218 and accompanying text (describing the strike of 2031)",
        "he was tried in March (2031)",
        "See the discussion accompanying supra notes 178–181.",
    ],
)
def test_what_is_no_work_gets_no_title_of_one(entry: str) -> None:
    parse = parse_reference(entry)
    assert parse.short is None
    assert not parse.item.title or parse.item.csl_type in ("legal_case", "legislation"), parse.item


def test_a_range_of_notes_points_to_its_first() -> None:
    parse = parse_reference("Elm, supra notes 178–81, at 4.")
    assert parse.short is not None
    assert (parse.short.note, parse.locator) == ("178", "4")


def test_a_decisions_year_and_number_are_no_year_of_a_book() -> None:
    parse = parse_reference("青石市中院甲公司诉讼一审民事判决书，（2031）青01民初2171号，载甲公司官网2031年11月12日。")
    assert parse.rule != "apa"
