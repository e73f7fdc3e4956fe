"""The journal and tags; ids that were given out are never given again.

Revision: 0002, after 0001.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_NUMBERED = "\tid INTEGER NOT NULL"


def upgrade() -> None:
    op.create_table(
        "journal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("batch", sa.Integer(), nullable=False),
        *(
            sa.Column(name, sa.Text(), nullable=False)
            for name in ("at", "agent", "action", "subjects", "lines", "works")
        ),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.Column("undone_by", sa.Integer(), nullable=True),
        sa.Column("purged", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["undoes"], ["journal.id"], name=op.f("fk_journal_undoes_journal")),
        sa.ForeignKeyConstraint(["undone_by"], ["journal.id"], name=op.f("fk_journal_undone_by_journal")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_journal_batch"), "journal", ["batch"])
    op.create_index(op.f("ix_journal_agent"), "journal", ["agent"])
    op.create_table(
        "journal_row",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("row_id", sa.Text(), nullable=False),
        sa.Column("until", sa.Integer(), nullable=True),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["journal.id"], name=op.f("fk_journal_row_entry_id_journal"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal_row")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_journal_row_entry_id"), "journal_row", ["entry_id"])
    op.create_table(
        "work_tag",
        sa.Column("work_id", sa.Integer(), nullable=False),
        sa.Column("tag", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["work_id"], ["work.id"], name=op.f("fk_work_tag_work_id_work"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("work_id", "tag", name=op.f("pk_work_tag")),
    )
    op.create_index(op.f("ix_work_tag_tag"), "work_tag", ["tag"])
    if op.get_bind().dialect.name == "sqlite":
        # SQLite adds a foreign key only with its column; a server's sequences never give an id twice.
        op.execute(
            "ALTER TABLE event ADD COLUMN entry_id INTEGER "
            "CONSTRAINT fk_event_entry_id_journal REFERENCES journal (id) ON DELETE SET NULL"
        )
        _count_ids_upwards()
    else:
        op.add_column("event", sa.Column("entry_id", sa.Integer(), nullable=True))
        op.create_foreign_key(
            op.f("fk_event_entry_id_journal"), "event", "journal", ["entry_id"], ["id"], ondelete="SET NULL"
        )
    op.create_index(op.f("ix_event_entry_id"), "event", ["entry_id"])
    op.create_index(op.f("ix_source_file_uri"), "source_file", ["uri"])


def _count_ids_upwards() -> None:
    """Copy each table with a numbered id into one that remembers the highest; foreign keys are off (db/migrate.py)."""
    connection = op.get_bind()
    tables = connection.exec_driver_sql(
        "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%AUTOINCREMENT%'"
    ).all()
    for name, sql in tables:
        if name.startswith("search_") or _NUMBERED not in sql:
            continue
        counted = sql[sql.index("(") :].replace(_NUMBERED, f"{_NUMBERED} PRIMARY KEY AUTOINCREMENT", 1)
        counted = counted.replace(f", \n\tCONSTRAINT pk_{name} PRIMARY KEY (id)", "", 1)
        stored = "SELECT sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL"
        indexes = [row[0] for row in connection.exec_driver_sql(stored, (name,))]
        quoted = f'"{name}"'
        for statement in (
            f'CREATE TABLE "{name}_copy" {counted}',
            f'INSERT INTO "{name}_copy" SELECT * FROM {quoted}',
            f"DROP TABLE {quoted}",
            f'ALTER TABLE "{name}_copy" RENAME TO {quoted}',
            *indexes,
        ):
            connection.exec_driver_sql(statement)


def downgrade() -> None:
    op.drop_index(op.f("ix_source_file_uri"), "source_file")
    op.drop_index(op.f("ix_event_entry_id"), "event")
    with op.batch_alter_table("event") as batch:
        batch.drop_column("entry_id")
    for name in ("work_tag", "journal_row", "journal"):
        op.drop_table(name)
