"""Citations of Pandoc's kind in a draft."""

from __future__ import annotations

import pytest
from steps import assert_linear

from distlaw.services.bibliography.citekeys_in import CitedKey, located, locator_in


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("如[@lin2031]。", [[CitedKey(key="lin2031")]]),
        ("见[@lin2031, p. 65; 参见@ash2029, 第3-4页]", [[CitedKey(key="lin2031", locator="65"),
         CitedKey(key="ash2029", locator="3-4", prefix="参见")]]),
        ("[see @ash2029, § 107, with more]", [[CitedKey(key="ash2029", locator="107", label="section", prefix="see ",
         suffix=", with more")]]),
        ("@ash2029 [p. 3] says", [[CitedKey(key="ash2029", locator="3")]]),
        ("[-@ash2029, 65-66]", [[CitedKey(key="ash2029", locator="65-66")]]),
        ("@{odd key} and [@b]", [[CitedKey(key="odd key")], [CitedKey(key="b")]]),
        ("mail a@b.example `[@code]`\n```\n[@block]\n```\n", []),
        ("[@a]. [@b]: [@a]", [[CitedKey(key="a")], [CitedKey(key="b")], [CitedKey(key="a")]]),
    ],
)  # fmt: skip
def test_clusters(text: str, wanted: list[list[CitedKey]]) -> None:
    assert [list(cluster.cited) for cluster in located(text)] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("p. 65", ("65", "page", "")), ("pp. 3-5", ("3-5", "page", "")), ("第65页", ("65", "page", "")),
     ("§ 107", ("107", "section", "")), ("第16条", ("16", "article-locator", "")),
     ("art. 3", ("3", "article-locator", "")),
     ("65", ("65", "page", "")), ("passim", ("", "page", "passim")), ("", ("", "page", ""))],
)  # fmt: skip
def test_pinpoint(text: str, wanted: tuple[str, str, str]) -> None:
    assert locator_in(text) == wanted


@pytest.mark.parametrize(("before", "unit"), [("", "[@"), ("", "["), ("", "@a"), ("", "`"), ("[@a, ", "1,")])
def test_takes_no_more_time_than_text(before: str, unit: str) -> None:
    assert_linear(lambda text: located(before + text), unit)
    located(before + unit * 50_000)
