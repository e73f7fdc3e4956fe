"""English numbers in words: two hundred and one, seventy-first."""

from __future__ import annotations

import re

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12}
_SMALL = {word: at for at, word in enumerate(_ONES)} | {word: 10 * (at + 2) for at, word in enumerate(_TENS)}
_WORDS = sorted((*_SMALL, *_ORDINALS, "hundred", "thousand"), key=len, reverse=True)
PATTERN = rf"(?:{'|'.join(_WORDS)})(?:th)?(?:[ \t-]+(?:and[ \t]+)?(?:{'|'.join(_WORDS)})(?:th)?)*"


def number_in_words(text: str) -> int:
    """The value of two hundred and one, twenty thirty (a year) or seventy-first; -1 where it is none."""
    total, part = 0, 0
    for word in re.split(r"[\s-]+", text.lower().strip()):
        value = _value(word)
        if word == "and":
            continue
        if word.removesuffix("th") == "hundred":
            part = (part or 1) * 100
        elif word.removesuffix("th") == "thousand":
            total, part = total + (part or 1) * 1000, 0
        elif value < 0:
            return -1
        else:
            is_year = 10 <= part < 100 and value >= 10 and (part < 20 or part % 10 or value < 20 or value % 10 == 0)
            part = part * 100 + value if is_year else part + value
    return total + part


def _value(word: str) -> int:
    if word in _ORDINALS:
        return _ORDINALS[word]
    stem = word.removesuffix("th")
    return _SMALL.get(word, _SMALL.get(stem, _SMALL.get(stem.removesuffix("ie") + "y", -1)))
