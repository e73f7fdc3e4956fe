"""Function words of both languages."""

from __future__ import annotations

from distlaw.text.stop_words import load_stop_words


def test_a_pair_is_a_function_word_by_either_character() -> None:
    stop = load_stop_words()
    assert stop.is_function_pair("的法")
    assert not stop.is_function_pair("合同")
    assert stop.is_one("The")
    assert stop.is_one("但是")
    assert not stop.is_one("contract")
