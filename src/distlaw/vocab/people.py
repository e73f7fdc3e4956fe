"""The contributors in one field of a record: parted, role words, nationality and 等 read off, Western names divided."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from html import unescape

from distlaw.model.work import Name, Role
from distlaw.text.chinese import is_chinese
from distlaw.text.fold import simplified
from distlaw.text.han import HAN
from distlaw.text.titles import has_han
from distlaw.vocab.names import Divided, is_organisation, load_name_words, western
from distlaw.vocab.references import role_words, zh_roles
from distlaw.vocab.styles import law_manual
from distlaw.vocab.surnames import surnames

_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8});", re.I)
_ROLE_APART = re.compile(rf"\s*[(（\[［]\s*([{HAN}]{{1,4}})\s*[)）\]］]\Z")  # 赵六（主编）
_LISTED = re.compile(rf"[{HAN}·]{{2,20}}")
_CITED = re.compile(r"\s*[\[［][\d,，、*]{1,12}[\]］]")  # 维普 numbers the units behind each name
_NATION = re.compile(rf"\s*[\[［(（〔【]\s*([{HAN}]{{1,5}})\s*[\]］)）〕】]\s*(?=[{HAN}A-Za-z])")
_DOT = re.compile(rf"(?<=[{HAN}])\s*[·•‧・∙⋅]\s*(?=[{HAN}A-Z])")
_COMMA = re.compile(r"\s*[,，]\s*")
_AND = re.compile(r"\s+(?:and|&)\s+", re.I)
_INITIALS_BEHIND = re.compile(r"[A-Z][^\W\d_]*[a-z][\w'’-]*,(?:[A-Z]\.){1,3}")  # Alder,S.A.: no blank, no company
_STOPPED_BEHIND = re.compile(
    r"[A-Z][^\W\d_]*[a-z][\w'’-]*(?: [A-Z][\w'’-]*[a-z])? (?:[A-Z]\.-?){1,4}\Z"
)  # Del Cerro L.F.
_VANCOUVER = re.compile(r"[A-Z][^\W\d_]*[a-z][\w'’-]*(?: [A-Z][a-z][\w'’-]*)? [A-Z]{1,3}\Z")


def people_of(text: str, role: Role) -> list[Name]:
    """The names in a field: `;` always parts them; `,`, 、, spaces and `and` only between whole names."""
    return list(_people_of(text, role))


@lru_cache(maxsize=4096)  # a record's field is read, and what was read is settled: the same words twice
def _people_of(text: str, role: Role) -> Sequence[Name]:
    text = unescape(unescape(text)) if _ENTITY.search(text) else text
    groups = [group for group in re.split(r"\s*[;；]\s*", _DOT.sub("·", text.strip())) if group.strip(" ,，、")]
    out: list[Name] = []
    for group in groups:
        out = _followed(out, _group(group.strip(" ,，、"), role))
    return out


def unprefixed(text: str) -> str:
    """The field without the words before a reporter's name: 本报记者徐某, 记者 甲 通讯员 乙."""
    parts = []
    for part in re.split(r"(?<=[;；])", text):
        rest = _prefix().sub("", part)
        parts.append(_within().sub(" ", rest) if rest != part else part)
    return "".join(parts)


@cache
def _prefix() -> re.Pattern[str]:
    words = load_name_words()
    papers, persons = "|".join(words.papers), "|".join(words.persons)
    attributes = f"(?:{'|'.join(words.attributes)}){{0,2}}"
    of_paper = rf"(?:{papers})(?:驻[{HAN}]{{1,6}}?)?{attributes}(?:{persons})[\s:：/／|丨]*"
    alone = rf"{attributes}(?:{persons})[\s:：/／|丨]+"
    return re.compile(rf"^\s*(?:{of_paper}|{alone})(?=[{HAN}A-Za-z])")


@cache
def _within() -> re.Pattern[str]:
    words = load_name_words()
    attributes = f"(?:{'|'.join(words.attributes)}){{0,2}}"
    long = "|".join(word for word in words.persons if len(word) > 1)
    return re.compile(rf"[\s,，、]+{attributes}(?:{long})[\s:：/]+(?=\S)")


def _followed(before: list[Name], more: list[Name]) -> list[Name]:
    """Names after those before; a name that only says 等 marks the last one."""
    for name in more:
        if name.literal or name.family:
            before = [*before, name]
        elif before:
            before = [*before[:-1], before[-1].model_copy(update={"et_al": True})]
    return before


def _group(text: str, role: Role) -> list[Name]:
    """Names between two semicolons; a role word at the end is that of all before it (甲、乙著，丙译)."""
    text = unprefixed(text)
    ends = [
        match
        for match in _COMMA.finditer(text)
        if _without_role(text[: match.start()], role)[0] != text[: match.start()]
    ]
    starts = [0, *(match.end() for match in ends)]
    stops = [*(match.start() for match in ends), len(text)]
    return [name for start, stop in zip(starts, stops, strict=True) for name in _of_one_role(text[start:stop], role)]


def _of_one_role(text: str, role: Role) -> list[Name]:
    text, is_more = _without_others(text)
    text, role, label = _without_role(text, role)
    parts = _parted(text)
    names = [name for part in parts if (name := _one(part, role, label))]
    if is_more:
        names = [*names[:-1], names[-1].model_copy(update={"et_al": True})] if names else [Name(role=role)]
    return names


def _without_others(text: str) -> tuple[str, bool]:
    """The text without 等 or `and others` at its end."""
    if not text.lower().endswith(load_name_words().et_al):
        return text, False
    for word in load_name_words().et_al:
        if text.lower() == word:
            return "", True
        if not text.lower().endswith(word):
            continue
        head = text[: -len(word)]
        is_glued = word[0].isascii() or word in ("他", "외")
        if (not is_glued and len(head.strip(" ,，、")) >= 2) or (is_glued and head[-1:] in " ,，"):
            return head.rstrip(" ,，、"), True
    return text, False


def _without_role(text: str, role: Role) -> tuple[str, Role, str]:
    """The text without the role word behind the last name, the role, and the word as it stands."""
    if (apart := _ROLE_APART.search(text)) and simplified(apart[1]) in role_words().zh:
        text = f"{text[: apart.start()]} {apart[1]}"
    folded = simplified(text)
    if not folded.endswith(zh_roles()):
        return text, role, ""
    for word in zh_roles():
        if folded.endswith(word) and len(folded) == len(text) and _is_role_word(folded, word):
            label = text[-len(word) :]
            found = role_words().zh[word]
            return text[: -len(word)].rstrip(" ,，、"), found, "" if label in law_manual().silent_roles else label
    return text, role, ""


def _is_role_word(text: str, word: str) -> bool:
    """A word of one character may be a given name's last: then a whole name must stand before it."""
    head = text[: -len(word)]
    last = re.split(r"[,，、\s]", head.rstrip(" ,，、"))[-1]
    bare = _NATION.sub("", last)
    if len(word) > 1:
        return len(bare) >= 2 and not text.endswith(law_manual().institutions)
    if len(bare) < 2 or not has_han(bare):
        return False
    is_told = head[-1:] in " ,，、" or bare != last or "·" in bare or word in law_manual().silent_roles
    return is_told or (len(bare) >= 3 and bare[:2] not in surnames().compound and not bare.endswith(("编", "总")))


def _parted(text: str) -> list[str]:
    for pattern in (r"\s*[,，、/]\s*", r"[\s\u3000]+"):
        parts = [_CITED.sub("", part).strip() for part in re.split(pattern, text)]
        if len(parts) > 1 and all(_LISTED.fullmatch(_NATION.sub("", part)) for part in parts) and _is_list(parts):
            return parts
    if not has_han(text):
        return _western_parts(text)
    return [_CITED.sub("", text)]


def _is_list(parts: list[str]) -> bool:
    """`李, 明` and `欧阳 修` are one name in two parts: a list holds whole names."""
    return all(len(part) >= 2 for part in parts) and not (
        len(parts) == 2 and parts[0] in surnames().compound and len(parts[1]) <= 2
    )


def _western_parts(text: str) -> list[str]:
    """`A and B` where both are persons; `Smith J, Doe A`, `Ann Smith, Bob Doe, Carl Roe`."""
    if is_organisation(text):
        return [text]
    commas = [part.strip() for part in text.split(",")]
    if len(commas) > 1 and all(_VANCOUVER.fullmatch(part) or _STOPPED_BEHIND.fullmatch(part) for part in commas):
        return commas
    ands = _AND.split(text)
    if len(ands) == 2 and all(2 <= len(part.replace(",", " ").split()) <= 5 for part in ands[1:]):
        first = [part.strip() for part in ands[0].split(",")]
        if all(len(part.split()) >= 2 for part in first):
            return [*first, ands[1]]
        return ands if len(first) == 2 and ("," in ands[1]) == ("," in ands[0]) else [text]
    if len(commas) > 2 and all(len(part.split()) >= 2 for part in commas):
        return commas
    return [text]


def _one(text: str, role: Role, label: str) -> Name | None:
    nation = _NATION.match(text)
    nationality = ""
    if nation and nation[1].removesuffix("代") in _origins():
        nationality, text = nation[1], text[nation.end() :]
    text = text.strip(" ,，、")
    if not text:
        return None
    name = person_name(text, role)
    return name.model_copy(update={"role_label": label, "nationality": nationality}) if label or nationality else name


@cache
def _origins() -> frozenset[str]:
    return load_name_words().nations | law_manual().dynasties


def person_name(text: str, role: Role) -> Name:
    """One name: a Chinese one whole, `李, 雷` in its two parts, a Western one divided."""
    text = re.sub(r"\s+", " ", text).strip()
    if is_chinese(text) or (has_han(text) and not text.isascii()):
        family, comma, given = (
            (part.strip() for part in re.split(r"\s*([,，])\s*", text, maxsplit=1))
            if (re.search(r"[,，]", text))
            else (text, "", "")
        )
        if comma and 1 <= len(given) <= 2 and (len(family) == 1 or family in surnames().compound):
            return Name(role=role, family=family, given=given)
        joined = re.sub(rf"(?<=[{HAN}])[,，]?\s*(?=[{HAN}])", "", text)
        return Name(role=role, literal=joined, is_institution=is_body(joined))
    if _INITIALS_BEHIND.fullmatch(text):
        family, _, given = text.partition(",")
        return Name(role=role, family=family, given=given)
    return _named(western(text), role)


def _named(parts: Divided, role: Role) -> Name:
    return Name(role=role, **parts._asdict())


def is_body(name: str) -> bool:
    """Whether a Chinese name is a body's: too long for a person, or ending in a word for a body."""
    if "·" in name:
        return False
    return len(name) > 5 or (len(name) > 3 and name.endswith(law_manual().institutions))


def names_in_line(names: Iterable[Name]) -> str:
    """Names as one text, for a message."""
    return "、".join(name.display for name in names)
