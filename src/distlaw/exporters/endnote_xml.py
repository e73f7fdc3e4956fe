"""EndNote XML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from distlaw.exporters.exporter import Exported, Exporter, StyleOptions
from distlaw.exporters.records.fields import given_back, printable_line, rest, sorted_name, ymd
from distlaw.exporters.records.tagged import ENW_TYPES
from distlaw.model.work import CiteItem, Item

# EndNote's numbers of its reference types.
_NUMBERS = {
    "Journal Article": 17, "Magazine Article": 19, "Newspaper Article": 23, "Book": 6, "Book Section": 5,
    "Conference Proceedings": 10, "Thesis": 32, "Report": 27, "Web Page": 12, "Blog": 56, "Case": 7, "Statute": 31,
    "Legal Rule or Regulation": 50, "Bill": 4, "Hearing": 14, "Patent": 25, "Dataset": 59, "Computer Program": 9,
    "Map": 20, "Standard": 58, "Manuscript": 36, "Encyclopedia": 53, "Dictionary": 52, "Personal Communication": 26,
    "Serial": 57, "Unpublished Work": 34, "Classical Work": 49, "Generic": 13,
}  # fmt: skip
_WRITTEN = frozenset((
    "csl_type", "language", "title", "title_short", "title_translated", "container_title", "container_title_short",
    "collection_title", "volume", "issue", "page", "edition", "publisher", "publisher_place", "genre", "issued",
    "accessed", "doi", "isbn", "issn", "url", "abstract", "keywords", "note",
))  # fmt: skip
_PEOPLE = {"author": "authors", "editor": "secondary-authors", "collection_editor": "tertiary-authors",
           "translator": "translated-authors"}  # fmt: skip


def _element(tag: str, text: str) -> str:
    return f"<{tag}>{escape(printable_line(text))}</{tag}>" if text else ""


def _people(item: Item) -> str:
    groups = []
    for role, tag in _PEOPLE.items():
        names = "".join(_element("author", sorted_name(name)) for name in item.names(role))
        if names:
            groups.append(f"<{tag}>{names}</{tag}>")
    return f"<contributors>{''.join(groups)}</contributors>" if groups else ""


def _parts(item: Item) -> Iterator[str]:
    kind = ENW_TYPES.get(item.csl_type, "Generic")
    yield f"<ref-type name={quoteattr(kind)}>{_NUMBERS[kind]}</ref-type>"
    yield _people(item)
    titles = (
        ("title", item.title),
        ("secondary-title", item.container_title),
        ("tertiary-title", item.collection_title),
        ("short-title", item.title_short),
        ("translated-title", item.title_translated),
    )
    yield f"<titles>{''.join(_element(tag, text) for tag, text in titles)}</titles>"
    if item.container_title:
        names = _element("full-title", item.container_title) + _element("abbr-1", item.container_title_short)
        yield f"<periodical>{names}</periodical>"
    for tag, text in (("pages", item.page), ("volume", item.volume), ("number", item.issue), ("edition", item.edition)):
        yield _element(tag, text)
    words = "".join(_element("keyword", word) for word in item.keywords)
    yield f"<keywords>{words}</keywords>" if words else ""
    year, _, _ = ymd(item.issued)
    day = f"<pub-dates>{_element('date', item.issued)}</pub-dates>" if item.issued != year else ""
    yield f"<dates>{_element('year', year or item.issued_literal)}{day}</dates>" if year or item.issued_literal else ""
    yield _element("pub-location", item.publisher_place)
    yield _element("publisher", item.publisher)
    yield _element("isbn", " ".join(part for part in (item.isbn, item.issn) if part))
    yield _element("electronic-resource-num", item.doi)
    yield _element("abstract", item.abstract)
    notes = "; ".join(f"{name}: {value}" for name, value in _noted(item))
    yield _element("notes", "; ".join(part for part in (item.note, notes) if part))
    yield _element("label", item.key)
    yield _element("language", item.language)
    yield _element("work-type", item.genre)
    yield f"<urls><related-urls>{_element('url', item.url)}</related-urls></urls>" if item.url else ""
    yield _element("access-date", item.accessed)


def _noted(item: Item) -> Iterator[tuple[str, str]]:
    """What EndNote has no element for."""
    if item.csl_type not in ENW_TYPES:
        yield "type", item.csl_type
    yield from rest(item, _WRITTEN)
    yield from ((name.role, sorted_name(name)) for name in item.contributors if name.role not in _PEOPLE)
    yield from given_back(item, ("endnote-xml",))


def export(cites: Sequence[CiteItem], options: StyleOptions) -> Exported:
    """One <xml><records> document."""
    records = (
        f"<record><rec-number>{number}</rec-number>{''.join(_parts(cite.item))}</record>\n"
        for number, cite in enumerate(cites, start=1)
    )
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<xml><records>\n{"".join(records)}</records></xml>\n'
    return Exported(data=text.encode("utf-8", "replace").decode())


PART = Exporter(name="endnote-xml", label="EndNote XML", suffix=".xml", export=export)
