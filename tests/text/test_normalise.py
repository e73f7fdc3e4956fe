"""Invisible characters, lost spaces, glosses and entities: out of the reading text, still in the source."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from distlaw.text.normalise import cleaned
from distlaw.text.offsets import sliced

CASES = {
    "bom": ("\ufeff甲乙", "甲乙", "byte_order_mark"),
    "nul": ("甲\x00乙", "甲乙", "control_chars"),
    "a spreadsheet's": ("甲_x000D_乙", "甲乙", "control_chars"),
    "bidi": ("\u202e甲乙\u202c", "甲乙", "bidi_chars"),
    "zero_width": ("甲\u200b乙\u2060丙", "甲乙丙", "zero_width"),
    "joined_picture": ("法官👩\u200d⚖\ufe0f说", "法官👩\u200d⚖\ufe0f说", None),
    "joiner_that_spells": ("می\u200cخواهم", "می\u200cخواهم", None),
    "soft_hyphen": ("copy\u00adright", "copyright", "soft_hyphen"),
    "newlines": ("甲\r\n乙\r丙\n", "甲\n乙\n丙\n", None),
    "entity": ("作者#xff1a;白露 &amp; Co", "作者：白露 & Co", "entity"),
    "gloss": ("權(quán)利與義務(wù)都須明確(què)。", "權利與義務都須明確。", "pinyin_gloss"),
    "single_gloss_is_the_author's": ("「得」(děi)字表示必须。", "「得」(děi)字表示必须。", None),
    "lost_spaces": ("0? ? ?引 言\n摘 ?要", "0 引 言\n摘要", "lost_space"),
    "question_marks_stay": ("这样做合法吗? 未必。", "这样做合法吗? 未必。", None),
    "cut_tail": ("不等于复制\ufffd", "不等于复制", "cut_tail"),
}


@pytest.mark.parametrize(("source", "text", "kind"), CASES.values(), ids=CASES)
def test_cleaned(source: str, text: str, kind: str | None) -> None:
    found = cleaned(source)
    assert found.mapped.text == text
    assert found.mapped.source == source
    assert kind is None or kind in found.counts


def test_spaces_between_all_characters() -> None:
    text = "模 型 的 输 出 不 是 作 品 ， 任 何 人 都 可 以 自 由 使 用 ， 这 一 点 没 有 争 议 。"
    assert cleaned(text).mapped.text == text.replace(" ", "")


def test_spaces_as_separators_stay() -> None:
    assert cleaned("关键词 模型 法律 " + "正文没有空格。" * 20).mapped.text.startswith("关键词 模型 法律")


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="甲乙a1 \r\n\t\u200b\u00ad\ufeff\x00?(quán)&#;x", max_size=80))
def test_map_leads_both_ways(source: str) -> None:
    mapped = cleaned(source).mapped
    text = mapped.text
    for at, c in enumerate(text):
        ranges = mapped.to_source(at, at + 1)
        if sliced(source, ranges) == c:
            assert any(a <= at < b for a, b in mapped.to_reading(*ranges[0]))
    kept = [c for c in text if not c.isspace()]
    assert all(c in source or c in "&" for c in kept if c not in "甲乙") or "#" in source or "&" in source
