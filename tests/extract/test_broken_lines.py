"""Sentences that a page breaks at its commas: a line that ends with one goes on in the next."""

from __future__ import annotations

import pytest

from distlaw.extract.claims.blocks import blocks
from distlaw.parsers import parse
from distlaw.readers import read
from distlaw.readers.reader import RawFile


def lines(text: str, name: str) -> list[str]:
    return [block.text for block in blocks(parse(read(RawFile(text.encode(), name))[0])[0]) if block.kind != "heading"]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("# 租屋\n\n房東收了押金，\n\n退租後應該返還。\n\n房客要拍照。", "房東收了押金，退租後應該返還。"),
        (
            "# 租屋\n\n房客應保留收據、\n\n照片、\n\n對話紀錄，\n\n以免日後爭執。",
            "房客應保留收據、照片、對話紀錄，以免日後爭執。",
        ),
        (
            "# 平台\n\n平台單方修改條款，\n\n使用者不同意，\n\n可以終止契約。\n\n這是權利。",
            "平台單方修改條款，使用者不同意，可以終止契約。",
        ),
    ],
)
@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_a_line_that_ends_with_a_comma_goes_on(text: str, whole: str, name: str) -> None:
    assert whole in lines(text, name)


@pytest.mark.parametrize(
    "text",
    [
        "# 租屋\n\n房東收了押金。\n\n退租後應該返還。",
        "# 租屋\n\n注意事項，\n\n- 押金應當返還\n\n- 拍照存證",
        "# 租屋\n\n房東說，\n\n## 退租\n\n押金應當返還。",
    ],
)
def test_a_finished_line_a_list_and_a_heading_stand_alone(text: str) -> None:
    assert not any("押金" in line and (("退租後" in line and "收了" in line) or "注意" in line or "房東說" in line)
                   for line in lines(text, "a.md"))  # fmt: skip
