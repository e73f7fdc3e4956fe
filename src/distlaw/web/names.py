"""What the vocabulary's ids are called in the reader's language."""

from __future__ import annotations

from typing import Any, NamedTuple

from distlaw.db.reading import Reader
from distlaw.query.arguments.issues import issues
from distlaw.query.arguments.theories import theories
from distlaw.web.asked import PageRequest


class Names(NamedTuple):
    """Theories (most claimed first) and issues (the default one first), each with labels and counts."""

    asked: PageRequest
    theories: dict[str, dict[str, Any]]
    issues: dict[str, dict[str, Any]]

    def theory(self, identity: str) -> str:
        """A theory's label."""
        return self._label(self.theories, identity)

    def issue(self, identity: str) -> str:
        """An issue's label."""
        return self._label(self.issues, identity)

    def value(self, dimension: str, identity: str) -> str:
        """What a value of a facet or a dimension is called."""
        if dimension in ("theory", "issue"):
            return self._label(self.theories if dimension == "theory" else self.issues, identity)
        if dimension in ("work", "year", "lang", "language", "author", "journal", "section", "made_by"):
            return identity
        return self.asked.word(identity)

    def _label(self, rows: dict[str, dict[str, Any]], identity: str) -> str:
        return self.asked.label(rows[identity]["label"], identity) if identity in rows else identity


def names_of_database(reader: Reader, asked: PageRequest) -> Names:
    """The names of one database."""
    return asked.room.kept("names", lambda: _counted(reader, asked))._replace(asked=asked)


def _counted(reader: Reader, asked: PageRequest) -> Names:
    by_theory = {row["theory"]: row for row in theories(reader)}
    return Names(asked, by_theory, {row["issue"]: row for row in issues(reader)})
