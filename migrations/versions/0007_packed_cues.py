"""A claim's cues are packed, which was half of its row; a work is found by
its key, and an authority by its name, without reading the others.

Revision: 0007, after 0006.
"""

from __future__ import annotations

from collections.abc import Callable

from alembic import op
from sqlalchemy import text

from distlaw.db.packing import packed, unpacked

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_BATCH = 1000


def upgrade() -> None:
    op.create_index(op.f("ix_work_key"), "work", ["key"])
    op.create_index("ix_citation_kind_target_id_name", "citation", ["kind", "target_id", "name"])
    op.drop_index("ix_citation_kind_target_id", "citation")
    _rewrite(packed)


def _rewrite(written: Callable[[str], str]) -> None:
    connection = op.get_bind()
    last = ""
    page = text("SELECT id, cues FROM claim WHERE id > :last ORDER BY id LIMIT :most")
    while rows := connection.execute(page, {"last": last, "most": _BATCH}).all():
        last = rows[-1].id
        cues = [{"id": row.id, "cues": written(row.cues)} for row in rows]
        connection.execute(text("UPDATE claim SET cues = :cues WHERE id = :id"), cues)


def downgrade() -> None:
    _rewrite(unpacked)
    op.create_index("ix_citation_kind_target_id", "citation", ["kind", "target_id"])
    op.drop_index("ix_citation_kind_target_id_name", "citation")
    op.drop_index(op.f("ix_work_key"), "work")
