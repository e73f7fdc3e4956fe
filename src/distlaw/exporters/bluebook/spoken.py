"""Speeches, interviews, letters and broadcasts in Bluebook footnotes: rules 17.2 and 18.7."""

from __future__ import annotations

from distlaw.exporters.bluebook.words import day_of, journal, people, titled, url_of
from distlaw.exporters.english.parts import first_page, pages, sentence, spaced, year_of
from distlaw.exporters.exporter import StyleOptions
from distlaw.exporters.printed.markup import clean, italic, small_caps
from distlaw.model.work import CiteItem
from distlaw.vocab.styles import bluebook


def speech(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Speaker, Title, Address at the Event (Mar. 5, 2001) (17.2.6)."""
    item, date = cite.item, day_of(cite.item)
    default = "Paper Presented" if item.csl_type == "paper-conference" else "Address"
    kind = clean(item.genre).title() if item.genre.isascii() and item.genre else default
    event = clean(item.event_title)
    event = f"{kind} at {'' if event.lower().startswith('the ') else 'the '}{event}" if event else kind
    return spaced(sentence([people(item, "author", options), titled(item, str), event]), f"({date})" if date else "")


def interview(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Interview with Person (May 6, 2024); by another than the writer: Interview by A with B (17.2.5)."""
    item, date = cite.item, day_of(cite.item)
    asking = people(item, "interviewer", options)
    asked = people(item, "author", options)
    told = clean(item.genre).title() if "interview" in item.genre.lower() and item.genre.isascii() else "Interview"
    text = spaced(told, f"by {asking}" if asking else "", f"with {asked}") if asked else titled(item, str)
    if item.container_title:
        return sentence([text, spaced(journal(item), f"({date})" if date else ""), url_of(item, options)])
    place = clean(item.event_place or item.publisher_place)
    return spaced(sentence([text, f"in {place}" if place else ""]), f"({date})" if date else "")


def letter(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Letter from Person to Person (Feb. 11, 2019) (17.2.3)."""
    item, date = cite.item, day_of(cite.item)
    kind = clean(item.genre) if item.genre.isascii() and item.genre else "Letter"
    kind = "E-mail" if kind.lower() in ("email", "e-mail") else kind[:1].upper() + kind[1:]
    to = people(item, "recipient", options)
    text = spaced(kind, f"from {people(item, 'author', options)}", f"to {to}" if to else "")
    return spaced(text if item.names("author") else titled(item, str), f"({date})" if date else "")


def broadcast(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Programme: Episode, NETWORK (Oct. 12, 2022), URL (18.7.3)."""
    item, date = cite.item, day_of(cite.item)
    if not date:
        gaps.append("date")
    programme = clean(item.container_title)
    title = titled(item, italic)
    named = f"{italic(programme)}: {title}" if programme else title
    network = bluebook().names.get(item.publisher) or clean(item.publisher)
    source = spaced(small_caps(network), f"({date or 'n.d.'})")
    return sentence([named, source, url_of(item, options)])


def debate(cite: CiteItem, gaps: list[str]) -> str:
    """147 Cong. Rec. 19,000 (2001) (statement of Sen. Moss) (13.5)."""
    item = cite.item
    page = pages(cite.locator) or first_page(item)
    page = f"{int(page):,}" if page.isdecimal() and len(page) > len("9999") else page
    said = item.title if item.title.lower().startswith(("statement of", "remarks of")) else ""
    told = f"({said[0].lower()}{said[1:]})" if said else ""
    return spaced(clean(item.volume), "Cong. Rec.", page, f"({year_of(item, gaps)})", told)
