"""Cases, statutes and patents in Chicago notes (14.158, 14.170-14.199)."""

from __future__ import annotations

from distlaw.exporters.chicago.words import DAY, day_of, page_range, people, pinpoint, quoted, titled
from distlaw.exporters.english.law import article, court_of, docket_of, is_british, patent_of, report_of, versus
from distlaw.exporters.english.parts import sentence, spaced, year_of
from distlaw.exporters.english.romanised import romanised
from distlaw.exporters.exporter import StyleOptions
from distlaw.exporters.printed import dates
from distlaw.exporters.printed.language import language_of
from distlaw.exporters.printed.markup import clean, italic
from distlaw.model.work import CiteItem


def case(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Name v. Name, 765 F. Supp. 3d 382, 390 (D. Del. 2025). (14.176)"""
    item = cite.item
    report = report_of(item)
    name = italic(romanised(item.title, language_of(item)) or versus(item.title, "v."))
    if language_of(item) == "zh":
        name += f" {clean(item.title)}"
    where, year = page_range(cite.locator), year_of(item, gaps)
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
    day = dates.western(item.issued, dates.BLUEBOOK, DAY) or year
    return sentence([name, docket]) + f" ({' '.join(part for part in (court_of(item, ''), day) if part)})"


def statute(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Title, 17 U.S.C. § 107 (2018). (14.183)"""
    item = cite.item
    latin, own, translation = titled(item)
    name = spaced(latin, own, translation)
    code = spaced(clean(item.volume), clean(item.container_title))
    section = clean(item.section)
    code = f"{code} § {section}" if code and section else code
    year = dates.year(item.issued, item.issued_literal)
    if is_british(item) and year and not code:
        where = pinpoint(cite) if cite.label == "section" else article(cite, "art.")
        return sentence([name if name.endswith(year) else f"{name} {year}", where])
    text = sentence([name, clean(item.document_number or item.number), code])
    text += f" ({year})" if year and not name.endswith(year) else ""
    where = pinpoint(cite) if cite.label == "section" else article(cite, "art.")
    return sentence([text, where])


def patent(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Inventor, “Title,” US Patent 1,234,567, issued January 1, 2019. (14.147)"""
    item = cite.item
    date = day_of(item, gaps)
    head = sentence([people(item, "author", options), quoted(item)])
    return spaced(head, sentence([patent_of(item, "US Patent"), f"issued {date}" if date else ""]))
