"""The clauses of a sentence, and whom each names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from distlaw.services.answers.actors import Actor, actors
from distlaw.services.answers.corpus import Corpus, compared
from distlaw.vocab.attribution import either, load_attribution

_SPLIT = re.compile(r"[;:!?。…\n—–()]|,(?!\d{3})|--|\s-\s")


class ActorClause(NamedTuple):
    """A clause with those whom it names, and those of them who only stand for comparison."""

    text: str
    named: tuple[Actor, ...]
    beside: tuple[Actor, ...]
    alongside: tuple[Actor, ...] = ()

    @property
    def speaking(self) -> tuple[Actor, ...]:
        """Those who do not stand for comparison."""
        return tuple(one for one in self.named if one not in self.beside and one not in self.alongside)


def clauses(text: str, corpus: Corpus) -> list[ActorClause]:
    """The clauses of a folded text, each with its actors."""
    made = list[ActorClause]()
    for part in _SPLIT.split(_whole_titles(text)):
        if part.strip():
            named = tuple(actors(part, corpus))
            made.append(ActorClause(part, named, _beside(part, named), _alongside(part, named)))
    return made


def _whole_titles(text: str) -> str:
    """Signs inside 《…》 divide nothing."""
    return re.sub(r"《[^《》]*》", lambda found: _SPLIT.sub(" ", found.group()), text)


def _beside(text: str, named: Sequence[Actor]) -> tuple[Actor, ...]:
    """Contrary to Raman; 与林知远不同. `than` and 比 compare only where somebody else stands before."""
    words = load_attribution()
    found = list[Actor]()
    for number, one in enumerate(named):
        before, after = text[: one.start].rstrip(), text[one.end :].lstrip()
        before = re.sub(r"\s+(?:the|what|that|whatever)$", "", before, flags=re.IGNORECASE)
        needs_other = _ends(before, ("than", "not"), ("比",))
        is_led = _ends(before, words.beside["en"], words.beside["zh"]) and (number > 0 or not needs_other)
        is_apart = after.startswith((*words.apart["en"], *words.apart["zh"], "的不同"))
        last = named[number - 1] if number else None
        is_joined = last is not None and last in found and _joins(text[last.end : one.start])
        if is_led or is_apart or is_joined:
            found.append(one)
    return tuple(found)


def _alongside(text: str, named: Sequence[Actor]) -> tuple[Actor, ...]:
    """Following Vance: a clause of its own that begins so."""
    words = load_attribution().alongside
    begins = re.match(rf"\s*(?:{either(words['en'])})\b\s*|\s*(?:{either(words['zh'])})", text, re.IGNORECASE)
    return tuple(named) if begins and named and named[0].start <= begins.end() + 1 else ()


def _joins(between: str) -> bool:
    return between.strip() in ("与", "和", "及", "、", "and", "&", "或", "or")


def _ends(text: str, english: Sequence[str], chinese: Sequence[str]) -> bool:
    low = f" {text.lower()}"
    return low.endswith(tuple(f" {word}" for word in english)) or low.endswith(tuple(chinese))


def name_of(one: Actor) -> str:
    """The name as names are compared."""
    return one.name or compared(one.words)
