"""How whoever says a claim may be called in a draft."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from distlaw.services.answers.templates import bare
from distlaw.text.fold import simplified
from distlaw.text.han import HAN
from distlaw.vocab.frames import load_frames
from distlaw.vocab.surnames import name_pinyin

_HAN = re.compile(f"[{HAN}]")
_ALL_HAN = re.compile(f"[{HAN}]{{2,4}}")


def whole(name: str) -> set[str]:
    """A name in full, bare: turned round too, and in pinyin where it is Chinese."""
    words = [word for word in re.split(r"[\s,，]+", name.strip()) if word]
    found = {bare(name), bare("".join(reversed(words))), bare("".join((*words[1:], *words[:1])))}
    if _ALL_HAN.fullmatch(name.strip()):
        family, given = name_pinyin(simplified(name.strip()))
        found |= {family + given, given + family}
    return found - {""}


def family(name: str) -> str:
    """The family name alone, bare; empty where it is too short to tell anybody by."""
    name = name.strip()
    if _HAN.search(name):
        return name_pinyin(simplified(name))[0] if _ALL_HAN.fullmatch(name) else ""
    words = [word for word in re.split(r"\s+", name) if word]
    found = bare(words[0] if "," in name else words[-1]) if len(words) > 1 else ""
    return found if len(found) > 1 else ""


def together(people: Sequence[set[str]]) -> Iterator[str]:
    """Several authors as one: all of them, or the first with et al."""
    if not people:
        return
    if len(people) > 1:
        more = ("等", "等人") if len(people) == 2 else ("etal.", "etal", "等", "等人", "andothers")
        yield from (f"{one}{others}" for one in people[0] for others in more)
    yield from joined(people)


def joined(people: Sequence[set[str]]) -> Iterator[str]:
    """All of several people, in their order."""
    found = people[0]
    for more in people[1:]:
        found = {
            f"{one}{sign}{two}" for one in found for sign in ("and", "&", ";", "", "和", "与", "及") for two in more
        }
    yield from found


def spoken(name: str, kind: str) -> set[str]:
    """A speaker who is not the author: the name, with and without its article; a party or a court in both languages."""
    plain = re.sub(r"^the\s+", "", name.strip(), flags=re.IGNORECASE)
    found = {bare(name), bare(plain), bare(f"the {plain}")} if plain.isascii() else whole(name)
    found |= whole(name) if kind == "person" else set()
    for chinese, english in load_frames()["zh"].voices.items():
        same = {bare(chinese), *map(bare, english)}
        found |= same if found & same else set()
    return found - {""}
