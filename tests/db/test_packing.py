"""What is packed is read again as it was; what was never packed is read as it is."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from distlaw.db.packing import MARK, packed, unpacked
from distlaw.services.ingest import ingest


@given(st.text())
def test_any_text_comes_back(text: str) -> None:
    if not text.startswith(MARK):
        assert unpacked(packed(text)) == text


@pytest.mark.parametrize("text", ["[]", '[{"label":"stance","value":"neutral","rule":"stance.none"}]'])
def test_json_that_is_not_packed_is_read_as_it_is(text: str) -> None:
    assert unpacked(text) == text


def test_what_the_first_dictionary_packed_is_read_for_ever() -> None:
    frozen = "~1i>5|2J=xLwbl-G@Z6>Br>rBik@dc_&V*v"
    assert json.loads(unpacked(frozen)) == [
        {"label": "kind", "value": "normative", "rule": "kind.normative", "text": "不得", "start": 45, "end": 47},
        {"label": "stance", "value": "neutral", "rule": "stance.none", "decided": True},
    ]


def test_cues_take_a_third_of_their_room_at_most(db: str, notes: Path) -> None:
    list(ingest(db, [str(notes)]))
    held = [row[0] for row in sqlite3.connect(db).execute("SELECT cues FROM claim")]
    assert held
    assert sum(map(len, held)) * 3 < sum(len(unpacked(cues)) for cues in held)
