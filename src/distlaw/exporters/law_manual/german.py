"""German works: articles 91 to 95 of the manual."""

from __future__ import annotations

from collections.abc import Callable

from distlaw.exporters.english.parts import spaced
from distlaw.exporters.law_manual.chinese import ChineseNote
from distlaw.exporters.law_manual.english import ENGLISH
from distlaw.exporters.law_manual.foreign_parts import authors, commas, day, editors, first_page, place
from distlaw.exporters.law_manual.pinpoints import is_figures
from distlaw.exporters.printed import dates
from distlaw.exporters.printed.markup import clean
from distlaw.exporters.printed.numbers import edition_number
from distlaw.model.work import Item
from distlaw.text.numerals import roman
from distlaw.vocab.styles import ForeignWords

_LABELS = {"page": "S.", "section": "§", "paragraph": "Rn.", "article": "Art.", "article-locator": "Art."}


def _article(note: ChineseNote, words: ForeignWords) -> str:
    """Author, Titel, JZ 2001, 5; with a volume AcP 201 (2001), 5. (91)"""
    item = note.item
    journal, year = clean(item.container_title_short or item.container_title), dates.year(item.issued)
    source = spaced(journal, clean(item.volume), f"({year})") if item.volume else spaced(journal, year)
    return commas([authors(item, words), clean(item.title), source, _place(note, words)])


def _paper(note: ChineseNote, words: ForeignWords) -> str:
    """Author, Titel, in: FAZ v. 3. 5. 2001, S. 7. (91)"""
    item = note.item
    day = dates.western(item.issued, [str(n) for n in range(1, 13)], "{day}. {month}. {year}", "{month}. {year}")
    source = spaced("in:", clean(item.container_title_short or item.container_title), "v." if day else "", day)
    return commas([authors(item, words), clean(item.title), source, place(note, words)])


def _edition(item: Item) -> str:
    number = edition_number(item.edition)
    text = f"{number}. Aufl." if number > 1 else "" if number else clean(item.edition)
    return spaced(text, dates.year(item.issued, item.issued_literal))


def _volume(item: Item) -> str:
    volume = clean(item.volume)
    return f"Band {roman(int(volume))}" if volume.isdigit() and int(volume) < 40 else volume


def _place(note: ChineseNote, words: ForeignWords) -> str:
    locator = clean(note.cite.locator)
    if not is_figures(locator) or not locator:
        return locator
    return spaced(_LABELS.get(note.cite.label, ""), locator)


def _book(note: ChineseNote, words: ForeignWords) -> str:
    """Author, Titel, Band I, 4. Aufl. 2006, § 15 Rn. 19. (91)"""
    item = note.item
    parts = [authors(item, words), clean(item.title), _volume(item), _edition(item)]
    return commas([*parts, _place(note, words)])


def _chapter(note: ChineseNote, words: ForeignWords) -> str:
    """Author, Titel, in: Editor (Hrsg.), Host, 4. Aufl. 2006, S. 5. (91)"""
    item = note.item
    inside = commas([editors(item, words), clean(item.container_title), _volume(item)])
    host = f"in: {inside}" if item.container_title else clean(item.collection_title)  # a Festschrift by its name
    return commas([authors(item, words), clean(item.title), host, _edition(item), _place(note, words)])


def _statute(note: ChineseNote, words: ForeignWords) -> str:
    """§ 15 BGB (92)"""
    item = note.item
    where = clean(note.cite.locator) or clean(item.section)
    mark = "Art." if note.cite.label in ("article", "article-locator") and note.cite.locator else "§"
    where = f"{mark} {where}" if where and is_figures(where) else where
    return spaced(where, clean(item.container_title_short or item.container_title or item.title_short or item.title))


def _case(note: ChineseNote, words: ForeignWords) -> str:
    """BGH NJW 2001, 1234 (1236); BGHZ 98, 226. (93)"""
    item = note.item
    counted = dates.year(item.issued) or clean(item.volume)
    source = spaced(clean(item.authority), clean(item.container_title or item.reporter), counted)
    where = spaced(first_page(item), f"({clean(note.cite.locator)})" if note.cite.locator else "")
    if not item.container_title and not item.reporter:
        source = commas([spaced(clean(item.authority), day(item, words)), clean(item.docket or item.number)])
    return commas([source, where])


def _web(note: ChineseNote, words: ForeignWords) -> str:
    """Author, Titel, URL (12. Oktober 2024). (94)"""
    item = note.item
    date = day(item, words)
    if not date and item.accessed:
        date = words.accessed + dates.western(item.accessed, words.months, words.date)
    url = spaced(clean(item.url), f"({date})" if date else "")
    return commas([authors(item, words), clean(item.title), url])


GERMAN: dict[str, Callable[[ChineseNote, ForeignWords], str]] = {
    **dict.fromkeys(ENGLISH, _book),
    "article-journal": _article,
    "article-magazine": _paper,
    "article-newspaper": _paper,
    "chapter": _chapter,
    "paper-conference": _chapter,
    "entry-encyclopedia": _chapter,
    "legislation": _statute,
    "regulation": _statute,
    "legal_case": _case,
    "webpage": _web,
}
