"""Bare words become groups: labels of the glossary first, then words and pairs of characters."""

from __future__ import annotations

from pathlib import Path

import pytest

from distlaw.db.opening import open_reader
from distlaw.db.session import open_database
from distlaw.db.vocabulary import synchronise
from distlaw.query.search.expression import TokenRun
from distlaw.query.search.terms import Group, groups_of, pairs_of, synonyms, text_of, tokens_of


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> str:
    url = str(Path(tmp_path_factory.mktemp("terms")) / "corpus.db")
    with open_database(url) as database, database.writing() as session:
        synchronise(session)
    return url


def groups(url: str, text: str, *, exact: bool = False) -> list[Group]:
    with open_reader(url) as reader:
        return groups_of(reader, text, exact=exact)


def test_a_label_is_one_group_with_its_other_names(filled: str) -> None:
    (group,) = groups(filled, "合理使用")
    assert group.typed == "合理使用" and "fair use" in group.added and "合理使用" not in group.added
    assert group.named == ("fair_use",) and "theory=fair_use" in group.flags and group.is_legal
    assert text_of("fair use") in group.exact and group.typed_text == text_of("合理使用")


def test_exactly_means_the_words_alone(filled: str) -> None:
    (group,) = groups(filled, "合理使用", exact=True)
    assert (group.exact, group.added, group.flags, group.parts) == ((text_of("合理使用"),), (), (), ())
    assert not group.is_legal


def test_the_longest_label_wins_and_keeps_what_its_words_mean(filled: str) -> None:
    found = groups(filled, "model distillation fair use")
    assert [group.typed for group in found] == ["model distillation", "fair use"]
    assert all(part.typed != "distillation" or part.added for part in found[0].parts)


def test_words_of_grammar_are_common(filled: str) -> None:
    found = groups(filled, "the zebra of xylophones")
    assert [(group.typed, group.is_common) for group in found] == [
        ("the", True), ("zebra", False), ("of", True), ("xylophones", False),
    ]  # fmt: skip


def test_a_gap_between_characters_parts_a_label(filled: str) -> None:
    assert groups(filled, "合理 使用")[0].typed == "合理"
    assert [group.typed for group in groups(filled, "fair use")] == ["fair use"]


def test_an_unknown_run_is_whole_when_short_and_pairs_when_long(filled: str) -> None:
    (short,) = groups(filled, "瑰犀龟麟")
    assert short.typed == "瑰犀龟麟" and [part.typed for part in short.parts] == ["瑰犀", "犀龟", "龟麟"]
    assert [group.typed for group in groups(filled, "瑰犀龟麟鹤")] == ["瑰犀", "犀龟", "龟麟", "麟鹤"]
    (exactly,) = groups(filled, "瑰犀龟麟鹤", exact=True)
    assert exactly.typed == "瑰犀龟麟鹤" and exactly.parts == ()
    assert groups(filled, "瑰犀")[0].parts == ()


def test_nothing_that_holds_another_is_sought_beside_it(filled: str) -> None:
    for word in ("蒸馏", "distillation", "合同"):
        for group in groups(filled, word):
            texts = [text for text in group.exact if not text.is_prefix]
            for text in texts:
                assert not any(
                    other != text and f" {' '.join(other.words)} " in f" {' '.join(text.words)} " for other in texts
                )
            assert not set(group.exact) & set(group.broad)


def test_synonyms_are_of_the_whole_value(filled: str) -> None:
    with open_reader(filled) as reader:
        assert "合理使用" in synonyms(reader, "fair use")
        assert synonyms(reader, "fair use of zebras") == ()


def test_text_has_letters_and_may_go_on() -> None:
    assert text_of("…") is None
    assert text_of("fair") == TokenRun(("fair",), False)
    assert text_of("fair", is_prefix=True) == TokenRun(("fair",), True)


def test_pairs_of_function_characters_are_common() -> None:
    assert pairs_of("的是瑰")[0].is_common and not pairs_of("瑰犀")[0].is_common
    assert pairs_of("瑰") == []
    assert [pair.typed for pair in pairs_of("瑰犀")] == ["瑰犀"]


def test_tokens_leave_words_of_grammar_out_unless_there_is_nothing_else() -> None:
    assert [group.typed for group in tokens_of("the zebra")] == ["zebra"]
    assert [group.typed for group in tokens_of("the")] == ["the"]
