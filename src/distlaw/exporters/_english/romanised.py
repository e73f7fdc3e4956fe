"""Chinese names and titles in Latin letters, as the English styles ask."""

from __future__ import annotations

from functools import lru_cache

from distlaw.exporters._printed.language import has_cjk
from distlaw.exporters._printed.markup import clean
from distlaw.model.work import Item, Name

_STOPS = str.maketrans({
    "，": ", ", "。": ". ", "：": ": ", "；": "; ", "？": "? ", "！": "! ", "、": ", ", "（": " (", "）": ") ",
    "《": "", "》": "", "〈": "", "〉": "", "“": '"', "”": '"', "—": "-", "·": " ", "\u3000": " ",
})  # fmt: skip


@lru_cache(maxsize=16384)
def chinese_name(whole: str) -> tuple[str, str]:
    """Surname and given name in pinyin: 黄汇 gives Huang, Hui."""
    from distlaw.vocab.surnames import name_pinyin

    surname, given = name_pinyin(whole)
    return surname.capitalize(), given.capitalize()


@lru_cache(maxsize=16384)
def pinyin_title(title: str) -> str:
    """A Chinese title in pinyin, syllables apart, the first letter a capital (as library catalogues write it)."""
    from pypinyin import lazy_pinyin

    text = title.translate(_STOPS)
    syllables = " ".join(part.strip() for part in lazy_pinyin(text, v_to_u=True) if part.strip())
    for mark in (",", ".", ":", ";", "?", "!", ")"):
        syllables = syllables.replace(f" {mark}", mark)
    syllables = " ".join(syllables.replace("( ", "(").split())
    return syllables[:1].upper() + syllables[1:]


def is_chinese(text: str, language: str) -> bool:
    """Whether the text is to be romanised: Chinese, not Japanese or Korean, whose readings pinyin does not give."""
    return language == "zh" and has_cjk(text)


def romanised(text: str, language: str, given: str = "") -> str:
    """The romanisation given, else pinyin; empty for text in Latin letters or one we cannot read."""
    if given:
        return clean(given)
    return pinyin_title(clean(text)) if is_chinese(text, language) else ""


def latin_parts(name: Name) -> tuple[str, str]:
    """Family and given name in Latin letters; a body or a name that cannot be divided is all family."""
    if name.latin:
        family, _, given = clean(name.latin).replace(",", "").partition(" ")
        return family, given
    whole = clean(name.literal or (name.family + name.given if has_cjk(name.family + name.given) else ""))
    if whole:
        is_person = has_cjk(whole) and not name.is_institution and len(whole) <= 4 and "·" not in whole
        if is_person and not any("\u3041" <= character <= "\u30ff" for character in whole):
            return chinese_name(whole)
        if has_cjk(whole):
            return whole, ""
        return whole, ""
    return clean(name.family), clean(name.given)


def original(name: Name) -> str:
    """The name in its own script, where that is not Latin."""
    text = clean(name.literal or name.family + name.given)
    return text if has_cjk(text) else ""


def is_body(name: Name) -> bool:
    """Whether a literal name is a body's: it is never turned round."""
    if name.is_institution:
        return True
    if not name.literal or name.latin:
        return False
    return not has_cjk(name.literal) or len(name.literal) > 4 or "·" in name.literal


def is_east_asian(name: Name) -> bool:
    """A name whose family name stands first."""
    return bool(original(name)) or (bool(name.latin) and has_cjk(name.literal))


def translated(item: Item) -> str:
    """[Translated title], or empty text; a title is never translated by us."""
    return f"[{clean(item.title_translated)}]" if item.title_translated else ""
