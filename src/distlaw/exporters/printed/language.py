"""The language an entry is printed in: what the item says, else what its script says."""

from __future__ import annotations

import re

from distlaw.model.work import Item
from distlaw.text.chinese import is_chinese
from distlaw.text.han import HAN
from distlaw.text.pinyin_names import is_pinyin_name, is_pinyin_text

# Three letters of ISO 639-2, and how a language's English name begins.
_PRIMARY = {
    "chi": "zh", "zho": "zh", "eng": "en", "jpn": "ja", "jap": "ja", "kor": "ko", "ger": "de", "deu": "de", "fre": "fr",
    "fra": "fr", "ita": "it", "spa": "es", "rus": "ru",
}  # fmt: skip
_CJK = re.compile(rf"[{HAN}]")
_KANA = re.compile(r"[\u3041-\u309f\u30a1-\u30fa]")
_HANGUL = re.compile(r"[\uac00-\ud7a3]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")


def has_cjk(text: str) -> bool:
    """Whether the text has a Chinese character, kana or hangul."""
    return not text.isascii() and bool(_CJK.search(text) or _KANA.search(text) or _HANGUL.search(text))


def language_of(item: Item) -> str:
    """A primary language subtag: zh, en, ja, ko, de, fr, ru, it …; "en" where nothing tells."""
    if item.language:
        primary = item.language[:3].rstrip("-_").lower()
        if primary.isascii() and primary.isalpha():
            return _as_written(_PRIMARY.get(primary, primary), item)
    text = item.title or item.container_title or item.publisher or item.authority
    if text.isascii():
        name = item.contributors[0] if item.contributors and not text else None
        return "zh" if name is not None and _CJK.search(name.literal or name.family) else "en"
    if _KANA.search(text):
        return "ja"
    if _HANGUL.search(text):
        return "ko"
    if _CJK.search(text):
        return "zh"
    return "ru" if _CYRILLIC.search(text) else "en"


def _is_pinyin(item: Item) -> bool:
    """Whether title and persons are written in pinyin: a Chinese work that a record has in Latin letters."""
    people = [name for name in item.contributors if name.family]
    read = [name for name in people if is_pinyin_name(name.family, name.given)]
    return is_pinyin_text(item.title) and (bool(item.title_translated) or len(read) == len(people) > 0)


def _as_written(told: str, item: Item) -> str:
    """The language told, unless title and names are written in another: Zotero's default is no fact about a work."""
    title = item.title
    if not title:
        return told
    names = "".join(name.display for name in item.contributors)
    if told == "zh" and title.isascii() and names and not has_cjk(names + item.container_title + item.publisher):
        return told if _is_pinyin(item) else "en"
    if told == "en" and _CJK.search(title) and not _KANA.search(title) and is_chinese(title):
        return "zh"
    return told
