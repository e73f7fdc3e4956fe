"""Cases, legislation and treaties in OSCOLA footnotes (part 2)."""

from __future__ import annotations

from distlaw.exporters.english import law
from distlaw.exporters.english.parts import pages, sentence, spaced, year_of
from distlaw.exporters.english.romanised import romanised
from distlaw.exporters.exporter import StyleOptions
from distlaw.exporters.oscola.words import DAY, after, text_title, unstopped
from distlaw.exporters.printed import dates
from distlaw.exporters.printed.language import language_of
from distlaw.exporters.printed.markup import clean, italic
from distlaw.model.work import CiteItem, Item
from distlaw.text import months
from distlaw.vocab.styles import english


def case(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Name v Name [2025] EWHC 2863 (Ch) [12]; Name v Name 765 F Supp 3d 382, 390 (D Del 2025) (2.1)."""
    item = cite.item
    report, where = law.report_of(item), pages(cite.locator)
    latin = romanised(item.title, language_of(item))
    name = f"{italic(latin)} ({clean(item.title)})" if latin else italic(unstopped(law.versus(item.title, "v")))
    year = year_of(item, gaps, "nd")
    number, ecli = law.european_case(item)
    if number:  # 2.6.2
        at = f"para {where}" if where[:1].isdigit() else where
        return sentence([spaced(f"Case {number}", name, ecli.removeprefix("ECLI:")), at])
    at = f"[{where}]" if where[:1].isdigit() else where
    if report.neutral:
        return spaced(name, sentence([report.neutral, unstopped(law.reported(report, year))]), at)
    if report.is_british and report.reporter == "EWHC":
        division = f"({clean(item.authority)})" if item.authority else ""
        return spaced(name, f"[{year}] EWHC {report.page}", division, f"[{where}]" if where else "")
    if report.is_british and report.reporter:
        is_told = report.reporter in english().running_reports  # one court's reports
        court = f"({unstopped(clean(item.authority))})" if item.authority and not is_told else ""
        return sentence([spaced(name, unstopped(law.reported(report, year)), court), where])
    day = dates.western(item.issued, months.ENGLISH, DAY) or year
    docket = law.docket_of(item)
    docket = unstopped(f"No {docket}" if docket[:1].isdigit() else docket)
    if law.is_database(report):
        cited = sentence([name, docket, spaced(report.volume, report.reporter, report.page), where])
        return f"{cited} ({sentence([unstopped(law.court_of(item, '')), day])})"
    if report.reporter:
        source = spaced(report.volume, unstopped(report.reporter), report.page)
        court = spaced(unstopped(law.court_of(item, report.reporter)), year)
        return sentence([spaced(name, source), where]) + f" ({court})"
    return sentence([name, docket]) + f" ({sentence([unstopped(law.court_of(item, '')), day])})"


def statute(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Copyright, Designs and Patents Act 1988, s 29; 17 USC § 107 (2018); [2023] OJ L120/1, art 5 (2.4, 2.6, 2.8)."""
    item = cite.item
    year = dates.year(item.issued, item.issued_literal)
    where = _provision(cite)
    series, volume, page = law.official_journal(item)
    if series:  # the title of an act of the Union stands as the Journal prints it
        return sentence([spaced(clean(item.title), f"[{year}]", f"OJ {series}{volume}/{page}"), where])
    title = spaced(text_title(item), after(item))
    number = unstopped(clean(item.document_number or item.number))
    if item.csl_type == "bill" and (congress := law.congress_of(item)):
        return spaced(sentence([title, number, unstopped(congress)]), f"({year})" if year else "", where)
    code = unstopped(spaced(clean(item.volume), clean(item.container_title)))
    if code:
        code = f"{code} § {clean(item.section)}" if item.section else code
        code += f" ({year})" if year and not title.endswith(year) else ""
    elif year and not title.endswith(year):
        title = f"{title} {year}"
    number = "" if _is_known_by_title(item) else number
    return sentence([title, number, code, where])


def _is_known_by_title(item: Item) -> bool:
    """2.4.1: an Act of the United Kingdom has title and year, no chapter number."""
    is_instrument = item.number.startswith("SI ")  # 2.5.1
    return law.is_british(item) and item.csl_type == "legislation" and not is_instrument


def _provision(cite: CiteItem) -> str:
    where = clean(cite.locator)
    if cite.label in ("section", "article") and where[:1].isdigit():
        if cite.item.csl_type == "bill" and cite.label == "section" and law.congress_of(cite.item):
            return f"§ {where}"
        return f"{'s' if cite.label == 'section' else 'art'} {where}"
    return law.article(cite, "art")


def treaty(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Name (adopted 9 September 1886) 1869 UNTS 299, art 9 (2.7)."""
    item = cite.item
    date = dates.western(item.issued, months.ENGLISH, DAY)
    series = spaced(clean(item.volume), clean(item.container_title), clean(item.page_first or item.page))
    named = spaced(text_title(item), after(item), f"(adopted {date})" if date else "", unstopped(series))
    return sentence([named, _provision(cite)])
