"""Whether a name or a title in Latin letters is Chinese in pinyin."""

from __future__ import annotations

import re
from functools import lru_cache

_SYLLABLE = (
    r"(?:(?:[bpmfdtnlgkhjqxzcsry]|zh|ch|sh)?"
    r"(?:iang|iong|uang|ueng|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|io|ua|ue|ui|uo|üe|ve"
    r"|a|o|e|i|u|ü|v)"
    r"|w(?:ang|eng|ai|ei|an|en|a|o|u)|er|y(?:ang|ing|ong|uan|ao|an|in|ou|ue|un|a|e|i|o|u))"
)
_SURNAME = re.compile(_SYLLABLE + r"\Z|(?:ouyang|sima|zhuge|shangguan|situ|dongfang|huangfu|murong|linghu|zhangsun)\Z")
_GIVEN = re.compile(_SYLLABLE + r"[-'’ ]?(?:" + _SYLLABLE + r")?\Z")
_WORD = re.compile(rf"{_SYLLABLE}(?:['’]?{_SYLLABLE}){{0,7}}\Z")
_BETWEEN = re.compile(r"[\s,.:;?!()“”\"'‘’—–-]+")


@lru_cache(maxsize=8192)
def is_pinyin_name(family: str, given: str) -> bool:
    """Both parts are whole pinyin syllables (one for a surname, one or two for a given name)."""
    if len(given) < 2 or not family[:1].isupper() or "." in given:
        return False
    return bool(_SURNAME.match(family.lower()) and _GIVEN.match(given.lower()))


@lru_cache(maxsize=8192)
def is_pinyin_text(text: str) -> bool:
    """Whether the words of a title, two or more, are all whole pinyin syllables: Lun shuju quanshu."""
    words = [word for word in _BETWEEN.split(text.lower()) if word and not word.isdecimal()]
    return len(words) > 1 and all(_WORD.match(word) for word in words)
