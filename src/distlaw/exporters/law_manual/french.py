"""French works: articles 86 to 90 of the manual."""

from __future__ import annotations

from collections.abc import Callable

from distlaw.exporters.law_manual.chinese import ChineseNote
from distlaw.exporters.law_manual.english import ENGLISH
from distlaw.exporters.law_manual.foreign_parts import (
    authors,
    commas,
    day,
    editors,
    place,
)
from distlaw.exporters.law_manual.pinpoints import is_figures
from distlaw.exporters.printed import dates
from distlaw.exporters.printed.markup import clean, italic
from distlaw.exporters.printed.numbers import edition_number
from distlaw.model.work import Item
from distlaw.vocab.styles import ForeignWords


def _edition(item: Item) -> str:
    number = edition_number(item.edition)
    return f"{number}e éd." if number > 1 else "" if number else clean(item.edition)


def _place(note: ChineseNote, words: ForeignWords) -> str:
    where = place(note, words)
    return where or (f"{words.page} {clean(note.item.page)}" if note.item.page else "")


def _book(note: ChineseNote, words: ForeignWords) -> str:
    """Author, Titre, publisher, 4e éd., place, year, p. 5. (86)"""
    item = note.item
    source = [clean(item.publisher), _edition(item), clean(item.publisher_place)]
    year = dates.year(item.issued, item.issued_literal)
    if item.csl_type == "thesis":
        source = [f"Thèse de {clean(item.publisher)}" if item.publisher else "Thèse"]
        year = day(item, words)
    elif item.csl_type == "report":
        number = f"nᵒ {clean(item.number)}" if item.number else ""
        source = [clean(item.container_title), clean(item.publisher or item.genre), number]
        year = dates.western(item.issued, words.months, "{month} {year}")
    return commas([authors(item, words), italic(clean(item.title)), *source, year, _place(note, words)])


def _article(note: ChineseNote, words: ForeignWords) -> str:
    """Author, «Titre», Revue, nᵒ 3, year, p. 5. (86)"""
    item = note.item
    journal = italic(clean(item.container_title_short or item.container_title))
    issue = f"nᵒ {clean(item.issue)}" if is_figures(clean(item.issue)) and item.issue else clean(item.issue)
    title = f"«{clean(item.title)}»" if item.title else ""
    year = dates.year(item.issued)
    return commas([authors(item, words), title, journal, issue, year, _place(note, words)])


def _chapter(note: ChineseNote, words: ForeignWords) -> str:
    """Author, «Titre», in Editor (dir.), Host, 2e éd., year, p. 5. (86)"""
    item = note.item
    host = italic(clean(item.container_title or item.event_title))
    inside = commas([editors(item, words), host, _edition(item)])
    title = f"«{clean(item.title)}»" if item.title else ""
    parts = [authors(item, words), title, f"in {inside}" if inside else "", dates.year(item.issued)]
    return commas([*parts, _place(note, words)])


def _web(note: ChineseNote, words: ForeignWords) -> str:
    """Author, «Titre», site, [En ligne: URL]. 12 octobre 2024. (89)"""
    item = note.item
    title = clean(item.title)
    title = f"«{title}»" if title and item.container_title else title
    date = day(item, words)
    if not date and item.accessed:
        date = words.accessed + dates.western(item.accessed, words.months, words.date)
    access = ". ".join(part for part in (f"[En ligne: {clean(item.url)}]" if item.url else "", date) if part)
    return commas([authors(item, words), title, clean(item.container_title), access])


FRENCH: dict[str, Callable[[ChineseNote, ForeignWords], str]] = {
    **ENGLISH,
    **dict.fromkeys(("book", "classic", "thesis", "report"), _book),
    **dict.fromkeys(("article-journal", "article-magazine", "article-newspaper"), _article),
    **dict.fromkeys(("chapter", "paper-conference", "entry-encyclopedia"), _chapter),
    "webpage": _web,
}
