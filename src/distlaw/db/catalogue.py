"""The store as the linker sees it: exact look-ups of works."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy.orm import Session

from distlaw.db import tables as t
from distlaw.db.asking import asked
from distlaw.db.rows import rows_of
from distlaw.model.work import Item, WorkStub

Identifier = tuple[str, str]  # (scheme, value)
_TITLED = (
    "SELECT t.folded, w.key, w.item, w.status FROM work_title t JOIN work w ON w.id = t.work_id"
    " WHERE t.folded IN (…) ORDER BY w.id"
)
_IDENTIFIED = (
    "SELECT i.value, w.key, w.item, w.status FROM identifier i JOIN work w ON w.id = i.work_id"
    " WHERE i.scheme = ? AND NOT i.deprecated AND i.value IN (…) ORDER BY w.id"
)


class StoredCatalogue:
    """Answers from the tables, inside the transaction of its session (the linker's `Catalogue`).

    What a whole file will ask is asked at once (`look_up`) and remembered; a work added since is told by `add`.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._titled: dict[str, list[WorkStub]] = {}
        self._identified: dict[Identifier, list[WorkStub]] = {}

    def works_titled(self, key: str) -> tuple[WorkStub, ...]:
        if key not in self._titled:
            self.look_up([key], ())
        return tuple(self._titled[key])

    def work_with_identifier(self, scheme: str, value: str) -> WorkStub | None:
        if (scheme, value) not in self._identified:
            self.look_up((), [(scheme, value)])
        return next(iter(self._identified[scheme, value]), None)

    def look_up(self, titles: Iterable[str], identifiers: Iterable[Identifier]) -> None:
        """Ask for all works of these folded titles and identifiers; the lowest number comes first."""
        rows_of(self._session).write()
        connection = self._session.connection()
        if titled := sorted(set(titles) - self._titled.keys()):
            self._titled |= {key: [] for key in titled}
            for row in asked(connection, _TITLED, titled).all():
                self._titled[row.folded].append(_stub(row))
        identified = set(identifiers) - self._identified.keys()
        self._identified |= {pair: [] for pair in identified}
        for scheme in sorted({scheme for scheme, _ in identified}):
            values = sorted(value for own, value in identified if own == scheme)
            for row in asked(connection, _IDENTIFIED, values, scheme).all():
                self._identified[scheme, row.value].append(_stub(row))

    def add(self, work: WorkStub, titles: Iterable[str], identifiers: Iterable[Identifier]) -> None:
        """A work that was added to the store."""
        for title in titles:
            if title in self._titled:
                self._titled[title].append(work)
        for pair in identifiers:
            if pair in self._identified:
                self._identified[pair].append(work)

    def forget(self) -> None:
        """A stored work is described anew: what was remembered may be so no more."""
        self._titled.clear()
        self._identified.clear()


def _stub(row: Any) -> WorkStub:
    """The same of a row of plain SQL."""
    return WorkStub(key=row.key, item=Item.model_validate(json.loads(row.item)), is_stub=row.status == "stub")


def stub_of(row: t.Work) -> WorkStub:
    """A stored work as the linker wants it."""
    return WorkStub(key=row.key, item=Item.model_validate(row.item), is_stub=row.status == "stub")
