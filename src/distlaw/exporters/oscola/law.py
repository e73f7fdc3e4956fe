"""Cases, legislation and treaties in OSCOLA footnotes (part 2)."""

from __future__ import annotations

from distlaw.exporters.english import acts, international, law
from distlaw.exporters.english.lands import land_of
from distlaw.exporters.english.parts import pages, sentence, spaced, year_of
from distlaw.exporters.english.romanised import romanised
from distlaw.exporters.exporter import StyleOptions
from distlaw.exporters.oscola.words import DAY, after, paragraphs, text_title, unstopped
from distlaw.exporters.printed import dates
from distlaw.exporters.printed.language import language_of
from distlaw.exporters.printed.markup import clean, italic
from distlaw.exporters.printed.titles import LAW, headline
from distlaw.model.work import CiteItem, Item
from distlaw.text import months


def case(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Name v Name [2025] EWHC 2863 (Ch) [12]; Name v Name 765 F Supp 3d 382, 390 (D Del 2025) (2.1)."""
    item = cite.item
    report, where = law.report_of(item), pages(cite.locator)
    latin = romanised(item.title, language_of(item), item.title_romanised)
    name = f"{italic(latin)} ({clean(item.title)})" if latin else italic(unstopped(law.versus(item.title, "v")))
    year = year_of(item, gaps, "nd")
    if text := _international(cite, name, year) or _of_the_commission(item, name, year):
        return text
    at = paragraphs(where)
    if report.neutral:
        return spaced(name, sentence([report.neutral, unstopped(law.reported(report, year))]), at)
    if report.is_british and report.reporter:
        is_told = law.is_one_court(report) or not item.authority
        court = "" if is_told else f"({unstopped(law.common_law_court(item))})"
        cited = spaced(name, unstopped(law.reported(report, year)), court)
        if where and cite.label == "paragraph":
            where = f"para {where}" if international.is_strasbourg(item) else paragraphs(where)
        return spaced(cited, where) if court else sentence([cited, where])
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


def _international(cite: CiteItem, name: str, year: str) -> str:
    """Case C-5/22 Name EU:C:2024:9, para 9 (2.6.2); Name App no 47940/99 (ECtHR, 20 July 2004), para 22 (2.6.3)."""
    item, where = cite.item, pages(cite.locator)
    at = f"para{'s' if '–' in where else ''} {where}" if where[:1].isdigit() else where
    if case := international.union_case(item):
        report = spaced(f"[{year}]", italic("ECR"), case.page) if case.page else ""
        return sentence([spaced(case.named, name, report or case.ecli), at])
    if number := international.application_number(item):
        day = dates.western(item.issued, months.ENGLISH, DAY) or year
        return sentence([f"{name} App no{'s' if ' ' in number else ''} {number} (ECtHR, {day})", at])
    if international.is_hague(item):
        first = spaced(f"[{year}]", "ICJ Rep", clean(item.page_first or item.page))
        told = f"({stage})" if (stage := international.stage(item)) else ""
        return sentence([spaced(name, told, first), at if cite.label == "paragraph" else where])
    return ""


def _of_the_commission(item: Item, name: str, year: str) -> str:
    """Name (Case COMP/39.999) Commission Decision [2013] OJ C7/6 (2.6.5)."""
    series, volume, page = acts.official_journal(item)
    number = law.docket_of(item)
    if not series or not number:
        return ""
    kind = clean(item.genre) or "Commission Decision"
    return spaced(name, f"({number})", kind, f"[{year}]", f"OJ {series}{volume}/{page}")


def statute(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Copyright, Designs and Patents Act 1988, s 29; 17 USC § 107 (2018); [2023] OJ L120/1, art 5 (2.4, 2.6, 2.8)."""
    cite = law.at_its_section(cite)
    item = cite.item
    year = dates.year(item.issued, item.issued_literal)
    where = _provision(cite)
    series, volume, page = acts.official_journal(item)
    if series:  # the title of an act of the Union stands as the Journal prints it
        return sentence([spaced(clean(item.title), f"[{year}]", f"OJ {series}{volume}/{page}"), where])
    title = spaced(text_title(item), after(item))
    if chapter := acts.chapter_of(item):
        return sentence([title, chapter.bare, where])
    if land_of(item) == "EU":
        return sentence([clean(item.title), where])
    if law.commonwealth(item) and year:
        return sentence([spaced(title if title.endswith(year) else f"{title} {year}", law.commonwealth(item)), where])
    number = unstopped(law.act_number(item))
    if item.csl_type == "bill" and law.is_british(item):  # 2.4.6
        session = pages(item.collection_title or item.chapter_number, shorten=False) or year
        house, _, place = number.rpartition(" ")
        return sentence([spaced(title, house, f"({session})", place), where])
    if number.startswith("Cap "):
        return sentence([f"{title} ({number})", where])
    if item.csl_type == "bill" and (congress := law.congress_of(item)):
        return spaced(sentence([title, number, unstopped(congress)]), where, f"({year})" if year else "")
    code, mark, section = law.code_of(item).partition(" §") if item.container_title else ("", "", "")
    code = unstopped(code) + mark + section
    if code:
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
    if not where and cite.item.section[:1].isdigit() and law.is_british(cite.item):
        return f"s {clean(cite.item.section)}"
    if law.is_british(cite.item) and cite.item.number.startswith("SI ") and where[:1].isdigit():
        title = cite.item.title  # 2.5.1: regulations have regs, rules have rules, orders have articles
        return f"{'reg' if 'Regulations' in title else 'r' if 'Rules' in title else 'art'} {where}"
    if cite.label in ("section", "article") and where[:1].isdigit():
        if cite.item.csl_type == "bill" and cite.label == "section" and law.congress_of(cite.item):
            return f"§ {where}"
        return f"{'s' if cite.label == 'section' else 'art'} {where}"
    return law.article_pinpoint(cite, "art")


def treaty(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Name (adopted 9 September 1886) 1869 UNTS 299, art 9 (2.7)."""
    item = cite.item
    date = dates.western(item.issued, months.ENGLISH, DAY)
    series = spaced(clean(item.volume), law.series_of(item), clean(item.page_first or item.page))
    force = dates.western(acts.in_force(item), months.ENGLISH, DAY)
    told = sentence([f"adopted {date}" if date else "", f"entered into force {force}" if force else ""])
    named = spaced(text_title(item), after(item), f"({told})" if told else "", unstopped(series))
    return sentence([named, _provision(cite)]) if series else spaced(named, _provision(cite))


def hearing(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Title: Hearing before the Senate Committee on the Judiciary, 118th Cong 12 (2023), with no rule of its own."""
    item = cite.item
    if item.container_title in ("HC Deb", "HL Deb"):  # 3.4.2
        day = dates.western(item.issued, months.ENGLISH, DAY) or year_of(item, gaps, "nd")
        column = pages(cite.locator or item.page)
        volume = f"vol {clean(item.volume)}" if item.volume else ""
        at = f"{'cols' if '–' in column else 'col'} {column}" if column else ""
        return sentence([f"{item.container_title} {day}", volume, at])
    title, body = law.hearing_parts(item)
    body = body or law.committee_of(item, is_short=False)
    title = headline(title, LAW) + (f": Hearing before the {body}" if body else "")
    where = spaced(unstopped(law.congress_of(item)), pages(cite.locator))
    return spaced(sentence([italic(title), where]), f"({year_of(item, gaps, 'nd')})")
