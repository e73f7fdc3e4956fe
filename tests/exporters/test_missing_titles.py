"""A title that is not given is marked as the style marks it, beside what else tells the work; nothing is made up."""

from __future__ import annotations

import pytest

from distlaw.exporters.exporter import StyleOptions
from distlaw.exporters.printed.document import style_named
from distlaw.model.csl import item_from_csl
from distlaw.model.work import CiteItem

ON_A_SITE = {"id": "lin2025", "type": "webpage", "container-title": "法律评论网", "language": "zh-CN"}
BARE = {"id": "Anon2025a", "type": "webpage", "language": "zh-CN"}
SIGNED = {
    "id": "doe",
    "type": "article-journal",
    "language": "en",
    "container-title": "Review",
    "author": [{"literal": "Doe"}],
}


@pytest.mark.parametrize(
    ("style", "csl", "line"),
    [
        pytest.param("gbt7714-2025", ON_A_SITE, "[题名不详][EB]. 法律评论网.", id="GB/T names the site"),
        pytest.param("gbt7714-2025", BARE, "[题名不详：Anon2025a][EB].", id="GB/T names the key"),
        pytest.param("law-manual", ON_A_SITE, "[题名不详]，载法律评论网。", id="manual, site"),
        pytest.param("bluebook", ON_A_SITE, "[untitled], Falü pinglun wang (法律评论网).", id="Bluebook, site"),
        pytest.param("oscola", SIGNED, "Doe, [untitled] [nd] Review.", id="OSCOLA puts no quotation marks on it"),
        pytest.param("chicago", SIGNED, "Doe, [untitled], Review (n.d.).", id="Chicago neither"),
        pytest.param("apa", BARE, "[untitled: Anon2025a]. (n.d.).", id="APA names the key"),
    ],
)
def test_a_missing_title_is_marked(style: str, csl: dict[str, object], line: str) -> None:
    lines = style_named(style).export([CiteItem(item=item_from_csl(csl))], StyleOptions())
    assert str(lines.data) == line + "\n"
    assert "missing_title" in {problem.code for problem in lines.problems}


def test_a_title_keeps_its_quotation_marks() -> None:
    item = item_from_csl(SIGNED | {"title": "Untitled"})
    assert "“Untitled,”" in str(style_named("chicago").export([CiteItem(item=item)], StyleOptions()).data)
