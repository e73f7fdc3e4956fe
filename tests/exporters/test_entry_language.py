"""The language an entry is set in."""

from __future__ import annotations

import pytest

from distlaw.exporters.exporter import StyleOptions
from distlaw.exporters.printed.document import style_named
from distlaw.exporters.printed.language import language_of
from distlaw.model.csl import cite_item_from_csl
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
        (Item(title="Das Recht der Daten im Wandel", language="en"), "de"),
        (Item(title="La responsabilité de l'éditeur"), "fr"),
        (Item(title="Il diritto della rete"), "it"),
        (Item(title="La ley de la selva"), "und"),
        (Item(title="Habeas Corpus de facto"), "en"),
        (Item(title="Müller v. Schröder GmbH"), "en"),
        (Item(title="The Law of La Plata"), "en"),
    ],
)
def test_language(item: Item, wanted: str) -> None:
    assert language_of(item) == wanted


def test_a_databases_stop_behind_a_title_is_not_printed() -> None:
    item = {
        "type": "article-journal",
        "title": "Nets mended at dawn.",
        "container-title": "Quay Law Review",
        "issued": "2020",
    }
    line = str(style_named("chicago").export([cite_item_from_csl(item)], StyleOptions()).data)
    assert "“Nets Mended at Dawn,”" in line
