"""Cases, statutes, treaties, bills and hearings in an APA reference list (chapter 11)."""

from __future__ import annotations

from distlaw.exporters.apa.words import stop, titled, year_in
from distlaw.exporters.english import law
from distlaw.exporters.english.parts import access, sentence, spaced
from distlaw.exporters.english.romanised import romanised, translated
from distlaw.exporters.exporter import StyleOptions
from distlaw.exporters.printed import dates
from distlaw.exporters.printed.language import language_of
from distlaw.exporters.printed.markup import clean, italic
from distlaw.model.work import Item
from distlaw.text import months

_DAY = "{month} {day}, {year}"


def case(item: Item, options: StyleOptions, gaps: list[str]) -> list[str]:
    """Name v. Name, 765 F. Supp. 3d 382 (D. Del. 2025). URL (11.4)"""
    report, year = law.report_of(item), year_in(item)
    if not year:
        gaps.append("date")
    name = law.versus(item.title, "v.")
    if latin := romanised(item.title, language_of(item)):
        name = spaced(latin, clean(item.title), translated(item))
    number, ecli = law.european_case(item)
    if number:
        day = dates.western(item.issued, months.ENGLISH, _DAY) or year
        return [stop(f"{sentence([f'Case {number}', name, ecli])} ({day})"), access(item, options)]
    if report.neutral:
        return [stop(spaced(name, sentence([report.neutral, law.reported(report, year)]))), access(item, options)]
    if report.is_british and report.reporter:
        return [stop(spaced(name.replace(" v. ", " v "), law.reported(report, year))), access(item, options)]
    docket = law.docket_of(item)
    docket = f"No. {docket}" if docket[:1].isdigit() else docket
    cited = spaced(report.volume, report.reporter, report.page)
    court = spaced(law.court_of(item, report.reporter), year or "n.d.")
    if law.is_database(report):
        day = dates.western(item.issued, dates.BLUEBOOK, _DAY)
        cited, court = sentence([docket, cited]), spaced(law.court_of(item, ""), day or year or "n.d.")
    text = f"{sentence([name, cited or docket])} ({court})"
    return [stop(text), access(item, options)]


def statute(item: Item, options: StyleOptions, gaps: list[str]) -> list[str]:
    """Title, 17 U.S.C. § 107 (2018). URL (11.5); bills: H.R. 12, 118th Cong. (2023) (11.6)"""
    code = spaced(clean(item.volume), clean(item.container_title))
    if item.section:
        code = f"{code} § {clean(item.section)}".strip()
    code = spaced(code, law.page_in_series(item))
    own = clean(item.title)
    latin = romanised(own, language_of(item), item.title_romanised)
    name = spaced(latin or own, own if latin else "", translated(item))
    year = year_in(item)
    series, volume, page = law.official_journal(item)
    if series:
        return [stop(sentence([name, spaced(year, f"O.J. ({series} {volume})", page)])), access(item, options)]
    number = clean(item.document_number or item.number)
    if law.is_british(item) and year and not code:
        named = sentence([name if name.endswith(year) else f"{name} {year}", number])
        return [stop(f"{named} (UK)"), access(item, options)]
    congress = law.congress_of(item) if item.csl_type == "bill" else ""
    text = sentence([name, number, congress, code])
    return [stop(f"{text} ({year})" if year and not name.endswith(year) else text), access(item, options)]


def treaty(item: Item, options: StyleOptions, gaps: list[str]) -> list[str]:
    """Name of Treaty, September 9, 1886, 1869 U.N.T.S. 299. URL (11.9)"""
    date = dates.western(item.issued, months.ENGLISH, _DAY)
    series = spaced(clean(item.volume), clean(item.container_title), clean(item.page_first or item.page))
    own = clean(item.title)
    latin = romanised(own, language_of(item), item.title_romanised)
    name = spaced(latin or own, own if latin else "", translated(item))  # the name of a treaty keeps its capitals
    return [stop(sentence([name, date, series])), access(item, options)]


def hearing(item: Item, options: StyleOptions, gaps: list[str]) -> list[str]:
    """Title: Hearing before the Committee, 118th Cong. (2023). URL (11.6)"""
    committee = law.committee_of(item, is_short=False)
    title = titled(item, is_whole=True)
    if committee and "hearing" not in title.lower():
        title += italic(f": Hearing before the {committee}")
    text = f"{sentence([title, law.congress_of(item)])} ({year_in(item) or 'n.d.'})"
    return [stop(text), access(item, options)]
