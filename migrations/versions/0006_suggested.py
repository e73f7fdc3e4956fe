"""A model's suggestion is a status of its own: out of every list until a person looks at it.

Revision: 0006, after 0005.
"""

from __future__ import annotations

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_OLD = "status IN ('proposed', 'accepted', 'rejected')"
_NEW = "status IN ('suggested', 'proposed', 'accepted', 'rejected')"
_TABLES = ("claim", "claim_relation")


def upgrade() -> None:
    for table in _TABLES:
        _restate(table, _OLD, _NEW)


def _restate(name: str, before: str, after: str) -> None:
    """SQLite has to copy the table for that (as 0003 did), with foreign keys off (db/migrate.py)."""
    connection = op.get_bind()
    if connection.dialect.name != "sqlite":
        op.drop_constraint(op.f(f"ck_{name}_status"), name, type_="check")
        op.create_check_constraint(op.f(f"ck_{name}_status"), name, after)
        return
    stored = f"SELECT sql FROM sqlite_master WHERE tbl_name = '{name}' AND sql IS NOT NULL AND type = "
    table = str(connection.exec_driver_sql(f"{stored}'table'").scalar_one())
    indexes = connection.exec_driver_sql(f"{stored}'index'").scalars().all()
    if before not in table:
        raise RuntimeError(f"the table {name} is not as earlier revisions made it")
    columns = table[table.index("(") :].replace(before, after)
    for statement in (
        f"CREATE TABLE {name}_copy {columns}",
        f"INSERT INTO {name}_copy SELECT * FROM {name}",
        f"DROP TABLE {name}",
        f"ALTER TABLE {name}_copy RENAME TO {name}",
        *indexes,
    ):
        connection.exec_driver_sql(statement)


def downgrade() -> None:
    for table in _TABLES:
        op.execute(f"UPDATE {table} SET status = 'proposed' WHERE status = 'suggested'")
        _restate(table, _NEW, _OLD)
