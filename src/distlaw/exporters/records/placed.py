"""Where each fact of an item goes in a tagged format: the tag that is read back into its field, else a note line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from distlaw.exporters.records.fields import (
    is_plain_list,
    kept_of_csl,
    name_rest,
    printable_line,
    rest,
    value_text,
    ymd,
)
from distlaw.model.csl import CSL_OF_FIELD
from distlaw.model.work import Item, Name
from distlaw.vocab.record_tags import TagTable
from distlaw.vocab.records import language_tag

WHOLE = frozenset(("book", "thesis", "report"))  # their page field counts pages
_FIELDS = (
    "title", "title_short", "title_translated", "container_title", "container_title_short", "collection_title",
    "volume", "issue", "number", "number_of_volumes", "collection_number", "article_number", "edition", "version",
    "section", "chapter_number", "publisher", "publisher_place", "authority", "jurisdiction", "status", "medium",
    "event_title", "event_place", "genre", "rights",
)  # fmt: skip
_ELSEWHERE = frozenset(
    (*_FIELDS, "page", "number_of_pages", "issued", "issued_literal", "accessed", "doi", "issn", "isbn", "url",
     "language", "keywords", "abstract")
)  # fmt: skip
_DOI = re.compile(r"10\.\d{4,9}/\S+\Z")


@dataclass(frozen=True, slots=True)
class Placing:
    """How a format writes: its table, its names, and its tags for what no table says."""

    table: TagTable
    printed: Callable[[Name], str]
    reads_alone: Callable[[str, str], str]  # the field that a tag of two meanings is read into, by its value


def tagged_people(item: Item, placing: Placing) -> Iterator[tuple[str, str]]:
    """(tag, name); a role without a tag of its own stands in a note."""
    kind = placing.table.read_type(item.csl_type)
    for name in item.contributors:
        tag = placing.table.tag(kind, name.role)
        text = placing.printed(name)
        yield (tag, text) if tag else ("", f"{name.role.replace('_', '-')}: {text}")


def facts(item: Item, placing: Placing) -> Iterator[tuple[str, str]]:
    """(tag, value) of every other field, in the order of reading; with an empty tag it is a note."""
    table, kind = placing.table, placing.table.read_type(item.csl_type)
    notes: list[tuple[str, str]] = []
    for field in _FIELDS:
        value = printable_line(getattr(item, field))
        tag = table.tag(kind, field)
        is_read = tag and (field != "number" or placing.reads_alone(table.meaning(kind, tag), value) == "number")
        if value and is_read and not (field == "genre" and kind == "thesis" and not item.genre):
            yield tag, value
        elif value:
            notes.append((CSL_OF_FIELD.get(field, field), value))
    yield from _pages(item, kind, table, notes)
    yield from _addresses(item, placing, notes)
    if language_tag(item.language) == item.language:
        yield table.tag(kind, "language"), item.language
    elif item.language:
        notes.append(("language", printable_line(item.language)))
    if is_plain_list(item.keywords):
        yield from ((table.tag(kind, "keywords"), printable_line(word)) for word in item.keywords)
    else:
        notes.append(("keywords", value_text(item.keywords)))
    yield table.tag(kind, "abstract"), printable_line(item.abstract)
    for name, value in (*notes, *rest(item, _ELSEWHERE), *kept_of_csl(item), *name_rest(item, placing.printed)):
        yield "", f"{name}: {value}"


def _pages(item: Item, kind: str, table: TagTable, notes: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Of a whole work the page field is its number of pages, so that a page cited in it is told in a note."""
    tag, page = table.tag(kind, "page"), printable_line(item.page)
    is_whole = kind in WHOLE
    is_taken = page and not (is_whole and page.isdigit()) and tag
    if is_taken:
        yield tag, page
    elif page:
        notes.append(("page", page))
    count = printable_line(item.number_of_pages)
    own = table.tag(kind, "number_of_pages")
    if count and own:
        yield own, count
    elif count.isdigit() and is_whole and not page and tag:
        yield tag, count
    elif count:
        notes.append(("number-of-pages", count))


def _addresses(item: Item, placing: Placing, notes: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    table, kind = placing.table, placing.table.read_type(item.csl_type)
    doi, tag = printable_line(item.doi), table.tag(kind, "doi")
    if doi and tag and _DOI.match(doi):
        yield tag, doi
    elif doi:
        notes.append(("DOI", doi))
    is_used = False
    for field in ("issn", "isbn"):
        value, tag = printable_line(getattr(item, field)), table.tag(kind, field)
        if value and tag and not is_used and placing.reads_alone(table.meaning(kind, tag), value) == field:
            is_used = True
            yield tag, value
        elif value:
            notes.append((field.upper(), value))
    yield table.tag(kind, "url"), printable_line(item.url)
    accessed, tag = printable_line(item.accessed), table.tag(kind, "accessed")
    if len("-".join(part for part in ymd(accessed) if part)) == len(accessed) and tag:
        yield tag, accessed
    elif accessed:
        notes.append(("accessed", accessed))


def date_notes(item: Item) -> Iterator[str]:
    """What year, month and day do not say of the date: a span, a season, words."""
    if item.issued and item.issued != "-".join(part for part in ymd(item.issued) if part):
        yield f"issued: {printable_line(item.issued)}"
    if item.issued and item.issued_literal:
        yield f"issued_literal: {printable_line(item.issued_literal)}"
