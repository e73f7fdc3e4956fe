"""Two claims that a draft joins into one argument of somebody's: because, only if, 即便: no record has that."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from distlaw.model.claim_record import ClaimRecord
from distlaw.services.answers.clauses import clauses
from distlaw.services.answers.corpus import Corpus
from distlaw.services.answers.draft import HERE, DraftSentence
from distlaw.services.answers.saying import says
from distlaw.services.answers.speaking import subject
from distlaw.vocab.words import worded

_INFERS = worded("drafts", "{inferring}|{inferring_en}")
_SUPPOSES = worded("drafts", "{supposing}|{supposing_en}")
_NOBODY = ("", "self", "closed")
_FARTHEST = 160  # characters between two claims of one argument in the source


def spliced(sentence: DraftSentence, corpus: Corpus) -> Iterator[tuple[str, ClaimRecord]]:
    """The words that make two claims one argument of whoever speaks, and the second claim.

    A draft's own inference (I conclude; a sentence that names nobody) is its own; so is a second claim that is given
    to its speaker anew. What the source itself joins so may be joined.
    """
    pieces = sentence.text.split("\n")[0].split(HERE)
    claims = [corpus.claims[one.identity] for one in sentence.segments]
    if len(claims) < 2 or len(pieces) <= len(claims) or not _is_attributed(pieces[0], corpus):
        return
    for number, (one, two) in enumerate(pairwise(claims)):
        between, lead = pieces[number + 1], pieces[number]
        words = _INFERS.search(between)
        if not words and ";" not in between:
            words = _SUPPOSES.search(lead)
        if words and _is_same_speech(between, corpus) and not _is_joined_in_source(one, two, corpus):
            yield (f"{lead[-20:]}…{between}…").strip(), two


def _is_attributed(lead: str, corpus: Corpus) -> bool:
    """Whether somebody is said to say what follows."""
    found = clauses(lead, corpus)
    for number, clause in enumerate(reversed(found)):
        kind = subject(clause, corpus, is_last=not number, has_colon=lead.rstrip().endswith(":")).kind
        if kind == "self":
            return False
        if kind not in _NOBODY:
            return True
    return False


def _is_same_speech(between: str, corpus: Corpus) -> bool:
    """Whether nobody begins to speak anew between the claims."""
    return not any(one.speaking or says(one.text) for one in clauses(between, corpus))


def _is_joined_in_source(one: ClaimRecord, two: ClaimRecord, corpus: Corpus) -> bool:
    between = corpus.between(one, two)
    return between is not None and len(between) <= _FARTHEST and bool(_INFERS.search(between.rstrip() + " "))
