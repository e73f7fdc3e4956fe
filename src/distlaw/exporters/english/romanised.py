"""Chinese names and titles in Latin letters, as the English styles ask."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from distlaw.exporters.english.pinyin import pinyin_title
from distlaw.exporters.printed.given import parted
from distlaw.exporters.printed.language import has_cjk, language_of
from distlaw.exporters.printed.markup import clean
from distlaw.model.csl import kept
from distlaw.model.work import Item, Name
from distlaw.text.fold import simplified
from distlaw.text.han import HAN
from distlaw.text.pinyin_names import is_pinyin_name
from distlaw.vocab.styles import law_manual

_BODY = re.compile(f"[{HAN}《》]{{3,}}")  # a translated Western name has a stop (约翰·霍尔)
_BODIES = ("部", "局", "厅", "署", "院", "网", "报", "室", "组", "所")  # short names of bodies: 司法部


@lru_cache(maxsize=16384)
def chinese_name(whole: str) -> tuple[str, str]:
    """Surname and given name in pinyin: 黄汇 gives Huang, Hui; 林育安 Lin, Yu'an."""
    from pypinyin import lazy_pinyin

    from distlaw.vocab.surnames import divided, surname_pinyin

    surname, given = divided(simplified(whole))  # the surname table is in simplified script
    joined = ""
    for syllable in lazy_pinyin(given, errors="ignore"):
        joined += f"'{syllable}" if joined and syllable[0] in "aoe" else syllable
    return surname_pinyin(surname).replace("v", "ü").capitalize(), joined.replace("v", "ü").capitalize()


def is_chinese(text: str, language: str) -> bool:
    """Whether the text is to be romanised: Chinese, not Japanese or Korean, whose readings pinyin does not give."""
    return language == "zh" and has_cjk(text)


def romanised(text: str, language: str, given: str = "") -> str:
    """The romanisation given, else pinyin; empty for text in Latin letters or one we cannot read."""
    if given:
        return clean(given)
    return pinyin_title(clean(text)) if is_chinese(text, language) else ""


def in_latin(text: str, item: Item, pattern: str = "{}") -> str:
    """A name of a site, an event or a volume by the style's pattern for its romanisation and its characters."""
    own = clean(text)
    latin = romanised(own, language_of(item))
    return pattern.format(latin, own) if latin else own


def readable(item: Item, role: str) -> list[Name]:
    """The contributors of one role; a name that pinyin does not read (Japanese, Korean, a translated Western one)
    is taken whole, as printed."""
    is_read = language_of(item) == "zh"
    found = []
    for name in item.contributors:
        if name.role != role:
            continue
        if is_read and is_parted(name) and is_pinyin_name(name.family, name.given):  # He, An is He An
            name = name.model_copy(update={"latin": f"{name.family} {name.given}", "family": "", "given": ""})
        if not name.latin and not name.is_institution and original(name):
            is_foreign = name.nationality.strip("[]［］()（）") not in law_manual().dynasties and name.nationality
            if not is_read or is_foreign:
                name = name.model_copy(update={"is_institution": True})
        is_whole = name.is_institution or (is_read and is_body(name))
        if is_read and is_whole and not name.latin and not name.nationality and _BODY.fullmatch(original(name)):
            name = name.model_copy(update={"is_institution": True, "latin": pinyin_title(original(name))})
        found.append(name)
    return found


def latin_parts(name: Name) -> tuple[str, str]:
    """Family and given name in Latin letters; a body or a name that cannot be divided is all family."""
    if name.latin and name.is_institution:
        return clean(name.latin), ""
    if name.latin:
        family, _, given = clean(name.latin).replace(",", "").partition(" ")
        return family, given
    if is_parted(name):
        return clean(name.family), parted(clean(name.given), clean(name.family))
    whole = clean(name.literal or (name.family + name.given if has_cjk(name.family + name.given) else ""))
    if whole:
        return (whole, "") if is_body(name) else chinese_name(whole)
    return clean(name.family), clean(name.given)


def is_parted(name: Name) -> bool:
    """Whether a name in Latin letters came with its parts, whatever it looks like as a whole."""
    return bool(name.family and name.given) and not has_cjk(name.literal + name.family + name.given)


def original(name: Name) -> str:
    """The name in its own script, where that is not Latin."""
    text = clean(name.literal or name.family + name.given)
    return text if has_cjk(text) else ""


def is_body(name: Name) -> bool:
    """Whether a literal name is a body's: it is never turned round."""
    if name.is_institution:
        return True
    if not name.literal or name.latin or is_parted(name):
        return False
    whole = name.literal
    if not has_cjk(whole) or len(whole) > 4 or "·" in whole or any("\u3041" <= letter <= "\u30ff" for letter in whole):
        return True
    return len(whole) > 2 and whole.endswith(_BODIES)


def is_east_asian(name: Name) -> bool:
    """A name whose family name stands first."""
    return bool(original(name)) or (bool(name.latin) and not is_parted(name))


def translated(item: Item, case: Callable[[str], str] = str) -> str:
    """[Translated title] in the style's case, or empty text; a title is never translated by us."""
    given = item.title_translated
    if not given and has_cjk(item.title):  # Zotero's users write it as the original title
        given = kept(item, "original-title")
        given = "" if has_cjk(given) else given
    return f"[{case(clean(given))}]" if given else ""
