"""Every word list matches what its file says it must, and nothing that it must not."""

from __future__ import annotations

import pytest

from distlaw.resources import folder
from distlaw.vocab.words import WordList, load_countries, load_words

LISTS = [
    pytest.param(one, id=f"{path.stem}.{one.id}")
    for path in sorted((folder("data") / "words").glob("*.yaml"))
    for one in load_words(path.stem).values()
]


@pytest.mark.parametrize("words", LISTS)
def test_examples_match_and_others_do_not(words: WordList) -> None:
    assert words.examples and words.refused
    assert [line for line in words.examples if not words.regex.search(line)] == []
    assert [line for line in words.refused if words.regex.search(line)] == []


@pytest.mark.parametrize("words", LISTS)
def test_no_word_stands_twice(words: WordList) -> None:
    assert sorted(set(words.words)) == sorted(words.words)


def test_the_longer_name_of_a_place_has_the_same_code() -> None:
    countries = load_countries()
    assert countries["我国台湾地区"] == countries["台湾"] == "TW"
