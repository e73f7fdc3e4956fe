"""Tokens: pairs of characters, stems, and where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from steps import assert_linear

from distlaw.text.stem import stemmed, uninflected
from distlaw.text.tokens import compared, label_key, query_tokens, spans, tokens

CASES = [
    ("合理使用", ["合理", "理使", "使用", "用"]),
    ("王", ["王"]),
    ("DeepSeek案", ["deepseek", "案"]),
    ("（2023）京73民终3802号", ["2023", "京", "73", "民终", "终", "3802", "号"]),
    ("計畫經濟", ["计划", "划经", "经济", "济"]),
    ("營業秘密", ["营业", "业秘", "秘密", "密"]),
    ("ＡＰＩ１２", ["api12"]),
    ("teacher's model", ["teacher", "model"]),
    ("Café", ["cafe"]),
    ("Llama 3.1", ["llama", "3", "1"]),
    ("17ZDA138", ["17zda138"]),
    ("不侵权，合法", ["不侵", "侵权", "权", "合法", "法"]),
    ("……！", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_tokens(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


QUERIES = [
    ("合理使用", ["合理", "理使", "使用"], False),
    ("税", ["税"], True),
    ("DeepSeek案", ["deepseek", "案"], True),
    ("第3条", ["第", "3", "条"], True),
    ("fair uses", ["fair", "us"], False),
]


@pytest.mark.parametrize(("text", "words", "goes_on"), QUERIES, ids=[case[0] for case in QUERIES])
def test_query_tokens_leave_the_end_open(text: str, words: list[str], goes_on: bool) -> None:
    assert query_tokens(text) == (words, goes_on)


SAME_STEM = [
    ("distillation", "distilling"), ("distil", "distills"), ("licence", "licensing"), ("judgement", "judgments"),
    ("infringement", "infringes"), ("organisation", "organizations"), ("policies", "policy"), ("behaviour", "behavior"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), SAME_STEM)
def test_forms_of_a_word_share_its_stem(one: str, other: str) -> None:
    assert stemmed(one) == stemmed(other)


def test_derivations_stay_apart_where_inflection_is_all_that_is_taken_off() -> None:
    assert uninflected("author") != uninflected("authority")
    assert uninflected("licences") == uninflected("license")


def test_a_label_is_looked_up_in_either_script() -> None:
    assert label_key("機器人協議") == label_key("机器人协议")
    assert label_key("Robots 协议") == label_key("robots协议")


MIXED = st.text(st.sampled_from("合理使用權權重乾畫计A a1é'，。 \n\U00020bb7Ｂ"), max_size=60)


@settings(max_examples=150, deadline=None)
@given(MIXED)
def test_places_hold_in_the_text_itself(text: str) -> None:
    assert len(compared(text)) == len(text)
    for token, start, end in spans(text):
        assert 0 <= start < end <= len(text)
        if not token.isascii():
            assert compared(text)[start:end] == token


@settings(max_examples=100, deadline=None)
@given(MIXED, st.integers(0, 50), st.integers(1, 6))
def test_every_stretch_of_a_run_is_found(text: str, start: int, length: int) -> None:
    """What a person copies out of a run of Chinese is a phrase of its tokens."""
    part = "".join(char for char in compared(text)[start : start + length] if "\u4e00" <= char <= "\u9fff")
    if part and part in compared(text):
        words, goes_on = query_tokens(part)
        sought = " " + " ".join(words) + ("" if goes_on else " ")
        assert sought in f" {' '.join(tokens(text))} "


@pytest.mark.parametrize("unit", ["a'", "合", "a合", "é", "'"])
def test_adversarial_text_is_cut_in_linear_time(unit: str) -> None:
    assert_linear(tokens, unit)
    assert tokens(unit * 50_000) is not None
