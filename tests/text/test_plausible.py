"""Running text in both scripts and in English is told from text whose characters were mixed up."""

from __future__ import annotations

import pytest

from distlaw.text.plausible import is_common_pair, plausibility

HANS = (
    "学生模型由教师模型的应答训练而成，其行为是否侵害权利人的利益存在争议。本文认为应当区分场景，接口的用户协议约束"
    "缔约之人，而公开的数据集并不约束取用之人，二者不可混为一谈。竞争法的介入应当保持谦抑，只在手段不当且形成替代时方可适用。"
)
HANT = (
    "學生模型由教師模型的應答訓練而成，其行為是否侵害權利人的利益存在爭議。本文認為應當區分場景，介面的使用者協議約束"
    "締約之人，而公開的資料集並不約束取用之人，二者不可混為一談。競爭法的介入應當保持謙抑，只在手段不當且形成替代時方可適用。"
)
ENGLISH = (
    "Whether this is reproduction depends on what is retained after training, and on whom the terms of service bind. "
    "The clause speaks of users and of those who act for them, yet it says little about anybody who finds the answers "
    "in a public place and never saw the terms at all."
)


def mixed(text: str) -> str:
    """Two halves drawn over one another."""
    half = len(text) // 2
    return "".join(a + b for a, b in zip(text[:half], reversed(text[half:]), strict=False))


@pytest.mark.parametrize("text", [HANS, HANT, ENGLISH], ids=["Hans", "Hant", "English"])
def test_text_passes_and_salad_does_not(text: str) -> None:
    assert not plausibility(text).is_salad
    assert plausibility(mixed(text)).is_salad
    assert plausibility(text).score > plausibility(mixed(text)).score


def test_too_little_text_is_no_salad() -> None:
    assert not plausibility(mixed(HANS)[:60]).is_salad
    assert not plausibility("").is_salad


def test_common_pairs_are_known_in_both_scripts() -> None:
    assert is_common_pair("法律") and is_common_pair("經濟")
    assert not is_common_pair("。法")
