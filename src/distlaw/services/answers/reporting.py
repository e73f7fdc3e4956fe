"""Clauses in which somebody tells what another says, or in which the verb stands apart from whoever speaks."""

from __future__ import annotations

import re

from distlaw.services.answers.actors import Actor
from distlaw.services.answers.saying import is_passive, says
from distlaw.services.answers.subjects import ClauseSubject
from distlaw.vocab.attribution import either, load_attribution


def reports(text: str, one: Actor) -> bool:
    """Whether the clause makes the actor tell what another says."""
    words = load_attribution().reports
    after, before = text[one.end : one.end + 30].lstrip(), text[: one.start].rstrip()
    if re.search(r"\b(?:\w+ed|told) by$", before):
        return True
    if any(word in after[:12] for word in words["zh"]):
        return True
    return bool(re.match(rf"(?:\w+ly\s+)?(?:{either(words['en'])})\b", after))


def is_quoted_by(spoken: ClauseSubject, reporter: Actor, one: Actor) -> bool:
    """赵明澜批评林知远: whom the speaker speaks of, right behind a word of criticism."""
    between = spoken.clause[reporter.end : one.start]
    words = load_attribution()
    return reporter.start < one.start and between.strip().lower().endswith(
        (*words.beside["en"], *words.beside["zh"], *words.denying["en"], *words.denying["zh"])
    )


def goes_on(text: str) -> bool:
    """Whether a later clause has the verb that governs the handle."""
    found = says(text)
    return bool(found and not found.rest.strip(" .。") and not is_passive(found))


def is_unsaid(text: str) -> bool:
    """Presumably by saying that: somebody says it, who was named before."""
    found = says(text)
    return bool(found) and not is_passive(found) if found else False
