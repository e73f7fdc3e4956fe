"""A table of counts: claims by two of their properties, with the claims behind each number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from distlaw.db.reading import Reader
from distlaw.errors import UnknownChoice
from distlaw.model.claim_words import CLAIM_STATUSES, KINDS, MODALITIES, SIDES, STANCES
from distlaw.query.authorities.names import authority_called, authority_names
from distlaw.query.claims.claims import FROM, checked_filter, labelled_source
from distlaw.query.claims.filter import ClaimFilter
from distlaw.query.claims.where import LANGUAGE, NEARBY, conditions
from distlaw.query.keys import stored_key, theory_ids, theory_key
from distlaw.query.search.fields import vocabulary_value

AUTHORITIES = ("case", "statute", "licence")
NONE = "(none)"  # what a claim without a value is counted under


class Dimension(NamedTuple):
    """A property of claims: the SQL that gives it, what has to be joined for it, and its values where they are fixed.

    `{n}` stands for the number of the dimension in a query, so that one can be used twice.
    """

    name: str
    value: str
    join: str = ""
    closed: tuple[str, ...] = ()
    in_order: bool = False  # of its values; otherwise the most frequent come first


def _mention(kind: str) -> Dimension:
    join = (
        "JOIN citation x{n} ON x{n}.expression_id = c.expression_id "
        f"AND x{{n}}.kind = '{kind}' AND x{{n}}.status <> 'rejected' "
        "JOIN evidence xv{n} ON xv{n}.id = x{n}.evidence_id "
        f'AND xv{{n}}.start < v."end" + {NEARBY} AND xv{{n}}."end" > v.start - {NEARBY}'
    )
    return Dimension(name=kind, value="COALESCE(NULLIF(x{n}.target_id, ''), x{n}.name)", join=join)


_SPEAKER = "CASE WHEN c.speaker_name = '' THEN c.speaker_type ELSE c.speaker_name END"
_POSITION = Dimension(  # in place of the stance, where an issue is asked for
    name="position",
    value="cp{n}.position",
    join="JOIN claim_position cp{n} ON cp{n}.claim_id = c.id AND cp{n}.issue = :issue AND cp{n}.status <> 'rejected'",
    closed=SIDES,
)
DIMENSIONS: dict[str, Dimension] = {
    one.name: one
    for one in (
        Dimension(name="theory", value="ct{n}.theory", join="LEFT JOIN claim_theory ct{n} ON ct{n}.claim_id = c.id"),
        Dimension(name="stance", value="c.stance", closed=STANCES),
        Dimension(name="kind", value="c.kind", closed=KINDS),
        Dimension(name="modality", value="c.modality", closed=MODALITIES),
        Dimension(name="status", value="c.status", closed=CLAIM_STATUSES),
        Dimension(
            name="issue",
            value="ci{n}.issue",
            join="LEFT JOIN claim_position ci{n} ON ci{n}.claim_id = c.id AND ci{n}.status <> 'rejected'",
        ),
        Dimension(name="speaker", value=_SPEAKER),
        Dimension(name="work", value="w.key"),
        Dimension(  # who holds it: a view that the author only reports counts under whoever it is ascribed to
            name="author",
            value=f"CASE WHEN c.speaker_type = 'author' THEN a{{n}}.name ELSE {_SPEAKER} END",
            join="LEFT JOIN contribution a{n} ON a{n}.work_id = w.id AND a{n}.role = 'author' "
            "AND c.speaker_type = 'author'",
        ),
        Dimension(name="year", value="substr(w.issued, 1, 4)", in_order=True),
        Dimension(name="language", value=LANGUAGE, in_order=True),
        Dimension(name="journal", value="w.container_title"),
        Dimension(name="section", value="c.section"),
        Dimension(name="made_by", value="c.made_by"),
        _mention("case"),
        _mention("statute"),
        _mention("licence"),
    )
}


class Matrix(NamedTuple):
    """Counts of distinct claims. A claim with two theories counts in both rows and once in the totals."""

    row_name: str
    col_name: str
    rows: tuple[str, ...]
    cols: tuple[str, ...]
    cells: dict[str, dict[str, tuple[str, ...]]]  # row: column: ids of claims
    row_totals: dict[str, int]
    col_totals: dict[str, int]
    total: int
    left_out: tuple[int, int] = (0, 0)  # rows and columns beyond the limit
    names: Mapping[str, str] = {}

    def number(self, row: str, col: str) -> int:
        """How many claims are in a cell."""
        return len(self.cells.get(row, {}).get(col, ()))


def dimension(name: str, issue: str = "") -> Dimension:
    """The dimension of that name; a stance is the position on the issue, where one is given. Raises UnknownChoice."""
    if issue and name in ("stance", "position"):
        return _POSITION
    if name not in DIMENSIONS:
        raise UnknownChoice("dimension", name, DIMENSIONS)
    return DIMENSIONS[name]


def matrix(reader: Reader, rows: str, cols: str, wanted: ClaimFilter, top: int = 0) -> Matrix:
    """Claims by two dimensions; fixed values are all there, others by frequency, at most `top` of them (0: all)."""
    wanted = checked_filter(reader, wanted)
    first, second = dimension(rows, wanted.issue), dimension(cols, wanted.issue)
    found = _triples(reader, (first, second), wanted)
    cells: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    by_row: dict[str, set[str]] = defaultdict(set)
    by_col: dict[str, set[str]] = defaultdict(set)
    for row, col, identity in found:
        cells[row][col].append(identity)
        by_row[row].add(identity)
        by_col[col].add(identity)
    row_names, more_rows = _values(reader, first, by_row, top)
    col_names, more_cols = _values(reader, second, by_col, top)
    return Matrix(
        row_name=first.name, col_name=second.name, rows=row_names, cols=col_names,
        cells={row: {col: tuple(ids) for col, ids in of.items()} for row, of in cells.items()},
        row_totals={name: len(by_row[name]) for name in row_names},
        col_totals={name: len(by_col[name]) for name in col_names},
        total=len({identity for _, _, identity in found}), left_out=(more_rows, more_cols),
        names=_names(reader, (first, row_names), (second, col_names)),
    )  # fmt: skip


def _names(reader: Reader, *axes: tuple[Dimension, Sequence[str]]) -> dict[str, str]:
    ids = [name for dim, names in axes if dim.name in AUTHORITIES for name in names]
    return authority_names(reader, ids)


def cell_ids(reader: Reader, values: Mapping[str, str], wanted: ClaimFilter) -> tuple[str, ...]:
    """The claims of a cell, by the value of each dimension: what the number in the matrix counts."""
    wanted = checked_filter(reader, wanted)
    dims = [dimension(name, wanted.issue) for name in values]
    meant = [_meant(reader, one, value) for one, value in zip(dims, values.values(), strict=True)]
    return tuple(dict.fromkeys(row[-1] for row in _triples(reader, dims, wanted) if list(row[:-1]) == meant))


def _meant(reader: Reader, one: Dimension, value: str) -> str:
    """The value as the cells spell it. UnknownChoice for a word that the dimension cannot have."""
    if value == NONE:
        return value
    if one.name == "theory":
        return theory_key(reader, value)
    if one.name == "work":
        return stored_key(reader, value)
    if one.name in AUTHORITIES:
        return authority_called(reader, one.name, value)
    return vocabulary_value(one.name, value, one.closed) if one.closed else value


def _triples(reader: Reader, dims: Sequence[Dimension], wanted: ClaimFilter) -> list[tuple[str, ...]]:
    """For each claim, each combination of its values, then its id; a claim without a value stands under NONE."""
    where, params = conditions(wanted)
    joins = " ".join(dim.join.format(n=n) for n, dim in enumerate(dims))
    values = ", ".join(f"{dim.value.format(n=n)} AS value{n}" for n, dim in enumerate(dims))
    tables = FROM if any(dim.name in AUTHORITIES for dim in dims) else labelled_source(wanted)
    rows = reader.rows(f"SELECT {values}, c.id {tables} {joins} WHERE {where}", params)
    return sorted({tuple([str(value or NONE) for value in row]) for row in rows})


def _values(reader: Reader, dim: Dimension, found: Mapping[str, set[str]], top: int) -> tuple[tuple[str, ...], int]:
    fixed = theory_ids(reader) if dim.name == "theory" else dim.closed
    if dim.name == "status":
        fixed = tuple(word for word in fixed if word in found or word not in ("suggested", "rejected"))
    if fixed:
        return (*fixed, NONE) if NONE in found else fixed, 0
    order: Callable[[str], tuple[object, ...]] = (
        (lambda name: (name == NONE, name)) if dim.in_order else (lambda name: (name == NONE, -len(found[name]), name))
    )
    names = sorted(found, key=order)
    kept = tuple(names[:top] if top else names)
    return kept, len(names) - len(kept)
