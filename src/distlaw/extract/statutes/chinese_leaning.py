"""Provisions in Chinese that lean on a statute named before: by a pronoun for act or article, or by nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from distlaw.extract.statutes import provisions
from distlaw.extract.statutes.cited import CitedStatute
from distlaw.vocab.words import any_of, word_list

# For the act with its provision, for the article with a paragraph, for the paragraph before, or a provision alone.
_said = partial(any_of, "statutes")
_LEANING = re.compile(
    rf"(?P<act>{_said('pointers_to_acts')}{_said('acts')})\s?"
    rf"(?P<list>{provisions.CHINESE})|(?P<article>{_said('pointers')}条(?=\s?第)|(?<![目以提])前款(?:规定)?)"
    rf"(?P<levels>{provisions.LEVELS})?|{provisions.CHINESE}"
)
_CONTRACT = word_list("statutes", "contracts").regex
_FAR = 320  # characters to the statute that a provision alone may lean on


def leaning(text: str, kept: list[CitedStatute]) -> Iterator[CitedStatute]:
    """该法第…条, 该条第三款, and provisions alone where their statute stands in the same paragraph before them."""
    named = sorted((cited for cited in kept if not cited.is_generic), key=lambda cited: cited.start)
    if not named:
        return
    at, last = 0, None
    for match in _LEANING.finditer(text):
        while at < len(named) and named[at].start < match.start():
            at, last = at + 1, named[at]
        if last is None or last.end > match.start():
            continue
        cited = _leant(text, match, last)
        if cited:
            last = cited
            yield cited


def _leant(text: str, match: re.Match[str], last: CitedStatute) -> CitedStatute | None:
    """What a match says of the statute cited last: by a pronoun for the act, for the article, or by nothing."""
    rule, confidence, reach = "statute.elided", 0.75, _FAR
    place = ""
    if match["act"]:
        rule, confidence, reach, printed = "statute.pronoun", 0.85, 1500, match["list"]
    elif match["article"]:
        article = provisions.last_article(last.place or last.pinpoint)
        if not article:
            return None
        rule, confidence, printed = "statute.article", 0.8, match.group()
        place = article + (match["levels"] or "")
    else:
        printed = match.group()
        before = text[max(0, match.start() - 16) : match.start()]
        if _CONTRACT.search(before) or text[match.end() : match.end() + 2] == "约定":
            return None
    if match.start() - last.end > reach or (not match["act"] and "\n" in text[last.end : match.start()]):
        return None
    return replace(
        last, start=match.start(), end=match.end(), rule=rule, confidence=confidence, pinpoint=printed, place=place,
        antecedent=last.antecedent or last.title, number="", scheme="",
    )  # fmt: skip
