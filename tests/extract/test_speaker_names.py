"""What is taken for a speaker's name in an English sentence, and what is only a piece of a clause."""

from __future__ import annotations

import pytest

from distlaw.extract.claims.speakers.en_names import who


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Mary Kelly", "Mary Kelly"),
        ("In Cariou", "Cariou"),
        ("as the court", "court"),
        ("The tribunal dismissed that argument and", "tribunal"),
        ("The Court of Justice", "Court"),
        ("some lawyers explicitly", "some lawyers"),
        ("the Ninth Circuit", "Ninth Circuit"),
    ],
)
def test_a_name_is_told_without_what_hangs_on_it(printed: str, name: str) -> None:
    found = who(printed, printed.lower(), "")
    assert found is not None
    assert (found[0].name.removeprefix("the ").lower(), found[1]) == (name.lower(), False)


@pytest.mark.parametrize(
    "printed",
    [
        "many users can credibly", "that courts use to", "Recently", "People",
        "Maple et al. document that waivers are in contracts even after courts have specifically",
    ],
)  # fmt: skip
def test_a_piece_of_a_clause_names_nobody(printed: str) -> None:
    assert who(printed, printed.lower(), "") is None


@pytest.mark.parametrize("printed", ["Part II", "This Section", "But Part III", "Section 3"])
def test_a_part_of_the_text_speaks_for_its_author(printed: str) -> None:
    found = who(printed, printed.lower(), "")
    assert found is not None
    assert found[1]
