"""Books, articles and pages in OSCOLA footnotes (part 3)."""

from __future__ import annotations

import re

from distlaw.exporters.english.parts import edition, first_page, pages, sentence, spaced, year_of
from distlaw.exporters.english.romanised import in_latin
from distlaw.exporters.english.source_facts import (
    degree,
    is_forthcoming,
    is_given_alone,
    is_page_entry,
    is_paper,
    kind_told,
    lowered,
    original_year,
    publisher_of,
    reviewed,
    series_number,
    version_of,
    volume_of,
)
from distlaw.exporters.exporter import StyleOptions
from distlaw.exporters.oscola import spoken
from distlaw.exporters.oscola.words import (
    DAY,
    access_of,
    host_of,
    italic_title,
    listed_names,
    people,
    pinpoint,
    quoted,
    unstopped,
)
from distlaw.exporters.printed import dates
from distlaw.exporters.printed.language import language_of
from distlaw.exporters.printed.markup import clean, italic
from distlaw.exporters.printed.titles import LAW, headline
from distlaw.model.work import CiteItem, Item
from distlaw.text import months
from distlaw.vocab.styles import english_table

_CASE_NAME = re.compile(r" v\.? |\A(?:In re|Re|R) ")


def article(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Author, ‘Title’ (1964) 73 Yale LJ 733, 737; no volume: [2025] Journal 61 (3.3.1)."""
    item = cite.item
    year = year_of(item, gaps, "nd")
    volume = volume_of(item)
    is_yearly = volume == year  # the year is the volume
    if not item.container_title:
        gaps.append("container_title")
    if is_yearly:
        source = spaced(f"[{year}]", host_of(item), first_page(item))
    elif volume:
        source = spaced(f"({year})", volume, host_of(item), first_page(item))
    else:
        source = spaced(f"[{year}]", clean(item.issue), host_of(item), first_page(item))
    title, writers = reviewed(item)
    if title and not item.title:
        by = listed_names(writers, options)
        named = f"Review of {sentence([by, italic(headline(title, LAW))])}"
    head = sentence([people(item, "author", options), named if title and not item.title else quoted(item)])
    out = "(forthcoming)" if is_forthcoming(item) else ""  # 3.3.6
    is_online = not (first_page(item) or out)  # 3.3.4: what is online alone has its address
    if volume and is_online and item.issue:
        source = source.replace(f") {volume} ", f") {volume}({clean(item.issue)}) ", 1)
    address = access_of(item, options) if is_online else ""
    note = "(note)" if item.genre.lower() in ("note", "case note") and _CASE_NAME.search(item.title) else ""  # 3.3.3
    return spaced(sentence([spaced(head, source, out), pinpoint(cite)]), note, address)


def book(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Author, Title (A tr, 2nd edn, Publisher 2020) 65 (3.2)."""
    item = cite.item
    who = people(item, "author", options)
    if not who and (editors := people(item, "editor", options, leads=True)):
        who = f"{editors} ({'ed' if len(item.names('editor')) == 1 else 'eds'})"
    translators = people(item, "translator", options)
    if not item.publisher:
        gaps.append("publisher")
    publisher = _publisher(item)
    year = year_of(item, gaps, "nd")
    if is_paper(item):  # 3.4.6
        series = spaced(publisher, unstopped(series_number(item)).replace(" No ", " ", 1))
        head = spaced(sentence([who, quoted(item)]), f"({year})", series)
        return spaced(sentence([head, pinpoint(cite)]), access_of(item, options))
    number = unstopped(series_number(item)) if item.csl_type in ("report", "standard") else ""
    first_year = original_year(item)
    first = f"first published {first_year}" if first_year else ""
    editors = people(item, "editor", options) if item.names("author") else ""
    editors = f"{editors} {'ed' if len(item.names('editor')) == 1 else 'eds'}" if editors else ""
    made = sentence([editors, f"{translators} tr" if translators else "", first, edition(item, "edn"), number])
    publisher = "" if number.startswith(("Law Com", "Scot Law Com")) else publisher  # 3.4.4
    published = sentence([publisher, "forthcoming"]) if is_forthcoming(item) else spaced(publisher, year)
    volume = f"vol {volume_of(item)}" if item.volume else ""
    text = spaced(sentence([who, italic_title(item), volume]), f"({sentence([made, published])})")
    access = access_of(item, options) if item.csl_type == "report" else ""
    return spaced(text, pinpoint(cite), access)


def _publisher(item: Item) -> str:
    """OUP and CUP in short (3.2.1)."""
    return english_table().short_publishers.get(item.publisher, unstopped(publisher_of(item)))


def chapter(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Author, ‘Title’ in A and B (eds), Host (Publisher 2020) 65 (3.2.4)."""
    item = cite.item
    if is_given_alone(item):
        return spoken.occasion(cite, options, gaps)
    if is_page_entry(item):
        return web(cite, options, gaps)
    editors = people(item, "editor", options)
    editors = f"{editors} ({'ed' if len(item.names('editor')) == 1 else 'eds'})" if editors else ""
    editors = editors or people(item, "container_author", options)
    volume = f"vol {volume_of(item)}" if item.volume else ""
    host = sentence([italic(host_of(item) or clean(item.event_title)), volume])
    translators = people(item, "translator", options)
    made = [f"{translators} tr" if translators else "", edition(item, "edn")]
    facts = sentence([*made, spaced(_publisher(item), year_of(item, gaps, "nd"))])
    head = sentence([people(item, "author", options), quoted(item)])
    inside = sentence([editors, host])
    is_entry = item.csl_type.startswith("entry-")
    address = access_of(item, options) if is_entry else ""
    if is_entry and not editors:  # 3.2.6
        return spaced(sentence([head, host]), f"({facts})", pinpoint(cite), address)
    return spaced(head, f"in {inside}" if inside else "", f"({facts})", pinpoint(cite), address)


def thesis(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Author, ‘Title’ (PhD thesis, University 2020) 5 (3.4.7)."""
    item = cite.item
    facts = sentence([degree(item).oscola, spaced(publisher_of(item), year_of(item, gaps, "nd"))])
    head = sentence([people(item, "author", options), quoted(item)])
    return spaced(head, f"({facts})", pinpoint(cite), access_of(item, options))


def described(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Author, ‘Title’ (version 2, Publisher 2022) <URL>: what is neither book nor article (3.4.1)."""
    item = cite.item
    version = version_of(item)
    told = f"version {version}" if version[:1].isdigit() else version
    if item.csl_type == "manuscript":
        is_read = bool(item.publisher or item.archive)
        told = "" if is_read else lowered(kind_told(item)) or "unpublished manuscript"
        day = dates.western(item.issued, months.ENGLISH, DAY) or year_of(item, gaps, "nd")
        facts = sentence([told, publisher_of(item), clean(item.archive), day])
    else:
        facts = sentence([told, spaced(publisher_of(item), year_of(item, gaps, "nd"))])
    head = sentence([people(item, "author", options), quoted(item)])
    return spaced(head, f"({facts})", pinpoint(cite), access_of(item, options))


def news(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Author, ‘Title’ Paper (London, 12 October 2024) 5 (3.4.9)."""
    item = cite.item
    date = dates.western(item.issued, months.ENGLISH, DAY) or clean(item.issued_literal)
    if not date:
        gaps.append("date")
    facts = sentence([clean(item.publisher_place), date or "nd"])
    head = sentence([people(item, "author", options), quoted(item)])
    where = pages(cite.locator or item.page) if not item.url else ""
    paper = clean(item.container_title) if language_of(item) == "en" else host_of(item)
    return spaced(head, italic(paper), f"({facts})", where, access_of(item, options))


def web(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Author, ‘Title’ (Site, 12 October 2024) <URL> accessed 1 March 2026 (3.4.8)."""
    item = cite.item
    date = dates.western(item.issued, months.ENGLISH, DAY) or clean(item.issued_literal)
    site = clean(item.container_title or item.site or item.publisher)
    site = "" if site in {name.literal for name in item.contributors} else in_latin(site, item, "{} ({})")
    facts = sentence([italic(site), date])
    head = sentence([people(item, "author", options), quoted(item)])
    if not item.url:
        gaps.append("url")
    return spaced(head, f"({facts})" if facts else "", pinpoint(cite), access_of(item, options))
