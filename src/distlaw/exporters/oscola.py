"""OSCOLA, 4th edition: footnotes. No stops in abbreviations; single quotation marks."""

from __future__ import annotations

import re
from dataclasses import replace

from distlaw.exporters.english.abbreviations import in_full
from distlaw.exporters.english.forms import Forms
from distlaw.exporters.english.law import article, court_of, docket_of, report_of, versus
from distlaw.exporters.english.notes import Repeat, noting
from distlaw.exporters.english.parts import (
    edition,
    families,
    first_page,
    listed,
    pages,
    sentence,
    short_case,
    short_title,
    spaced,
    stopped,
    straight,
    surrounded,
    year_of,
)
from distlaw.exporters.english.romanised import readable, romanised, translated
from distlaw.exporters.exporter import StyleOptions
from distlaw.exporters.printed import dates, listing
from distlaw.exporters.printed.language import language_of
from distlaw.exporters.printed.markup import clean, italic
from distlaw.exporters.printed.titles import headline
from distlaw.exporters.printed.untitled import ENGLISH, is_mark
from distlaw.model.work import CiteItem, Item, Name
from distlaw.text import months

CUT = 4  # 3.1.2: of more than three authors, the first "and others"
_DAY = "{day} {month} {year}"
_SPACED = re.compile(r"(?<=\b[A-Z]) (?=[A-Z]\b)")
_INITIALS = re.compile(r"(?<=[A-Z])\.(?=[A-Z])")


def render(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """One footnote in full, with its final stop (1.1)."""
    return stopped(surrounded(cite, _FORMS.of(cite.item)(cite, options, gaps)))


def _person(name: Name) -> str:
    """H.L.A. Hart is HLA Hart (3.1.2): initials without stops and spaces."""
    return _SPACED.sub("", _unstopped(straight(name)))


def _people(item: Item, role: str, options: StyleOptions) -> str:
    return listed(readable(item, role), _person, "and", 0 if options.all_authors else CUT, "and others", serial=False)


def _text_title(item: Item) -> str:
    """Title in headline case; a foreign one as it is, romanised where not in Latin letters, translation after it."""
    own, language = clean(item.title), language_of(item)
    return romanised(own, language, item.title_romanised) or (
        headline(own) if language == "en" and item.csl_type != "software" else own
    )


def _after(item: Item) -> str:
    """Characters and translation of a foreign title (1.6)."""
    own = clean(item.title) if romanised(clean(item.title), language_of(item), item.title_romanised) else ""
    return spaced(f"({own})" if own else "", translated(item))


def _quoted(item: Item) -> str:
    text = _text_title(item)
    if is_mark(text):
        return text
    return spaced(f"‘{text}’" if text else "", _after(item))


def _italic(item: Item) -> str:
    return spaced(italic(_text_title(item)), _after(item))


def _host(item: Item) -> str:
    own = clean(item.container_title)
    latin = romanised(own, language_of(item))
    if latin:
        return f"{latin} ({own})"
    if language_of(item) != "en":
        return own
    return _unstopped(own) if in_full(own) != own else headline(own).removeprefix("The ")


def _access(item: Item, options: StyleOptions) -> str:
    """<URL> accessed 1 March 2026 (3.1.4)."""
    if not item.url or not options.show_url:
        return ""
    seen = dates.western(item.accessed, months.ENGLISH, _DAY) if options.show_accessed else ""
    return f"<{clean(item.url)}>" + (f" accessed {seen}" if seen else "")


def _article(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Author, ‘Title’ (1964) 73 Yale LJ 733, 737; no volume: [2025] Journal 61 (3.3.1)."""
    item = cite.item
    year = year_of(item, gaps, "nd")
    volume = clean(item.volume)
    if not item.container_title:
        gaps.append("container_title")
    if volume:
        source = spaced(f"({year})", volume, _host(item), first_page(item))
    else:
        source = spaced(f"[{year}]", clean(item.issue), _host(item), first_page(item))
    head = sentence([_people(item, "author", options), _quoted(item)])
    return sentence([spaced(head, source), pages(cite.locator)])


def _book(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Author, Title (A tr, 2nd edn, Publisher 2020) 65 (3.2)."""
    item = cite.item
    who = _people(item, "author", options)
    if not who and (editors := _people(item, "editor", options)):
        who = f"{editors} ({'ed' if len(item.names('editor')) == 1 else 'eds'})"
    translators = _people(item, "translator", options)
    if not item.publisher:
        gaps.append("publisher")
    published = spaced(_unstopped(clean(item.publisher)), year_of(item, gaps, "nd"))
    number = clean(item.number) if item.csl_type == "report" else ""
    number = f"No {number}" if number[:1].isdigit() else _unstopped(number)
    facts = sentence([f"{translators} tr" if translators else "", edition(item, "edn"), number, published])
    volume = f"vol {clean(item.volume)}" if item.volume else ""
    text = spaced(sentence([who, _italic(item)]), volume, f"({facts})")
    access = _access(item, options) if item.csl_type == "report" else ""
    return spaced(text, _where(cite), access)


def _where(cite: CiteItem) -> str:
    text = pages(cite.locator)
    labels = {"chapter": "ch", "section": "s", "paragraph": "para", "note": "n", "volume": "vol"}
    return f"{labels[cite.label]} {text}" if cite.label in labels and text[:1].isdigit() else text


def _chapter(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Author, ‘Title’ in A and B (eds), Host (Publisher 2020) 65 (3.2.4)."""
    item = cite.item
    editors = _people(item, "editor", options)
    editors = f"{editors} ({'ed' if len(item.names('editor')) == 1 else 'eds'})" if editors else ""
    host = italic(_host(item) or clean(item.event_title))
    facts = sentence([edition(item, "edn"), spaced(clean(item.publisher), year_of(item, gaps, "nd"))])
    head = sentence([_people(item, "author", options), _quoted(item)])
    inside = sentence([editors, host])
    return spaced(head, f"in {inside}" if inside else "", f"({facts})", _where(cite))


def _thesis(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Author, ‘Title’ (PhD thesis, University 2020) 5 (3.4.7)."""
    item = cite.item
    kind = "Master’s thesis" if any(word in item.genre.lower() for word in ("master", "硕士")) else "PhD thesis"
    facts = sentence([kind, spaced(clean(item.publisher), year_of(item, gaps, "nd"))])
    return spaced(sentence([_people(item, "author", options), _quoted(item)]), f"({facts})", _where(cite))


def _news(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Author, ‘Title’ Paper (London, 12 October 2024) 5 (3.4.9)."""
    item = cite.item
    date = dates.western(item.issued, months.ENGLISH, _DAY) or clean(item.issued_literal)
    if not date:
        gaps.append("date")
    facts = sentence([clean(item.publisher_place), date or "nd"])
    head = sentence([_people(item, "author", options), _quoted(item)])
    where = pages(cite.locator or item.page) if not item.url else ""
    paper = clean(item.container_title) if language_of(item) == "en" else _host(item)
    return spaced(head, italic(paper), f"({facts})", where, _access(item, options))


def _web(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Author, ‘Title’ (Site, 12 October 2024) <URL> accessed 1 March 2026 (3.4.8)."""
    item = cite.item
    date = dates.western(item.issued, months.ENGLISH, _DAY) or clean(item.issued_literal)
    facts = sentence([italic(clean(item.container_title or item.site or item.publisher)), date])
    head = sentence([_people(item, "author", options), _quoted(item)])
    if not item.url:
        gaps.append("url")
    return spaced(head, f"({facts})" if facts else "", _access(item, options))


def _unstopped(text: str) -> str:
    """Abbreviations without stops: F Supp 3d, D Del (1.3, 4.1)."""
    return " ".join(_INITIALS.sub("", text).replace(".-", "-").replace(".", " ").split()) if "." in text else text


def _case(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Name v Name [2025] EWHC 2863 (Ch) [12]; Name v Name 765 F Supp 3d 382, 390 (D Del 2025) (2.1)."""
    item = cite.item
    report, where = report_of(item), pages(cite.locator)
    latin = romanised(item.title, language_of(item))
    name = f"{italic(latin)} ({clean(item.title)})" if latin else italic(_unstopped(versus(item.title, "v")))
    year = year_of(item, gaps, "nd")
    if report.neutral:
        return spaced(name, report.neutral, f"[{where}]" if where[:1].isdigit() else where)
    if report.is_british and report.reporter == "EWHC":
        division = f"({clean(item.authority)})" if item.authority else ""
        return spaced(name, f"[{year}] EWHC {report.page}", division, f"[{where}]" if where else "")
    if report.is_british and report.reporter:
        source = spaced(f"[{year}]", report.volume, _unstopped(report.reporter), report.page)
        court = f"({_unstopped(clean(item.authority))})" if item.authority else ""
        return spaced(sentence([spaced(name, source, court), where]))
    court = spaced(_unstopped(court_of(item, report.reporter)), year)
    if report.reporter:
        source = spaced(report.volume, _unstopped(report.reporter), report.page)
        return sentence([spaced(name, source), where]) + f" ({court})"
    docket = docket_of(item)
    docket = f"No {docket}" if docket[:1].isdigit() else docket
    day = dates.western(item.issued, months.ENGLISH, _DAY) or year
    return sentence([name, docket]) + f" ({sentence([_unstopped(court_of(item, '')), day])})"


def _statute(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Copyright, Designs and Patents Act 1988, s 29; 17 USC § 107 (2.4, 4.2)."""
    item = cite.item
    title = spaced(_text_title(item), _after(item))
    code = _unstopped(spaced(clean(item.volume), clean(item.container_title)))
    code = f"{code} § {clean(item.section)}" if code and item.section else code
    year = dates.year(item.issued, item.issued_literal)
    if year and not title.endswith(year):
        title = f"{title} {year}" if not item.container_title else title
    where = clean(cite.locator)
    if cite.label in ("section", "article") and where[:1].isdigit():
        where = f"{'s' if cite.label == 'section' else 'art'} {where}"
    else:
        where = article(cite, "art")
    return sentence([title, _unstopped(clean(item.document_number or item.number)), code, where])


def _occasion(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Speaker, ‘Title’ (Event, Place, 5 March 2001) (3.4.6)."""
    item = cite.item
    date = dates.western(item.issued, months.ENGLISH, _DAY) or clean(item.issued_literal)
    facts = sentence([clean(item.event_title), clean(item.event_place or item.publisher_place), date])
    head = sentence([_people(item, "author", options), _quoted(item)])
    return spaced(head, f"({facts})" if facts else "", _access(item, options))


def _interview(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Interview with Person (Place, 6 May 2024) (3.4.11)."""
    item = cite.item
    date = dates.western(item.issued, months.ENGLISH, _DAY) or clean(item.issued_literal)
    facts = sentence([clean(item.event_place or item.publisher_place), date])
    return spaced(f"Interview with {_people(item, 'author', options)}", f"({facts})" if facts else "")


_FORMS = Forms(
    article=_article,
    book=_book,
    chapter=_chapter,
    thesis=_thesis,
    news=_news,
    web=_web,
    case=_case,
    statute=_statute,
    others={"speech": _occasion, "interview": _interview},
)


def _full(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    return _FORMS.of(cite.item)(cite, options, gaps)


def _short(repeat: Repeat) -> str:
    """ibid 750; Lemley and Casey (n 1) 760; Campbell (n 3) 580 (1.2.1-1.2.3)."""
    cite, item = repeat.cite, repeat.cite.item
    form = _FORMS.of(item)
    where = f"[{pages(cite.locator)}]" if form is _case and report_of(item).neutral and cite.locator else _where(cite)
    if repeat.is_last:
        return "ibid" if repeat.same_place or not where else f"ibid {where}"
    if form is _statute:
        return ""  # 1.2.1: legislation is cited again by its title
    if form is _case:
        known = italic(_unstopped(short_case(item.title)))
    else:
        title = headline(short_title(item)) if language_of(item) == "en" else short_title(item)
        shown = italic(title) if form is _book else f"‘{title}’"
        who = families(item, "and", CUT, "and others")
        known = sentence([who, "" if repeat.is_alone else shown]) if who else shown
    return spaced(known, f"(n {repeat.note})", where)


PART = replace(
    listing.style(
        "oscola",
        "OSCOLA, 4th edition",
        listing.each(render, "oscola", untitled=ENGLISH),
        aliases=("oscola-4", "oscola4"),
    ),
    notes=noting("oscola", _full, _short),
)
