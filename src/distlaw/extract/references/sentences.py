"""Where a sentence of an English note ends and another authority, or prose about the last one, begins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from distlaw.extract.references.printed import PrintedText, depth_free
from distlaw.vocab.references import signals
from distlaw.vocab.reporters import name_abbreviations

_ENDED = re.compile(r"[.?!][)\]\"']*(?P<blank> +)(?=[A-Z\"'\[(])")
_CITED = re.compile(
    r"\((?:[^()]*\b(?:1[5-9]|20)\d\d|[a-z\"'][^()]*(?:\([^()]*\)[^()]*)*)\)(?: \[[^\]]+\])?$|://\S+(?: \[[^\]]+\])?$"
)
_AUTHOR_DATE = re.compile(r"(?:[A-Z]\.|\bal\.?|\b[A-Z][\w'-]+),? \((?:1[5-9]|20)\d\d[a-z]?\)$")
_SHORT = re.compile(r"(?:Id|Ibid)\b|[A-Z][\w'\-]+(?: (?:& )?[A-Z][\w'\-]+){0,3}(?:, [A-Z][^,;()]{2,60})?, supra\b")
_LEAD = re.compile(r"For [^.;]{4,200}?,? (?:see|compare)\b")
_VOLUME = re.compile(r"\d [A-Z][\w'.&]*(?: [A-Z&][\w'.]*)*$")  # 93 Harb. L. Rev.
_WORD = re.compile(r"\b[a-z]{3,}$")
_FEWEST, _SHARE = 5, 0.5  # words that make a sentence prose, and how many of them are in small letters


def sentence_starts(line: PrintedText) -> Iterator[int]:
    """Offsets at which a sentence begins that is no part of the citation before it."""
    flat, at = line.flat, 0
    free = set(depth_free(flat, " "))
    for match in _ENDED.finditer(flat):
        if match.start("blank") not in free:
            continue
        left, right = flat[at : match.start()], flat[match.end() :]
        if _opens(right) or _is_over(left, match.group().strip()):
            at = match.end()
            yield at


def _opens(right: str) -> bool:
    """Whether an authority's first words follow: a signal, a short form, `For a history, see`."""
    return bool(_signal().match(right) or _SHORT.match(right) or _LEAD.match(right))


@cache
def _signal() -> re.Pattern[str]:
    words = sorted((word for word in signals().en if word[0].isupper()), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))})(?= )")


def _is_over(left: str, end: str) -> bool:
    """Whether what stands before the full stop is a whole citation, or a sentence of prose."""
    if _CITED.search(left):
        return not _AUTHOR_DATE.search(left)
    if not end.startswith("."):
        return False
    words = left.split()
    if _VOLUME.search(left):
        return False
    if len(words) < _FEWEST or f"{words[-1]}{end[:1]}" in name_abbreviations():
        return False
    is_word = _WORD.search(left.rstrip("\"')")) is not None
    return sum(word[0].islower() for word in words) >= _SHARE * len(words) and (is_word or len(words) >= 2 * _FEWEST)
