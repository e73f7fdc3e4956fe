"""Names, titles, dates and pinpoints in notes on foreign works (78-98)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from distlaw.exporters.law_manual.chinese import ChineseNote
from distlaw.exporters.law_manual.pinpoints import is_figures
from distlaw.exporters.printed import dates
from distlaw.exporters.printed.markup import clean
from distlaw.exporters.printed.titles import headline
from distlaw.model.work import Item, Name
from distlaw.vocab.styles import ForeignWords

_LISTED = re.compile(r"(?<=\d)[、，](?=\d)")
_SYMBOLS = {"section": "§", "paragraph": "para.", "chapter": "ch.", "article": "art.", "article-locator": "art.",
            "note": "n.", "volume": "vol."}  # fmt: skip


def in_commas(places: str) -> str:
    """Pages of a Chinese pinpoint as a Western list has them: 72、76 is 72, 76."""
    return _LISTED.sub(", ", places)


def commas(parts: Sequence[str]) -> str:
    """The parts there are, with commas."""
    return ", ".join(part for part in parts if part)


def person(name: Name) -> str:
    """Given name first, in full."""
    return clean(name.display)


def listed(names: Sequence[Name], words: ForeignWords) -> str:
    """A, B & C; of four or more, or where others are left unnamed, only the first, et al."""
    if len(names) >= words.name_limit or any(name.et_al for name in names):
        return f"{person(names[0])} {words.et_al}"
    texts = [person(name) for name in names]
    if words.joined_by == "/":
        return "/".join(texts)
    return words.joined_by.join(part for part in (", ".join(texts[:-1]), texts[-1]) if part) if texts else ""


def authors(item: Item, words: ForeignWords) -> str:
    """The authors, else the editors with their word."""
    people = [name for name in item.contributors if name.role == "author"]
    if people:
        return listed(people, words)
    return "" if item.container_title else editors(item, words)


def editors(item: Item, words: ForeignWords) -> str:
    """The editors with their word: A & B eds."""
    people = [name for name in item.contributors if name.role in ("editor", "compiler")]
    if not people:
        return ""
    return f"{listed(people, words)} {words.editor if len(people) == 1 else words.editors}"


def translators(item: Item, words: ForeignWords) -> str:
    """translated by A & B."""
    people = [name for name in item.contributors if name.role == "translator"]
    return f"{words.translated} {listed(people, words)}" if people else ""


def place(note: ChineseNote, words: ForeignWords, *, bare: bool = False) -> str:
    """p. 98-99; in a journal cited by volume and first page the figure alone (78)."""
    locator, label = in_commas(clean(note.cite.locator)), note.cite.label
    if not locator or not is_figures(locator) or bare:
        return locator
    if label == "page":
        return f"{words.page} {locator}"
    return f"{_SYMBOLS[label]} {locator}" if label in _SYMBOLS else locator


def cased(text: str, words: ForeignWords) -> str:
    """A title, with capitals where the language writes titles so (English)."""
    text = clean(text)
    is_english = words.joined_by == " & " and words.inside == "in" and words.translated == "translated by"
    return headline(text) if is_english else text


def journal_name(item: Item, words: ForeignWords) -> str:
    """The journal without its article."""
    return cased(item.container_title, words).removeprefix("The ")


def first_page(item: Item) -> str:
    """The page an article begins on."""
    page = clean(item.page_first or item.page)
    for dash in "-–—":
        page = page.partition(dash)[0]
    return page.strip()


def day(item: Item, words: ForeignWords) -> str:
    """The date in the words of the language, else as it was given."""
    return dates.western(item.issued, words.months, words.date) or clean(item.issued_literal)
