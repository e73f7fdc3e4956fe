"""Takes from a proposition what does not belong to it: connectives, marks, notes, tails without a legal point."""

from __future__ import annotations

import re
from collections.abc import Sequence

from distlaw.extract.claims.cues import sheet, starts
from distlaw.extract.claims.lexicon import Hit
from distlaw.text.offsets import Range
from distlaw.vocab.cues import Language


def trimmed(text: str, shade: str, hits: Sequence[Hit], span: Range, language: Language) -> Range:
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


def _leaves(shade: str, hit: Hit, end: int, language: Language) -> bool:
    """A connective is left out where the clause can stand without it."""
    word, follows = shade[hit.start : hit.end], shade[hit.end : hit.end + 1]
    if language == "en":
        return (
            word
            not in ("though", "while", "whereas", "still", "here", "now", "then", "or", "at most", "first", "second")
            or follows == ","
        )
    if len(word) == 1 and word in "故惟唯然另":
        return follows in ",，" or (word in "故惟唯" and follows not in "意事障有")
    if word in ("目前", "现在", "如今", "当然", "其实", "尤其", "特别是", "同样", "显然", "看来", "最后", "首先"):
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
_TAIL_EN = re.compile(
    r",\s*(?:thereby |thus |and )?(?:collectively )?(?:achieving|providing|fostering|"
    r"promoting|enabling|helping|ensuring)\b[^;]*$|collectively fostering[^;]*$"
)
_TAIL_ZH = re.compile(
    r"[,，]\s*(?:(?:从而|进而|由此|以此?)?(?:实现|推动|促进|助力|襄助|维护|确保|便于|让|使|"
    r"给|更好地)|为[^,，]{2,30}提供|这样(?:就|才)?能|从而|以便|以期)[^,，;；]*$"
)
_SUPPORT = re.compile(r"提供[^,，]{0,10}(?:支撑|参考|保障|借鉴|指引)|providing (?:theoretical|practical)")
_POINT = re.compile(r"责任|义务|权利|权益|风险|授权|liab|duty|duties|right|risk|authority")


def _without_tail(shade: str, hits: Sequence[Hit], start: int, end: int, language: Language) -> int:
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
    return (
        re.search(r"(?:说|问|答|称|道|是|规定|写明|认为|指出|明白|清楚|如下|三件|结论|表示)[:：]\s*$", shade[start:end])
        is not None
    )
