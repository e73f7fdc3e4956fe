"""Chinese names in a byline: alone, beside a place of work, or run together."""

from __future__ import annotations

import re
from functools import cache

from distlaw.parsers.bylines.names import BylinePerson, has_surname, is_job, is_organisation, may_be_name, without_job
from distlaw.parsers.front.names.pieces import MARKS, pieces
from distlaw.text.chinese import han_count
from distlaw.text.fold import folded
from distlaw.text.han import HAN
from distlaw.vocab.bylines import alternatives, load_bylines
from distlaw.vocab.surnames import surnames

_GLUE = re.compile(
    r"[,，、;；\s&＆/／]+|(?:和|与|與|及|暨)(?=[^\s])"
    rf"|(?<=[{HAN}]{{2}})[.．](?=[{HAN}]{{2}})"
)
_BRACKETS = re.compile(r"[(（]([^()（）]*)[)）]?")
_SPACE = "\ue000"  # stands for the blanks inside a spaced name, so that offsets stay
_SPACED = re.compile(rf"(?<![{HAN}])([{HAN}])([ \u3000]{{1,4}})([{HAN}]{{1,2}})(?![{HAN}])")
_STRIPPED = "*＊†‡·.。"


def han_names(body: str, *, sure: bool) -> list[BylinePerson]:
    """Names between separators; where more than one piece is nothing that a byline holds, only sure ones count."""
    notes = {match.start(): match[1] for match in _BRACKETS.finditer(body)}
    plain = _BRACKETS.sub(lambda match: " " * len(match[0]), body)
    plain = _SPACED.sub(lambda match: match[1] + _SPACE * len(match[2]) + match[3], plain)
    tokens = [
        (low, plain[low:high], MARKS.sub("", plain[low:high]).strip(_STRIPPED)) for low, high in pieces(plain, _GLUE)
    ]
    knows_one = sure and any(_persons_of(token.replace(_SPACE, ""), True) for _, _, token in tokens)
    out: list[BylinePerson] = []
    unknown = 0
    is_placed = False
    for low, raw, token in (one for one in tokens if one[2]):
        bare = token.replace(_SPACE, "")
        is_placed = is_placed and not re.search("[;；]", plain[:low].rstrip()[-1:]) and not re.search("[:：]", token)
        if is_placed:
            continue  # where the place of work is: 白露:白鹿大学,白鹿 白河
        is_placed = bool(re.search("[:：]", token)) and is_organisation(token)
        found = _persons_of(bare, sure) or ([(bare, "")] if knows_one and _may_stand_beside(bare) else [])
        at = low + raw.find(token)
        note = next((text for place, text in notes.items() if 0 <= place - low - len(raw) <= 2), "")
        marks = frozenset(re.findall(r"\d|[*†‡]|[①-⑩]", folded(raw)))
        out += [BylinePerson(name, at, at + len(token), marks, unit or note) for name, unit in found]
        unknown += not (found or is_organisation(token) or is_job(token) or not han_count(token))
    return out if sure or unknown <= 1 else []


def _may_stand_beside(token: str) -> bool:
    """Beside a known name another one may have any surname."""
    shape = re.fullmatch(rf"[{HAN}]{{2,3}}", token)
    return bool(shape) and not (_is_nobody(folded(token)) or is_organisation(token) or is_job(token))


def _persons_of(token: str, sure: bool) -> list[tuple[str, str]]:
    """(name, place of work) of one piece; several where names are run together; empty where it is no name."""
    token = re.sub(r"(?:等|著|撰|文|摄)$", "", token) if len(token) > 3 else token
    if folded(token).lower() in load_bylines().nobody:
        return []
    if _is_name(token, sure) or re.fullmatch(rf"[{HAN}]{{1,8}}(?:[·•.][{HAN}A-Z]{{1,8}}){{1,3}}", token):
        return [(token, "")]
    for pattern in _with_unit():
        found = pattern.match(token)
        if found and _is_name(found["name"], False) and is_organisation(found["unit"]) and _begins_at_place(found):
            return [(found["name"], without_job(found["unit"]))]
    bare = without_job(token)
    if bare != token and _is_name(bare, False):
        return [(bare, "")]
    return [(name, "") for name in run_together(token)] if sure else []


def _is_name(token: str, sure: bool) -> bool:
    flat = folded(token)
    if not re.fullmatch(rf"[{HAN}]{{2,4}}", token) or _is_nobody(flat):
        return False
    if len(token) == 4:
        return has_surname(flat) and _compound(flat)
    return has_surname(flat) or (sure and may_be_name(flat))


def _is_nobody(flat: str) -> bool:
    words = load_bylines()
    return flat.lower() in words.nobody or flat in words.places or any(word in flat for word in words.not_in_han_names)


def _begins_at_place(found: re.Match[str]) -> bool:
    """A name run together with a place of work ends where the place of work names a place."""
    return (
        "gap" not in found.groupdict()
        or bool(found["gap"].strip())
        or folded(found["unit"]).startswith(load_bylines().places)
    )


def _compound(flat: str) -> bool:
    return flat[:2] in surnames().compound


def run_together(token: str) -> list[str]:
    """The names of a run of characters without separators, where there is one way to cut it; else none."""
    if not re.fullmatch(rf"[{HAN}]{{5,15}}", token) or is_organisation(token):
        return []
    flat = folded(token)
    ways: list[list[list[str]]] = [[[]], *([] for _ in token)]
    for end in range(2, len(token) + 1):
        for size in (2, 3):
            start = end - size
            if start >= 0 and ways[start] and has_surname(flat[start:end]):
                ways[end] += [[*way, token[start:end]] for way in ways[start]][:3]
    whole = sorted(ways[-1], key=lambda way: sum(len(name) == 2 for name in way))
    return whole[0] if whole and (len(whole) == 1 or len(whole[0]) < len(whole[1])) else []


@cache
def _with_unit() -> tuple[re.Pattern[str], ...]:
    """A name run together with a place of work: behind it, or before it (three characters tried first)."""
    unit = alternatives(load_bylines().units)
    before = rf"^(?P<unit>[{HAN}()（）]{{2,40}}(?:{unit}))\s*(?P<name>[{HAN}]{{2,3}})$"
    after = [
        rf"^(?P<name>[{HAN}]{{{size}}})(?P<gap>\s*[(（,，:：／/]?\s*)(?P<unit>[{HAN}()（）]{{2,}}(?:{unit}).*)$"
        for size in (3, 2)
    ]
    return tuple(re.compile(pattern) for pattern in (before, *after))
