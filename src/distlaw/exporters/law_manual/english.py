"""English works: articles 78 to 85 of the manual; other Western languages are set like them."""

from __future__ import annotations

from collections.abc import Callable

from distlaw.exporters.english.law import court_of, report_of
from distlaw.exporters.english.parts import spaced
from distlaw.exporters.law_manual.chinese import ChineseNote
from distlaw.exporters.law_manual.foreign_parts import (
    authors,
    cased,
    commas,
    day,
    editors,
    first_page,
    journal_name,
    place,
    translators,
)
from distlaw.exporters.law_manual.pinpoints import is_figures
from distlaw.exporters.printed import dates
from distlaw.exporters.printed.markup import clean, italic
from distlaw.exporters.printed.numbers import edition_number, ordinal
from distlaw.vocab.styles import ForeignWords, law_manual


def _article(note: ChineseNote, words: ForeignWords) -> str:
    """A. Author, Title, 73 Yale Law Journal 733, 737-738 (1964). (78)"""
    item = note.item
    source = spaced(clean(item.volume), journal_name(item, words))
    first = first_page(item) or clean(item.article_number)
    source = spaced(source, commas([first, place(note, words, bare=bool(first))]))
    year = dates.year(item.issued, item.issued_literal)
    if not year:
        note.gaps.append("year")
    return commas([authors(item, words), italic(cased(item.title, words)), spaced(source, f"({year})" if year else "")])


def _magazine(note: ChineseNote, words: ForeignWords) -> str:
    """Author, Title, Harper's Weekly, 20 December 1913, p. 10. (79)"""
    item = note.item
    where = place(note, words)
    is_paper = item.csl_type == "article-newspaper"
    if where and is_paper and note.cite.label == "page":
        where = "at " + clean(note.cite.locator)
    elif not where and item.page:
        where = f"at {first_page(item)}" if is_paper else f"{words.page} {clean(item.page)}"
    title = italic(cased(item.title, words))
    return commas([authors(item, words), title, cased(item.container_title, words), day(item, words), where])


def _book(note: ChineseNote, words: ForeignWords) -> str:
    """Author, Title, translated by A, Vol. 2, publisher, year, p. 98-99. (80)"""
    item = note.item
    year = dates.year(item.issued, item.issued_literal)
    note.gaps.extend(gap for gap, value in (("publisher", item.publisher), ("year", year)) if not value)
    number = edition_number(item.edition)
    edition = f"{ordinal(number)} ed." if number > 1 else "" if number else clean(item.edition)
    parts = [authors(item, words), italic(cased(item.title, words)), translators(item, words)]
    volume = clean(item.volume) if item.csl_type == "book" else ""
    parts.append(f"Vol. {volume}" if is_figures(volume) else volume)
    report = clean(item.number) if item.csl_type == "report" else ""
    if item.csl_type == "thesis":
        report = clean(item.genre)
    return commas([*parts, edition, report, clean(item.publisher), year, place(note, words)])


def _chapter(note: ChineseNote, words: ForeignWords) -> str:
    """Author, Title, in Editor ed., Host, publisher, year, p. 5. (81)"""
    item = note.item
    host = spaced(clean(item.volume), cased(item.container_title or item.event_title, words))
    inside = commas([editors(item, words), host])
    parts = [authors(item, words), italic(cased(item.title, words)), f"{words.inside} {inside}" if inside else ""]
    return commas([*parts, clean(item.publisher), dates.year(item.issued), place(note, words)])


def _statute(note: ChineseNote, words: ForeignWords) -> str:
    """Administrative Procedure Act § 6, 5 U.S.C. § 551 (1946); Act, Pub. L. No. 89-670. (82)"""
    item = note.item
    code = spaced(clean(item.volume), clean(item.container_title), clean(item.page))
    section = _section(item.section)
    if item.number:
        number = clean(item.number)
        number = f"Pub. L. No. {number}" if number[:1].isdigit() else number
        text = commas([clean(item.title), number, section, code])
    else:
        text = commas([clean(item.title), spaced(code, section)])
    year = dates.year(item.issued)
    is_named_by_year = year and clean(item.title).endswith(year)
    return spaced(text, place(note, words), f"({year})" if year and not is_named_by_year else "")


def _section(section: str) -> str:
    section = clean(section)
    return f"§ {section}" if section and is_figures(section) else section


def _case(note: ChineseNote, words: ForeignWords) -> str:
    """Chevron v. NRDC, 467 U.S. 837, 842 (1984). (83) R. v. Panel [1987] QB 815. (84)"""
    item = note.item
    title = clean(item.title)
    report = clean(item.container_title or item.reporter)
    year, where = dates.year(item.issued), clean(note.cite.locator)
    if neutral := report_of(item).neutral:
        return spaced(title, commas([neutral, where]))
    page = clean(item.page_first or item.page)
    if report in law_manual().british_reports or (item.language.endswith("GB") and report):
        return spaced(title, f"[{year}]" if year else "", clean(item.volume), report, commas([page, where]))
    number = clean(item.number or item.docket)
    number = f"No. {number}" if number and not number.lower().startswith("no") else number
    text = commas([title, number, spaced(clean(item.volume), report, commas([page, where]))])
    court = court_of(item, report)
    return spaced(text, f"({spaced(court, year)})" if year or court else "")


def _web(note: ChineseNote, words: ForeignWords) -> str:
    """Author, Title, site (12 October 2024), URL; undated: URL (last visited Oct. 8, 2024). (85)"""
    item = note.item
    site = cased(item.container_title or item.site, words)
    date = day(item, words)
    source = spaced(site, f"({date})") if site and date else site or date
    url = clean(item.url)
    if url and not date and item.accessed:
        if words.translated == "translated by":
            visited = dates.western(item.accessed, dates.BLUEBOOK, "{month} {day}, {year}")
        else:
            visited = dates.western(item.accessed, words.months, words.date)
        url += f" ({words.accessed}{visited})"
    title = clean(item.title) if item.csl_type == "software" else cased(item.title, words)
    return commas([authors(item, words), italic(title), source, url, place(note, words)])


ENGLISH: dict[str, Callable[[ChineseNote, ForeignWords], str]] = {
    "article-journal": _article,
    "article-magazine": _magazine,
    "article-newspaper": _magazine,
    "book": _book,
    "classic": _book,
    "thesis": _book,
    "report": _book,
    "chapter": _chapter,
    "paper-conference": _chapter,
    "entry-encyclopedia": _chapter,
    "entry-dictionary": _chapter,
    "legislation": _statute,
    "regulation": _statute,
    "bill": _statute,
    "treaty": _statute,
    "legal_case": _case,
    "webpage": _web,
}
