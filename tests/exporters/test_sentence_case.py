"""Titles in sentence case, as APA's list has them; the titles are invented."""

from __future__ import annotations

import pytest

from distlaw.exporters.printed.sentence_case import sentence_cased


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("The Price of Silence: A Study in Trade", "The price of silence: A study in trade"),
        ("Fair Play in China and the United States", "Fair play in China and the United States"),
        ("How DeepSeek and GPT Learn From Users' Questions", "How DeepSeek and GPT learn from users' questions"),
        ("Reading the Lake Protection Act Again", "Reading the Lake Protection Act again"),
        ("Lessons From Alder v. Birch Corp. for Courts", "Lessons from Alder v. Birch Corp. for courts"),
        ("Cross-Border Copying—What Remains?", "Cross-border copying—What remains?"),
        ("A study of Alder and Birch", "A study of Alder and Birch"),  # in sentence case already
        ("Knowledge Gulliverised", "Knowledge Gulliverised"),  # not in the list: it may be a name
        ("Nature", "Nature"),
        ("The Schedule F of Plan B", "The schedule F of plan B"),  # a letter alone is a name
        ("", ""),
    ],
)
def test_only_common_words_lose_their_capital(title: str, wanted: str) -> None:
    assert sentence_cased(title) == wanted


def test_a_title_set_twice_stays_as_it_is() -> None:
    title = "The Law of Lakes in the European Union: Who Owns What?"
    assert sentence_cased(sentence_cased(title)) == sentence_cased(title)
