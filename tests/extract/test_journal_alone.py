"""Law reviews cited by volume, journal and page alone, and names of authors by initials."""

from __future__ import annotations

import pytest

from distlaw.extract.references.authorities import authorities
from distlaw.extract.references.grammars import parsed
from distlaw.extract.references.prose import inline_references


@pytest.mark.parametrize(
    ("line", "journal", "volume", "page", "locator", "year"),
    [
        ("111 Va. L. Rev. 565", "Va. L. Rev.", "111", "565", "", ""),
        ("1 Minn. L. Rev. 1, 5 (1917).", "Minn. L. Rev.", "1", "1", "5", "1917"),
        ("See 70 Yale L.J. 1 (1961)", "Yale L.J.", "70", "1", "", "1961"),
        ("77 Marq. L. Rev. 475 (1993-94)", "Marq. L. Rev.", "77", "475", "", "1993/1994"),
        ("See also 12 Stanford Law Review 40, at 44-46", "Stanford Law Review", "12", "40", "44-46", ""),
    ],
)
def test_a_known_journal_with_its_numbers_is_an_article(
    line: str, journal: str, volume: str, page: str, locator: str, year: str
) -> None:
    read = parsed(line)
    item = read.item
    assert (item.csl_type, item.container_title, item.volume, item.page) == ("article-journal", journal, volume, page)
    assert (read.locator, item.issued, item.title) == (locator, year, "")


@pytest.mark.parametrize("line", ["12 Main Street 7", "3 Oak Hall 22 (1990)", "410 U.S. 113 (1973)"])
def test_what_is_no_journal_is_not_read_so(line: str) -> None:
    assert parsed(line).rule != "journal_alone"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The rule is old, as 77 Marq. L. Rev. 475, 480 (1993) shows.", ["77 Marq. L. Rev. 475, 480 (1993)"]),
        ("See 410 U.S. 113 (1973) and 12 Main Street 7.", []),
        ("Compare 1 Minn. L. Rev. 1 with 70 Yale L.J. 12.", ["1 Minn. L. Rev. 1", "70 Yale L.J. 12"]),
    ],
)
def test_an_article_cited_by_its_place_alone_in_a_sentence(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end, _, _ in inline_references(text, 0, len(text))] == expected


def test_a_note_of_two_bare_citations_is_two_authorities() -> None:
    note = "See 111 Va. L. Rev. 565; 1 Minn. L. Rev. 1, 5 (1917)."
    assert [note[start:end] for start, end in authorities(note)] == [
        "See 111 Va. L. Rev. 565",
        "1 Minn. L. Rev. 1, 5 (1917).",
    ]


@pytest.mark.parametrize(
    ("line", "names", "title"),
    [
        ("Q.R.S. Quill, The Age of Wharves, 71 Harv. L. Rev. 593 (1958).", ["Q.R.S. Quill"], "The Age of Wharves"),
        ("O.P. Marsh, Jr., On Tolls, 10 Harv. L. Rev. 457 (1897).", ["O.P. Marsh Jr."], "On Tolls"),
        ("Note, The Harm of Tolls, 3 Yale L.J. 5 (1999)", [], "The Harm of Tolls"),
        ("Ida Quill, Comment, The Harm of Tolls, 3 Yale L.J. 5 (1999)", ["Ida Quill"], "The Harm of Tolls"),
        ("A.B. Stone, Law of Bridges 193 (8th ed. 1915)", ["A.B. Stone"], "Law of Bridges"),
    ],
)
def test_authors_by_initials_and_unsigned_notes(line: str, names: list[str], title: str) -> None:
    item = parsed(line).item
    assert [name.display for name in item.contributors] == names
    assert item.title == title
