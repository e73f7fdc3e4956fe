"""The language an entry is set in."""

from __future__ import annotations

import pytest

from distlaw.exporters.printed.language import language_of
from distlaw.model.work import Item, Name


@pytest.mark.parametrize(
    ("item", "wanted"),
    [
        (Item(language="zh-Hant", title="x"), "zh"),
        (Item(language="zh_CN"), "zh"),
        (Item(language="English"), "en"),
        (Item(language="German"), "de"),
        (Item(language="jpn"), "ja"),
        (Item(language="中文", title="规则"), "zh"),
        (Item(title="利用規約の帰属"), "ja"),
        (Item(title="규칙"), "ko"),
        (Item(title="规则 of AI"), "zh"),
        (Item(title="Правила"), "ru"),
        (Item(title="Rules"), "en"),
        (Item(contributors=(Name(literal="林知远"),)), "zh"),
        (Item(), "en"),
    ],
)
def test_language(item: Item, wanted: str) -> None:
    assert language_of(item) == wanted
