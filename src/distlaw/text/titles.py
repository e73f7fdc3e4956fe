"""What is left of a title or a name when script, width, case and punctuation are folded away."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from distlaw.text.fold import simplified
from distlaw.text.han import HAN

_SUBTITLE = re.compile(r"(?<=\S)\s*(?:[—―─]{1,2}|--| - |[:：])\s*")
_HAN = re.compile(rf"[{HAN}]")


@lru_cache(maxsize=8192)
def title_key(title: str) -> str:
    """Two titles that differ only in script, width, case, spaces and punctuation have one key."""
    folded = simplified(unicodedata.normalize("NFKC", title)).casefold()
    return "".join(c for c in folded if unicodedata.category(c)[0] in "LN")


def main_title_key(title: str) -> str:
    """The key of the title without its subtitle; the whole key where what remains would be too short to tell."""
    head = _SUBTITLE.split(title, maxsplit=1)[0]
    key = title_key(head)
    return key if len(key) >= (6 if has_han(key) else 12) else title_key(title)


def has_han(text: str) -> bool:
    """Whether a Chinese character stands in the text."""
    return _HAN.search(text) is not None
