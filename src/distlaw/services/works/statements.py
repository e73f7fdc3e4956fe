"""Which value of a work wins: document < external < editor."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from distlaw.db import tables as t
from distlaw.model.work import Item


def with_editors_word(session: Session, work_id: int, item: Item) -> Item:
    """The item with what an editor said of the work, the last word on each field; what was rejected does not count."""
    query = select(t.Statement.field, t.Statement.value).where(
        t.Statement.work_id == work_id, t.Statement.source == "editor", ~t.Statement.rejected
    )
    said: dict[str, object] = {row.field: row.value for row in session.execute(query.order_by(t.Statement.id))}
    return Item.model_validate(item.model_dump() | said) if said else item
