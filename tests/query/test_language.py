"""The grammar of queries."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from distlaw.errors import QuerySyntaxError
from distlaw.query.search import fields
from distlaw.query.search.language import parsed
from distlaw.query.search.syntax import Both, Either, FieldFilter, Near, Node, Not, Phrase, Words

CASES: list[tuple[str, Node | None]] = [
    ("", None),
    ("合理使用", Words("合理使用", 0)),
    ("fair use", Words("fair use", 0)),
    ('"fair use"', Phrase("fair use", 0)),
    ("“合理使用”", Phrase("合理使用", 0)),
    ("「合理使用」", Phrase("合理使用", 0)),
    ("distil*", Phrase("distil", 0, True)),
    ('"fair us"*', Phrase("fair us", 0, True)),
    ("a OR b", Either((Words("a", 0), Words("b", 5)))),
    ("甲 或 乙", Either((Words("甲", 0), Words("乙", 4)))),
    ("a AND b", Both((Words("a", 0), Words("b", 6)), True)),
    ("甲 与 乙", Both((Words("甲", 0), Words("乙", 4)), True)),
    ("a NOT b", Both((Words("a", 0), Not(Words("b", 6), 2)))),
    ("a -b", Both((Words("a", 0), Not(Words("b", 3), 2)))),
    ("NOT NOT a", Words("a", 8)),
    ("a NEAR/3 b", Near(Words("a", 0), Words("b", 9), 3)),
    ("（a 或 b）c", Both((Either((Words("a", 1), Words("b", 5))), Words("c", 7)))),
    ("theory:contract", FieldFilter("theory", ("contract",), 0)),
    ("理论：合同", FieldFilter("theory", ("合同",), 0)),
    ("year:2024..2026", FieldFilter("year", ("2024..2026",), 0)),
    ("stance:permits,neutral", FieldFilter("stance", ("permits", "neutral"), 0)),
    ('author:"Vane, O"', FieldFilter("author", ("Vane  O",), 0)),
    ("license:MIT", FieldFilter("licence", ("MIT",), 0)),
    ("questions: is an API", Words("questions: is an API", 0)),
    ("问题：合理使用", Words("问题:合理使用", 0)),
    ("http://example.org/x", Words("http://example.org/x", 0)),
    ("合理使用与侵权", Words("合理使用与侵权", 0)),
    ("o1-preview", Words("o1-preview", 0)),
    ("and or not", Words("and or not", 0)),
    ("a b OR c d", Either((Words("a b", 0), Words("c d", 7)))),
]


@pytest.mark.parametrize(("query", "tree"), CASES, ids=[case[0] or "empty" for case in CASES])
def test_a_query_parses_to(query: str, tree: Node | None) -> None:
    assert parsed(query) == tree


COLUMNS = [("ab (cd", 4), ('ab "cd', 4), ("合理 foo:x", 4), ("a )", 3), ("a OR OR b", 6), ("a NEAR/99 b", 3)]


@pytest.mark.parametrize(("query", "column"), COLUMNS, ids=[case[0] for case in COLUMNS])
def test_an_error_points_at_its_column(query: str, column: int) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        parsed(query)
    assert caught.value.column == column


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from('ab合理 ()"*:-/,.与或非\x00ANDORTNE5:year'), max_size=40))
def test_any_text_parses_or_is_answered(query: str) -> None:
    try:
        parsed(query)
    except QuerySyntaxError as error:
        assert error.column <= len(query) + 1


@pytest.mark.parametrize(
    ("value", "bounds"),
    [("2024", (2024, 2024)), ("2024..2026", (2024, 2026)), ("2024..", (2024, 9999)), ("..2026", (0, 2026))],
)
def test_years(value: str, bounds: tuple[int, int]) -> None:
    assert fields.years(value) == bounds
