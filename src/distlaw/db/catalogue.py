"""The store as the linker sees it: exact look-ups of works."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from distlaw.db import tables as t
from distlaw.model.work import Item, WorkStub


class StoredCatalogue:
    """Answers from the tables, inside the transaction of its session (the linker's `Catalogue`)."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def works_titled(self, key: str) -> tuple[WorkStub, ...]:
        query = select(t.Work).join(t.WorkTitle).where(t.WorkTitle.folded == key).order_by(t.Work.id)
        return tuple(stub_of(row) for row in self._session.scalars(query))

    def work_with_identifier(self, scheme: str, value: str) -> WorkStub | None:
        query = select(t.Work).join(t.Identifier, t.Identifier.work_id == t.Work.id)
        query = query.where(t.Identifier.scheme == scheme, t.Identifier.value == value, ~t.Identifier.deprecated)
        row = self._session.scalars(query.order_by(t.Work.id).limit(1)).first()
        return stub_of(row) if row else None


def stub_of(row: t.Work) -> WorkStub:
    """A stored work as the linker wants it."""
    return WorkStub(key=row.key, item=Item.model_validate(row.item), is_stub=row.status == "stub")
