"""What a grammar makes of one entry."""

from __future__ import annotations

from typing import Literal

from distlaw.model.frozen import Frozen
from distlaw.model.work import Item

ShortKind = Literal["same", "earlier", "named"]


class ShortForm(Frozen):
    """A short form and the note it points to: `same` as the authority before it (同上注, id.), an `earlier` note
    by its number (同前注〔3〕, supra note 3), or a work `named` by author or short title alone."""

    kind: ShortKind
    note: str = ""
    author: str = ""
    title: str = ""


class ReferenceParse(Frozen):
    """One entry read: the item and what the entry says beside it. `defects` are stable codes."""

    item: Item
    rule: str
    locator_label: str = ""
    locator: str = ""
    signal: str = ""
    short: ShortForm | None = None
    short_title: str = ""  # [hereinafter …]: the name later notes use
    is_verified: bool = False
    defects: tuple[str, ...] = ()
    remark: str = ""  # words about the work that describe no field


def entry_language(raw: str) -> str:
    """The entry's language by its script: ja, zh-Hant, zh-Hans or en."""
    import re

    from distlaw.text.fold import simplified
    from distlaw.text.titles import has_han

    if re.search(r"[\u3040-\u30ff]", raw):
        return "ja"
    if not has_han(raw):
        return "en"
    return "zh-Hans" if simplified(raw) == raw else "zh-Hant"
