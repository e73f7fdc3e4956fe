"""The map between a reading text and its source holds in both directions, whatever is cut, moved or written over."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from distlaw.text.offsets import MappedText, Piece, joined_ranges, sliced

TEXTS = st.text(alphabet="甲乙丙丁ab \n，。", max_size=60)


@st.composite
def edited_texts(draw: st.DrawFn) -> MappedText:
    text = MappedText.whole(draw(TEXTS))
    for _ in range(draw(st.integers(0, 3))):
        cuts = sorted(draw(st.lists(st.integers(0, len(text)), min_size=0, max_size=6)))
        edits = [(a, b, draw(st.sampled_from(["", "丶", "xy"]))) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
        text = text.edited(edits)
    return text


@given(edited_texts())
def test_pieces_give_the_text(text: MappedText) -> None:
    assert "".join(text.source[p.start : p.end] if p.text is None else p.text for p in text.pieces) == text.text
    assert len(text) == len(text.text)


@given(edited_texts(), st.data())
def test_copied_stretches_are_found_at_their_ranges(text: MappedText, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    ranges = text.to_source(start, end)
    assert all(0 <= low < high <= len(text.source) for low, high in ranges)
    if all(piece.is_copy for piece in text.slice(start, end).pieces):
        bare = "".join(text.text[start:end].split())
        assert "".join(sliced(text.source, ranges).split()) == bare or not bare


@given(edited_texts())
def test_every_copied_character_finds_its_way_back(text: MappedText) -> None:
    at = 0
    for piece in text.pieces:
        if piece.is_copy:
            for offset in range(piece.length):
                spans = text.to_reading(piece.start + offset, piece.start + offset + 1)
                assert any(low <= at + offset < high for low, high in spans)
        at += piece.length


@given(TEXTS, st.data())
def test_arranging_everything_in_order_changes_nothing(source: str, data: st.DataObject) -> None:
    cuts = sorted({0, len(source), *data.draw(st.lists(st.integers(0, len(source)), max_size=5))})
    text = MappedText.whole(source)
    arranged = text.arranged(pairwise(cuts))
    assert arranged.text == source
    assert arranged.pieces == text.pieces


def test_columns_are_read_one_after_the_other() -> None:
    text = MappedText.whole("左一右一\n左二右二")
    columns = text.arranged([(0, 2), (5, 7), (2, 4), (7, 9)])
    assert columns.text == "左一左二右一右二"
    assert columns.to_source(2, 6) == ((5, 7), (2, 4))
    assert columns.to_reading(5, 7) == ((2, 4),)


@pytest.mark.parametrize(
    ("ranges", "source", "wanted"),
    [
        pytest.param([(0, 2), (3, 5)], "甲乙\n丙丁", ((0, 5),), id="a line end is no gap"),
        pytest.param([(0, 2), (3, 5)], "甲乙x丙丁", ((0, 2), (3, 5)), id="a letter is"),
        pytest.param([(3, 5), (0, 2)], "甲乙\n丙丁", ((3, 5), (0, 2)), id="order of reading is kept"),
    ],
)
def test_ranges_join_over_white_space_alone(ranges: list[tuple[int, int]], source: str, wanted: object) -> None:
    assert joined_ranges(ranges, source) == wanted


def test_overlapping_edits_are_refused() -> None:
    with pytest.raises(ValueError, match="overlap"):
        MappedText.whole("甲乙丙").edited([(0, 2, ""), (1, 3, "")])


def test_a_replacement_maps_to_what_it_replaced() -> None:
    text = MappedText.whole("a,b").edited([(1, 2, "，")])
    assert text.pieces == (Piece(0, 1), Piece(1, 2, "，"), Piece(2, 3))
    assert text.to_source(0, 3) == ((0, 3),)
