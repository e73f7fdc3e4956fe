"""Decisions and codes of Germany in Bluebook footnotes (table T2): its full name, the short one, what it means."""

from __future__ import annotations

from distlaw.exporters.bluebook.words import day_of, pinpoint
from distlaw.exporters.english.lands import land_of
from distlaw.exporters.english.parts import pages, sentence, spaced
from distlaw.exporters.printed.language import language_of
from distlaw.exporters.printed.markup import clean
from distlaw.model.work import CiteItem, Item
from distlaw.vocab.styles import english_table


def is_german(item: Item) -> bool:
    """Whether the source is of Germany, and in German."""
    return land_of(item) in ("DE", "") and language_of(item) == "de"


def decision(cite: CiteItem) -> str:
    """Bundesgerichtshof [BGH] [Federal Court of Justice] May 5, 2004, 159 Entscheidungen … [BGHZ] 30 (Ger.)."""
    item = cite.item
    court = next((one for one in english_table().german_courts if item.authority in (one.name, one.short)), None)
    if court is None or not is_german(item):
        return ""
    own = clean(item.reporter or item.container_title)
    name, short = next((pair for pair in english_table().german_reports.items() if own in pair), ("", ""))
    report = f"{name} [{short}]" if name else own
    docket = clean(item.docket or item.number)
    where = pinpoint(cite) if cite.label == "paragraph" else pages(cite.locator)
    source = sentence([spaced(clean(item.volume), report, clean(item.page_first or item.page)), where])
    source = source if own else sentence([docket, where])
    return f"{spaced(f'{court.name} [{court.short}] [{court.means}]', sentence([day_of(item), source]))} (Ger.)"


def short_name(item: Item) -> str:
    """[BGB], behind the name of a code."""
    short = clean(item.title_short)
    return f"[{short}]" if short and is_german(item) else ""
