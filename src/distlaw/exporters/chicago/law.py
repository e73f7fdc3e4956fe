"""Cases, statutes, treaties, hearings and patents in Chicago notes (14.158, 14.170-14.199)."""

from __future__ import annotations

from distlaw.exporters.chicago.words import DAY, day_of, italic_title, page_range, people, pinpoint, titled
from distlaw.exporters.english import acts, international, law
from distlaw.exporters.english.lands import land_of
from distlaw.exporters.english.parts import sentence, spaced, year_of
from distlaw.exporters.english.romanised import romanised
from distlaw.exporters.english.source_facts import star_page
from distlaw.exporters.exporter import StyleOptions
from distlaw.exporters.printed import dates
from distlaw.exporters.printed.language import language_of
from distlaw.exporters.printed.markup import clean, italic
from distlaw.model.csl import kept_date
from distlaw.model.work import CiteItem, Item
from distlaw.text import months


def case(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Name v. Name, 765 F. Supp. 3d 382, 390 (D. Del. 2025). (14.176)"""
    item = cite.item
    report, where, year = law.report_of(item), page_range(cite.locator), year_of(item, gaps)
    name = italic(romanised(item.title, language_of(item), item.title_romanised) or law.versus(item.title, "v."))
    if language_of(item) == "zh":
        name += f" {clean(item.title)}"
    if text := _international(cite, name, year):
        return text
    at = f"[{where}]" if where[:1].isdigit() else where
    if report.neutral:
        cited = sentence([report.neutral, at, law.reported(report, year)])
        return spaced(name, cited) if report.neutral.startswith("[") else sentence([name, cited])
    if report.is_british and report.reporter:
        court = f"({law.common_law_court(item)})" if item.authority and not law.is_one_court(report) else ""
        where = f"para. {where}" if where and cite.label == "paragraph" else where
        return sentence([name, spaced(law.reported(report, year), court), where])
    docket = law.docket_of(item)
    docket = docket if not docket or not docket[0].isdigit() else f"No. {docket}"
    day = dates.western(item.issued, dates.BLUEBOOK, DAY) or year
    cited = spaced(report.volume, report.reporter, report.page)
    if law.is_database(report):
        return (
            sentence([name, docket, cited, f"at {star_page(where)}" if where else ""])
            + f" ({spaced(law.court_of(item, ''), day)})"
        )
    if report.reporter:
        return sentence([name, cited, where]) + f" ({spaced(law.court_of(item, report.reporter), year)})"
    at = f"para. {where}" if cite.label == "paragraph" else f"at {where}"
    return sentence([name, docket, at if where else ""]) + f" ({spaced(law.court_of(item, ''), day)})"


def _international(cite: CiteItem, name: str, year: str) -> str:
    """Case C-5/22, Name, ECLI, para. 9 (January 11, 2024); Name, App. No. 47940/99, para. 22 (July 20, 2004)."""
    item, where = cite.item, page_range(cite.locator)
    day = dates.western(item.issued, months.ENGLISH, DAY) or year
    at = f"para. {where}" if where[:1].isdigit() else where
    if case := international.union_case(item):
        if case.page:
            return sentence([case.named, name, spaced(year, "E.C.R.", case.page), at])
        return f"{sentence([case.named, name, f'ECLI:{case.ecli}' if case.ecli else '', at])} ({day})"
    if number := international.application_number(item):
        number = f"App. No{'s' if ' ' in number else ''}. {number}"
        return f"{sentence([name, number, at])} ({day})"
    if international.is_hague(item):
        first = spaced(year, "I.C.J. Rep.", clean(item.page_first or item.page))
        return sentence([name, international.stage(item), first, at if cite.label == "paragraph" else where])
    return ""


def statute(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Title, 17 U.S.C. § 107 (2018); 2023 O.J. (L 120) 1. (14.183-14.187)"""
    cite = law.at_its_section(cite)
    item = acts.by_number(cite.item)
    latin, own, translation = titled(item)
    name = spaced(latin, own, translation, law.commonwealth(item))
    code = law.code_of(item)
    year = dates.year(item.issued, item.issued_literal)
    where = pinpoint(cite) if cite.label == "section" else law.article_pinpoint(cite, "art.")
    if land_of(item) in ("GB", "AU", "NZ", "IE", "HK", "SG"):
        where = where.replace("sec. ", "s. ").replace("secs. ", "ss. ")
    series, volume, page = acts.official_journal(item)
    if series:
        return sentence([clean(item.title), where, spaced(year, f"O.J. ({series} {volume})", page)])
    number = law.act_number(item)
    if land_of(item) == "CN" and item.authority and not code:
        return spaced(sentence([spaced(name, acts.promulgated(item)), clean(item.document_number), where]), "(China)")
    if law.is_british(item) and year and not code:
        return sentence([name if name.endswith(year) else f"{name} {year}", number, where]) + " (UK)"
    if chapter := acts.chapter_of(item):
        return sentence([name, chapter.bare, where])
    if item.csl_type == "bill" and (congress := law.congress_of(item)):
        section = f"§ {clean(cite.locator)}" if cite.label == "section" else where
        return spaced(sentence([name, number, congress]), section, f"({year})" if year else "")
    text = sentence([name, number, code])
    if "Fed. Reg." in code and not law.is_proposed(item):  # with its day, as the Bluebook has it
        year = dates.western(item.issued, dates.BLUEBOOK, DAY) or year
    if law.is_proposed(item):
        year = f"proposed {dates.western(item.issued, months.ENGLISH, DAY)}"
    is_told = code or item.csl_type == "bill" or not law.tells_year(name, year)
    text += f" ({year})" if year and is_told else ""
    return spaced(text, where) if law.is_constitution(item) else sentence([text, where])


def treaty(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Name, art. 9, September 9, 1886, 1869 U.N.T.S. 299. (14.196)"""
    item = cite.item
    latin, own, translation = titled(item)
    series = spaced(clean(item.volume), law.series_of(item), clean(item.page_first or item.page))
    date = dates.western(item.issued, months.ENGLISH, DAY)
    return sentence([spaced(latin, own, translation), law.article_pinpoint(cite, "art."), date, series])


def hearing(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Title: Hearing Before the Senate Committee on the Judiciary, 118th Cong. 12 (2023). (14.188)"""
    item = cite.item
    committee = law.committee_of(item, is_short=False)
    title = italic_title(item)
    if committee and "hearing" not in title.lower():
        title = f"{title}{italic(': Hearing Before the ' + committee)}"
    where = spaced(law.congress_of(item), page_range(cite.locator))
    said = people(item, "author", options)
    told = f"(statement of {said})" if said else ""
    return spaced(sentence([title, where]), f"({year_of(item, gaps)})", told)


def patent(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Inventor, Title, US Patent 1,234,567, filed May 4, 2017, and issued January 1, 2019. (14.158)"""
    item = cite.item
    head = sentence([people(item, "author", options), italic_title(item)])
    return sentence([head, law.patent_of(item, "US Patent"), course_of(item, gaps)])


def course_of(item: Item, gaps: list[str]) -> str:
    """When a patent was filed and issued."""
    date = day_of(item, gaps)
    filed = dates.western(kept_date(item, "submitted"), months.ENGLISH, DAY)
    issued = f"issued {date}" if date else ""
    return sentence([f"filed {filed}" if filed else "", f"and {issued}" if filed and issued else issued])
