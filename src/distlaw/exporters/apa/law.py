"""Cases, statutes, treaties, bills and hearings in an APA reference list (chapter 11)."""

from __future__ import annotations

from distlaw.exporters.apa.words import cased, people, stop, year_in
from distlaw.exporters.english import acts, international, law
from distlaw.exporters.english.lands import land_of
from distlaw.exporters.english.parts import access, mark_of, sentence, spaced, straight
from distlaw.exporters.english.romanised import romanised, translated
from distlaw.exporters.exporter import StyleOptions
from distlaw.exporters.printed import dates
from distlaw.exporters.printed.language import language_of
from distlaw.exporters.printed.markup import clean, italic
from distlaw.model.work import CiteItem, Item
from distlaw.text import months

_DAY = "{month} {day}, {year}"


def case(item: Item, options: StyleOptions, gaps: list[str]) -> list[str]:
    """Name v. Name, 765 F. Supp. 3d 382 (D. Del. 2025). URL (11.4)"""
    report, year = law.report_of(item), year_in(item)
    if not year:
        gaps.append("date")
    name = law.versus(item.title, "v.")
    if latin := romanised(item.title, language_of(item), item.title_romanised):
        name = spaced(latin, translated(item))
    if text := _international(item, name):
        return [stop(text), access(item, options)]
    if report.neutral:
        cited = sentence([report.neutral, law.reported(report, year)])
        text = spaced(name, cited) if report.neutral.startswith("[") else sentence([name, cited])
        return [stop(text), access(item, options)]
    if report.is_british and report.reporter:
        court = f"({law.common_law_court(item)})" if item.authority and not law.is_one_court(report) else ""
        return [stop(spaced(name.replace(" v. ", " v "), law.reported(report, year), court)), access(item, options)]
    docket = law.docket_of(item)
    docket = f"No. {docket}" if docket[:1].isdigit() else docket
    cited = spaced(report.volume, report.reporter, report.page)
    court = spaced(law.court_of(item, report.reporter), year or "n.d.")
    if law.is_database(report) or not report.reporter:
        day = dates.western(item.issued, dates.BLUEBOOK, _DAY)
        cited, court = sentence([docket, cited]), spaced(law.court_of(item, ""), day or year or "n.d.")
    text = f"{sentence([name, cited or docket])} ({court})"
    return [stop(text), access(item, options)]


def _international(item: Item, name: str) -> str:
    """Case C-5/22, Name, ECLI (January 11, 2024); Name, App. No. 47940/99 (July 20, 2004); 1949 I.C.J. Rep. 4."""
    day = dates.western(item.issued, months.ENGLISH, _DAY) or year_in(item)
    if case := international.union_case(item):
        if case.page:
            return sentence([case.named, name, spaced(year_in(item), "E.C.R.", case.page)])
        return f"{sentence([case.named, name, f'ECLI:{case.ecli}' if case.ecli else ''])} ({day})"
    if number := international.application_number(item):
        return f"{name}, App. No{'s' if ' ' in number else ''}. {number} ({day})"
    if international.is_hague(item):
        report = spaced(year_in(item), "I.C.J. Rep.", clean(item.page_first or item.page))
        return sentence([name, international.stage(item), report])
    return ""


def statute(item: Item, options: StyleOptions, gaps: list[str]) -> list[str]:
    """Title, 17 U.S.C. § 107 (2018). URL (11.5); bills: H.R. 12, 118th Cong. (2023) (11.6)"""
    item = acts.by_number(item)
    placed = law.at_its_section(CiteItem(item=item))
    code = law.code_of(item) or (
        mark_of(clean(item.section)) if placed.label or not placed.locator else law.article_pinpoint(placed, "art.")
    )
    own = clean(item.title)
    latin = romanised(own, language_of(item), item.title_romanised)
    name = spaced(latin or own, translated(item), law.commonwealth(item))
    year = year_in(item)
    series, volume, page = acts.official_journal(item)
    if series:
        return [stop(sentence([name, spaced(year, f"O.J. ({series} {volume})", page)])), access(item, options)]
    number = law.act_number(item)
    if land_of(item) == "CN" and item.authority and not code:
        return [stop(f"{spaced(name, acts.promulgated(item))} (China)"), access(item, options)]
    if chapter := acts.chapter_of(item):
        return [stop(sentence([name, chapter.stopped])), access(item, options)]
    if law.is_british(item) and year and not code:
        named = sentence([name if name.endswith(year) else f"{name} {year}", number])
        return [stop(f"{named} (UK)"), access(item, options)]
    congress = law.congress_of(item) if item.csl_type == "bill" else ""
    text = sentence([name, number, congress, code])
    if "Fed. Reg." in code:
        year = dates.western(item.issued, months.ENGLISH, _DAY) or year
    if law.is_proposed(item):
        year = f"proposed {dates.western(item.issued, months.ENGLISH, _DAY)}"
    return [
        stop(f"{text} ({year})" if year and (code or congress or not law.tells_year(name, year)) else text),
        access(item, options),
    ]


def treaty(item: Item, options: StyleOptions, gaps: list[str]) -> list[str]:
    """Name of Treaty, September 9, 1886, 1869 U.N.T.S. 299. URL (11.9)"""
    date = dates.western(item.issued, months.ENGLISH, _DAY)
    series = spaced(clean(item.volume), law.series_of(item), clean(item.page_first or item.page))
    own = clean(item.title)
    latin = romanised(own, language_of(item), item.title_romanised)
    name = spaced(latin or own, translated(item))  # the name of a treaty keeps its capitals
    if address := access(item, options):  # 11.9: the address behind a comma
        return [sentence([name, date, series, address])]
    return [stop(sentence([name, date, series]))]


def hearing(item: Item, options: StyleOptions, gaps: list[str]) -> list[str]:
    """Title: Hearing before the Committee, 118th Cong. (2023). URL (11.6)"""
    committee = law.committee_of(item, is_short=False)
    own, body = law.hearing_parts(item)
    title = italic(cased(own, item) + (f": Hearing before the {body or committee}" if body or committee else ""))
    said = people(item.names("author"), straight, inverted=False)
    told = f"(testimony of {said})" if said else ""
    text = spaced(sentence([title, law.congress_of(item)]), f"({year_in(item) or 'n.d.'})", told)
    return [stop(text), access(item, options)]
