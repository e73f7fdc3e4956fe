"""Books, articles and pages in Bluebook footnotes: rules 15 to 18."""

from __future__ import annotations

import re

from distlaw.exporters.bluebook.words import DAY, country, day_of, journal, led, people, pinpoint, titled, url_of
from distlaw.exporters.english.abbreviations import case_name
from distlaw.exporters.english.parts import access, edition, first_page, pages, sentence, spaced, year_of
from distlaw.exporters.english.romanised import romanised
from distlaw.exporters.english.source_facts import (
    is_forthcoming,
    is_paper,
    kind_told,
    original_year,
    publisher_of,
    series_number,
)
from distlaw.exporters.exporter import StyleOptions
from distlaw.exporters.printed import dates
from distlaw.exporters.printed.language import language_of
from distlaw.exporters.printed.markup import clean, italic, small_caps
from distlaw.exporters.printed.titles import headline
from distlaw.model.work import CiteItem
from distlaw.vocab.styles import english

_COMMITTEE_REPORT = re.compile(r"(?:H\.R|S|H\.R\. Conf)\. Rep\. No\. ")


def article(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Author & Author, Title, 73 YALE L.J. 733, 737–38 (1964) (16.4); by issue: JOURNAL, no. 5, 2025, at 61 (16.5)."""
    item = cite.item
    year, where = year_of(item, gaps), pages(cite.locator)
    if not item.container_title:
        gaps.append("container_title")
    first = first_page(item) or clean(item.article_number)
    kind = clean(item.genre) if item.genre in english().student_works else ""  # 16.7.1
    head = sentence([people(item, "author", options), kind, titled(item, italic)])
    if item.volume or is_forthcoming(item):
        source = sentence([spaced(clean(item.volume), journal(item), first), where])
        year = f"forthcoming {year}" if is_forthcoming(item) else year  # 17.3
        return sentence([head, source]) + f" ({year})" + led(country(item))
    issue = f"no. {clean(item.issue)}" if item.issue else ""
    at = sentence([f"at {first}" if first else "", where])
    return sentence([head, journal(item), issue, year, at]) + led(country(item))


def book(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """AUTHOR, TITLE 65 (A trans., 2d ed. 2020) (15.1-15.4)."""
    item = cite.item
    authors, editors = people(item, "author", options), people(item, "editor", options)
    translators = people(item, "translator", options)
    year = year_of(item, gaps)
    if not item.publisher:
        gaps.append("publisher")
    editors = f"{editors} {'ed.' if len(item.names('editor')) == 1 else 'eds.'}" if editors else ""
    makers = sentence([editors, f"{translators} trans." if translators else ""])
    # 15.4: the publisher of a work first published elsewhere or in another language
    first_year = original_year(item)
    published = clean(item.publisher) if translators or first_year or language_of(item) != "en" else ""
    told = edition(item, "ed.", bluebook=True)
    facts = sentence([makers, spaced(published, told, year)])
    volume = clean(item.volume)
    if item.title.startswith("Restatement"):  # 12.9.4
        authors, facts = "", spaced(authors, facts)
    title = sentence([small_caps(authors), titled(item, small_caps)])
    title = spaced(volume, title) if volume.isdigit() else sentence([title, volume])
    return spaced(title, pinpoint(cite), f"({facts})", f"({first_year})" if first_year else "", country(item))


def report(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """BODY, REP. NO. 7, TITLE 12 (2024), URL (15.7(b)); Author, Title 9 (Body, Working Paper No. 3, 2023) (17.4)."""
    item = cite.item
    number, authors = series_number(item), people(item, "author", options)
    published = publisher_of(item)
    if _COMMITTEE_REPORT.match(item.title):  # 13.4
        at = f"at {pinpoint(cite)}" if cite.locator else ""
        return f"{sentence([small_caps(clean(item.title)), at])} ({year_of(item, gaps)})"
    if not number:
        return sentence([book(cite, options, gaps), url_of(item, options)])
    year = year_of(item, gaps)
    if is_paper(item) and published:
        facts = sentence([case_name(published), number, year])
        text = spaced(sentence([authors, titled(item, italic)]), pinpoint(cite), f"({facts})")
    elif not published:
        number = case_name(number) if " " in number else number
        title = sentence([small_caps(authors), small_caps(number), titled(item, small_caps)])
        text = spaced(title, pinpoint(cite), f"({year})")
    else:
        text = sentence([small_caps(authors), titled(item, small_caps), number])
        text = spaced(text, f"at {pinpoint(cite)}" if cite.locator else "", f"({year})")
    return sentence([spaced(text, country(item)), url_of(item, options)])


def chapter(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Author, Title, in HOST 5, 7 (Editor ed., 2020) (15.5)."""
    item = cite.item
    editors = people(item, "editor", options)
    editors = f"{editors} {'ed.' if len(item.names('editor')) == 1 else 'eds.'}" if editors else ""
    facts = sentence([editors, spaced(edition(item, "ed.", bluebook=True), year_of(item, gaps))])
    own = clean(item.container_title or item.event_title)
    latin = romanised(own, language_of(item))
    host = f"{small_caps(latin)} ({own})" if latin else small_caps(headline(own) if language_of(item) == "en" else own)
    head = sentence([people(item, "author", options), titled(item, italic)])
    source = spaced(italic("in"), host, sentence([first_page(item), pinpoint(cite)]))
    return spaced(sentence([head, source]), f"({facts})", country(item))


def entry(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Word, DICTIONARY (11th ed. 2019) (15.8)."""
    item = cite.item
    if not item.container_title:
        return chapter(cite, options, gaps)
    host = sentence([titled(item, italic), small_caps(clean(item.container_title))])
    told = spaced(edition(item, "ed.", bluebook=True), year_of(item, gaps))
    return sentence([spaced(host, pinpoint(cite), f"({told})"), url_of(item, options)])


def manuscript(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Author, Title 12 (June 2, 2016) (unpublished manuscript) (17.2.1)."""
    item = cite.item
    if item.archive:
        return book(cite, options, gaps)
    head = spaced(sentence([people(item, "author", options), titled(item, str)]), pinpoint(cite))
    when = day_of(item)
    if not when:
        gaps.append("date")
    told = spaced(head, f"({when or 'n.d.'})", "(unpublished manuscript)", country(item))
    return sentence([told, url_of(item, options)])


def film(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """TITLE (Studio 1999) (18.6); what a person put on a site like a page."""
    item = cite.item
    if item.names("author"):
        return web(cite, options, gaps)
    facts = spaced(clean(item.publisher), year_of(item, gaps))
    return sentence([f"{titled(item, small_caps)} ({facts})", url_of(item, options)])


def thesis(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Author, Title 5 (2020) (Ph.D. dissertation, University) (17.2.2)."""
    item = cite.item
    genre = clean(item.genre)
    if "master" in genre.lower():
        kind = "Master’s thesis"
    else:
        kind = "M.A. thesis" if "硕士" in genre else "Ph.D. dissertation"
    head = sentence([people(item, "author", options), titled(item, str)])
    facts = f"({sentence([kind, clean(item.publisher)])})"
    return sentence([spaced(head, pinpoint(cite), f"({year_of(item, gaps)})", facts), url_of(item, options)])


def news(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Author, Title, PAPER, Oct. 12, 2024, at A1; online: PAPER (Oct. 12, 2024), URL (16.6, 18.2)."""
    item = cite.item
    date = day_of(item)
    if not date:
        gaps.append("date")
    head = sentence([people(item, "author", options), titled(item, italic)])
    if url := url_of(item, options):
        return sentence([head, spaced(journal(item), f"({date or 'n.d.'})"), url])
    page = pages(cite.locator or item.page)
    if item.csl_type == "article-magazine" and cite.locator:  # 16.5: where it begins, then the place
        page = sentence([first_page(item), pages(cite.locator)])
    return sentence([head, journal(item), date or "n.d.", f"at {page}" if page else ""])


def web(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Author, Title, SITE (Oct. 12, 2024), URL; undated: URL (last visited Mar. 1, 2026) (18.2)."""
    item = cite.item
    date = day_of(item)
    if kind_told(item).lower() == "press release":  # 17.2.4
        head = sentence(["Press Release", people(item, "author", options), titled(item, str)])
        return sentence([spaced(head, f"({date or 'n.d.'})"), url_of(item, options)])
    site = small_caps(clean(item.container_title or item.site or item.publisher))
    url = url_of(item, options)
    if not date and item.accessed and options.show_accessed:
        seen = dates.western(item.accessed, english().months_bluebook, DAY)
        url = spaced(url, f"(last visited {seen})")
    elif not date:
        gaps.append("date")
    source = spaced(site, f"({date})") if site and date else site or date
    own = {name.literal for name in item.contributors}
    who = "" if clean(item.container_title or item.site or item.publisher) in own else people(item, "author", options)
    return sentence([who, titled(item, italic), source, url])


def data(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Author, Title, PUBLISHER (2022), DOI (18.2)."""
    item = cite.item
    year = f"({year_of(item, gaps)})"
    title, publisher = titled(item, italic), small_caps(clean(item.publisher))
    named = sentence([title, f"{publisher} {year}"]) if publisher else spaced(title, year)
    return sentence([people(item, "author", options), named, access(item, options)])
