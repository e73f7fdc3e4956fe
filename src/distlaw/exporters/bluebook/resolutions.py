"""Resolutions of the United Nations in Bluebook footnotes (21.7.2)."""

from __future__ import annotations

import re

from distlaw.exporters.bluebook.words import day_of, pinpoint, titled, url_of
from distlaw.exporters.english.parts import sentence, year_of
from distlaw.exporters.exporter import StyleOptions
from distlaw.exporters.printed.markup import clean
from distlaw.model.work import CiteItem, Item
from distlaw.vocab.styles import english_table

_NUMBER = r"\d[\w/.-]*(?: \([IVXLS-]+\))?(?: [A-Z])?"
_RESOLUTION = re.compile(rf"(?:([A-Z](?:\.[A-Z])+\.) Res\. |Res(?:olution|\.) )({_NUMBER})(?: \(\d{{4}}\))?")


def resolution(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """S.C. Res. 1373, ¶ 2 (Sept. 28, 2001); empty text where the report is none."""
    item = cite.item
    known = _known(item)
    if known is None:
        return ""
    when = day_of(item) or year_of(item, gaps)
    return sentence([f"{sentence([*known, pinpoint(cite)])} ({when})", url_of(item, options)])


def _known(item: Item) -> tuple[str, str] | None:
    """Number and name: G.A. Res. 217 (III) A, its title."""
    told = f"{item.authority} {item.publisher}"
    body = next((short for name, short in english_table().united_nations.items() if name in told), "")
    title = clean(item.title)
    for text in (clean(item.number), title):
        match = _RESOLUTION.fullmatch(text)
        if match and (body or match[1] in english_table().united_nations.values()):
            return f"{match[1] or body} Res. {match[2]}", titled(item, str) if text != title else ""
    return None
