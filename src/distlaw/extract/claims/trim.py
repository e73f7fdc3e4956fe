"""Takes from a proposition what does not belong to it: connectives, marks, notes, tails without a legal point."""

from __future__ import annotations

import re
from collections.abc import Sequence

from distlaw.extract.claims.cues import sheet, starts
from distlaw.extract.claims.lexicon import CueHit
from distlaw.text.offsets import Range
from distlaw.vocab.cues import Language
from distlaw.vocab.words import word_list, worded


def trimmed_span(text: str, shade: str, hits: Sequence[CueHit], span: Range, language: Language) -> Range:
    """The span without leading connectives, edge marks, final punctuation and a tail without a legal point."""
    start, end = _without_edges(text, *span)
    lead = sheet("clause", language)
    for _ in range(4):
        hit = starts(lead, shade, start, "left_out")
        if hit is None or hit.end >= end - 4 or not _leaves(shade, hit, end, language):
            break
        start, _ = _without_edges(text, hit.end, end)
    end = _without_tail(shade, hits, start, end, language)
    return _without_edges(text, start, end)


def _leaves(shade: str, hit: CueHit, end: int, language: Language) -> bool:
    """A connective is left out where the clause can stand without it."""
    word, follows = shade[hit.start : hit.end], shade[hit.end : hit.end + 1]
    if language == "en":
        return word not in word_list("clause_rules", "set_off_en").words or follows == ","
    if len(word) == 1 and word in "故惟唯然另":
        return follows in ",，" or (word in "故惟唯" and follows not in "意事障有")
    if word in word_list("clause_rules", "set_off").words:
        return follows in ",，"
    return True


def _without_edges(text: str, start: int, end: int) -> Range:
    note = _NOTE_BEFORE.match(text, start, end)
    if note:
        start = note.end()
    if start < end and text[start] == '"' and text.count('"', start, end) % 2:
        start += 1
    note = _NOTE_AFTER.search(text, start, end)
    if note:
        end = note.start()
    while start < end and (text[start].isspace() or text[start] in "，,、；;：:。—*·"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "，,、；;：:。.*—！!"):
        if text[end - 1] == "." and re.search(
            r"(?:\b[A-Z]|Inc|Ltd|Corp|Co|etc|No)\.$", text[max(start, end - 6) : end]
        ):
            break
        end -= 1
    while end > start and text[end - 1] in '”」』"' and not any(sign in text[start : end - 1] for sign in '“「『"'):
        end -= 1
    while start < end and text[start] in "“「『" and not any(sign in text[start + 1 : end] for sign in "”」』"):
        start += 1
    return start, end


_NOTE_BEFORE = re.compile(r"\s*(?:[（(][註注]\s?\d{1,3}[)）]|[\[［〔]\d{1,3}[\]］〕])\s*")
_NOTE_AFTER = re.compile(r"(?:[（(][註注]\s?\d{1,3}[)）]|[\[［〔]\d{1,3}[\]］〕]|[①-⑳])+[。.,，;；\s]*$")
_TAIL_EN = worded(
    "clause_rules",
    r",\s*(?:thereby |thus |and )?(?:collectively )?{achieving_en}\b[^;]*$|collectively fostering[^;]*$",
)
_TAIL_ZH = worded(
    "clause_rules",
    r"[,，]\s*(?:{thereby}?{achieving}|为[^,，]{2,30}提供|这样[就才]?能|{so_as_to})[^,，;；]*$",
)
_SUPPORT = worded("clause_rules", r"提供[^,，]{0,10}{support}|providing (?:theoretical|practical)")
_POINT = worded("clause_rules", "{points}")


def _without_tail(shade: str, hits: Sequence[CueHit], start: int, end: int, language: Language) -> int:
    """A tail of purpose or result stays only if it names a legal point."""
    pattern = _TAIL_EN if language == "en" else _TAIL_ZH
    for _ in range(3):
        match = pattern.search(shade, start + 8, end)
        if match is None or (_POINT.search(match.group()) and not _SUPPORT.search(match.group())):
            break
        end = match.start()
    return end


def speaks(shade: str, start: int, end: int) -> bool:
    """Whether a verb of speech stands before the colon."""
    return word_list("clause_rules", "says_colon").regex.search(shade[start:end]) is not None
