"""Whether a name or a title in Latin letters is Chinese in pinyin."""

from __future__ import annotations

import re
from functools import lru_cache

# The syllables that Chinese has, by their first sounds; longer ends stand first.
_SYLLABLES = {
    "b": "iao|ian|ing|ang|eng|ie|in|ai|ei|ao|an|en|a|o|i|u", "p": "iao|ian|ing|ang|eng|ie|in|ai|ei|ao|ou|an|en|a|o|i|u",
    "m": "iao|ian|ing|ang|eng|ie|iu|in|ai|ei|ao|ou|an|en|a|o|e|i|u", "f": "ang|eng|ei|ou|an|en|a|o|u",
    "d": "iao|ian|ing|ang|eng|ong|uan|ia|ie|iu|uo|ui|un|ai|ei|ao|ou|an|en|a|e|i|u",
    "t": "iao|ian|ing|ang|eng|ong|uan|ie|uo|ui|un|ai|ao|ou|an|a|e|i|u",
    "n": "iang|iao|ian|ing|ang|eng|ong|uan|ie|iu|in|uo|ai|ei|ao|ou|an|en|üe|ve|a|e|i|u|ü|v",
    "l": "iang|iao|ian|ing|ang|eng|ong|uan|ia|ie|iu|in|uo|un|ai|ei|ao|ou|an|üe|ve|a|e|i|u|ü|v",
    "[gkh]": "uang|uai|uan|ang|eng|ong|ua|uo|ui|un|ai|ei|ao|ou|an|en|a|e|u",
    "[jqx]": "iang|iong|iao|ian|ing|uan|ia|ie|iu|in|ue|un|i|u",
    "(?:zh|ch|sh)": "uang|uai|uan|ang|eng|ong|ua|uo|ui|un|ai|ei|ao|ou|an|en|a|e|i|u",
    "[zcs]": "uan|ang|eng|ong|uo|ui|un|ai|ei|ao|ou|an|en|a|e|i|u", "r": "uan|ang|eng|ong|uo|ui|un|ao|ou|an|en|e|i|u",
    "y": "uan|ang|ing|ong|ao|ou|an|in|ue|un|a|e|o|i|u", "w": "ang|eng|ai|ei|an|en|a|o|u",
    "": "ang|eng|ai|ei|ao|ou|an|en|er|a|o|e",
}  # fmt: skip
_SYLLABLE = f"(?:{'|'.join(f'{first}(?:{ends})' for first, ends in _SYLLABLES.items())})"
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
