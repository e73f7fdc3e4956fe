"""Editions, volumes and other numbers as styles print them."""

from __future__ import annotations

import re
from functools import lru_cache

_CHINESE = {character: value for value, character in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_EDITION = re.compile(
    r"(?:第\s?)?(?P<number>\d{1,3}|[〇零一二两三四五六七八九十百]{1,5})\s?(?:版|版本|판)?"
    r"|(?P<latin>\d{1,3})(?:st|nd|rd|th|e|ème|re|er|\.|\. ?Aufl|-е)?(?: ?(?:éd|ed|edition|edn|Aufl|Auflage|изд)\.?)?",
    re.IGNORECASE,
)
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def chinese_number(text: str) -> int:
    """The value of a Chinese number below a thousand (十二, 二十, 一百零三); 0 for what is none."""
    total = unit = 0
    for character in text:
        if character in _CHINESE:
            unit = unit * 10 + _CHINESE[character]
        elif character == "十":
            total, unit = total + (unit or 1) * 10, 0
        elif character == "百":
            total, unit = total + (unit or 1) * 100, 0
        else:
            return 0
    return total + unit


@lru_cache(maxsize=1024)
def edition_number(text: str) -> int:
    """The number of an edition as it may be given ("2", "第二版", "4th ed."); 0 where it is words ("修订版")."""
    match = _EDITION.fullmatch(text.strip().rstrip("."))
    if match is None:
        return 0
    digits = match["number"] or match["latin"]
    return int(digits) if digits.isdigit() else chinese_number(digits)


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th."""
    if 10 < number % 100 < 14:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def roman(number: int) -> str:
    """A small number in Roman figures, upper case."""
    found = ""
    for value, letters in _ROMAN:
        while number >= value:
            found, number = found + letters, number - value
    return found
