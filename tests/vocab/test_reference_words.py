"""The word lists of references: each word read as what it is, and not inside other words."""

from __future__ import annotations

import pytest

from distlaw.extract.references import parse_reference
from distlaw.text.fold import simplified
from distlaw.vocab.citekeys import citekey_words
from distlaw.vocab.references import marks, role_words, signals
from distlaw.vocab.surnames import divided, name_pinyin, surnames


@pytest.mark.parametrize("word", sorted(role_words().zh))
def test_each_role_word_is_taken_off_the_name(word: str) -> None:
    (name,) = parse_reference(f"沈砚秋{word}：《潮汐集》，海城出版社2020年版。").item.contributors
    if word == "等著":
        assert name.literal == "沈砚秋"
        return
    assert (name.literal, name.role, name.role_label) == ("沈砚秋", role_words().zh[word], word)


@pytest.mark.parametrize(("names", "expected"), [("林校", "林校"), ("何译", "何译"), ("王编、李注", "王编|李注")])
def test_a_given_name_is_no_role_word(names: str, expected: str) -> None:
    contributors = parse_reference(f"{names}：《潮汐集》，海城出版社2020年版。").item.contributors
    assert "|".join(name.literal for name in contributors) == expected


@pytest.mark.parametrize("word", [word for word in signals().zh if len(word) > 1])
def test_each_signal_is_taken_off(word: str) -> None:
    parse = parse_reference(f"{word}沈砚秋：《潮汐集》，海城出版社2020年版。")
    assert (parse.signal, parse.item.contributors[0].literal) == (word, "沈砚秋")


@pytest.mark.parametrize("author", ["如玉明", "见龙生"])
def test_a_surname_is_no_signal(author: str) -> None:
    parse = parse_reference(f"{author[0]}{author[1:]}. 题名[J]. 海东法学, 2028(3):4.")
    assert parse.item.contributors[0].literal == author


@pytest.mark.parametrize("mark", sorted(marks().marks))
def test_each_type_mark_gives_its_type(mark: str) -> None:
    parse = parse_reference(f"沈砚秋. 题名[{mark}/OL]. 海城: 海城出版社, 2020. https://example.org/a.")
    assert parse.item.csl_type == marks().marks[mark].csl_type
    assert (parse.item.title, parse.item.medium) == ("题名", "OL")


def test_tables_are_in_simplified_script() -> None:
    table = surnames()
    words = [*table.readings, *table.compound, *role_words().zh, *signals().zh, *citekey_words().stop_words_zh]
    # Two surnames aside that are written so in both scripts, a table in the other script would never be hit.
    assert [word for word in words if simplified(word) != word and word not in ("於", "甯")] == []
    assert all(
        reading.isascii() and reading.islower() for reading in (*table.readings.values(), *table.compound.values())
    )


@pytest.mark.parametrize(
    ("name", "parts", "pinyin"),
    [
        ("欧阳修", ("欧阳", "修"), ("ouyang", "xiu")),
        ("单一鸣", ("单", "一鸣"), ("shan", "yiming")),
        ("尉迟恭", ("尉迟", "恭"), ("yuchi", "gong")),
        ("解缙", ("解", "缙"), ("xie", "jin")),
        ("司马", ("司马", ""), ("sima", "")),
    ],
)
def test_names_divide_and_are_read(name: str, parts: tuple[str, str], pinyin: tuple[str, str]) -> None:
    assert divided(name) == parts
    assert name_pinyin(name) == pinyin
