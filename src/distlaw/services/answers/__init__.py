"""Answers that cite: a draft with handles ([[c:ID]]) is held against the corpus, then its handles become quotations.

Whoever writes the draft, a model above all, never types a quotation: the program puts it in, and says who speaks. A
draft with a fault is not rendered at all.
"""

from __future__ import annotations

from distlaw.model.frozen import Frozen
from distlaw.services.answers.corpus import Corpus
from distlaw.services.answers.faults import DraftFault, DraftReading, reading
from distlaw.services.answers.rendering import rendered_draft


class Answered(Frozen):
    """A draft's faults and the nearest draft that has none, or its text with every handle expanded."""

    faults: tuple[DraftFault, ...] = ()
    nearest: str = ""
    text: str = ""


def checked_draft(url: str, draft: str, *, with_proposals: bool = False) -> DraftReading:
    """What is wrong with a draft, and the nearest that has no fault; none where all it says stands in the records."""
    return reading(draft, Corpus(url, with_proposals=with_proposals))


def answered(url: str, draft: str, style: str, *, with_proposals: bool = False) -> Answered:
    """The draft rendered in a citation style, or its faults. Raises UnknownChoice for a style there is not."""
    corpus = Corpus(url, with_proposals=with_proposals)
    found = reading(draft, corpus)
    if found.faults:
        return Answered(faults=found.faults, nearest=found.nearest)
    return Answered(text=rendered_draft(url, draft, found.is_framed, corpus, style))
