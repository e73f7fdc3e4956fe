"""What the linker asks of the store: a protocol, so that linking needs no database in its tests."""

from __future__ import annotations

from typing import Protocol

from distlaw.model.work import WorkStub

__all__ = ["Catalogue", "EmptyCatalogue", "WorkStub"]


class Catalogue(Protocol):
    """Exact look-ups only; deciding what a look-up means is the linker's."""

    def works_titled(self, key: str) -> tuple[WorkStub, ...]:
        """Works whose `text.titles.title_key` (of the title or the translated title) or `main_title_key` is `key`."""

    def work_with_identifier(self, scheme: str, value: str) -> WorkStub | None:
        """The work that has the identifier (`doi`, `isbn`, `url` …); values as `link.works.identifiers` writes them."""


class EmptyCatalogue:
    """Knows no work."""

    def works_titled(self, key: str) -> tuple[WorkStub, ...]:
        return ()

    def work_with_identifier(self, scheme: str, value: str) -> WorkStub | None:
        return None
