"""Books, articles and pages in Chicago notes (chapter 14)."""

from __future__ import annotations

from distlaw.exporters.chicago import spoken
from distlaw.exporters.chicago.words import (
    DAY,
    SEASONS,
    bare_quoted,
    day_of,
    facts_of,
    host_of,
    italic_title,
    listed_names,
    page_range,
    people,
    pinpoint,
    quoted,
    site_of,
)
from distlaw.exporters.english.parts import access, edition, sentence, spaced, year_of
from distlaw.exporters.english.source_facts import (
    archived,
    degree,
    is_ahead,
    is_dated_review,
    is_forthcoming,
    is_given_alone,
    is_page_entry,
    is_paper,
    issue_of,
    kind_told,
    lowered,
    number_in,
    original_year,
    piece,
    prefatory,
    publisher_of,
    reviewed,
    series_number,
    version_of,
    volume_of,
)
from distlaw.exporters.exporter import StyleOptions
from distlaw.exporters.printed import dates
from distlaw.exporters.printed.markup import clean, italic
from distlaw.exporters.printed.titles import CHICAGO, headline
from distlaw.model.work import CiteItem
from distlaw.text import months
from distlaw.vocab.styles import english_table


def article(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Author, “Title,” Journal 73, no. 5 (1964): 737–38, URL. (14.67)"""
    item = cite.item
    source = spaced(host_of(item), volume_of(item))
    if not item.container_title:
        gaps.append("container_title")
    season = clean(item.issue) if item.issue in SEASONS else ""
    if (issue := issue_of(item)) and not season:
        source += f", no. {issue}" if issue[0].isdigit() else f", {issue}"
    where = pinpoint(cite) or page_range(item.page).removeprefix("Article ") or number_in(item)
    translators = people(item, "translator", options)
    if is_dated_review(item):
        source = sentence([host_of(item), day_of(item, gaps), pinpoint(cite)])
    elif is_ahead(item):  # 14.75
        source = sentence([source, "advance online publication", day_of(item, gaps)])
    else:
        source += " (forthcoming)" if is_forthcoming(item) else f" ({spaced(season, year_of(item, gaps))})"
        source += f": {where}" if where else ""
    head = sentence([people(item, "author", options), quoted(item)])
    title, writers = reviewed(item)
    if title:  # 14.99
        by = listed_names(writers, options)
        of = sentence([f"review of {italic(headline(title, CHICAGO))}", f"by {by}" if by else ""]) + ","
        head = spaced(head, of) if item.title else sentence([head, of])
    head = spaced(head, f"trans. {translators}," if translators else "")
    return sentence([f"{head} {source.strip()}".strip(), access(item, options)])


def book(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Author, Title, trans. A, 2nd ed. (Publisher, 2020), 65. (14.2)"""
    item = cite.item
    who = people(item, "author", options)
    if not who and (editors := people(item, "editor", options)):
        who = f"{editors}, {'ed.' if len(item.names('editor')) == 1 else 'eds.'}"
    translators = people(item, "translator", options)
    editors = people(item, "editor", options) if item.names("author") else ""
    makers = [f"ed. {editors}" if editors else "", f"trans. {translators}" if translators else ""]  # 13.104
    head = sentence([who, italic_title(item), *makers, edition(item, "ed.")])
    if item.volume:
        head = sentence([head, f"vol. {volume_of(item)}", italic(headline(clean(item.volume_title), CHICAGO))])
    elif item.number_of_volumes.isdecimal() and int(item.number_of_volumes) > 1 and not cite.locator:  # 14.18
        head += f", {item.number_of_volumes} vols."
    if item.collection_title and item.csl_type == "book":  # 14.25
        head = sentence([head, spaced(headline(clean(item.collection_title), CHICAGO), clean(item.collection_number))])
    if not item.publisher:
        gaps.append("publisher")
    year = "forthcoming" if is_forthcoming(item) else page_range(year_of(item, gaps))
    facts = facts_of(item, year, options)
    if first_year := original_year(item):  # 14.16
        facts = f"{first_year}; repr., {facts}"
    if item.csl_type in ("report", "standard"):
        if is_paper(item):
            head = sentence([who, quoted(item)])
            head = spaced(head, series_number(item))
        else:
            head = sentence([head, series_number(item)])
        return sentence([f"{head} ({facts})", pinpoint(cite), access(item, options)])
    reader = clean(item.medium) if item.medium in english_table().readers else ""  # 14.58
    return sentence([f"{head} ({facts})", pinpoint(cite), reader or access(item, options)])


def chapter(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Author, “Title,” in Host, ed. A and B (Publisher, 2020), 65. (14.8)"""
    item = cite.item
    host = host_of(item) or italic(clean(item.event_title))
    editors = people(item, "editor", options)
    if is_given_alone(item):
        return spoken.occasion(cite, options, gaps)
    if is_page_entry(item):
        return web(cite, options, gaps)
    translators = people(item, "translator", options)
    word, by = prefatory(item), people(item, "container_author", options)
    by = f"by {by}" if by and (word or by != people(item, "author", options)) else ""
    head = sentence([people(item, "author", options), quoted(item) if not word else ""])
    head = spaced(head, f"trans. {translators}," if translators else "")
    volume = f"vol. {volume_of(item)}" if item.volume and host else ""
    makers = [by, volume, f"ed. {editors}" if editors else "", edition(item, "ed.")]
    source = sentence([f"in {host}" if host else "", *makers])
    if word:  # 14.12: foreword to The Prince, by …
        head, source = f"{head},", f"{word.lower()} to {source.removeprefix('in ')}"
    facts = facts_of(item, year_of(item, gaps), options)
    found = pinpoint(cite) or page_range(item.page)
    return sentence([f"{head} {source} ({facts})".strip(), found, access(item, options)])


def entry(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Dictionary, 11th ed. (2019), s.v. “good faith”; one with a URL like a page (14.130, 14.131)."""
    item = cite.item
    if item.url or item.names("author") or not item.container_title:
        return web(cite, options, gaps)
    head = sentence([host_of(item), edition(item, "ed.")])
    return f"{head} ({year_of(item, gaps)}), s.v. “{clean(item.title)}.”"


def manuscript(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Author, “Title” (unpublished manuscript, June 2, 2014), 12. (14.114)"""
    item = cite.item
    if item.archive:  # 14.119
        kept = sentence([clean(item.archive_location), clean(item.archive), clean(item.archive_place)])
        head = sentence([people(item, "author", options), quoted(item)])
        return spaced(head, sentence([day_of(item, gaps), pinpoint(cite), kept, access(item, options)]))
    head = sentence([people(item, "author", options), bare_quoted(item)])
    facts = sentence([lowered(kind_told(item)) or "unpublished manuscript", day_of(item, gaps)])
    return sentence([f"{head} ({facts})", pinpoint(cite), access(item, options)])


def film(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Title, directed by Person (Studio, 1999). (14.165)"""
    item = cite.item
    makers = people(item, "director", options)
    head = sentence([italic_title(item), f"directed by {makers}" if makers else ""])
    if item.names("author"):
        return web(cite, options, gaps)
    return sentence([f"{head} ({sentence([publisher_of(item), year_of(item, gaps)])})", access(item, options)])


def song(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Artist, “Title,” track on Album, Label, 2017 (14.162)."""
    item = cite.item
    album = f"track on {host_of(item)}" if item.container_title else ""
    head = sentence([people(item, "author", options), quoted(item)])
    return spaced(head, sentence([album, publisher_of(item), year_of(item, gaps), access(item, options)]))


def thesis(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Author, “Title” (PhD diss., University, 2020), 5, Database (number). (14.113)"""
    item = cite.item
    head = sentence([people(item, "author", options), bare_quoted(item)])
    facts = sentence([degree(item).chicago, publisher_of(item), year_of(item, gaps)])
    database = spaced(clean(item.archive), f"({clean(item.number)})" if item.number and item.archive else "")
    return sentence([f"{head} ({facts})", pinpoint(cite), database, access(item, options)])


def news(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Author, “Title,” Paper, October 12, 2024, URL. (14.89)"""
    item = cite.item
    head = sentence([people(item, "author", options), quoted(item)])
    where = pinpoint(cite) if item.csl_type == "article-magazine" else ""
    kind = piece(item).lower()
    return spaced(head, sentence([kind, host_of(item), day_of(item, gaps), where, access(item, options)]))


def web(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Author, “Title,” Site, October 12, 2024, URL; undated: accessed March 1, 2026, URL. (14.104)"""
    item = cite.item
    date = dates.western(item.issued, months.ENGLISH, DAY) or clean(item.issued_literal)
    if not date and item.accessed and options.show_accessed:
        date = "accessed " + dates.western(item.accessed, months.ENGLISH, DAY)
    elif not date:
        gaps.append("date")
        date = "n.d."
    head = sentence([people(item, "author", options), quoted(item)])
    site = site_of(item)
    kind = "preprint" if item.csl_type == "article" else ""
    kind = "press release" if kind_told(item).lower() == "press release" else kind
    copy = f"archived at {found}" if (found := archived(item)) else ""
    return spaced(head, sentence([kind, site, date, pinpoint(cite), access(item, options), copy]))


def data(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Author, Title, version 2 (Publisher, 2022), DOI: as the book sets programs (14.169)."""
    item = cite.item
    bare = version_of(item)
    version = f"version {bare}" if bare[:1].isdigit() else bare
    head = sentence([people(item, "author", options), italic_title(item), version])
    return sentence([f"{head} ({sentence([publisher_of(item), year_of(item, gaps)])})", access(item, options)])
