"""Answers that cite: a draft with handles ([[c:ID]]) is held against the corpus, then its handles become quotations.

Whoever writes the draft, a model above all, never types a quotation: the program puts it in. A draft with a fault is
not rendered at all.
"""

from __future__ import annotations

from distlaw.model.frozen import Frozen
from distlaw.services.answers.corpus import Corpus
from distlaw.services.answers.faults import DraftFault, faults
from distlaw.services.answers.rendering import rendered


class Answered(Frozen):
    """A draft's faults, or its text with every handle expanded."""

    faults: tuple[DraftFault, ...] = ()
    text: str = ""


def checked(url: str, draft: str, *, with_proposals: bool = False) -> tuple[DraftFault, ...]:
    """What is wrong with a draft; empty where all it says of the corpus stands there."""
    return faults(draft, Corpus(url, with_proposals=with_proposals))


def answered(url: str, draft: str, style: str, *, with_proposals: bool = False) -> Answered:
    """The draft rendered in a citation style, or its faults. Raises UnknownChoice for a style there is not."""
    corpus = Corpus(url, with_proposals=with_proposals)
    found = faults(draft, corpus)
    return Answered(faults=found) if found else Answered(text=rendered(url, draft, corpus, style))
