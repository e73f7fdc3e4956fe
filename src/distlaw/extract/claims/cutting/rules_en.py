"""Cuts an English sentence into propositions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from distlaw.extract.claims.lexicon import CueHit
from distlaw.text.offsets import Range
from distlaw.vocab.words import worded

_EN_BREAK = re.compile(
    r";\s+|,\s+(?=(?:and|but|so|yet|though|although|whereas|while|nor)\s)|"
    r",\s+(?=(?:and )?that\s)|\s(?=(?:but|yet)\s)|,\s+(?=constituting\b)|:\s*(?=[a-z])|"
    r",(?=constituting\b)"
)
_EN_SUBJECT = worded(
    "speakers_en",
    r"{joining}\s+(?:(?:{after_joining}|in \w+|under \w+),? )?"
    r"(?:(?:{subjects}|distill\w+|[a-z\-]+s)\s)(?P<rest>[^;]{3,})",
)
_FINITE = worded("speakers_en", r"\b(?:{finite}|[a-z]{3,}(?:s|ed))\b")
_THAT = re.compile(r"(?:and )?that (?!is\b|was\b)")
_LIST = re.compile(r"[^,;:]{12,120}(?:,\s*(?:and )?[^,;:]{12,160}){2,}")
_MEMBER = re.compile(r",\s*(?:and )?")


def english_propositions(text: str, shade: str, hits: Sequence[CueHit], start: int, end: int) -> list[Range]:
    """Spans of the propositions of an English sentence `[start, end)`, untrimmed."""
    cuts = [start]
    for match in _EN_BREAK.finditer(shade, start, end):
        if match.start() < cuts[-1] or not _english_cut(shade, match, cuts[-1], end):
            continue
        cuts.append(match.end())
        if match.group().startswith(":"):
            cuts.extend(member.end() for member in _MEMBER.finditer(shade, match.end(), end))
            break
    spans = []
    for index, cut in enumerate(cuts):
        stop = cuts[index + 1] if index + 1 < len(cuts) else end
        that = _THAT.match(shade, cut, stop) if index else None
        spans.append((that.end() if that else cut, stop))
    return spans


def _english_cut(shade: str, match: re.Match[str], since: int, end: int) -> bool:
    left, sign = shade[since : match.start()], match.group().strip()
    if len(left) < 18 or _open_bracket(left):
        return False
    if sign == ";":
        return True
    if sign == ":":
        return bool(
            re.search(
                r"(?:essential|framework|remedies|limbs|instruments|steps|measures|as follows|"
                r"proposals?)[^,;:]*$",
                left,
            )
        ) and bool(_LIST.match(shade, match.end()))
    rest = shade[match.end() : end]
    if rest.startswith("constituting"):
        return True
    if _THAT.match(rest):
        return " that " in left or left.startswith("that ")
    subject = _EN_SUBJECT.match(rest)
    if subject is None or (
        re.match(
            r"\s*(?:if|when|where|whether|once|unless|because|since|although|though|while|as|in|under|after|for)\b",
            left,
        )
        and "," not in left
    ):
        return False
    return _FINITE.search(subject.group("rest")[:80]) is not None and _FINITE.search(left) is not None


def _open_bracket(left: str) -> bool:
    return left.count("(") > left.count(")")
