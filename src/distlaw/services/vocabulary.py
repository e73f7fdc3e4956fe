"""`distlaw theories`, `issues`, `cases`, `statutes`, `licences`: what the vocabulary knows, and who speaks of it."""

from __future__ import annotations

from typing import Any

from distlaw.db.opening import open_reader
from distlaw.errors import DatabaseLocked, NotFound, ReadOnlyDatabase
from distlaw.query import authorities as authority_query
from distlaw.query.arguments import issues as issue_query
from distlaw.query.arguments import theories as theory_query
from distlaw.query.keys import issue_key, near_words, theory_key

Row = dict[str, Any]


def theories(url: str) -> list[Row]:
    """Every theory with labels, definition and counts."""
    _up_to_date(url)
    with open_reader(url) as reader:
        return theory_query.theories(reader)


def issues(url: str) -> list[Row]:
    """Every issue with its proposition, its sides and counts by position; the user's vocabulary is taken in first."""
    _up_to_date(url)
    with open_reader(url) as reader:
        return issue_query.issues(reader)


def theory_called(url: str, word: str) -> str:
    """A theory's id, given by the id or a label in any language. UnknownChoice for another word."""
    with open_reader(url) as reader:
        return theory_key(reader, word)


def issue_called(url: str, word: str) -> str:
    """An issue's id, given by the id or a label in any language. UnknownChoice for another word."""
    with open_reader(url) as reader:
        return issue_key(reader, word)


def _up_to_date(url: str) -> None:
    """What `data/` and the user's own files say, in the database; nothing is written where it is there already, or
    where nothing may be written."""
    from distlaw.db.freshness import is_current
    from distlaw.db.session import open_database
    from distlaw.db.vocabulary import synchronise

    with open_reader(url) as reader:
        if is_current(reader):
            return
    try:
        with open_database(url) as database, database.writing() as session:
            synchronise(session)
    except (ReadOnlyDatabase, DatabaseLocked):
        return


def checklist(identity: str) -> tuple[str, ...]:
    """What an argument on a theory may be expected to address, in Chinese and English."""
    from distlaw.vocab.theories import theory

    found = theory(identity)
    elements = found.checklist if found else ()
    return tuple(" · ".join(one.label[name] for name in ("zh-Hans", "en") if name in one.label) for one in elements)


def authorities(url: str, kind: str, words: str = "", *, cited_only: bool = False) -> list[Row]:
    """Cases, statutes or licences; those whose id, name or label holds `words`. NotFound where none does."""
    with open_reader(url) as reader:
        rows = authority_query.authorities(reader, kind, cited_only=cited_only)
    if cited_only:
        # 版权法 as a field of law is no statute anybody can look up.
        rows = [row for row in rows if not row.get("generic")]
    found = [row for row in rows if _named(row, words.casefold())]
    if words and not found:
        near = near_words(words, (label for row in rows for label in _names(row)))
        hint = f"did you mean {' or '.join(near)}?" if near else f"`distlaw {kind}s --all` lists them"
        raise NotFound(f"no {kind} is known as {words!r}", hint=hint)
    return found


def _named(row: Row, words: str) -> bool:
    return any(words in text.casefold() for text in (str(row["id"]), *_names(row)))


def _names(row: Row) -> list[str]:
    return [str(row["name"]), *(str(label) for group in row["labels"].values() for label in group)]
