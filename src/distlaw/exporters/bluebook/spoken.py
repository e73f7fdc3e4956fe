"""Speeches, interviews, letters and broadcasts in Bluebook footnotes: rules 17.2 and 18.7."""

from __future__ import annotations

from distlaw.exporters.bluebook.words import day_of, people, titled
from distlaw.exporters.english.parts import sentence, spaced
from distlaw.exporters.exporter import StyleOptions
from distlaw.exporters.printed.markup import clean
from distlaw.model.work import CiteItem


def speech(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Speaker, Title, Address at the Event (Mar. 5, 2001) (17.2.5)."""
    item, date = cite.item, day_of(cite.item)
    event = f"Address at {clean(item.event_title)}" if item.event_title else "Address"
    return spaced(sentence([people(item, "author", options), titled(item, str), event]), f"({date})" if date else "")


def interview(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Interview with Person (May 6, 2024) (17.2.5)."""
    item, date = cite.item, day_of(cite.item)
    asking = people(item, "interviewer", options)
    text = f"Interview with {people(item, 'author', options)}" if item.names("author") else titled(item, str)
    return spaced(text, f"by {asking}" if asking else "", f"({date})" if date else "")
