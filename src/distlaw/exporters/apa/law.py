"""Cases, statutes and treaties in an APA reference list (chapter 11)."""

from __future__ import annotations

from distlaw.exporters.apa.words import stop, titled, year_in
from distlaw.exporters.english.law import court_of, docket_of, is_british, report_of, versus
from distlaw.exporters.english.parts import access, sentence, spaced
from distlaw.exporters.english.romanised import romanised, translated
from distlaw.exporters.exporter import StyleOptions
from distlaw.exporters.printed import dates
from distlaw.exporters.printed.language import language_of
from distlaw.exporters.printed.markup import clean
from distlaw.model.work import Item
from distlaw.text import months


def case(item: Item, options: StyleOptions, gaps: list[str]) -> list[str]:
    """Name v. Name, 765 F. Supp. 3d 382 (D. Del. 2025). URL (11.4)"""
    report, year = report_of(item), year_in(item)
    if not year:
        gaps.append("date")
    name = versus(item.title, "v.")
    if latin := romanised(item.title, language_of(item)):
        name = spaced(latin, clean(item.title), translated(item))
    if report.neutral:
        return [stop(sentence([name, report.neutral])), access(item, options)]
    if report.is_british and report.reporter:
        cited = spaced(name.replace(" v. ", " v "), f"[{year}]", report.volume, report.reporter, report.page)
        return [stop(cited), access(item, options)]
    court = spaced(court_of(item, report.reporter), year or "n.d.")
    cited = spaced(report.volume, report.reporter, report.page)
    docket = docket_of(item)
    docket = f"No. {docket}" if docket[:1].isdigit() else docket
    text = f"{sentence([name, cited or docket])} ({court})"
    return [stop(text), access(item, options)]


def statute(item: Item, options: StyleOptions, gaps: list[str]) -> list[str]:
    """Title, 17 U.S.C. § 107 (2018). URL (11.5)"""
    code = spaced(clean(item.volume), clean(item.container_title))
    if item.section:
        code = f"{code} § {clean(item.section)}".strip()
    own = clean(item.title)
    latin = romanised(own, language_of(item), item.title_romanised)
    name = spaced(latin or own, own if latin else "", translated(item))
    year = year_in(item)
    if is_british(item) and year and not code:
        return [stop(name if name.endswith(year) else f"{name} {year}"), access(item, options)]
    text = sentence([name, clean(item.document_number or item.number), code])
    return [stop(f"{text} ({year})" if year and not name.endswith(year) else text), access(item, options)]


def treaty(item: Item, options: StyleOptions, gaps: list[str]) -> list[str]:
    """Name of Treaty, September 9, 1886. URL (11.9)"""
    date = dates.western(item.issued, months.ENGLISH, "{month} {day}, {year}")
    return [stop(sentence([titled(item, is_whole=False), date])), access(item, options)]
