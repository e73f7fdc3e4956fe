"""Chinese courts and case numbers in Latin letters, as Western books print them."""

from __future__ import annotations

import re
from functools import lru_cache

from distlaw.text.fold import simplified
from distlaw.text.numerals import number_of
from distlaw.vocab.styles import english_table
from distlaw.vocab.words import worded

_NUMBER = re.compile(r"[（(〔\[](\d{4})[）)〕\]](\D{1,8}?)(\d{0,6})(\D{1,8}?)第?(\d{1,7})号")
_PART = worded("documents", r"第([{ten}])|(.+?{divisions}|.+?(?=第[{ten}]|\Z))")
_RANK = worded("documents", r"(?<=..)(?:(?:[{han}]{1,3}族|维吾尔)?自治[区州县]?|{divisions})\Z")


@lru_cache(maxsize=1024)
def latin_case_number(number: str) -> str:
    """(2021) Zhe 0106 Min Chu No. 3078; another number as it stands."""
    match = _NUMBER.fullmatch(simplified(number.replace(" ", "")))
    if match is None:
        return number
    year, court, code, kind, serial = match.groups()
    words = (f"({year})", _syllables(court), code, _syllables(kind), f"No. {serial}")
    return " ".join(word for word in words if word)


@lru_cache(maxsize=1024)
def latin_court(court: str) -> str:
    """Hangzhou Xihu District People's Court; a court whose kind is not known as it stands."""
    name = simplified(court)
    for ending, meaning in english_table().chinese_courts.items():
        if name.endswith(ending):
            return " ".join(part for part in (_place(name.removesuffix(ending)), meaning) if part)
    return court


def _place(text: str) -> str:
    """Beijing No. 1; Hangzhou Xihu: places without their rank."""
    found = []
    while text and (match := _PART.match(text)):
        text = text[match.end() :]
        found.append(f"No. {number_of(match[1])}" if match[1] else _name(match[2]))
    return " ".join(found)


def _name(place: str) -> str:
    from pypinyin import lazy_pinyin

    bare = _RANK.sub("", place)
    joined = ""
    for syllable in lazy_pinyin(bare, v_to_u=True):
        joined += f"'{syllable}" if joined and syllable[0] in "aoe" else syllable  # Xi'an
    return english_table().chinese_places.get(bare) or joined.capitalize()


def _syllables(text: str) -> str:
    from pypinyin import lazy_pinyin

    known = english_table().chinese_places
    return known.get(text) or " ".join(part.capitalize() for part in lazy_pinyin(text, v_to_u=True))
