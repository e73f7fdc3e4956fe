"""Which hyphens at line ends belong to the word."""

from __future__ import annotations

import pytest

from distlaw.vocab.hyphens import keeps_hyphen


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        ("far", "reaching", True), ("Non", "signatory", True), ("power", "constraining", True),
        ("deep", "rooted", True),
        ("no", "tice", False), ("ex", "pands", False), ("all", "eged", False), ("under", "standing", False),
        ("con", "tract", False), ("pub", "lic", False), ("over", "based", False),
    ],
)  # fmt: skip
def test_known_parts_tell_where_the_document_does_not(first: str, second: str, kept: bool) -> None:
    assert keeps_hyphen(first, second, frozenset()) is kept


def test_what_the_document_prints_inside_a_line_decides() -> None:
    assert keeps_hyphen("elm", "wood", {"elm-wood"})
    assert not keeps_hyphen("far", "reaching", {"farreaching", "far-reaching"})
