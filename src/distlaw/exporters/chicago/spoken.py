"""Speeches, interviews, letters and broadcasts in Chicago notes (14.108-14.115, 14.168)."""

from __future__ import annotations

from distlaw.exporters.chicago.words import day_of, people, quoted
from distlaw.exporters.english.parts import access, sentence
from distlaw.exporters.exporter import StyleOptions
from distlaw.exporters.printed.markup import clean
from distlaw.model.work import CiteItem


def occasion(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Speaker, “Title” (speech, Event, Place, March 5, 2001). (14.115)"""
    item = cite.item
    head = sentence([people(item, "author", options), quoted(item).replace(",”", "”").rstrip(",")])
    facts = [item.csl_type, clean(item.event_title), clean(item.event_place), day_of(item, gaps)]
    return sentence([f"{head} ({sentence(facts)})", access(item, options)])
