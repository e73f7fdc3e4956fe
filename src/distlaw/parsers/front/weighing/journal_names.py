"""What a journal is called in full: of an abbreviation that one journal has; a word for any journal names none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from distlaw.parsers.front.own_serial import OWN
from distlaw.parsers.front.weighing.choice import Choice
from distlaw.parsers.front.weighing.sight import ValueCandidate
from distlaw.vocab.reporters import journal_called
from distlaw.vocab.words import word_list

_SUPPLEMENT = re.compile(r"\s(?:Online|Forum|F\.|Sidebar|Headnotes|Dialogue)$")  # behind a review's own name
_NEUTRAL = re.compile(r"\[?(?:19|20)\d\d\]?\s[A-Z][\w. ]{1,16}\s\d{1,6}")  # 2031 Roe Slip Op 1932: a case's number


def called_in_full(choice: Choice, found: Sequence[ValueCandidate]) -> Choice:
    """The outlet by its full name; where only a word for any outlet was chosen, the one that is stated, or none."""
    taken = choice.taken
    if taken is None:
        return choice
    if names_none(str(taken.value)):
        stated = [one for one in found if any(sign.startswith(OWN) for sign in one.signs)]
        named = {one.key: one for one in stated if not names_none(str(one.value))}
        if len(named) != 1:
            return Choice(None, 0.0)
        taken = next(iter(named.values()))
    return Choice(replace(taken, value=full_name(str(taken.value))), choice.probability, choice.others)


def names_none(value: str) -> bool:
    """Whether a value is what any journal or page may be called, or a case's own number."""
    return word_list("bylines", "any_outlet").regex.fullmatch(value) is not None or bool(_NEUTRAL.fullmatch(value))


def full_name(value: str) -> str:
    """The name of the one journal that an abbreviation stands for; the value as it is where there is none."""
    tail = _SUPPLEMENT.search(value)
    journal = journal_called(value[: tail.start()] if tail else value) if "." in value else None
    return f"{journal.name}{tail[0] if tail else ''}" if journal else value
