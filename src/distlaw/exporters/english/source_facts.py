"""Facts of a work that every English style prints, each in its own words."""

from __future__ import annotations

from distlaw.exporters.english.romanised import readable
from distlaw.exporters.printed.markup import clean
from distlaw.model.csl import kept, kept_names
from distlaw.model.work import Item, Name

_FORTHCOMING = frozenset(("forthcoming", "in press", "accepted", "to appear"))


def is_forthcoming(item: Item) -> bool:
    """Whether the work is accepted and not yet out."""
    return item.status.strip().lower() in _FORTHCOMING


def series_number(item: Item) -> str:
    """Report No. TR-7, Working Paper No. 31234: the kind of a numbered report before its number; else No. 7, TR-7."""
    number, kind = clean(item.number), clean(item.genre)
    if not number:
        return ""
    if kind.isascii() and kind and kind.lower() not in number.lower():
        return f"{kind} No. {number.removeprefix('No. ')}"
    return f"No. {number}" if number[:1].isdigit() else number


def is_paper(item: Item) -> bool:
    """Whether the report is a working or discussion paper, whose title is an article's."""
    return item.csl_type == "report" and item.genre.lower().endswith("paper")


def publisher_of(item: Item) -> str:
    """The publisher, unless it is the author, who is not named twice."""
    authors = {name.literal for name in readable(item, "author")}
    return "" if item.publisher in authors else clean(item.publisher)


def number_in(item: Item) -> str:
    """The number of an article that has one instead of pages."""
    return clean(item.article_number or (item.number if item.csl_type == "article-journal" else ""))


def kind_told(item: Item) -> str:
    """The kind of a work in its own words, where they are English ones."""
    return clean(item.genre) if item.genre.isascii() else ""


def reviewed(item: Item) -> tuple[str, tuple[Name, ...]]:
    """Title and authors of the book that a review is of."""
    return clean(kept(item, "reviewed-title")), kept_names(item, "reviewed-author")


def original_year(item: Item) -> str:
    """The year of the first edition of a reprint."""
    year = item.original_date[:4]
    return year if year.isdecimal() and year != item.year else ""
