"""Whether two printed names can be one person's: across scripts, pinyin, order and initials."""

from __future__ import annotations

import re
import unicodedata

from distlaw.model.work import Item, Name
from distlaw.text.fold import simplified
from distlaw.text.titles import has_han, title_key


def first_authors_agree(one: Item, other: Item) -> bool | None:
    """Whether the first author of either stands among the other's authors; None where one side names nobody."""
    left, right = _signers(one), _signers(other)
    if not left or not right:
        return None
    return any(same_person(left[0], name) for name in right) or any(same_person(right[0], name) for name in left)


def _signers(item: Item) -> tuple[Name, ...]:
    return item.names("author") or item.names("editor") or item.names("compiler") or item.names("translator")


def same_person(one: Name, other: Name) -> bool:
    """Equal in simplified script, or one the other's romanised, inverted or initialled form."""
    if title_key(one.display) == title_key(other.display):
        return bool(title_key(one.display))
    left_han, right_han = has_han(one.display), has_han(other.display)
    if left_han and right_han:
        return False
    if left_han or right_han:
        han, latin = (one, other) if left_han else (other, one)
        if han.latin and _latin_agree(han.latin, latin.display):
            return True
        return _romanised(simplified(han.display), _tokens(_whole(latin)))
    return _latin_agree(_whole(one), _whole(other))


def _whole(name: Name) -> str:
    return name.literal or f"{name.family}, {name.given}".strip(", ")


def _tokens(latin: str) -> list[str]:
    flat = unicodedata.normalize("NFKD", latin)
    plain = "".join(c for c in flat if not unicodedata.combining(c)).lower()
    return re.findall(r"[a-z]+(?:['’][a-z]+)?", plain)


def _romanised(han: str, tokens: list[str]) -> bool:
    """`黄汇` against huang hui, hui huang, huang h, or shan shan wang."""
    from distlaw.vocab.surnames import divided, pinyin, surname_pinyin

    family, given = divided(han)
    surname, rest = surname_pinyin(family), pinyin(given)
    if surname not in tokens or not rest:
        return False
    others = list(tokens)
    others.remove(surname)
    joined = "".join(others)
    initials = "".join(pinyin(character)[:1] for character in given)
    return joined in (rest, initials) or joined == rest[:1]


def _latin_agree(one: str, other: str) -> bool:
    """Same words in any order, or one surname with given names that do not contradict each other."""
    left, right = _tokens(one), _tokens(other)
    if not left or not right:
        return False
    if sorted(left) == sorted(right):
        return True
    shared = {word for word in left if len(word) > 1} & {word for word in right if len(word) > 1}
    if not shared:
        return False
    rest = ([w for w in left if w not in shared], [w for w in right if w not in shared])
    if not rest[0] or not rest[1]:
        return _surname(one) in shared and _surname(other) in shared and len(left) > 1 and len(right) > 1
    return all(a[0] == b[0] and 1 in (len(a), len(b)) for a, b in zip(rest[0], rest[1], strict=False))


def _surname(name: str) -> str:
    from distlaw.link.citekey import latin_surname

    return (_tokens(latin_surname(name)) or [""])[-1]
