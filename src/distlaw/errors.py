"""Every exception distlaw raises on purpose, in one tree.

DistlawError
├── UsageError              what was asked makes no sense                       exit 2
│   ├── UnknownChoice       a word outside a closed vocabulary; lists the words
│   ├── QuerySyntaxError    a search that does not parse; points at the column
│   └── NotFound            no such work, claim, case … ; names near ones       exit 1
├── InputError              a file that cannot be read                          exit 3
├── UnresolvedError         something stayed unresolved, where that was asked   exit 4
├── DatabaseError           the database is unusable                            exit 5
│   ├── DatabaseLocked      somebody else writes
│   ├── NotADatabase        the file is something else
│   ├── ReadOnlyDatabase    the file or folder may not be written
│   └── SchemaOutOfDate     another revision; says which command mends it
└── VocabularyError         a file in data/ breaks its rules                    exit 3

A `Problem` (model.problem) is a value: something found in an input. An exception ends the command.
"""

from __future__ import annotations

from collections.abc import Iterable

_MOST_CHOICES = 60  # listed in one message
EXIT_OK, EXIT_FINDINGS, EXIT_USAGE, EXIT_INPUT, EXIT_UNRESOLVED, EXIT_DATABASE, EXIT_INTERRUPTED = 0, 1, 2, 3, 4, 5, 130


class DistlawError(Exception):
    """What went wrong, where, and what to do next; `exit_code` is one that `distlaw --help` lists."""

    exit_code = EXIT_USAGE

    def __init__(self, what: str, *, where: str = "", hint: str = "") -> None:
        self.what, self.where, self.hint = what, where, hint
        super().__init__(what)

    def __str__(self) -> str:
        line = f"{self.where}: {self.what}" if self.where else self.what
        return f"{line}; {self.hint}" if self.hint else line

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.what, self.where, self.hint)


def _rebuild(kind: type[DistlawError], what: str, where: str, hint: str) -> DistlawError:
    error = kind.__new__(kind)
    DistlawError.__init__(error, what, where=where, hint=hint)
    return error


class UsageError(DistlawError):
    """The command line asks for something that makes no sense."""


class UnknownChoice(UsageError):
    """A word outside a closed vocabulary; the message names the nearest words there are, then all."""

    def __init__(self, kind: str, word: str, choices: Iterable[str]) -> None:
        from difflib import get_close_matches

        known = list(choices)
        near = get_close_matches(word.lower(), known, 3, 0.6)
        meant = f"did you mean {' or '.join(near)}? " if near else ""
        more = f" … ({len(known)} in all)" if len(known) > _MOST_CHOICES else ""
        all_ = f"choose from: {', '.join(known[:_MOST_CHOICES])}{more}" if known else f"there is no {kind} yet"
        super().__init__(f"unknown {kind} {word!r}", hint=meant + all_)


class QuerySyntaxError(UsageError):
    """A search that does not parse; `column` counts code points from 1."""

    def __init__(self, what: str, *, column: int = 0, hint: str = "") -> None:
        self.column = column
        super().__init__(what, where=f"query, column {column}" if column else "query", hint=hint)


class NotFound(UsageError):
    """No row has that key or id."""

    exit_code = EXIT_FINDINGS


class InputError(DistlawError):
    """An input file that cannot be read; `code` is the stable word of the reason."""

    exit_code = EXIT_INPUT

    def __init__(self, what: str, *, code: str = "unreadable", where: str = "", hint: str = "") -> None:
        self.code = code
        super().__init__(what, where=where, hint=hint)

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild_input, (self.what, self.code, self.where, self.hint)


def _rebuild_input(what: str, code: str, where: str, hint: str) -> InputError:
    return InputError(what, code=code, where=where, hint=hint)


class UnresolvedError(DistlawError):
    """Something stayed unresolved where the caller asked for none."""

    exit_code = EXIT_UNRESOLVED


class DatabaseError(DistlawError):
    """The database cannot be used."""

    exit_code = EXIT_DATABASE


class DatabaseLocked(DatabaseError):
    """Another process writes to the database and did not finish in time."""


class NotADatabase(DatabaseError):
    """The file exists and is not an SQLite database."""


class ReadOnlyDatabase(DatabaseError):
    """The database file, or its folder, may not be written."""


class SchemaOutOfDate(DatabaseError):
    """The database has another schema revision than this program."""


class VocabularyError(DistlawError):
    """A file in `data/` breaks its rules."""

    exit_code = EXIT_INPUT
