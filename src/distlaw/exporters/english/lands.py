"""Which land a source of law is of: what its record says, else its own number, court or body."""

from __future__ import annotations

import re
from functools import lru_cache

from distlaw.exporters.printed.language import language_of
from distlaw.exporters.printed.markup import clean
from distlaw.model.work import Item
from distlaw.vocab.styles import english_table

_CHINESE_NUMBER = re.compile(
    r"[（(]\d{4}[）)] ?[A-Z][a-z]+(?: ?\d+)?(?: [A-Z][a-z]+){1,5}(?: Zi)?(?: Di)?(?: No\.?)? ?\d+(?: Hao)?"
)
_REGION = re.compile(r"\Azh-(?:hant-|hans-)?(tw|hk|mo)\b", re.IGNORECASE)
_LAW = frozenset(("legal_case", "legislation", "regulation", "bill", "treaty", "hearing"))


def land_of(item: Item) -> str:
    """CN, GB, HK, EU …, however the record spells it; empty text where nothing tells."""
    if told := clean(item.jurisdiction):
        return _code(told)
    if match := _REGION.match(item.language):
        return match[1].upper()
    is_theirs = language_of(item) == "zh" and not item.language.lower().startswith("zh-hant")
    return "CN" if item.csl_type in _LAW and (is_theirs or _is_chinese(item)) else ""


@lru_cache(maxsize=512)
def _code(told: str) -> str:
    """China, PRC, 中国 are CN; us:federal is US; a word we do not know stays itself."""
    first = told.partition(":")[0].strip()
    return english_table().jurisdictions.get(first.lower().replace(".", ""), first.upper())


def _is_chinese(item: Item) -> bool:
    """Whether its number or its court or body is a Chinese one, in English words."""
    number = clean(item.docket or item.number)
    body = f"{item.authority} {item.adopted_by}".replace("’", "'")
    return bool(_CHINESE_NUMBER.fullmatch(number)) or any(word in body for word in english_table().chinese_bodies)
