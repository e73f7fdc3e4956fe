"""The Bluebook's abbreviations of periodicals and of parties: rules 6.1, 10.2 and 13.4, tables T6, T10 and T13."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from distlaw.vocab.reporters import journal_called
from distlaw.vocab.styles import bluebook

_VERSUS = re.compile(r"(\s+v\.\s+)")
_MATTER = re.compile(r"\A(?:In the )?Matter of (?:the )?(?=[A-Z])")


@lru_cache(maxsize=4096)
def periodical(name: str) -> str:
    """A periodical's name: Yale Law Journal gives Yale L.J.; a name of one word is never shortened."""
    table = bluebook()
    if name in table.names:
        return table.names[name]
    words = [word for word in name.replace(",", "").split() if word.lower() not in table.dropped]
    if len(words) < 2:
        return " ".join(words) or name
    return _closed_up(_shortened(words, _periodical_words()))


def in_full(name: str) -> str:
    """A periodical's name without abbreviation, where it is a law journal's that is known: Harv. L. Rev. is Harvard
    Law Review. Any other name as it is."""
    journal = journal_called(name) if "." in name else None
    return journal.name if journal else name


@lru_cache(maxsize=4096)
def case_name(name: str) -> str:
    """A case's name as a citation has it: Federal Trade Commission v. X gives Fed. Trade Comm'n v. X."""
    name = _MATTER.sub("In re ", name)  # 10.2.1(b)
    return "".join(part if _VERSUS.fullmatch(part) else _party(part) for part in _VERSUS.split(name))


def _party(name: str) -> str:
    if name in bluebook().places or name.lower() in ("in re", "ex parte"):
        return name  # 10.2.2: the whole name of a party is not shortened
    words = name.removeprefix("The ").split()
    return " ".join(_shortened(words, _party_words())) if len(words) > 1 else name


def _shortened(words: list[str], table: Mapping[str, str]) -> list[str]:
    """Each word or run of words by the table; `and` is an ampersand."""
    out: list[str] = []
    at = 0
    while at < len(words):
        for length in (3, 2, 1):
            run = " ".join(words[at : at + length])
            bare = run.rstrip(",:")
            if at + length <= len(words) and (short := _short(bare, table)):
                out.append(short + run[len(bare) :])
                at += length
                break
        else:
            out.append("&" if words[at] == "and" else words[at])
            at += 1
    return out


def _short(word: str, table: Mapping[str, str]) -> str:
    """The abbreviation of a word; of a plural that of its singular with an s."""
    if found := table.get(word):
        return found
    found = table.get(word[:-1], "") if word.endswith("s") else ""
    if not found or found == word[:-1]:
        return ""
    return f"{found[:-1]}s." if found.endswith(".") else f"{found}s"


def _closed_up(words: list[str]) -> str:
    """Single capitals stand without a space between them (6.1): L.J., J.L.; N.Y. is a word of its own."""
    text, was_single = "", False
    for word in words:
        is_single = len(word) == 2 and word[0].isupper() and word[1] == "."
        text += word if (is_single and was_single) or not text else " " + word
        was_single = is_single
    return text


@cache
def _periodical_words() -> Mapping[str, str]:
    table = bluebook()
    return table.words | table.places | table.periodicals


@cache
def _party_words() -> Mapping[str, str]:
    table = bluebook()
    return table.words | table.places | table.parties
