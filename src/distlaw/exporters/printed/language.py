"""The language an entry is printed in: what the item says, else what its script says."""

from __future__ import annotations

import re
from functools import lru_cache

from distlaw.model.work import Item
from distlaw.text.chinese import is_chinese
from distlaw.text.han import HAN
from distlaw.text.pinyin_names import is_pinyin_name, is_pinyin_text
from distlaw.vocab.words import load_words

# Three letters of ISO 639-2, and how a language's English name begins.
_PRIMARY = {
    "chi": "zh", "zho": "zh", "eng": "en", "jpn": "ja", "jap": "ja", "kor": "ko", "ger": "de", "deu": "de", "fre": "fr",
    "fra": "fr", "ita": "it", "spa": "es", "rus": "ru",
}  # fmt: skip
_LATIN = {  # and letters that the language has
    "de": frozenset("äöüß"), "fr": frozenset("éèêàâçœûîô"), "es": frozenset("ñáéíóú¿¡"), "it": frozenset("àèéìòù"),
    "pt": frozenset("ãõçáéíóúâêô"), "nl": frozenset("ëï"),
}  # fmt: skip
_FEWEST = 3  # words of a title that tells its language
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
        return "zh" if name is not None and _CJK.search(name.literal or name.family) else _latin(item.title) or "en"
    if _KANA.search(text):
        return "ja"
    if _HANGUL.search(text):
        return "ko"
    if _CJK.search(text):
        return "zh"
    return "ru" if _CYRILLIC.search(text) else _latin(item.title) or "en"


@lru_cache(maxsize=4096)
def _latin(title: str) -> str:
    """The language of a title in Latin letters that has no small word of English and two of another language, or one
    and a letter that is that language's; empty where nothing tells, "und" where two languages do alike."""
    lists = load_words("latin_languages")
    if len(title.split()) < _FEWEST or lists["en"].regex.search(title):
        return ""
    met = {name: len({word.lower() for word in lists[name].regex.findall(title)}) for name in _LATIN}
    met = {name: count + bool(count and set(title.lower()) & _LATIN[name]) for name, count in met.items()}
    order = sorted(met, key=lambda name: -met[name])
    return "" if met[order[0]] < 2 else "und" if met[order[0]] == met[order[1]] else order[0]


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
    if told == "en" and not has_cjk(title):
        return _latin(title) or told
    if told == "en" and _CJK.search(title) and not _KANA.search(title) and is_chinese(title):
        return "zh"
    return told
