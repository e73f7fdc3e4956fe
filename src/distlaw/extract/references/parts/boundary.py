"""Where the authors of a reference end and its title begins."""

from __future__ import annotations

import re

from distlaw.text.han import HAN
from distlaw.text.titles import has_han
from distlaw.vocab.words import worded

_STOP = re.compile(r"[.。]")
_ZH_NAME = re.compile(rf"(?:[\[(][^\])]{{1,8}}[\])]\s*)?[{HAN}]{{2,4}}(?:\([{HAN}·]{{2,12}}\)|(?: [A-Z]\.?){{1,3}})?$")
_ZH_FOREIGN = re.compile(rf"(?:[\[(][^\])]{{1,8}}[\])]\s*)?[{HAN}A-Z.· \-]{{2,24}}$")
_ZH_BODY = worded("reference_entries", "{bodies}")
_LATIN_WORD = r"(?:[A-Z]\.)*[^\W\d_][\w'’\-]*\.?"
_TITLED_BODY = re.compile(rf"《[^》]*》(?=[{HAN}]{{2,8}}$)")
_LATIN_NAME = re.compile(rf"(?:{_LATIN_WORD})(?:\s+(?:{_LATIN_WORD}|&)){{0,11}}$")
_TAIL_WORDS = re.compile(r"(?:等|et al|and others)$")
_NO_NAME = worded(
    "reference_entries",
    r"{role_words}|et al\.?|others|[JS]r\.?|[A-Z](?:\.?[ \-]?[A-Z]){0,3}\.?|(?:19|20)\d\d[a-z]?",
)
_ABBREVIATED = re.compile(r"^(?:[A-Z]\.)*[A-Z]$|^[A-Z]{1}$")


def author_end(flat: str) -> int:
    """Offset of the full stop between authors and title; -1 where the entry begins with its title."""
    for match in _STOP.finditer(flat):
        at = match.start()
        left, right = flat[:at], flat[at + 1 :]
        if not right.strip():
            return -1
        if _continues(left, right):
            continue
        if is_byline(left):
            return at
        if has_han(left) and len(left) > 60:
            return -1
    return -1


def _continues(left: str, right: str) -> bool:
    """Whether the full stop belongs to an initial, an abbreviation or a figure."""
    if re.match(r"\s*[,;&]|\s*[A-Z]\.|-", right):
        return True
    if left[-1:].isdigit() and right[:1].isdigit():
        return re.search(r",\s?(?:19|20)\d\d$", left) is None
    if re.search(r"·\s?[A-Z]$", left):
        return True
    return (
        bool(re.search(r"(?:^|[\s.])[A-Z]$", left))
        and not right.startswith(" ")
        and bool(re.match(r"[A-Z]", right))
        and (re.fullmatch(r"(?:[A-Z]\.)*[A-Z]", left.split(",")[-1].strip()) is not None)
    )


def is_byline(left: str) -> bool:
    """Whether the words before the full stop can be names."""
    words = _TITLED_BODY.sub("", left.strip())
    if not words or re.search(r"[《》:!?\"]", words):
        return False
    if re.fullmatch(rf"[{HAN}]{{2,4}}(?:\s+[{HAN}]{{2,4}})+", words):
        return True
    parts = [part.strip() for part in re.split(r"[,、;]|\s+and\s+|\s+&\s+", words) if part.strip()]
    return bool(parts) and all(_is_name(part, alone=len(parts) == 1) for part in parts)


def _is_name(part: str, alone: bool) -> bool:
    if _NO_NAME.fullmatch(part):
        return True
    body = _TAIL_WORDS.sub("", part).strip()
    if has_han(body):
        if _ZH_NAME.match(body) or (("·" in body or "[" in body) and _ZH_FOREIGN.match(body)):
            return True
        if alone:
            return len(body) <= 40 and (len(body) <= 5 or _ZH_BODY.search(body) is not None)
        return len(body) <= 5 or (len(body) <= 30 and _ZH_BODY.search(body) is not None)
    if _ABBREVIATED.match(body) and alone:
        return False
    return len(body) >= 2 and _LATIN_NAME.match(body) is not None
