"""The order of a list: as cited, by pinyin, by year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from distlaw.exporters.printed.language import has_cjk
from distlaw.model.work import CiteItem, Item
from distlaw.text.fold import simplified

_Key = tuple[int, str, str]


def ordered(cites: Sequence[CiteItem], sort: str) -> Sequence[CiteItem]:
    """The citations in the order asked for; "cited" leaves them as they are."""
    if sort == "cited":
        return cites
    keys = [_key(cite.item) for cite in cites]
    counted = Counter(keys)
    # Titles are read only where persons and dates do not tell two works apart: reading is what costs.
    titles = [_read(cite.item.title) if counted[key] > 1 else "" for cite, key in zip(cites, keys, strict=True)]
    numbers = range(len(cites))
    if sort == "year":
        order = sorted(numbers, key=lambda number: (cites[number].item.issued or "9999", *keys[number], titles[number]))
    else:
        order = sorted(numbers, key=lambda number: (*keys[number], titles[number]))
    return [cites[number] for number in order]


def _key(item: Item) -> _Key:
    """Chinese first, by the pinyin of surname and given name; then the other scripts by their letters."""
    first = item.contributors[0] if item.contributors else None
    text = (first.literal or first.family + first.given) if first else item.title
    if has_cjk(text or item.title):
        is_person = first is not None and not first.is_institution and len(text) <= 4
        return 0, _read_name(text) if is_person else _read(text), item.issued
    name = f"{first.family or first.literal} {first.given}" if first else item.title
    return 1, name.casefold(), item.issued


@lru_cache(maxsize=16384)
def _read_name(name: str) -> str:
    from distlaw.vocab.surnames import name_pinyin

    surname, given = name_pinyin(simplified(name))  # the surname table is in simplified script
    return f"{surname} {given}"


@lru_cache(maxsize=16384)
def _read(text: str) -> str:
    from distlaw.vocab.surnames import pinyin

    return pinyin(text) if has_cjk(text) else text.casefold()
