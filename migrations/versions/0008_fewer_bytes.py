"""What can be read from another row is no longer kept beside it: the words around an evidence are the source's; rows
that an entry of the journal added are named together, and sealed side by side; keys of two parts are their table.

Revision: 0008, after 0007.
"""

from __future__ import annotations

import json
from itertools import groupby

import sqlalchemy as sa
from alembic import op

from distlaw.db.row_names import packed_names, row_names_in

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_PAIRS = ("claim_theory", "claim_position", "work_title", "work_tag")  # tables that are their key
_AROUND = 32  # characters
_ADDED = "before IS NULL AND after IS NULL AND until"


def upgrade() -> None:
    for name in ("prefix", "suffix", "text_sha256"):
        op.drop_column("evidence", name)
    for name in _PAIRS:
        _restate(name, "\n)", "\n) WITHOUT ROWID")
    _name_together()
    op.create_table(
        "number_seal",
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("digests", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("table_name", "first", name=op.f("pk_number_seal")),
        sqlite_with_rowid=False,
    )


def _restate(name: str, before: str, after: str) -> None:
    """SQLite has to copy the table for that (as 0006 did), with foreign keys off (db/migrate.py)."""
    connection = op.get_bind()
    if connection.dialect.name != "sqlite":
        return
    stored = f"SELECT sql FROM sqlite_master WHERE tbl_name = '{name}' AND sql IS NOT NULL AND type = "
    table = str(connection.exec_driver_sql(f"{stored}'table'").scalar_one())
    indexes = connection.exec_driver_sql(f"{stored}'index'").scalars().all()
    if not table.endswith(before):
        raise RuntimeError(f"the table {name} is not as earlier revisions made it")
    columns = table[table.index("(") :].removesuffix(before) + after
    for statement in (
        f"CREATE TABLE {name}_copy {columns}",
        f"INSERT INTO {name}_copy SELECT * FROM {name}",
        f"DROP TABLE {name}",
        f"ALTER TABLE {name}_copy RENAME TO {name}",
        *indexes,
    ):
        connection.exec_driver_sql(statement)


def _name_together() -> None:
    """Of each entry and table one row for all single rows that it added."""
    connection = op.get_bind()
    single = f"SELECT entry_id, table_name, row_id, id FROM journal_row WHERE {_ADDED} IS NULL ORDER BY 1, 2, 4"
    for _, rows in groupby(connection.execute(sa.text(single)).all(), key=lambda row: row[:2]):
        names = {row.row_id: row.id for row in rows}
        if len(names) < 2:
            continue
        first, *others = sorted(names.values())
        kept = {"name": packed_names(names), "until": -len(names), "id": first}
        connection.execute(sa.text("UPDATE journal_row SET row_id = :name, until = :until WHERE id = :id"), kept)
        connection.execute(sa.text("DELETE FROM journal_row WHERE id = :id"), [{"id": one} for one in others])


def downgrade() -> None:
    op.drop_table("number_seal")
    _name_each()
    for name in _PAIRS:
        _restate(name, "\n) WITHOUT ROWID", "\n)")
    _tell_around()


def _name_each() -> None:
    connection = op.get_bind()
    packed = f"SELECT entry_id, table_name, row_id, until, id FROM journal_row WHERE {_ADDED} < 0"
    added = sa.text("INSERT INTO journal_row (entry_id, table_name, row_id) VALUES (:entry, :table, :name)")
    for entry, table, name, until, row in connection.execute(sa.text(packed)).all():
        each = [{"entry": entry, "table": table, "name": one} for one in row_names_in(name, until)]
        connection.execute(sa.text("DELETE FROM journal_row WHERE id = :id"), {"id": row})
        connection.execute(added, each)


def _tell_around() -> None:
    connection = op.get_bind()
    for name in ("prefix", "suffix", "text_sha256"):
        op.add_column("evidence", sa.Column(name, sa.Text(), nullable=False, server_default=""))
    told = sa.text("UPDATE evidence SET prefix = :prefix, suffix = :suffix, text_sha256 = :sha WHERE id = :id")
    for source, text, sha in connection.execute(sa.text("SELECT id, text, text_sha256 FROM source_file")).all():
        found = connection.execute(
            sa.text("SELECT id, ranges FROM evidence WHERE source_file_id = :source"), {"source": source}
        )
        rows = [_around(row.id, json.loads(row.ranges), text, sha) for row in found.all()]
        if rows:
            connection.execute(told, rows)


def _around(number: int, ranges: list[list[int]], text: str, sha: str) -> dict[str, object]:
    first, last = ranges[0][0], ranges[-1][1]
    before, after = text[max(0, first - _AROUND) : first], text[last : last + _AROUND]
    return {"id": number, "prefix": before, "suffix": after, "sha": sha}
