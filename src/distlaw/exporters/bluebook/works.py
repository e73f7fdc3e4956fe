"""Books, articles and pages in Bluebook footnotes: rules 15 to 18."""

from __future__ import annotations

import re

from distlaw.exporters.bluebook import spoken
from distlaw.exporters.bluebook.resolutions import resolution
from distlaw.exporters.bluebook.words import (
    DAY,
    cased,
    country,
    day_of,
    journal,
    led,
    people,
    person,
    pinpoint,
    titled,
    url_of,
)
from distlaw.exporters.english.abbreviations import case_name, periodical
from distlaw.exporters.english.parts import access, edition, first_page, names_joined, pages, sentence, spaced, year_of
from distlaw.exporters.english.romanised import in_latin, romanised
from distlaw.exporters.english.source_facts import (
    degree,
    is_forthcoming,
    is_given_alone,
    is_page_entry,
    is_paper,
    kind_told,
    original_year,
    piece,
    prefatory,
    publisher_of,
    reviewed,
    series_number,
    volume_of,
)
from distlaw.exporters.exporter import StyleOptions
from distlaw.exporters.printed import dates
from distlaw.exporters.printed.language import language_of
from distlaw.exporters.printed.markup import clean, italic, small_caps
from distlaw.exporters.printed.untitled import is_mark
from distlaw.model.work import CiteItem, Item
from distlaw.vocab.styles import english_table

_COMMITTEE_REPORT = re.compile(r"(?:H\.R|S|H\.R\. Conf)\. Rep\. No\. ")


def article(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Author & Author, Title, 73 YALE L.J. 733, 737–38 (1964) (16.4); by issue: JOURNAL, no. 5, 2025, at 61 (16.5)."""
    item = cite.item
    if item.container_title in ("Congressional Record", "Cong. Rec."):
        return spoken.debate(cite, gaps)
    if item.container_title in english_table().manuscript_archives:
        paper = item.model_copy(update={"csl_type": "manuscript"})
        return manuscript(cite.model_copy(update={"item": paper}), options, gaps)
    year, where = year_of(item, gaps), pages(cite.locator)
    if not item.container_title:
        gaps.append("container_title")
    first = first_page(item) or clean(item.article_number)
    kind = clean(item.genre) if item.genre in english_table().student_works else ""  # 16.7.1
    book, of = _reviewed(item, options)
    kind = "Book Review" if book and not item.title else kind
    head = sentence([people(item, "author", options), kind, titled(item, italic)])
    is_yearly = item.issued[:4] == item.volume != "" and not is_forthcoming(item)  # 16.4: the year is the volume
    if (item.volume and not is_yearly) or is_forthcoming(item):
        is_coming = is_forthcoming(item) and not first
        source = sentence([spaced(volume_of(item), journal(item), first), "" if is_coming else where])
        if is_coming:  # 17.3: the manuscript's page, and where it is to be read
            told = f"(forthcoming {year})" + led(f"(manuscript at {where})" if where else "")
            return sentence([spaced(sentence([head, source]), told), url_of(item, options)])
        year = f"forthcoming {year}" if is_forthcoming(item) else year  # 17.3
        return sentence([head, source]) + f" ({year})" + led(of) + led(country(item))
    if first and (is_yearly or (not item.issue and item.issued == year)):
        return sentence([head, spaced(year, journal(item), first), where]) + led(of) + led(country(item))
    issue = f"no. {clean(item.issue)}" if item.issue else ""
    at = sentence([f"at {first}" if first else "", where])
    return sentence([head, journal(item), issue, year, at]) + led(country(item))


def _reviewed(item: Item, options: StyleOptions) -> tuple[str, str]:
    """The reviewed book, and (reviewing Author, Title) (16.7.2)."""
    title, writers = reviewed(item)
    if not title:
        return "", ""
    by = names_joined([person(name) for name in writers], "&")
    return title, f"(reviewing {sentence([small_caps(by), small_caps(cased(title))])})"


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
    # 15.4: the publisher of a work first published elsewhere
    first_year = original_year(item)
    published = case_name(publisher_of(item)) if translators or first_year else ""
    told = edition(item, "ed.", bluebook=True)
    if is_forthcoming(item):
        year = f"forthcoming {year}"
    facts = sentence([makers, spaced(published, told, year)])
    volume = volume_of(item)
    if item.title.startswith("Restatement"):  # 12.9.4
        authors, facts = "", spaced(authors or case_name(publisher_of(item)), facts)
    title = titled(item, small_caps)
    title = f"{title}: {small_caps(cased(clean(item.volume_title)))}" if item.volume_title else title
    title = sentence([small_caps(authors), title])
    title = spaced(volume, title) if volume.isdigit() else sentence([title, volume])
    first = f"({first_year})" if first_year else ""
    reader = "(ebook)" if item.medium in english_table().readers else ""  # 15.9(c)
    return spaced(title, pinpoint(cite), f"({facts})", first, reader, country(item))


def report(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """BODY, REP. NO. 7, TITLE 12 (2024), URL (15.7(b)); Author, Title 9 (Body, Working Paper No. 3, 2023) (17.4)."""
    item = cite.item
    if text := resolution(cite, options, gaps):
        return text
    number, authors = series_number(item), people(item, "author", options)
    published = publisher_of(item)
    if _COMMITTEE_REPORT.match(item.title):  # 13.4
        at = f"at {pinpoint(cite)}" if cite.locator else ""
        return f"{sentence([small_caps(clean(item.title)), at])} ({year_of(item, gaps)})"
    if _COMMITTEE_REPORT.match(item.number):
        at = f"at {pinpoint(cite)}" if cite.locator else ""
        title = "" if is_mark(item.title) else titled(item, small_caps)
        return f"{sentence([title, clean(item.number), at])} ({year_of(item, gaps)})"
    if not number:
        return sentence([book(cite, options, gaps), url_of(item, options)])
    year = year_of(item, gaps)
    if is_paper(item):
        facts = sentence([case_name(published), number if published else case_name(number), year])
        text = spaced(sentence([authors, titled(item, italic)]), pinpoint(cite), f"({facts})")
    elif not published:
        number = case_name(number) if " " in number else number
        title = sentence([small_caps(authors), small_caps(number), titled(item, small_caps)])
        text = spaced(title, pinpoint(cite), f"({year})")
    else:
        text = sentence([small_caps(authors), titled(item, small_caps), number])
        text = sentence([text, f"at {pinpoint(cite)}" if cite.locator else ""]) + f" ({year})"
    return sentence([spaced(text, country(item)), url_of(item, options)])


def chapter(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Author, Title, in HOST 5, 7 (Editor ed., 2020) (15.5)."""
    item = cite.item
    editors = people(item, "editor", options)
    editors = f"{editors} {'ed.' if len(item.names('editor')) == 1 else 'eds.'}" if editors else ""
    if is_given_alone(item):
        return spoken.speech(cite, options, gaps)
    if is_page_entry(item):
        return web(cite, options, gaps)
    translators = people(item, "translator", options)
    told = spaced(edition(item, "ed.", bluebook=True), year_of(item, gaps))
    facts = sentence([editors, f"{translators} trans." if translators else "", told])
    own = clean(item.container_title or item.event_title)
    latin = romanised(own, language_of(item))
    host = f"{small_caps(latin)} ({own})" if latin else small_caps(cased(own) if language_of(item) == "en" else own)
    if word := prefatory(item):  # 15.6: Author, Foreword to AUTHOR, TITLE, at ix, x (2019)
        whole = sentence([small_caps(people(item, "container_author", options)), host])
        at = sentence([f"at {first_page(item)}" if item.page else "", pinpoint(cite)])
        head = sentence([people(item, "author", options), f"{italic(word)} {italic('to')} {whole}", at])
        return spaced(head, f"({facts})", country(item))
    head = sentence([people(item, "author", options), titled(item, italic)])
    source = spaced(italic("in"), volume_of(item), host, sentence([first_page(item), pinpoint(cite)]))
    url = url_of(item, options) if item.csl_type == "entry-encyclopedia" else ""
    return sentence([spaced(sentence([head, source]), f"({facts})", country(item)), url])


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
    body = clean(item.archive)
    keeper = f"(on file with {'' if body.lower().startswith('the ') else 'the '}{body})" if body else ""
    head = spaced(sentence([people(item, "author", options), titled(item, str)]), pinpoint(cite))
    when = day_of(item)
    if not when:
        gaps.append("date")
    told = spaced(head, f"({when or 'n.d.'})", "(unpublished manuscript)", keeper, country(item))
    return sentence([told, url_of(item, options)])


def film(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """TITLE (Studio 1999) (18.6); what a person put on a site like a page."""
    item = cite.item
    if item.names("author"):
        return web(cite, options, gaps)
    facts = spaced(clean(item.publisher), year_of(item, gaps))
    return sentence([f"{titled(item, small_caps)} ({facts})", url_of(item, options)])


def song(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """ARTIST, Title, on ALBUM (Label 2017) (18.7.1)."""
    item = cite.item
    album = f"{italic('on')} {small_caps(cased(clean(item.container_title)))}" if item.container_title else ""
    head = sentence([small_caps(people(item, "author", options)), titled(item, italic), album])
    return sentence([f"{head} ({spaced(publisher_of(item), year_of(item, gaps))})", url_of(item, options)])


def thesis(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Author, Title 5 (2020) (Ph.D. dissertation, University) (17.2.2)."""
    item = cite.item
    head = sentence([people(item, "author", options), titled(item, str)])
    facts = f"({sentence([degree(item).bluebook, publisher_of(item)])})"
    when = day_of(item) if item.issued else year_of(item, gaps)
    return sentence([spaced(head, pinpoint(cite), f"({when})", facts), url_of(item, options)])


def news(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Author, Title, PAPER, Oct. 12, 2024, at A1; online: PAPER (Oct. 12, 2024), URL (16.6, 18.2)."""
    item = cite.item
    date = day_of(item)
    if not date:
        gaps.append("date")
    head = sentence([people(item, "author", options), piece(item), titled(item, italic)])
    if url := url_of(item, options):
        return sentence([head, spaced(journal(item), f"({date or 'n.d.'})"), url])
    page = pages(cite.locator) or first_page(item)
    if item.csl_type == "article-magazine" and cite.locator:  # 16.5: where it begins, then the place
        page = sentence([first_page(item), pages(cite.locator)])
    return sentence([head, journal(item), date or "n.d.", f"at {page}" if page else ""])


def web(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Author, Title, SITE (Oct. 12, 2024), URL; undated: URL (last visited Mar. 1, 2026) (18.2)."""
    item = cite.item
    date = day_of(item)
    if (
        item.csl_type == "article"
        and clean(item.container_title or item.publisher) in english_table().manuscript_archives
    ):
        return manuscript(cite, options, gaps)
    if kind_told(item).lower() == "press release":  # 17.2.4
        head = sentence(["Press Release", people(item, "author", options), titled(item, str)])
        return sentence([spaced(head, f"({date or 'n.d.'})"), url_of(item, options)])
    site = clean(item.container_title or item.site or item.publisher)
    body = next((name for name in item.names("author") if name.literal == site), None)
    if item.csl_type == "post-weblog" and " Blog" in f" {site}":
        site = periodical(site)
    site = small_caps(person(body) if body else in_latin(site, item, "{} ({})"))
    url = url_of(item, options)
    if not date and item.accessed and options.show_accessed:
        seen = dates.western(item.accessed, english_table().months_bluebook, DAY)
        url = spaced(url, f"(last visited {seen})")
    elif not date:
        gaps.append("date")
    site = spaced(site, pinpoint(cite))
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
