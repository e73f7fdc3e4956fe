"""Editions, volumes and other numbers as styles print them."""

from __future__ import annotations

import re
from functools import lru_cache

from distlaw.text.numerals import number_of

_EDITION = re.compile(
    r"(?:第\s?)?(?P<number>\d{1,3}|[〇零一二两三四五六七八九十百]{1,5})\s?(?:版|版本|판)?"
    r"|(?P<latin>\d{1,3})(?:st|nd|rd|th|e|ème|re|er|\.|\. ?Aufl|-е)?(?: ?(?:éd|ed|edition|edn|Aufl|Auflage|изд)\.?)?",
    re.IGNORECASE,
)


_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
             "twelfth")  # fmt: skip
_WORDS = re.compile(rf"({'|'.join(_ORDINALS)})(?: (?:edition|edn|ed)\.?)?", re.IGNORECASE)


@lru_cache(maxsize=1024)
def edition_number(text: str) -> int:
    """The number of an edition as it may be given ("2", "第二版", "4th ed."); 0 where it is words ("修订版")."""
    words = _WORDS.fullmatch(text.strip())
    if words:
        return _ORDINALS.index(words[1].lower()) + 1
    match = _EDITION.fullmatch(text.strip().rstrip("."))
    if match is None:
        return 0
    digits = match["number"] or match["latin"]
    return max(0, number_of(digits))


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th."""
    if 10 < number % 100 < 14:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"
