"""Cases, statutes, treaties and patents in Bluebook footnotes: rules 10 to 14, 20 and 21."""

from __future__ import annotations

from distlaw.exporters.bluebook.words import country, day_of, led, people, pinpoint, titled
from distlaw.exporters.english.abbreviations import case_name
from distlaw.exporters.english.law import article, court_of, docket_of, is_british, patent_of, report_of, versus
from distlaw.exporters.english.parts import pages, sentence, spaced, year_of
from distlaw.exporters.english.romanised import romanised, translated
from distlaw.exporters.exporter import StyleOptions
from distlaw.exporters.printed import dates
from distlaw.exporters.printed.language import language_of
from distlaw.exporters.printed.markup import clean
from distlaw.model.work import CiteItem
from distlaw.vocab.styles import english


def case(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Name v. Name, 765 F. Supp. 3d 382, 390 (D. Del. 2025); docket: No. 24-cv-05417 (N.D. Cal. June 23, 2025) (10)."""
    item = cite.item
    report, where = report_of(item), pages(cite.locator)
    latin = romanised(item.title, language_of(item))
    name = versus(item.title, "v.")
    name = case_name(name) if language_of(item) == "en" else name
    if latin:
        name = spaced(latin, f"({clean(item.title)})", translated(item))
    year = year_of(item, gaps)
    if report.neutral:
        at = f"[{where}]" if where[:1].isdigit() else where
        return spaced(name, report.neutral, at, "(Eng.)" if report.neutral[:1] == "[" else "")
    if report.is_british and report.reporter:
        return sentence([spaced(name, f"[{year}]", report.volume, report.reporter, report.page), where]) + " (Eng.)"
    if report.reporter:
        cited = spaced(report.volume, report.reporter, report.page)
        return (
            sentence([name, cited, where]) + f" ({spaced(court_of(item, report.reporter), year)})" + led(country(item))
        )
    docket = docket_of(item)
    docket = f"No. {docket}" if docket[:1].isdigit() else docket
    at = f"at {where}" if where else ""
    return spaced(sentence([name, docket, at]), f"({spaced(court_of(item, ''), day_of(item) or year)})", country(item))


def statute(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Title, 17 U.S.C. § 107 (2018); Min fa dian (民法典) [Civil Code] (promulgated by …), art. 1224 (China) (12)."""
    item = cite.item
    where = article(cite, "art.")
    if language_of(item) == "zh":
        body = clean(item.authority or item.adopted_by)
        body = english().adopted_by.get(body, romanised(body, "zh"))
        date = day_of(item)
        passed = sentence([f"promulgated by the {body}" if body else "", date])
        text = spaced(titled(item, str), f"({passed})" if passed else "")
        return spaced(sentence([text, clean(item.document_number), where]), "(China)")
    year = dates.year(item.issued, item.issued_literal)
    if is_british(item) and year and not item.container_title:
        title = titled(item, str)
        section = f"§ {clean(cite.locator)}" if cite.label == "section" else where
        return spaced(sentence([title if title.endswith(year) else f"{title} {year}", section]), "(UK)")
    code = spaced(clean(item.volume), clean(item.container_title))
    section = clean(item.section) or (clean(cite.locator) if cite.label == "section" else "")
    code = f"{code} § {section}" if code and section else code
    title = titled(item, str)
    number = clean(item.number)
    number = f"Pub. L. No. {number}" if number[:1].isdigit() else number
    if cite.label == "section":
        where = "" if code and section == clean(cite.locator) else pinpoint(cite)
    body = clean(item.authority) if item.csl_type == "bill" else ""
    text = sentence([title, number, body, code, where])
    return spaced(text, f"({year})" if year and not title.endswith(year) else "", country(item))


def patent(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """U.S. Patent No. 1,234,567 (issued Jan. 1, 2019) (14.9)."""
    item, date = cite.item, day_of(cite.item)
    number = patent_of(item, "U.S. Patent No.")
    if not number.startswith("U.S."):
        number = sentence([people(item, "author", options), titled(item, str), number])
    return spaced(number, f"(issued {date})" if date else "", country(item))


def treaty(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Name art. 9, Sept. 9, 1886 (21.4)."""
    item = cite.item
    return sentence([spaced(titled(item, str), article(cite, "art.")), day_of(item), clean(item.container_title)])
