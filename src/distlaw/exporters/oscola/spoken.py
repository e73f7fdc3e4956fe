"""Papers given, interviews, letters and broadcasts in OSCOLA footnotes (3.4.6-3.4.13)."""

from __future__ import annotations

from distlaw.exporters.english.parts import sentence, spaced
from distlaw.exporters.exporter import StyleOptions
from distlaw.exporters.oscola.words import DAY, access_of, people, quoted
from distlaw.exporters.printed import dates
from distlaw.exporters.printed.markup import clean
from distlaw.model.work import CiteItem
from distlaw.text import months


def occasion(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Speaker, ‘Title’ (Event, Place, 5 March 2001) (3.4.6)."""
    item = cite.item
    date = dates.western(item.issued, months.ENGLISH, DAY) or clean(item.issued_literal)
    facts = sentence([clean(item.event_title), clean(item.event_place or item.publisher_place), date])
    head = sentence([people(item, "author", options), quoted(item)])
    return spaced(head, f"({facts})" if facts else "", access_of(item, options))


def interview(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Interview with Person (Place, 6 May 2024) (3.4.11)."""
    item = cite.item
    date = dates.western(item.issued, months.ENGLISH, DAY) or clean(item.issued_literal)
    facts = sentence([clean(item.event_place or item.publisher_place), date])
    return spaced(f"Interview with {people(item, 'author', options)}", f"({facts})" if facts else "")
