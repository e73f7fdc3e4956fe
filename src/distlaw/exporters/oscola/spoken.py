"""Papers given, interviews, letters and broadcasts in OSCOLA footnotes (3.4.6-3.4.13)."""

from __future__ import annotations

from distlaw.exporters.english.parts import sentence, spaced
from distlaw.exporters.exporter import StyleOptions
from distlaw.exporters.oscola.words import DAY, access_of, listed_names, people, quoted
from distlaw.exporters.printed import dates
from distlaw.exporters.printed.markup import clean, italic
from distlaw.model.csl import kept_names
from distlaw.model.work import CiteItem, Item
from distlaw.text import months


def _day(item: Item) -> str:
    return dates.western(item.issued, months.ENGLISH, DAY) or clean(item.issued_literal)


def occasion(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Speaker, ‘Title’ (Event, Place, 5 March 2001) (3.4.6)."""
    item = cite.item
    facts = sentence([clean(item.event_title), clean(item.event_place or item.publisher_place), _day(item)])
    head = sentence([people(item, "author", options), quoted(item)])
    return spaced(head, f"({facts})" if facts else "", access_of(item, options))


def interview(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Interview with Person (Place, 6 May 2024); by another than the writer: A, Interview with B (3.4.13)."""
    item = cite.item
    place = clean(item.event_place or item.publisher_place)
    facts = sentence([italic(clean(item.container_title)), place, _day(item)])
    asked = f"Interview with {people(item, 'author', options, leads=False)}"
    head = sentence([people(item, "interviewer", options, leads=True), asked])
    return spaced(head, f"({facts})" if facts else "", access_of(item, options))


def letter(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Letter from Person to Person (11 February 2019) (3.4.11)."""
    item, date = cite.item, _day(cite.item)
    kind = clean(item.genre) if item.genre.isascii() and item.genre else "Letter"
    kind = kind[:1].upper() + kind[1:]
    to = people(item, "recipient", options)
    text = spaced(kind, f"from {people(item, 'author', options, leads=False)}", f"to {to}" if to else "")
    return spaced(text if item.names("author") else quoted(item), f"({date})" if date else "")


def broadcast(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Person, ‘Title’ (Network, 12 October 2022) <URL> accessed 1 June 2024 (3.4.10)."""
    item = cite.item
    who = people(item, "author", options) or listed_names(kept_names(item, "host"), options)
    facts = sentence([clean(item.publisher or item.container_title), _day(item)])
    return spaced(sentence([who, quoted(item)]), f"({facts})" if facts else "", access_of(item, options))
