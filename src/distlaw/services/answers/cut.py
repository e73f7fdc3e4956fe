"""Whether a quotation is cut out of its source so that it says something else: inside a word, or behind a negation."""

from __future__ import annotations

import re

from distlaw.text.fold import folded
from distlaw.text.han import HAN
from distlaw.vocab.negation import begins_negated, ends_negated, load_negation, negates

_STOP = re.compile(r"[,.;:!?，。；：！？、]")
_LETTER = re.compile(r"[A-Za-z0-9]")
_HAN = re.compile(f"[{HAN}]")
_REACH = 12  # characters on both sides in which a Chinese word is sought


def cut(text: str, start: int, end: int, before: str = "", *, is_term: bool = False) -> str:
    """What is wrong with quoting `text[start:end]`: "inside a word", "behind a negation", or empty text where nothing
    is. `before` are the quoting author's own words in front: a negation there stands for the source's. A term
    may be taken from a clause that negates something else."""
    if _divides(text, start) or _divides(text, end):
        return "inside a word"
    low = max((found.end() for found in _STOP.finditer(text, 0, start)), default=0)
    left, words = folded(text[low:start]), folded(text[start:end])
    own = re.split(_STOP, folded(before))[-1]
    is_left_out = ends_negated(left) or (not is_term and negates(left) and not negates(words))
    if left.strip() and is_left_out and not negates(own):
        return "behind a negation"
    if begins_negated(folded(text[end : end + 16])):
        return "before a negation"
    return "before a denial" if _is_denied(folded(text[end:])) and not _is_denied_by(own) else ""


def _divides(text: str, at: int) -> bool:
    """Whether a word goes on over this place: letters on both sides, or one Chinese word of the dictionary."""
    one, two = text[at - 1 : at] if at else "", text[at : at + 1]
    if _LETTER.match(one) and _LETTER.match(two):
        return True
    if not (_HAN.match(one) and _HAN.match(two)):
        return False
    import rjieba

    low = max(0, at - _REACH)
    around = folded(text[low : at + _REACH])
    return any(
        start < at - low < end and end - start <= 4 and rjieba.has_word(word)
        for word, start, end in rjieba.tokenize(around)
    )


def _is_denied(after: str) -> bool:
    """What follows says that the words are somebody's error."""
    words = load_negation().denials
    clause = re.split(_STOP, after)[0]
    return any(clause.lstrip().lower().startswith(word) for word in words["en"]) or (
        clause.startswith(words["zh"]) and negates(clause)
    )


def _is_denied_by(own: str) -> bool:
    return negates(own)
