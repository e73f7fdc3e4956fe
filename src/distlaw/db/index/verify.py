"""The index against the tables, word for word: what it holds has to be what would be written now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from sqlalchemy import Connection, text

from distlaw.db.index import labels
from distlaw.db.index.postgres import vector
from distlaw.db.index.sqlite import TOKENIZE
from distlaw.db.index.units import Unit, units_of
from distlaw.db.search_words import KIND_BITS

_MEND = "run `distlaw db reindex`"
_NAMES = ("claim", "passage", "work")
Difference = tuple[str, str]  # which row, what is wrong
_COLUMNS = ("key", "concept", "label", "words", "language", "region", "is_broad", "flags")
_IS_OTHER = text("SELECT words <> CAST(:words AS TSVECTOR) FROM search_unit WHERE id = :id")


def differences(connection: Connection) -> Iterator[Difference]:
    """Rows whose unit is missing or is not theirs, words that are not of their unit, labels that are not ours."""
    expected = list(_units(connection))
    is_sqlite = connection.dialect.name == "sqlite"
    held_sql = f"SELECT id, ref, work_id, {'digest' if is_sqlite else 'NULL AS digest'} FROM search_unit"
    held = {(row.id >> KIND_BITS, row.ref): row for row in connection.execute(text(held_sql))}
    places: dict[int, Unit] = {}
    for unit in expected:
        row = held.pop((unit.kind, unit.ref), None)
        if row is None:
            yield _named(unit), f"is not in the index: {_MEND}"
        elif row.work_id != unit.work_id or row.digest not in (None, unit.digest):
            yield _named(unit), f"stands in the index with other words: {_MEND}"
        else:
            places[row.id] = unit
    for kind, ref in held:
        yield f"search index, unit {kind} {ref}", f"is the unit of no row: {_MEND}"
    yield from (_words if is_sqlite else _vectors)(connection, places)
    yield from _labels(connection)


def _units(connection: Connection) -> Iterator[Unit]:
    yield from units_of(connection, list(connection.scalars(text("SELECT id FROM work ORDER BY id"))))


def _named(unit: Unit) -> str:
    name = _NAMES[unit.kind - 1] if 0 < unit.kind <= len(_NAMES) else str(unit.kind)
    return f"{name}, row {unit.ref}"


def _words(connection: Connection, places: dict[int, Unit]) -> Iterator[Difference]:
    """Every word of the full-text table at its place, against the words of an index made now beside it."""
    connection.exec_driver_sql(
        f"CREATE VIRTUAL TABLE temp.check_fts USING fts5(body, title, context, filters, content='', {TOKENIZE})"
    )
    rows = [(number, *unit.columns) for number, unit in places.items()]
    if rows:
        connection.exec_driver_sql(
            "INSERT INTO temp.check_fts (rowid, body, title, context, filters) VALUES (?, ?, ?, ?, ?)", rows
        )
    sums: Counter[int] = Counter()
    for table, schema, sign in (("search_fts", "main", 1), ("check_fts", "temp", -1)):
        connection.exec_driver_sql(
            f"CREATE VIRTUAL TABLE temp.words_{schema} USING fts5vocab({schema}, {table}, instance)"
        )
        for term, doc, column, offset in connection.exec_driver_sql(f"SELECT * FROM temp.words_{schema}"):
            if doc in places:
                sums[doc] += sign * hash((term, column, offset))
        connection.exec_driver_sql(f"DROP TABLE temp.words_{schema}")
    connection.exec_driver_sql("DROP TABLE temp.check_fts")
    for doc, left in sums.items():
        if left:
            yield _named(places[doc]), f"its words in the index are not those of its text: {_MEND}"


def _vectors(connection: Connection, places: dict[int, Unit]) -> Iterator[Difference]:
    """Every tsvector against the one that would be written now."""
    for number, unit in places.items():
        if connection.scalar(_IS_OTHER, {"id": number, "words": vector(unit)}):
            yield _named(unit), f"stands in the index with other words: {_MEND}"


def _labels(connection: Connection) -> Iterator[Difference]:
    ours = {tuple(row[name] for name in _COLUMNS) for row in labels.rows()}
    held = connection.execute(text(f"SELECT {', '.join(_COLUMNS)} FROM search_label")).all()
    for row in {tuple(row) for row in held} ^ ours:
        yield f"search_label, {row[1]}: {row[2]}", f"is not the glossary's: {_MEND}"
