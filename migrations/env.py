"""Alembic's entry: uses the connection the program hands over, or a URL when a developer runs `alembic`."""

from __future__ import annotations

from alembic import context
from sqlalchemy import Connection, ForeignKeyConstraint

from distlaw.db.engines import engine_for
from distlaw.db.tables import Base
from distlaw.db.types import Json, SourceTextType
from distlaw.settings import database_url

# Keys in columns that were added to a table: SQLite keeps them, reflection does not see what they do on deletion.
_ADDED_KEYS = {("event", "entry_id")}


def include(thing: object, name: str | None, kind: str, reflected: bool, compare_to: object) -> bool:
    """The search index's own tables are made by db.index, and are none of autogenerate's business."""
    if kind == "foreign_key_constraint" and isinstance(thing, ForeignKeyConstraint):
        return (thing.table.name, *thing.column_keys) not in _ADDED_KEYS
    return not (kind == "table" and name is not None and name.startswith("search_"))


def plain_type(kind: str, thing: object, _context: object) -> str | bool:
    """Our JSON and source text columns are TEXT: a migration must not depend on today's classes."""
    return "sa.Text()" if kind == "type" and isinstance(thing, (Json, SourceTextType)) else False


def run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        include_object=include,
        render_item=plain_type,
        render_as_batch=connection.dialect.name == "sqlite",
        compare_server_default=False,
    )
    with context.begin_transaction():
        context.run_migrations()


handed_over = context.config.attributes.get("connection")
if handed_over is not None:
    run(handed_over)
else:
    with engine_for(database_url()).begin() as own:
        run(own)
