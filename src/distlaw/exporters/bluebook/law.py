"""Cases, statutes, treaties, hearings and patents in Bluebook footnotes: rules 10 to 14, 20 and 21."""

from __future__ import annotations

from distlaw.exporters.bluebook.words import country, day_of, led, people, pinpoint, titled
from distlaw.exporters.english import law
from distlaw.exporters.english.abbreviations import case_name
from distlaw.exporters.english.parts import pages, sentence, spaced, year_of
from distlaw.exporters.english.romanised import romanised, translated
from distlaw.exporters.exporter import StyleOptions
from distlaw.exporters.printed import dates
from distlaw.exporters.printed.language import language_of
from distlaw.exporters.printed.markup import clean
from distlaw.model.csl import kept_date
from distlaw.model.work import CiteItem, Item
from distlaw.vocab.styles import english

_DAY = "{month} {day}, {year}"


def case(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Name v. Name, 765 F. Supp. 3d 382, 390 (D. Del. 2025); docket: No. 24-cv-05417 (N.D. Cal. June 23, 2025) (10)."""
    item = cite.item
    report, where = law.report_of(item), pages(cite.locator)
    name, year = _parties(item), year_of(item, gaps)
    number, ecli = law.european_case(item)
    if number:
        at = f"¶ {where}" if where[:1].isdigit() else where
        return spaced(sentence([f"Case {number}", name, ecli, at]), f"({day_of(item) or year})")
    if report.neutral:
        at = f"[{where}]" if where[:1].isdigit() else where
        return spaced(name, sentence([report.neutral, at, law.reported(report, year)]), _land(item, report.neutral))
    if report.is_british and report.reporter:
        return sentence([spaced(name, law.reported(report, year)), where]) + led(_land(item, ""))
    docket = law.docket_of(item)
    docket = f"No. {docket}" if docket[:1].isdigit() else docket
    at = f"at {where}" if where else ""
    if law.is_database(report):  # 10.8.1
        cited = sentence([name, docket, spaced(report.volume, report.reporter, report.page), at])
        return spaced(cited, f"({spaced(law.court_of(item, ''), day_of(item) or year)})", country(item))
    if report.reporter:
        cited = spaced(report.volume, report.reporter, report.page)
        court = spaced(law.court_of(item, report.reporter), year)
        return spaced(sentence([name, cited, where]), f"({court})", country(item))
    court = law.court_of(item, "")
    court = case_name(court) if country(item) and language_of(item) == "en" else court
    return spaced(sentence([name, docket, at]), f"({spaced(court, day_of(item) or year)})", country(item))


def _parties(item: Item) -> str:
    """The name of a case, its words shortened by table T6; a Chinese one romanised."""
    if latin := romanised(item.title, language_of(item)):
        return spaced(latin, f"({clean(item.title)})", translated(item))
    name = law.versus(item.title, "v.")
    return case_name(name) if language_of(item) == "en" else name


def _land(item: Item, neutral: str) -> str:
    """(Eng.), (UK) for the courts of the whole kingdom, (H.K.): table T2."""
    if land := country(item):
        return land
    return "(UK)" if "] UK" in neutral else "(Eng.)"


def statute(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Title, 17 U.S.C. § 107 (2018); Min fa dian (民法典) [Civil Code] (promulgated by …), art. 1224 (China) (12)."""
    item = cite.item
    where = law.article(cite, "art.")
    year = dates.year(item.issued, item.issued_literal)
    series, volume, page = law.official_journal(item)
    if series:  # table T2, European Union
        return sentence([titled(item, str), where, spaced(year, f"O.J. ({series} {volume})", page)])
    if language_of(item) == "zh" or item.jurisdiction.upper() == "CN":
        return _chinese(item, where)
    if law.is_british(item) and year and not item.container_title:
        title = titled(item, str)
        section = f"§ {clean(cite.locator)}" if cite.label == "section" else where
        number = clean(item.document_number or item.number)
        return spaced(sentence([title if title.endswith(year) else f"{title} {year}", number, section]), "(UK)")
    code = spaced(clean(item.volume), clean(item.container_title))
    section = clean(item.section) or (clean(cite.locator) if cite.label == "section" else "")
    code = f"{code} § {section}" if code and section else spaced(code, law.page_in_series(item))
    title = titled(item, str)
    number = clean(item.number)
    number = f"Pub. L. No. {number}" if number[:1].isdigit() else number
    if cite.label == "section":
        where = "" if code and section == clean(cite.locator) else pinpoint(cite)
    congress = law.congress_of(item) if item.csl_type == "bill" else ""
    body = clean(item.authority) if item.csl_type == "bill" and not congress else ""
    text = spaced(sentence([title, number, congress]), where) if congress else sentence([title, number, body])
    text = spaced(text, where) if law.is_constitution(item) else sentence([text, code, "" if congress else where])
    if code.split(" ", 1)[-1].startswith("Fed. Reg."):  # 14.2(a): with its day
        year = day_of(item) or year
    return spaced(text, f"({year})" if year and not title.endswith(year) else "", country(item))


def _chinese(item: Item, where: str) -> str:
    """Who promulgated the law, and when (table T2, China)."""
    body = clean(item.authority or item.adopted_by)
    body = english().adopted_by.get(body, romanised(body, "zh") or body)
    passed = sentence([f"promulgated by the {body}" if body else "", day_of(item)])
    text = spaced(titled(item, str), f"({passed})" if passed else "")
    return spaced(sentence([text, clean(item.document_number), where]), "(China)")


def treaty(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Name art. 9, Sept. 9, 1886, 1869 U.N.T.S. 299 (21.4)."""
    item = cite.item
    named = spaced(titled(item, str), law.article(cite, "art."))
    series = spaced(clean(item.volume), clean(item.container_title), clean(item.page_first or item.page))
    return sentence([named, day_of(item), series])


def hearing(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Title: Hearing Before the S. Comm. on the Judiciary, 118th Cong. 12 (2023) (13.3)."""
    item = cite.item
    committee = law.committee_of(item, is_short=True)
    title = titled(item, str)
    if committee and "hearing" not in title.lower():
        title = f"{title}: Hearing Before the {committee}"
    where = spaced(law.congress_of(item), pages(cite.locator))
    return spaced(sentence([title, where]), f"({year_of(item, gaps)})")


def patent(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """U.S. Patent No. 1,234,567 (filed May 4, 2017) (issued Jan. 1, 2019) (14.9)."""
    item, date = cite.item, day_of(cite.item)
    number = law.patent_of(item, "U.S. Patent No.")
    if not number.startswith("U.S."):
        number = sentence([people(item, "author", options), titled(item, str), number])
    filed = dates.western(kept_date(item, "submitted"), english().months_bluebook, _DAY)
    return spaced(number, f"(filed {filed})" if filed else "", f"(issued {date})" if date else "", country(item))
