"""What the reading of heads still gets short, by test: strict, so that what is mended has to leave this list."""

from __future__ import annotations

import pytest

# The head reader is silent, or errs, on these invented documents; docs/quality.md has the figures on real ones.
SHORT = frozenset({
    "test_heads_and_tails.py::test_metadata[en_txt_partner_job]",
    "test_articles.py::test_golden[english_journal]",
    "test_articles.py::test_golden[english_repository_page]",
    "test_articles.py::test_golden[journal_without_blank_lines]",
    "test_articles.py::test_golden[lawreview_no_rule]",
    "test_articles.py::test_golden[lawreview_without_rule]",
    "test_articles.py::test_golden[record_labels_above_values]",
    "test_articles.py::test_golden[record_repository]",
    "test_articles.py::test_golden[taiwan_article_contents]",
    "test_articles.py::test_golden[wechat_numbers_apart]",
    "test_specimens.py::test_affiliations[journal_decimal.txt]",
    "test_specimens.py::test_affiliations[journal_notes.txt]",
    "test_specimens.py::test_what_stays_out_and_what_stays_whole[journal_notes.txt]",
})  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is known to be short."""
    for item in items:
        if f"{item.path.name}::{item.name}" in SHORT:
            item.add_marker(pytest.mark.xfail(reason="the head reader falls short here", strict=True))
