"""The order of a list: as cited, by pinyin, by year."""

from __future__ import annotations

from collections.abc import Sequence

from distlaw.exporters._printed.language import has_cjk
from distlaw.model.work import CiteItem, Item


def ordered(cites: Sequence[CiteItem], sort: str) -> Sequence[CiteItem]:
    """The citations in the order asked for; "cited" leaves them as they are."""
    if sort == "cited":
        return cites
    if sort == "year":
        return sorted(cites, key=lambda cite: (cite.item.issued or "9999", _pinyin_key(cite.item)))
    return sorted(cites, key=lambda cite: _pinyin_key(cite.item))


def _pinyin_key(item: Item) -> tuple[int, str, str, str]:
    """Chinese first, by the pinyin of surname and given name; then the other scripts by their letters."""
    first = item.contributors[0] if item.contributors else None
    text = (first.literal or first.family + first.given) if first else item.title
    title = item.title
    if not has_cjk(text or title):
        name = (first.family or first.literal) + " " + first.given if first else title
        return 1, name.casefold(), item.issued, title.casefold()
    from distlaw.vocab.surnames import name_pinyin, pinyin

    if first and not first.is_institution and len(text) <= 4:
        surname, given = name_pinyin(text)
        return 0, f"{surname} {given}", item.issued, pinyin(title)
    return 0, pinyin(text), item.issued, pinyin(title)
