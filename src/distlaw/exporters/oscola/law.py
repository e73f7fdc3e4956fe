"""Cases, legislation and treaties in OSCOLA footnotes (part 2)."""

from __future__ import annotations

from distlaw.exporters.english.law import article, court_of, docket_of, report_of, versus
from distlaw.exporters.english.parts import pages, sentence, spaced, year_of
from distlaw.exporters.english.romanised import romanised
from distlaw.exporters.exporter import StyleOptions
from distlaw.exporters.oscola.words import DAY, after, text_title, unstopped
from distlaw.exporters.printed import dates
from distlaw.exporters.printed.language import language_of
from distlaw.exporters.printed.markup import clean, italic
from distlaw.model.work import CiteItem
from distlaw.text import months


def case(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Name v Name [2025] EWHC 2863 (Ch) [12]; Name v Name 765 F Supp 3d 382, 390 (D Del 2025) (2.1)."""
    item = cite.item
    report, where = report_of(item), pages(cite.locator)
    latin = romanised(item.title, language_of(item))
    name = f"{italic(latin)} ({clean(item.title)})" if latin else italic(unstopped(versus(item.title, "v")))
    year = year_of(item, gaps, "nd")
    if report.neutral:
        return spaced(name, report.neutral, f"[{where}]" if where[:1].isdigit() else where)
    if report.is_british and report.reporter == "EWHC":
        division = f"({clean(item.authority)})" if item.authority else ""
        return spaced(name, f"[{year}] EWHC {report.page}", division, f"[{where}]" if where else "")
    if report.is_british and report.reporter:
        source = spaced(f"[{year}]", report.volume, unstopped(report.reporter), report.page)
        court = f"({unstopped(clean(item.authority))})" if item.authority else ""
        return spaced(sentence([spaced(name, source, court), where]))
    court = spaced(unstopped(court_of(item, report.reporter)), year)
    if report.reporter:
        source = spaced(report.volume, unstopped(report.reporter), report.page)
        return sentence([spaced(name, source), where]) + f" ({court})"
    docket = docket_of(item)
    docket = f"No {docket}" if docket[:1].isdigit() else docket
    day = dates.western(item.issued, months.ENGLISH, DAY) or year
    return sentence([name, docket]) + f" ({sentence([unstopped(court_of(item, '')), day])})"


def statute(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Copyright, Designs and Patents Act 1988, s 29; 17 USC § 107 (2.4, 4.2)."""
    item = cite.item
    title = spaced(text_title(item), after(item))
    code = unstopped(spaced(clean(item.volume), clean(item.container_title)))
    code = f"{code} § {clean(item.section)}" if code and item.section else code
    year = dates.year(item.issued, item.issued_literal)
    if year and not title.endswith(year):
        title = f"{title} {year}" if not item.container_title else title
    where = clean(cite.locator)
    if cite.label in ("section", "article") and where[:1].isdigit():
        where = f"{'s' if cite.label == 'section' else 'art'} {where}"
    else:
        where = article(cite, "art")
    return sentence([title, unstopped(clean(item.document_number or item.number)), code, where])
