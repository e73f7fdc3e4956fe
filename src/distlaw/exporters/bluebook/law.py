"""Cases, statutes, treaties, hearings and patents in Bluebook footnotes: rules 10 to 14, 20 and 21."""

from __future__ import annotations

import re

from distlaw.exporters.bluebook import german
from distlaw.exporters.bluebook.words import country, day_of, led, people, pinpoint, titled
from distlaw.exporters.english import acts, international, law
from distlaw.exporters.english.abbreviations import case_name
from distlaw.exporters.english.lands import land_of
from distlaw.exporters.english.parts import mark_of, pages, sentence, spaced, year_of
from distlaw.exporters.english.romanised import romanised, translated
from distlaw.exporters.english.source_facts import star_page
from distlaw.exporters.exporter import StyleOptions
from distlaw.exporters.printed import dates
from distlaw.exporters.printed.language import language_of
from distlaw.exporters.printed.markup import clean
from distlaw.model.csl import kept_date
from distlaw.model.work import CiteItem, Item
from distlaw.vocab.styles import english_table

_CANADA = "(Can.)"  # whose reports a comma parts from the name: table T2
_COUNTRIES_SIDES = re.compile(r"\(([^()]+ v\. [^()]+)\)")
_DAY = "{month} {day}, {year}"


def case(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Name v. Name, 765 F. Supp. 3d 382, 390 (D. Del. 2025); docket: No. 24-cv-05417 (N.D. Cal. June 23, 2025) (10)."""
    item = cite.item
    report, where = law.report_of(item), pages(cite.locator)
    name, year = _parties(item), year_of(item, gaps)
    if text := _international(cite, name, year) or german.decision(cite):
        return text
    if report.neutral:
        return _neutral(cite, report, name, year)
    if report.is_british and report.reporter:
        court = f"({law.common_law_court(item)})" if item.authority and not law.is_one_court(report) else ""
        reported = spaced(law.reported(report, year), court)
        cited = sentence([name, reported]) if country(item) == _CANADA else spaced(name, reported)
        where = pinpoint(cite) if cite.label == "paragraph" else where
        cited = spaced(cited, where) if court else sentence([cited, where])
        return cited + led("(UK)" if court in ("(HL)", "(PC)") else _land(item, ""))
    docket = law.docket_of(item)
    docket = f"No. {docket}" if docket[:1].isdigit() else docket
    at = f"at {where}" if where else ""
    if where and cite.label == "paragraph":
        at = pinpoint(cite)
    if law.is_database(report):  # 10.8.1
        at = f"at {star_page(where)}" if where and cite.label == "page" else at
        cited = sentence([name, docket, spaced(report.volume, report.reporter, report.page), at])
        return spaced(cited, f"({spaced(law.court_of(item, ''), day_of(item) or year)})", country(item))
    if report.reporter:
        cited = spaced(report.volume, report.reporter, report.page)
        court = spaced(law.court_of(item, report.reporter), year)
        return spaced(sentence([name, cited, where]), f"({court})", country(item))
    at = f"slip op. {at}" if at.startswith("at ") and docket and land_of(item) in ("US", "") else at  # 10.8.1(b)
    court = law.court_of(item, "")
    court = case_name(court) if country(item) and language_of(item) in ("en", "zh") else court
    stage = clean(item.genre) if "Case No." in docket else ""  # 21.6: an award
    return spaced(sentence([name, docket, stage, at]), f"({spaced(court, day_of(item) or year)})", country(item))


def _neutral(cite: CiteItem, report: law.LawReport, name: str, year: str) -> str:
    """Name [2020] EWCA (Civ) 5, [14] (Eng.); Name, 2019 SCC 10, ¶ 30, [2019] 1 SCR 488 (Can.) (table T2)."""
    item, where = cite.item, pages(cite.locator)
    is_bracketed = report.neutral.startswith("[")
    at = (f"[{where}]" if is_bracketed else f"¶ {where}") if where[:1].isdigit() else where
    number = report.neutral.replace("EWCA Civ ", "EWCA (Civ) ").replace("EWCA Crim ", "EWCA (Crim) ")
    cited = sentence([number, at, law.reported(report, year)])
    if land_of(item) == "CA":
        name = name.replace("R v.", "R. v.")
    return spaced(spaced(name, cited) if is_bracketed else sentence([name, cited]), _land(item, report.neutral))


def _international(cite: CiteItem, name: str, year: str) -> str:
    """Case C-5/22, Name, ECLI, ¶ 9 (Jan. 11, 2024); App. No. 47940/99, ¶ 22 (July 20, 2004); 1949 I.C.J. Rep. 4."""
    item, where = cite.item, pages(cite.locator)
    at = f"¶ {where}" if where[:1].isdigit() else where
    if case := international.union_case(item):
        if case.page:
            return sentence([case.named, name, spaced(year, "E.C.R.", case.page), at])
        return spaced(
            sentence([case.named, name, f"ECLI:{case.ecli}" if case.ecli else "", at]), f"({day_of(item) or year})"
        )
    if number := international.application_number(item):
        number = f"App. No{'s' if ' ' in number else ''}. {number.replace(' and ', ' & ')}"
        return spaced(sentence([name, number, at]), f"({day_of(item) or year})")
    if international.is_hague(item):  # 21.5.1
        first = spaced(year, "I.C.J. Rep.", clean(item.page_first or item.page))
        day = day_of(item).removesuffix(f", {year}")
        at = at if cite.label == "paragraph" else where
        own = _COUNTRIES_SIDES.sub(lambda match: _sides(match[1]), law.versus(item.title, "v."))
        return spaced(sentence([own, international.stage(item), first, at]), f"({day})" if day and day != year else "")
    return ""


def _sides(text: str) -> str:
    """(Nicar. v. U.S.): states by table T10."""
    states = english_table().states
    return f"({' v. '.join(states.get(side, side) for side in text.split(' v. '))})"


def _parties(item: Item) -> str:
    """The name of a case, its words shortened by table T6; a Chinese one romanised."""
    if latin := romanised(item.title, language_of(item), item.title_romanised):
        return spaced(latin, f"({clean(item.title)})", translated(item))
    name = law.versus(item.title, "v.")
    return case_name(name) if language_of(item) == "en" else name


def _land(item: Item, neutral: str) -> str:
    """(Eng.), (UK) for the courts of the whole kingdom, (H.K.): table T2."""
    if land := country(item):
        return land
    if international.is_strasbourg(item):
        return ""
    return "(UK)" if "] UK" in neutral else "(Eng.)"


def statute(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Title, 17 U.S.C. § 107 (2018); Min fa dian (民法典) [Civil Code] (promulgated by …), art. 1224 (China) (12)."""
    cite = law.at_its_section(cite)
    item = acts.by_number(cite.item)
    where = law.article_pinpoint(cite, "art.")
    year = dates.year(item.issued, item.issued_literal)
    series, volume, page = acts.official_journal(item)
    if series:  # table T2, European Union
        return sentence([titled(item, str), where, spaced(year, f"O.J. ({series} {volume})", page)])
    if language_of(item) == "zh" or land_of(item) == "CN":
        return _chinese(item, where)
    if law.is_british(item) and year and not item.container_title:
        title = titled(item, str)
        section = f"§ {clean(cite.locator)}" if cite.label == "section" else where
        number = clean(item.document_number or item.number)
        return spaced(sentence([title if title.endswith(year) else f"{title} {year}", number, section]), "(UK)")
    if chapter := acts.chapter_of(item):  # table T2, Canada
        return spaced(sentence([titled(item, str), chapter.stopped, pinpoint(cite) or where]), country(item) or _CANADA)
    at = clean(cite.locator) if cite.label == "section" else ""
    code, section = law.code_of(item, at), clean(item.section) or at
    title = spaced(clean(item.title), german.short_name(item), translated(item)) if german.is_german(item) else ""
    title = title or spaced(titled(item, str), law.commonwealth(item))
    number = law.act_number(item)
    number = f"Pub. L. No. {number}" if number[:1].isdigit() else number
    if number.startswith("Cap. ") and year:  # table T2, Hong Kong
        return spaced(sentence([title, f"({year}) {number}", pinpoint(cite) or where]), country(item))
    if cite.label == "section":
        where = "" if code and item.container_title and section == at and mark_of(at) in code else pinpoint(cite)
    congress = law.congress_of(item) if item.csl_type == "bill" else ""
    body = clean(item.authority) if item.csl_type == "bill" and not congress else ""
    text = spaced(sentence([title, number, congress]), where) if congress else sentence([title, number, body])
    if law.is_constitution(item):
        text = spaced(text, where or clean(item.section))
    else:
        text = sentence([text, code, "" if congress else where])
    if "Fed. Reg." in code or law.is_proposed(item):  # 14.2(a): with its day
        year = spaced("proposed" if law.is_proposed(item) else "", day_of(item) or year)
    is_told = item.section or item.csl_type == "bill" or not law.tells_year(title, year)
    return spaced(text, f"({year})" if year and is_told else "", country(item))


def _chinese(item: Item, where: str) -> str:
    """Who promulgated the law, and when (table T2, China)."""
    text = spaced(titled(item, str), acts.promulgated(item))
    return spaced(sentence([text, clean(item.document_number), where, acts.gazette(item)]), country(item) or "(China)")


def treaty(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Name art. 9, Sept. 9, 1886, 1869 U.N.T.S. 299 (21.4)."""
    item = cite.item
    named = spaced(titled(item, str), law.article_pinpoint(cite, "art."))
    series = spaced(clean(item.volume), law.series_of(item), clean(item.page_first or item.page))
    return sentence([named, day_of(item), series])


def hearing(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Title: Hearing Before the S. Comm. on the Judiciary, 118th Cong. 12 (2023) (13.3)."""
    item = cite.item
    committee = case_name(law.committee_of(item, is_short=True))
    title = titled(item, str)
    if committee and "hearing" not in title.lower():
        title = f"{title}: Hearing Before the {committee}"
    where = spaced(law.congress_of(item), pages(cite.locator))
    said = people(item, "author", options)
    return spaced(sentence([title, where]), f"({year_of(item, gaps)})", f"(statement of {said})" if said else "")


def patent(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """U.S. Patent No. 1,234,567 (filed May 4, 2017) (issued Jan. 1, 2019) (14.9)."""
    item, date = cite.item, day_of(cite.item)
    number = law.patent_of(item, "U.S. Patent No.")
    if not number.startswith("U.S."):
        number = sentence([people(item, "author", options), titled(item, str), number])
    filed = dates.western(kept_date(item, "submitted"), english_table().months_bluebook, _DAY)
    return spaced(number, f"(filed {filed})" if filed else "", f"(issued {date})" if date else "", country(item))
