"""Names, pages, dates and keywords as databases write them, in the forms we keep."""

from __future__ import annotations

import re

from distlaw.model.work import Name, Role
from distlaw.parsers.records.record import Draft
from distlaw.text.chinese import is_chinese
from distlaw.text.dates import date_of, fullest_date
from distlaw.text.han import HAN
from distlaw.text.offsets import Ranges

_HAN_NAME = re.compile(rf"[{HAN}·•]{{2,20}}$")
_PREFIX = re.compile(
    rf"^(?:本报(?:驻[{HAN}]{{1,6}})?(?:特约|首席|见习|实习|全媒体)?(?:记者|评论员|通讯员|撰稿人)|本刊(?:特约)?(?:记者|评论员)|"
    r"(?:特约|首席|见习|实习)?(?:记者|评论员|通讯员)|实习生|作者|文)[\s:：/／|丨]+(?=\S)"
)
_WITHIN = re.compile(
    r"[\s,，、]+(?:(?:特约|实习|见习|首席)?(?:记者|通讯员|评论员|摄影)|实习生)[\s:：/]+(?=\S)"
)  # 记者 甲 通讯员 乙
_DASHES = re.compile(r"\s*(?:--+|[~～〜‐‑‒–—―−－])\s*")


def names_of(text: str, role: Role, draft: Draft | None = None, ranges: Ranges = ()) -> list[Name]:
    """The names in a field: `;` always parts them, `,` and spaces only between whole Chinese names."""
    out: list[Name] = []
    for part in re.split(r"\s*[;；]\s*", text):
        bare = _WITHIN.sub(" ", _PREFIX.sub("", part)).strip(" ,，")
        if bare != part.strip(" ,，") and draft is not None:
            draft.report("author_prefix_removed", f"no part of a name: {part[: len(part) - len(bare)].strip()}", ranges)
        out.extend(name_of(name, role) for name in _chinese_list(bare) if name)
    return out


def _chinese_list(text: str) -> list[str]:
    for pattern in (r"\s*[,，、]\s*", r"[\s\u3000]+"):
        parts = re.split(pattern, text)
        if len(parts) > 1 and all(_HAN_NAME.match(part) for part in parts) and _is_list(parts, pattern):
            return parts
    return [text]


def _is_list(parts: list[str], pattern: str) -> bool:
    """`李, 明` and `李 明` are one name in two parts: a list holds names of two characters and more."""
    return all(len(part) >= 2 for part in parts)


def name_of(text: str, role: Role) -> Name:
    """One name: Chinese ones whole, others parted at the comma or before the last word."""
    text = re.sub(r"\s+", " ", text).strip()
    if is_chinese(text):
        joined_name = re.sub(rf"(?<=[{HAN}])[,，]?\s*(?=[{HAN}])", "", text)
        return Name(role=role, literal=joined_name, is_institution=len(joined_name) > 5 and "·" not in joined_name)
    family, comma, given = text.partition(",")
    if comma:
        return Name(role=role, family=family.strip(), given=given.strip())
    words = text.split(" ")
    if len(words) in (2, 3, 4) and all(word[:1].isupper() or word.lower() in _PARTICLES for word in words):
        at = next((i for i, word in enumerate(words[1:], 1) if word.lower() in _PARTICLES), len(words) - 1)
        return Name(role=role, family=" ".join(words[at:]), given=" ".join(words[:at]))
    return Name(role=role, literal=text)


_PARTICLES = frozenset({"de", "van", "von", "der", "den", "la", "le", "di", "da", "del", "bin", "al", "ter", "dos"})


def pages_of(text: str) -> str:
    """A page list with plain hyphens and ", " between its stretches: `66-80+159` is "66-80, 159"."""
    text = _DASHES.sub("-", text.strip())
    parts = [part.strip() for part in re.split(r"[+,，;；]", text) if part.strip()]
    return ", ".join(parts)


def recorded_date(text: str) -> str:
    """A record's date as EDTF: "2032-09-14", "2033", "2030//", "2030/05/"; empty where there is none."""
    year = re.search(r"\d{4}", text)
    found = fullest_date(text)
    return date_of(text) or (found.edtf if found else year[0] if year else "")


def words_of(text: str) -> list[str]:
    """Keywords: parted by `;` where there is one, else by commas, else by spaces between Chinese words."""
    text = text.strip().strip(";；,，")
    for pattern in (r"\s*(?:;;|[;；])\s*", r"\s*[,，、|]\s*"):
        if re.search(pattern, text):
            return [word for word in re.split(pattern, text) if word]
    return re.split(r"[\s\u3000]+", text) if is_chinese(text) and not re.search(r"[A-Za-z]", text) else [text]
