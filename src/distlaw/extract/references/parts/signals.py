"""Words that introduce an authority, and prose before them."""

from __future__ import annotations

import re
from functools import cache

from distlaw.extract.references.printed import PrintedText, depth_free
from distlaw.text.han import HAN
from distlaw.vocab.references import signals
from distlaw.vocab.words import worded

_LEAD = re.compile(r"(?:^| )[a-z]")
_ZH_LATER = worded(
    "reference_entries", r"[,。;:]\s*(?P<signal>{further}?(?:{cited_through}|见))\s*:?\s*(?=[{han}\[(《])"
)
_CITES = re.compile(r"\d|^(?:Id|Ibid)\b")  # what stands before the signal is an authority itself


@cache
def _zh() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(signals().zh, key=len, reverse=True))
    return re.compile(rf"(?:{words})\s*:?\s*")


@cache
def _en() -> re.Pattern[str]:
    words = "|".join(_spaced(word) for word in sorted(signals().en, key=len, reverse=True))
    return re.compile(rf"(?:{words})\s*,?\s+(?:generally\s+)?(?:e\.g\.\s?,\s+)?")


def _spaced(word: str) -> str:
    """The word as a pattern: a page may put blanks before its commas (`see also, e.g. ,`)."""
    parts = (r"\s+".join(map(re.escape, part.split(" "))) for part in word.split(","))
    return r"\s?,".join(parts)


@cache
def _en_later() -> re.Pattern[str]:
    words = "|".join(_spaced(word) for word in sorted(signals().en, key=len, reverse=True) if word[0].islower())
    return re.compile(rf"[,:;—] (?P<signal>{words})\s*,?\s+(?=[A-Z\"'])")


def without_signal(line: PrintedText) -> tuple[str, PrintedText]:
    """The introductory words as printed, and the line without them and without prose before them."""
    line = line.trimmed(" ,;。")
    match = _zh().match(line.flat)
    if match and not re.match(r"[，。]", line.flat[match.end() : match.end() + 1]) and _is_signal(line.flat, match):
        return line.cut(0, match.end()).trimmed(" :").text, line.cut(match.end()).trimmed()
    first_title = line.flat.find("《")
    later = list(_ZH_LATER.finditer(line.flat, 0, max(first_title, 0)))
    if later:
        return later[-1]["signal"], line.cut(later[-1].end()).trimmed()
    match = _en().match(line.flat)
    if match:
        return line.cut(0, match.end()).trimmed(" ,").text, line.cut(match.end()).trimmed()
    return _after_lead(line)


def _after_lead(line: PrintedText) -> tuple[str, PrintedText]:
    """`For a history of the rule, see Elm, Roots`: prose that leads to its authority is not the authority's."""
    free = set(depth_free(line.flat, ",:;—"))
    for match in _en_later().finditer(line.flat):
        lead = line.flat[: match.start()]
        if match.start() in free and _LEAD.search(lead) and not _CITES.search(lead):
            return match["signal"], line.cut(match.end()).trimmed()
    return "", line


def _is_signal(flat: str, match: re.Match[str]) -> bool:
    """A one-character signal may be a surname's or a title's first: what follows must be able to begin an authority."""
    word = match.group().rstrip(" :")
    if len(word) > 1:
        return True
    return word in ("见", "如", "参") and re.match(rf"[\[(《{HAN}]", flat[match.end() :]) is not None and ":" in flat
