"""Cuts a running text into sentences, Chinese and English, without moving an offset."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from distlaw.resources import folder
from distlaw.text.han import HAN
from distlaw.text.offsets import Range

_END_ZH = "。！？…"
_CLOSERS = "”’」』）)】》\"'*"
_ASCII_END = re.compile(rf"[.!?]+[\"'”’)\]*]*(?=\s|$|[{HAN}]|\[\d|(?<=[a-z][a-z]\.)[A-Z][a-z])|(?<=[{HAN}])[!?]")
_NOTE = re.compile(r"(?:[\[［〔]\d{1,3}[\]］〕]|[①-⑳])+")
_CJK = re.compile(rf"[{HAN}]")


@cache
def _abbreviations() -> frozenset[str]:
    lines = (folder("data") / "abbreviations.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def sentences(text: str) -> Iterator[Range]:
    """Spans of the sentences of one block, white space trimmed; closing quotes stay with what they close."""
    start = at = 0
    while at < len(text):
        end = _end_at(text, start, at)
        if end < 0:
            at += 1
            continue
        end = _with_notes(text, end)
        yield from _trimmed(text, start, end)
        start = at = end
    yield from _trimmed(text, start, len(text))


def _end_at(text: str, start: int, at: int) -> int:
    """Where the sentence ends if its final mark stands at `at`, else -1."""
    sign = text[at]
    if sign in _END_ZH:
        return _after(text, at + 1) if _is_closed(text, start, at) else -1
    if sign not in ".!?":
        return -1
    match = _ASCII_END.match(text, at)
    if match is None:
        return -1
    if sign == "." and not _is_full_stop(text, start, at, match.end()):
        return -1
    return match.end()


def _with_notes(text: str, end: int) -> int:
    """A note's marker after the final mark belongs to the sentence it follows."""
    match = _NOTE.match(text, end)
    return match.end() if match else end


def _after(text: str, at: int) -> int:
    while at < len(text) and (text[at] in _CLOSERS or text[at] in _END_ZH):
        at += 1
    return at


def _is_closed(text: str, start: int, at: int) -> bool:
    """A question mark inside a bracket or a quotation that goes on does not end the sentence."""
    opened = text.count("（", start, at) - text.count("）", start, at)
    if opened > 0 and "）" in text[at : at + 60]:
        return False
    quoted = text.count("“", start, at) - text.count("”", start, at)
    quoted += text.count("「", start, at) - text.count("」", start, at)
    if quoted <= 0:
        return True
    opening = max(text.rfind("“", start, at), text.rfind("「", start, at))
    after = _after(text, at + 1)
    if opening > start and text[opening - 1] in ":：":
        return any(text[i] in "”」" for i in range(at, min(after, len(text))))
    closes = any(text[i] in "”」" for i in range(at, min(after, len(text))))
    follows = text[after : after + 1]
    return (
        not closes or follows == "" or not (follows in "，、的,；" or (text[at] != "。" and bool(_CJK.match(follows))))
    )


def _is_full_stop(text: str, start: int, at: int, after: int) -> bool:
    before = re.search(r"[\w.'’&]+$", text[start:at])
    word = before.group().lower().strip(".'’") if before else ""
    follows = text[after : after + 8].lstrip()[:1]
    if text[at + 1 : at + 2].isdigit() or (word.isdigit() and at - start <= 3):
        return False
    if follows in "§(" and follows:
        return False
    opened = text.count("(", start, at) - text.count(")", start, at)
    if opened > 0 and ")" in text[after : after + 60]:
        return False
    if "." in word and word not in ("u.s",):
        return follows == ""
    if word in _abbreviations() or (len(word) == 1 and word.isalpha() and word != "i"):
        return follows == "" or (
            word in ("etc", "inc", "ltd", "u.s") and follows.isupper() and "v." not in text[after : after + 12]
        )
    return not (follows and follows.islower())


def _trimmed(text: str, start: int, end: int) -> Iterator[Range]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
