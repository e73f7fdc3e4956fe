"""What a debate or a list of gaps is about, where a person gives no option but only its name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import NamedTuple

from distlaw.db.reading import Reader
from distlaw.errors import UnknownChoice, UsageError
from distlaw.query.keys import issue_ids, issue_key, known_authority, stored_key, theory_ids, theory_key


class SubjectFilter(NamedTuple):
    """A filter of claims and the value it takes."""

    field: str
    value: str


def subject_named(reader: Reader, word: str) -> SubjectFilter:
    """An issue, a theory, a work, a case, licence or statute: the first of these that is called so.

    UnknownChoice names the issues and theories there are.
    """
    for field, look in _looks(reader):
        with suppress(UsageError):  # and its heirs: no such key, no such choice
            return SubjectFilter(field, look(word))
    raise UnknownChoice("subject", word, [*issue_ids(reader), *theory_ids(reader)])


def _looks(reader: Reader) -> Iterator[tuple[str, Callable[[str], str]]]:
    def authority(kind: str) -> Callable[[str], str]:
        def look(word: str) -> str:
            known_authority(reader, kind, word)
            return word

        return look

    yield "issue", lambda word: issue_key(reader, word)
    yield "theories", lambda word: theory_key(reader, word)
    yield "works", lambda word: stored_key(reader, word)
    yield "cases", authority("case")
    yield "licences", authority("licence")
    yield "statutes", authority("statute")
