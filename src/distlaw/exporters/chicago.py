"""The Chicago Manual of Style, 18th edition: notes (chapter 14)."""

from __future__ import annotations

from dataclasses import replace

from distlaw.exporters.english.abbreviations import in_full
from distlaw.exporters.english.forms import Forms
from distlaw.exporters.english.law import article, court_of, docket_of, is_british, patent_of, report_of, versus
from distlaw.exporters.english.notes import Repeat, noting
from distlaw.exporters.english.parts import (
    access,
    edition,
    families,
    listed,
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
from distlaw.exporters.printed.markup import clean, italic
from distlaw.exporters.printed.titles import headline
from distlaw.exporters.printed.untitled import ENGLISH, is_mark
from distlaw.model.work import CiteItem, Item, Name
from distlaw.text import months

CUT = 3  # 13.23: of three and more authors a note names the first
_DAY = "{month} {day}, {year}"


def render(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """One note in full."""
    return stopped(surrounded(cite, _FORMS.of(cite.item)(cite, options, gaps)))


def _pages(text: str) -> str:
    """Ranges as in 9.63: 71–72, 100–104, 101–8, 321–28, 1100–1113, 1496–500."""
    first, dash, last = pages(text, shorten=False).partition("–")
    if not (dash and first.isdecimal() and last.isdecimal() and len(first) == len(last) and len(first) > 2):
        return pages(text, shorten=False)
    if first.endswith("00"):
        return f"{first}–{last}"
    same = next((place for place in range(len(first)) if first[place] != last[place]), len(first))
    keep = same if first[-2] == "0" else min(same, len(first) - 2)
    return f"{first}–{last[keep:]}"


def _person(name: Name) -> str:
    return with_original(name, "{} {}")


def _people(item: Item, role: str, options: StyleOptions) -> str:
    return listed(readable(item, role), _person, "and", 0 if options.all_authors else CUT, "et al.", serial=True)


def _title(item: Item) -> tuple[str, str, str]:
    """Title in Latin letters, the characters, the translation in brackets (11.90)."""
    language = language_of(item)
    own = clean(item.title)
    latin = romanised(own, language, item.title_romanised)
    if latin:
        return latin, own, translated(item)
    return (headline(own) if language == "en" and item.csl_type != "software" else own), "", translated(item)


def _quoted(item: Item) -> str:
    """“Title,” with the comma inside; characters and translation after it."""
    latin, own, translation = _title(item)
    if is_mark(latin):
        return f"{latin},"
    if own or translation:
        return f"“{latin}” " + spaced(own, translation) + ","
    return f"“{latin}{'' if latin.endswith(('?', '!')) else ','}”" if latin else ""


def _italic_title(item: Item) -> str:
    latin, own, translation = _title(item)
    return spaced(italic(latin), own, translation)


def _host(item: Item) -> str:
    own = in_full(clean(item.container_title))
    latin = romanised(own, language_of(item))
    if language_of(item) == "en":  # 14.71: an initial article is dropped
        own = headline(own).removeprefix("The ")
    return f"{italic(latin)} {own}" if latin else italic(own)


def _date(item: Item, gaps: list[str]) -> str:
    found = dates.western(item.issued, months.ENGLISH, _DAY) or clean(item.issued_literal)
    if not found:
        gaps.append("date")
    return found


def _article(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Author, “Title,” Journal 73, no. 5 (1964): 737–38, URL. (14.67)"""
    item = cite.item
    source = spaced(_host(item), clean(item.volume))
    if not item.container_title:
        gaps.append("container_title")
    if issue := clean(item.issue):
        source += f", no. {issue}" if issue[0].isdigit() else f", {issue}"
    source += f" ({year_of(item, gaps)})"
    where = _pages(cite.locator or item.page) or clean(item.article_number)
    source += f": {where}" if where else ""
    head = sentence([_people(item, "author", options), _quoted(item)])
    return sentence([f"{head} {source.strip()}".strip(), access(item, options)])


def _book(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Author, Title, trans. A, 2nd ed. (Publisher, 2020), 65. (14.2)"""
    item = cite.item
    who = _people(item, "author", options)
    if not who and (editors := _people(item, "editor", options)):
        who = f"{editors}, {'ed.' if len(item.names('editor')) == 1 else 'eds.'}"
    translators = _people(item, "translator", options)
    head = sentence([who, _italic_title(item), f"trans. {translators}" if translators else "", edition(item, "ed.")])
    if item.volume:
        head += f", vol. {clean(item.volume)}"
    if not item.publisher:
        gaps.append("publisher")
    facts = sentence([clean(item.publisher), year_of(item, gaps)])
    number = clean(item.number) if item.csl_type in ("report", "standard") else ""
    number = f"no. {number}" if number[:1].isdigit() else number
    text = sentence([head, number]) + f" ({facts})"
    return sentence([text, _where(cite), access(item, options) if item.csl_type == "report" else ""])


def _where(cite: CiteItem) -> str:
    text = _pages(cite.locator)
    labels = {"chapter": "chap.", "section": "sec.", "paragraph": "para.", "note": "n."}
    return f"{labels[cite.label]} {text}" if cite.label in labels and text[:1].isdigit() else text


def _chapter(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Author, “Title,” in Host, ed. A and B (Publisher, 2020), 65. (14.8)"""
    item = cite.item
    host = _host(item) or italic(clean(item.event_title))
    editors = _people(item, "editor", options)
    head = sentence([_people(item, "author", options), _quoted(item)])
    source = sentence([f"in {host}" if host else "", f"ed. {editors}" if editors else "", edition(item, "ed.")])
    facts = sentence([clean(item.publisher), year_of(item, gaps)])
    return sentence([f"{head} {source} ({facts})".strip(), _where(cite) or _pages(item.page)])


def _thesis(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Author, “Title” (PhD diss., University, 2020), 5. (14.113)"""
    item = cite.item
    kind = "master’s thesis" if any(word in item.genre.lower() for word in ("master", "硕士")) else "PhD diss."
    head = sentence([_people(item, "author", options), _quoted(item).replace(",”", "”").rstrip(",")])
    facts = sentence([kind, clean(item.publisher), year_of(item, gaps)])
    return sentence([f"{head} ({facts})", _where(cite), access(item, options)])


def _news(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Author, “Title,” Paper, October 12, 2024, URL. (14.89)"""
    item = cite.item
    head = sentence([_people(item, "author", options), _quoted(item)])
    return spaced(head, sentence([_host(item), _date(item, gaps), access(item, options)]))


def _web(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Author, “Title,” Site, October 12, 2024, URL; undated: accessed March 1, 2026, URL. (14.104)"""
    item = cite.item
    date = dates.western(item.issued, months.ENGLISH, _DAY) or clean(item.issued_literal)
    if not date and item.accessed and options.show_accessed:
        date = "accessed " + dates.western(item.accessed, months.ENGLISH, _DAY)
    elif not date:
        gaps.append("date")
        date = "n.d."
    head = sentence([_people(item, "author", options), _quoted(item)])
    site = clean(item.container_title or item.site or (item.publisher if item.csl_type == "article" else ""))
    site = "" if site in {name.literal for name in item.contributors} else site
    kind = "preprint" if item.csl_type == "article" else ""
    return spaced(head, sentence([kind, site, date, access(item, options)]))


def _case(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Name v. Name, 765 F. Supp. 3d 382, 390 (D. Del. 2025). (14.176)"""
    item = cite.item
    report = report_of(item)
    name = italic(romanised(item.title, language_of(item)) or versus(item.title, "v."))
    if language_of(item) == "zh":
        name += f" {clean(item.title)}"
    where, year = _pages(cite.locator), year_of(item, gaps)
    if report.neutral:
        return sentence([name, spaced(report.neutral, f"[{where}]" if where[:1].isdigit() else where)])
    if report.is_british and report.reporter:
        return sentence(
            [name, sentence([f"[{year}] {report.volume} {report.reporter} {report.page}".replace("  ", " "), where])]
        )
    court = spaced(court_of(item, report.reporter), year)
    if report.reporter:
        cited = f"{report.volume} {report.reporter} {report.page}".strip()
        return sentence([name, cited, where]) + f" ({court})"
    docket = docket_of(item)
    docket = docket if not docket or not docket[0].isdigit() else f"No. {docket}"
    day = dates.western(item.issued, dates.BLUEBOOK, _DAY) or year
    return sentence([name, docket]) + f" ({' '.join(part for part in (court_of(item, ''), day) if part)})"


def _statute(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Title, 17 U.S.C. § 107 (2018). (14.183)"""
    item = cite.item
    latin, own, translation = _title(item)
    name = spaced(latin, own, translation)
    code = spaced(clean(item.volume), clean(item.container_title))
    section = clean(item.section)
    code = f"{code} § {section}" if code and section else code
    year = dates.year(item.issued, item.issued_literal)
    if is_british(item) and year and not code:
        where = _where(cite) if cite.label == "section" else article(cite, "art.")
        return sentence([name if name.endswith(year) else f"{name} {year}", where])
    text = sentence([name, clean(item.document_number or item.number), code])
    text += f" ({year})" if year and not name.endswith(year) else ""
    where = _where(cite) if cite.label == "section" else article(cite, "art.")
    return sentence([text, where])


def _patent(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Inventor, “Title,” US Patent 1,234,567, issued January 1, 2019. (14.147)"""
    item = cite.item
    date = _date(item, gaps)
    head = sentence([_people(item, "author", options), _quoted(item)])
    return spaced(head, sentence([patent_of(item, "US Patent"), f"issued {date}" if date else ""]))


def _occasion(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Speaker, “Title” (speech, Event, Place, March 5, 2001). (14.115)"""
    item = cite.item
    head = sentence([_people(item, "author", options), _quoted(item).replace(",”", "”").rstrip(",")])
    facts = [item.csl_type, clean(item.event_title), clean(item.event_place), _date(item, gaps)]
    return sentence([f"{head} ({sentence(facts)})", access(item, options)])


def _data(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Author, “Title,” ver. 2, Publisher, 2022, DOI. (14.257)"""
    item = cite.item
    head = sentence([_people(item, "author", options), _quoted(item)])
    version = f"ver. {clean(item.version)}" if item.version[:1].isdigit() else clean(item.version)
    return spaced(head, sentence([version, clean(item.publisher), year_of(item, gaps), access(item, options)]))


_OTHERS = {"patent": _patent, "speech": _occasion, "interview": _occasion, "dataset": _data, "software": _data}
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


def _full(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    return _FORMS.of(cite.item)(cite, options, gaps)


def _short(repeat: Repeat) -> str:
    """Lemley and Casey, “Fair Learning,” 760; Campbell, 510 U.S. at 580 (13.33-13.38, 14.177)."""
    cite, item = repeat.cite, repeat.cite.item
    form, where = _FORMS.of(item), _where(cite)
    if form is _statute:
        return ""
    if form is _case:
        report = report_of(item)
        at = f"{report.volume} {report.reporter} at {_pages(cite.locator)}" if report.reporter and cite.locator else ""
        return sentence([italic(short_case(item.title)), at or _pages(cite.locator)])
    who = families(item, "and", CUT, "et al.")
    title = romanised(clean(item.title), language_of(item), item.title_romanised) or headline(short_title(item))
    if form is _book:
        return sentence([who, italic(title), where])
    mark = "" if not where or title.endswith(("?", "!")) else ","
    return spaced(sentence([who, f"“{title}{mark}”"]), where)


PART = replace(
    listing.style(
        "chicago",
        "Chicago Manual of Style, 18th edition, notes",
        listing.each(render, "chicago", untitled=ENGLISH),
        aliases=("chicago-18", "chicago-notes", "chicago-18-notes"),
    ),
    notes=noting("chicago", _full, _short),
)
