"""Who is said to share a view: no record has that."""

from __future__ import annotations

import re

from distlaw.services.answers.actors import Actor
from distlaw.vocab.attribution import either, load_attribution
from distlaw.vocab.negation import negates


def agrees(text: str, one: Actor) -> bool:
    words = load_attribution().agreeing
    after = re.sub(r"\b(?:what|as) follows\b|\bfollow(?:s|ed)? from\b", " ", text[one.end :])
    found = re.search(rf"\b(?:{either(words['en'])})\b|{either(words['zh'])}", after, re.IGNORECASE)
    return bool(found) and not negates(after[: found.start()] if found else "")


def shared(text: str) -> str:
    """A court agrees, a view endorsed by the court: no record has that."""
    words = load_attribution()
    agreeing = re.search(rf"\b(?:{either(words.agreeing['en'])})\b|{either(words.agreeing['zh'])}", text, re.IGNORECASE)
    by_whom = re.search(
        rf"\b(?:{either(words.institutions['en'])})\b|{either(words.institutions['zh'])}", text, re.IGNORECASE
    )
    if not agreeing or not by_whom or negates(text):
        return ""
    if re.search(rf"\b(?:{either(words.conditions['en'])})\b|{either(words.conditions['zh'])}", text, re.IGNORECASE):
        return ""
    is_before = by_whom.start() < agreeing.start() or re.match(r"\s+by\b", text[agreeing.end() :])
    verb = agreeing.group().lower()
    return (
        text if (is_before and verb not in ("too", "follow", "follows")) or verb in ("persuaded", "convinced") else ""
    )
