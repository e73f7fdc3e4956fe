"""Two-column pages made from own prose, read row by row, and untangled again; one column is told from two."""

from __future__ import annotations

import pytest

from distlaw.text.columns import untangled
from distlaw.text.columns.widths import em

LEFT = [
    "一、问题的提出",
    "网络平台每天收集大量的用户评论。这些评论既是用户的表达，也是平台的资产。近年来，有的平台把评论交给第三方训练模型，"
    "由此产生了新的纠纷。用户主张评论属于个人信息，平台则认为评论已经公开，任何人都可以使用。法院的意见并不一致。",
    "本文从合同与个人信息两个角度分析这一问题。在合同的层面，需要考察用户协议的条款是否有效；在个人信息的层面，需要考察公开信息的使用范围。"
    "文章最后提出立法建议，希望能够平衡各方的利益。",
    "二、用户协议的效力",
    "用户协议通常由平台单方拟定，用户只能选择接受或者离开。这样的条款属于格式条款，应当受到法律的限制。提供方有义务以合理的方式提请对方注意。",
]
RIGHT = [
    "三、公开信息的使用范围",
    "个人信息的公开并不意味着任何人可以任意使用。法律规定，处理已经公开的个人信息应当在合理的范围之内，个人明确拒绝的除外。"
    "训练模型是否属于合理的范围，取决于训练的目的、方式以及对个人权益的影响。",
    "如果模型能够重现用户的评论，那么个人权益受到的影响就比较大，处理者应当取得同意。如果模型只是学习语言的一般规律，影响就比较小。",
    "四、结论",
    "评论的训练使用应当区分情况。平台不得以格式条款排除用户的主要权利，用户也不能禁止一切合理的使用。立法可以规定统一的退出机制，降低各方的成本。",
]


def _set(paragraphs: list[str], width: int) -> list[str]:
    """The paragraphs as lines of a column; the indent of two characters is lost, as extraction loses it."""
    lines: list[str] = []
    for paragraph in paragraphs:
        if em(paragraph) < width - 2 and not paragraph.endswith("。"):
            lines.append(paragraph)
            continue
        room, line = width - 2, ""
        for at, c in enumerate(paragraph):
            line += c
            following = paragraph[at + 1 : at + 2]
            if len(line) >= room and following not in (*"，。、；：”？", ""):
                lines.append(line)
                room, line = width, ""
        lines += [line] if line else []
    return lines


def _page(width: int) -> tuple[list[str], list[int]]:
    left, right = _set(LEFT, width), _set(RIGHT, width)
    rows = max(len(left), len(right))
    left += [""] * (rows - len(left))
    right += [""] * (rows - len(right))
    pairs = [(a, b) for a, b in zip(left, right, strict=True) if a + b]
    return [a + b for a, b in pairs], [len(a) for a, _ in pairs]


@pytest.mark.parametrize("width", [18, 20, 22, 24, 26])
@pytest.mark.parametrize("half", [False, True], ids=["full-width marks", "half-width marks"])
def test_two_columns(width: int, half: bool) -> None:
    rows, truth = _page(width)
    if half:
        rows = [row.translate(str.maketrans("，：；？", ",:;?")) for row in rows]
    found = untangled(rows)
    assert found.are_two
    assert abs(found.width - width) <= 1
    right = sum(a == b for a, b in zip(found.cuts, truth, strict=True))
    assert right >= 0.9 * len(rows), [(r[:k], r[k:]) for r, k in zip(rows, found.cuts, strict=True)]
    unsure = {at for at, margin in enumerate(found.margins) if margin < 3}
    assert {at for at, (a, b) in enumerate(zip(found.cuts, truth, strict=True)) if a != b} <= unsure


@pytest.mark.parametrize("width", [36, 40, 44, 48])
def test_one_column_is_no_two(width: int) -> None:
    assert not untangled(_set(LEFT + RIGHT, width)).are_two


def test_widths_count_half_width_marks_as_full() -> None:
    assert em("模型,数据") == 5
    assert em("GPT") == 1.5
