"""Dated clauses: what a record says of a day, and nothing of a day that it does not reach."""

from __future__ import annotations

import pytest

from distlaw.vocab.terms import documents_called, load_documents, practice_called, terms_notice

DOCUMENTS = {document.id: document for document in load_documents()}


def test_every_time_line_runs_forward_and_every_row_has_its_proof() -> None:
    for document in DOCUMENTS.values():
        rows = list(document.rows())
        assert rows, document.id
        for row in rows:
            assert not row.valid_to or row.valid_from <= row.valid_to, row
            assert len(row.commit) == 40 and row.valid_from[:2] in ("19", "20")
            assert len(row.quote) < 160


def test_periods_of_a_clause_do_not_overlap() -> None:
    for document in DOCUMENTS.values():
        last: dict[tuple[str, str], str] = {}
        for row in document.rows():
            key = (row.practice, row.clause)
            assert last.get(key, "") < row.valid_from, row
            last[key] = row.valid_to or "9999"


@pytest.mark.parametrize(
    ("document", "day", "practice", "effects", "recorded"),
    [
        ("cursor-terms", "2025-06-16", "output_training", set(), "2025-06-14"),
        ("cursor-terms", "2025-06-20", "output_training", {"forbidden"}, "2025-06-19"),
        ("microsoft-msa", "2023-06-01", "output_training", set(), "2022-09-20"),
        ("licence:llama-2", "2026-01-01", "output_training", {"forbidden"}, ""),
        ("aws-service-terms", "2024-01-01", "output_ownership", {"permitted"}, "2023-12-22"),
    ],
)
def test_the_last_record_up_to_a_day_decides(
    document: str, day: str, practice: str, effects: set[str], recorded: str
) -> None:
    found = DOCUMENTS[document]
    assert {event.effect for event in found.at(day, practice)} == effects
    assert not recorded or found.proof(day)[0] == recorded


def test_the_record_has_a_first_and_a_last_day() -> None:
    cursor = DOCUMENTS["cursor-terms"]
    assert not cursor.reaches("2024-12-31") and cursor.reaches("2025-02-18") and not cursor.reaches("2099-01-01")
    assert DOCUMENTS["licence:llama-2"].reaches("2099-01-01"), "a licence stays what it is"


def test_words_name_practices_and_documents() -> None:
    assert practice_called("competing models") == practice_called("训练") == "output_training"
    assert practice_called("reverse engineering") == practice_called("逆向工程") == "reverse_engineering"
    assert practice_called("nonsense") == ""
    assert [d.id for d in documents_called("豆包")] == ["doubao-terms"]
    assert "ODC-BY 1.0" in terms_notice() and "Open Terms Archive" in terms_notice()
