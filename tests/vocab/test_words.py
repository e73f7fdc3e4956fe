"""Every word list matches what its file says it must, and nothing that it must not."""

from __future__ import annotations

import pytest

from distlaw.resources import folder
from distlaw.vocab.checking import example_faults
from distlaw.vocab.print_signs import PrintSign
from distlaw.vocab.words import WordList, load_countries, load_words

LISTS = [
    pytest.param(one, id=f"{path.stem}.{one.id}")
    for path in sorted((folder("data") / "words").glob("*.yaml"))
    for one in load_words(path.stem).values()
]


def test_every_list_and_line_meets_its_examples_and_nothing_that_it_refuses() -> None:
    assert [str(fault) for fault in example_faults()] == []


def test_an_example_that_is_missed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = PrintSign(id="bell", patterns=("ding",), examples=("dong",), refused=("ding dong",))
    monkeypatch.setattr("distlaw.vocab.checking.load_print_signs", lambda: {"bell": wrong})
    assert [str(fault) for fault in example_faults()] == [
        "data/print_signs, bell: it does not match its example 'dong'",
        "data/print_signs, bell: it matches 'ding dong', which it is to refuse",
    ]


@pytest.mark.parametrize("words", LISTS)
def test_no_word_stands_twice(words: WordList) -> None:
    assert sorted(set(words.words)) == sorted(words.words)


def test_the_longer_name_of_a_place_has_the_same_code() -> None:
    countries = load_countries()
    assert countries["我国台湾地区"] == countries["台湾"] == "TW"
