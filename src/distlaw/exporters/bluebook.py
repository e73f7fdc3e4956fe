"""The Bluebook, 22nd edition: law review footnotes. Authors of books and names of periodicals in small capitals."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from distlaw.exporters.english.abbreviations import case_name, periodical
from distlaw.exporters.english.forms import Forms
from distlaw.exporters.english.law import article, court_of, docket_of, is_british, patent_of, report_of, versus
from distlaw.exporters.english.notes import Repeat, noting
from distlaw.exporters.english.parts import (
    access,
    edition,
    families,
    first_page,
    joined,
    pages,
    sentence,
    short_case,
    short_title,
    spaced,
    stopped,
    surrounded,
    with_original,
    year_of,
)
from distlaw.exporters.english.romanised import readable, romanised, translated
from distlaw.exporters.exporter import StyleOptions
from distlaw.exporters.printed import dates, listing
from distlaw.exporters.printed.language import language_of
from distlaw.exporters.printed.markup import clean, italic, small_caps
from distlaw.exporters.printed.titles import headline
from distlaw.exporters.printed.untitled import ENGLISH
from distlaw.model.work import CiteItem, Item, Name
from distlaw.vocab.names import is_organisation
from distlaw.vocab.styles import english

CUT = 3  # 15.1, 16.1: of more than two authors, the first "et al."
_DAY = "{month} {day}, {year}"


def render(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """One footnote in full."""
    return stopped(surrounded(cite, _FORMS.of(cite.item)(cite, options, gaps)))


def _person(name: Name) -> str:
    shown = with_original(name, "{} ({})")
    return case_name(shown) if name.is_institution or is_organisation(name.literal) else shown


def _people(item: Item, role: str, options: StyleOptions) -> str:
    shown = [text for name in readable(item, role) if (text := _person(name))]
    people = readable(item, role)
    if (len(shown) >= CUT and not options.all_authors) or (people and people[-1].et_al):
        return f"{shown[0]} et al."
    return joined(shown, "&")


def _titled(item: Item, look: Callable[[str], str]) -> str:
    """Title; a foreign one romanised, its characters and translation after it (20.2.2)."""
    own, language = clean(item.title), language_of(item)
    latin = romanised(own, language, item.title_romanised)
    shown = latin or (headline(own) if language == "en" and item.csl_type != "software" else own)
    parts = (look(shown) if shown else "", f"({own})" if latin else "", translated(item))
    return " ".join(part for part in parts if part)


def _journal(item: Item) -> str:
    own, language = clean(item.container_title), language_of(item)
    latin = romanised(own, language)
    if latin:
        return f"{small_caps(latin)} ({own})"
    return small_caps(clean(item.container_title_short) or (periodical(own) if language == "en" else own))


def _country(item: Item) -> str:
    """(China): foreign sources name their jurisdiction (20.1)."""
    land = english().countries.get(language_of(item), "")
    return f"({land})" if land else ""


def _date(item: Item) -> str:
    return dates.western(item.issued, english().months_bluebook, _DAY) or clean(item.issued_literal)


def _url(item: Item, options: StyleOptions) -> str:
    return clean(item.url) if options.show_url else ""


def _article(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Author & Author, Title, 73 YALE L.J. 733, 737–38 (1964) (16.4); by issue: JOURNAL, no. 5, 2025, at 61 (16.5)."""
    item = cite.item
    year, where = year_of(item, gaps), pages(cite.locator)
    if not item.container_title:
        gaps.append("container_title")
    first = first_page(item) or clean(item.article_number)
    head = sentence([_people(item, "author", options), _titled(item, italic)])
    if item.volume:
        source = sentence([spaced(clean(item.volume), _journal(item), first), where])
        return sentence([head, source]) + f" ({year})" + _space(_country(item))
    issue = f"no. {clean(item.issue)}" if item.issue else ""
    at = sentence([f"at {first}" if first else "", where])
    return sentence([head, _journal(item), issue, year, at]) + _space(_country(item))


def _space(text: str) -> str:
    return f" {text}" if text else ""


def _book(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """AUTHOR, TITLE 65 (A trans., 2d ed. 2020) (15.1-15.4)."""
    item = cite.item
    authors, editors = _people(item, "author", options), _people(item, "editor", options)
    translators = _people(item, "translator", options)
    year = year_of(item, gaps)
    if not item.publisher:
        gaps.append("publisher")
    editors = f"{editors} {'ed.' if len(item.names('editor')) == 1 else 'eds.'}" if editors else ""
    makers = sentence([editors, f"{translators} trans." if translators else ""])
    # 15.4: the publisher of a work first published elsewhere or in another language
    published = clean(item.publisher) if translators or language_of(item) != "en" else ""
    told = edition(item, "ed.", bluebook=True)
    facts = sentence([makers, sentence([told, f"{published} {year}"]) if published else spaced(told, year)])
    number = clean(item.number) if item.csl_type == "report" else ""
    number = f"No. {number}" if number[:1].isdigit() else number
    url = _url(item, options) if item.csl_type == "report" else ""
    volume = clean(item.volume)
    title = sentence([small_caps(authors), _titled(item, small_caps)])
    title = spaced(volume, title) if volume.isdigit() else sentence([title, volume])
    text = spaced(sentence([title, number]), _where(cite), f"({facts})", _country(item))
    return sentence([text, url])


def _where(cite: CiteItem) -> str:
    text = pages(cite.locator)
    labels = {"chapter": "ch.", "section": "§", "paragraph": "¶", "note": "n."}
    return f"{labels[cite.label]} {text}" if cite.label in labels and text[:1].isdigit() else text


def _chapter(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Author, Title, in HOST 5, 7 (Editor ed., 2020) (15.5)."""
    item = cite.item
    editors = _people(item, "editor", options)
    editors = f"{editors} {'ed.' if len(item.names('editor')) == 1 else 'eds.'}" if editors else ""
    facts = sentence([editors, spaced(edition(item, "ed.", bluebook=True), year_of(item, gaps))])
    own = clean(item.container_title or item.event_title)
    latin = romanised(own, language_of(item))
    host = f"{small_caps(latin)} ({own})" if latin else small_caps(headline(own) if language_of(item) == "en" else own)
    head = sentence([_people(item, "author", options), _titled(item, italic)])
    source = spaced(italic("in"), host, sentence([first_page(item), _where(cite)]))
    return spaced(sentence([head, source]), f"({facts})", _country(item))


def _thesis(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Author, Title 5 (2020) (Ph.D. dissertation, University) (17.2.2)."""
    item = cite.item
    kind = "M.A. thesis" if any(word in item.genre.lower() for word in ("master", "硕士")) else "Ph.D. dissertation"
    head = sentence([_people(item, "author", options), _titled(item, str)])
    return spaced(head, _where(cite), f"({year_of(item, gaps)})", f"({sentence([kind, clean(item.publisher)])})")


def _news(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Author, Title, PAPER, Oct. 12, 2024, at A1; online: PAPER (Oct. 12, 2024), URL (16.6, 18.2)."""
    item = cite.item
    date = _date(item)
    if not date:
        gaps.append("date")
    head = sentence([_people(item, "author", options), _titled(item, italic)])
    if url := _url(item, options):
        return sentence([head, spaced(_journal(item), f"({date or 'n.d.'})"), url])
    page = pages(cite.locator or item.page)
    return sentence([head, _journal(item), date or "n.d.", f"at {page}" if page else ""])


def _web(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Author, Title, SITE (Oct. 12, 2024), URL; undated: URL (last visited Mar. 1, 2026) (18.2)."""
    item = cite.item
    date = _date(item)
    site = small_caps(clean(item.container_title or item.site or item.publisher))
    url = _url(item, options)
    if not date and item.accessed and options.show_accessed:
        seen = dates.western(item.accessed, english().months_bluebook, _DAY)
        url = spaced(url, f"(last visited {seen})")
    elif not date:
        gaps.append("date")
    source = spaced(site, f"({date})") if site and date else site or date
    own = {name.literal for name in item.contributors}
    who = "" if clean(item.container_title or item.site or item.publisher) in own else _people(item, "author", options)
    return sentence([who, _titled(item, italic), source, url])


def _case(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Name v. Name, 765 F. Supp. 3d 382, 390 (D. Del. 2025); docket: No. 24-cv-05417 (N.D. Cal. June 23, 2025) (10)."""
    item = cite.item
    report, where = report_of(item), pages(cite.locator)
    latin = romanised(item.title, language_of(item))
    name = versus(item.title, "v.")
    name = case_name(name) if language_of(item) == "en" else name
    if latin:
        name = spaced(latin, f"({clean(item.title)})", translated(item))
    year = year_of(item, gaps)
    if report.neutral:
        at = f"[{where}]" if where[:1].isdigit() else where
        return spaced(name, report.neutral, at, "(Eng.)" if report.neutral[:1] == "[" else "")
    if report.is_british and report.reporter:
        return sentence([spaced(name, f"[{year}]", report.volume, report.reporter, report.page), where]) + " (Eng.)"
    if report.reporter:
        cited = spaced(report.volume, report.reporter, report.page)
        return (
            sentence([name, cited, where])
            + f" ({spaced(court_of(item, report.reporter), year)})"
            + _space(_country(item))
        )
    docket = docket_of(item)
    docket = f"No. {docket}" if docket[:1].isdigit() else docket
    at = f"at {where}" if where else ""
    return spaced(sentence([name, docket, at]), f"({spaced(court_of(item, ''), _date(item) or year)})", _country(item))


def _statute(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Title, 17 U.S.C. § 107 (2018); Min fa dian (民法典) [Civil Code] (promulgated by …), art. 1224 (China) (12)."""
    item = cite.item
    where = article(cite, "art.")
    if language_of(item) == "zh":
        body = clean(item.authority or item.adopted_by)
        body = english().adopted_by.get(body, romanised(body, "zh"))
        date = _date(item)
        passed = sentence([f"promulgated by the {body}" if body else "", date])
        text = spaced(_titled(item, str), f"({passed})" if passed else "")
        return spaced(sentence([text, clean(item.document_number), where]), "(China)")
    year = dates.year(item.issued, item.issued_literal)
    if is_british(item) and year and not item.container_title:
        title = _titled(item, str)
        section = f"§ {clean(cite.locator)}" if cite.label == "section" else where
        return spaced(sentence([title if title.endswith(year) else f"{title} {year}", section]), "(UK)")
    code = spaced(clean(item.volume), clean(item.container_title))
    section = clean(item.section) or (clean(cite.locator) if cite.label == "section" else "")
    code = f"{code} § {section}" if code and section else code
    title = _titled(item, str)
    number = clean(item.number)
    number = f"Pub. L. No. {number}" if number[:1].isdigit() else number
    if cite.label == "section":
        where = "" if code and section == clean(cite.locator) else _where(cite)
    body = clean(item.authority) if item.csl_type == "bill" else ""
    text = sentence([title, number, body, code, where])
    return spaced(text, f"({year})" if year and not title.endswith(year) else "", _country(item))


def _patent(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """U.S. Patent No. 1,234,567 (issued Jan. 1, 2019) (14.9)."""
    item, date = cite.item, _date(cite.item)
    number = patent_of(item, "U.S. Patent No.")
    if not number.startswith("U.S."):
        number = sentence([_people(item, "author", options), _titled(item, str), number])
    return spaced(number, f"(issued {date})" if date else "", _country(item))


def _speech(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Speaker, Title, Address at the Event (Mar. 5, 2001) (17.2.5)."""
    item, date = cite.item, _date(cite.item)
    event = f"Address at {clean(item.event_title)}" if item.event_title else "Address"
    return spaced(sentence([_people(item, "author", options), _titled(item, str), event]), f"({date})" if date else "")


def _interview(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Interview with Person (May 6, 2024) (17.2.5)."""
    item, date = cite.item, _date(cite.item)
    asking = _people(item, "interviewer", options)
    text = f"Interview with {_people(item, 'author', options)}" if item.names("author") else _titled(item, str)
    return spaced(text, f"by {asking}" if asking else "", f"({date})" if date else "")


def _treaty(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Name art. 9, Sept. 9, 1886 (21.4)."""
    item = cite.item
    return sentence([spaced(_titled(item, str), article(cite, "art.")), _date(item), clean(item.container_title)])


def _data(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Author, Title, PUBLISHER (2022), DOI (18.2)."""
    item = cite.item
    year = f"({year_of(item, gaps)})"
    title, publisher = _titled(item, italic), small_caps(clean(item.publisher))
    named = sentence([title, f"{publisher} {year}"]) if publisher else spaced(title, year)
    return sentence([_people(item, "author", options), named, access(item, options)])


_OTHERS = {"patent": _patent, "speech": _speech, "interview": _interview, "treaty": _treaty, "dataset": _data,
           "software": _data}  # fmt: skip
_FORMS = Forms(
    article=_article,
    book=_book,
    chapter=_chapter,
    thesis=_thesis,
    news=_news,
    web=_web,
    case=_case,
    statute=_statute,
    others=_OTHERS,
)

_CASE_REACH = 5  # 10.9: a short form where one of the five notes before has the case


def _full(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    return _FORMS.of(cite.item)(cite, options, gaps)


def _short(repeat: Repeat) -> str:
    """Id. at 750; Lemley & Casey, supra note 1, at 760; Campbell, 510 U.S. at 580 (4.1, 4.2, 10.9)."""
    cite, item = repeat.cite, repeat.cite.item
    where = _at(cite)
    if repeat.is_last:
        return italic("id.") + ("" if repeat.same_place or not where else f" {where}")
    form = _FORMS.of(item)
    if form is _case:
        return _short_case(cite) if repeat.distance <= _CASE_REACH else ""
    if form is _statute:
        return ""  # 12.10: a form that clearly identifies it; in full it always does
    who = families(item, "&", CUT, "et al.")
    title = headline(short_title(item)) if language_of(item) == "en" else _titled(item, str)
    shown = (small_caps if form is _book else italic)(title)
    if who and form is _book:
        who = small_caps(who)
    known = sentence([who, "" if repeat.is_alone else shown]) if who else shown
    return sentence([known, f"{italic('supra')} note {repeat.note}", where])


def _at(cite: CiteItem) -> str:
    """at 750; § 107 and other places that are no pages stand without "at"."""
    where = pages(cite.locator) if cite.label == "page" else _where(cite)
    return f"at {where}" if where[:1].isdigit() else where


def _short_case(cite: CiteItem) -> str:
    report = report_of(cite.item)
    name = italic(short_case(cite.item.title))
    if report.neutral or not report.reporter:
        return ""
    where = pages(cite.locator)
    cited = spaced(report.volume, report.reporter, f"at {where}" if where else report.page)
    return sentence([name, cited])


PART = replace(
    listing.style(
        "bluebook",
        "The Bluebook, law review footnotes",
        listing.each(render, "bluebook", untitled=ENGLISH),
        aliases=("bluebook-law-review",),
    ),
    notes=noting("bluebook", _full, _short),
)
