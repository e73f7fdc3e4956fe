"""APA style, 7th edition: reference list (chapters 9 to 11)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from distlaw.exporters.english.abbreviations import in_full
from distlaw.exporters.english.forms import Forms
from distlaw.exporters.english.law import court_of, docket_of, is_british, patent_of, report_of, versus
from distlaw.exporters.english.parts import access, edition, initials, pages, sentence, spaced, straight
from distlaw.exporters.english.romanised import is_body, is_east_asian, latin_parts, readable, romanised, translated
from distlaw.exporters.exporter import Lines, StyleOptions
from distlaw.exporters.printed import dates, listing
from distlaw.exporters.printed.language import language_of
from distlaw.exporters.printed.markup import clean, italic
from distlaw.exporters.printed.order import ordered
from distlaw.exporters.printed.untitled import ENGLISH
from distlaw.exporters.printed.year_letters import identity, year_letters
from distlaw.model.problem import Problem
from distlaw.model.work import CiteItem, Item, Name
from distlaw.text import months

MOST = 20  # 9.8: up to twenty are named; of more, nineteen, then the last


def render(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """One entry of the list."""
    return spaced(*_FORMS.of(cite.item)(cite.item, options, gaps))


def _inverted(name: Name) -> str:
    """Family, A. B.; bodies whole (9.8)."""
    family, given = latin_parts(name)
    if is_body(name) or not given:
        return family
    if is_east_asian(name):
        return f"{family}, {given[:1].upper()}."
    particles = spaced(name.dropping_particle, name.non_dropping_particle)
    family = f"{particles} {family}" if particles else family
    return sentence([family, initials(given), clean(name.suffix)])


def _people(names: Sequence[Name], show: Callable[[Name], str], *, inverted: bool = True) -> str:
    shown = [text for name in names if (text := show(name))]
    if len(shown) > MOST:
        return f"{', '.join(shown[: MOST - 1])}, . . . {shown[-1]}"
    if shown and names[-1].et_al:
        return f"{', '.join(shown)}, et al."
    if len(shown) < 2:
        return "".join(shown)
    comma = "," if inverted or len(shown) > 2 else ""
    return f"{', '.join(shown[:-1])}{comma} & {shown[-1]}"


def _initialled(name: Name) -> str:
    """A. B. Family: editors of the host (10.3)."""
    family, given = latin_parts(name)
    if is_body(name) or not given:
        return straight(name)
    return f"{given[:1].upper()}. {family}" if is_east_asian(name) else f"{initials(given)} {family}"


def _head(item: Item, gaps: list[str], date: str, title: str) -> list[str]:
    """Author. (date). Title.; without an author the title stands first (9.12)."""
    who = _people(readable(item, "author"), _inverted)
    if not who and not item.container_title and (editors := readable(item, "editor")):
        who = f"{_people(editors, _inverted)} ({'Ed.' if len(editors) == 1 else 'Eds.'})"
    if not date:
        gaps.append("date")
    when = f"({date or 'n.d.'})."
    if not title:
        gaps.append("title")
    return [_stop(who), when, _stop(title)] if who else [_stop(title), when]


def _stop(text: str) -> str:
    bare = text.rstrip("\ue001\ue003")
    return text if not text or bare.endswith((".", "?", "!")) else text + "."


def _title(item: Item, *, is_whole: bool) -> str:
    """The title, in italics for a work that stands alone; a Chinese one romanised, with its translation (9.38)."""
    own = clean(item.title)
    latin = romanised(own, language_of(item), item.title_romanised)
    shown = latin or own
    return " ".join(
        part for part in (italic(shown) if is_whole else shown, own if latin else "", translated(item)) if part
    )


def _host(item: Item) -> str:
    own = in_full(clean(item.container_title))
    latin = romanised(own, language_of(item))
    return f"{italic(latin)} {own}" if latin else italic(own)


def _year(item: Item) -> str:
    return dates.year(item.issued, item.issued_literal)


def _day(item: Item) -> str:
    return dates.western(item.issued, months.ENGLISH, "{year}, {month} {day}", "{year}, {month}") or clean(
        item.issued_literal
    )


def _article(item: Item, options: StyleOptions, gaps: list[str]) -> list[str]:
    """Author, A. (2025). Title. Journal, 73(5), 733–787. DOI (10.1)"""
    issue = f"({clean(item.issue)})" if item.issue else ""
    volume = italic(clean(item.volume)) + issue
    where = pages(item.page, shorten=False)
    if not where and item.article_number:
        where = f"Article {clean(item.article_number)}"
    if not item.container_title:
        gaps.append("container_title")
    source = sentence([_host(item), volume, where])
    return [*_head(item, gaps, _year(item), _title(item, is_whole=False)), _stop(source), access(item, options)]


def _book(item: Item, options: StyleOptions, gaps: list[str]) -> list[str]:
    """Author, A. (2020). Title (A. Translator, Trans.; 2nd ed.). Publisher. (10.2)"""
    translators = _people(readable(item, "translator"), _initialled, inverted=False)
    volume = f"Vol. {clean(item.volume)}" if item.volume else ""
    number = clean(item.number) if item.csl_type == "report" else ""
    number = f"No. {number}" if number[:1].isdigit() else number
    inside = sentence([edition(item, "ed."), volume, number])
    inside = "; ".join(part for part in (f"{translators}, Trans." if translators else "", inside) if part)
    title = _title(item, is_whole=True) + (f" ({inside})" if inside else "")
    if not item.publisher and not item.url:
        gaps.append("publisher")
    authors = {name.literal for name in readable(item, "author")}
    publisher = "" if item.publisher in authors else clean(item.publisher)  # 9.29: the author is not named twice
    return [*_head(item, gaps, _year(item), title), _stop(publisher), access(item, options)]


def _chapter(item: Item, options: StyleOptions, gaps: list[str]) -> list[str]:
    """Author, A. (2020). Title. In E. Editor (Ed.), Host (2nd ed., pp. 1–5). Publisher. (10.3)"""
    editors = readable(item, "editor")
    named = _people(editors, _initialled, inverted=False)
    named = f"{named} ({'Ed.' if len(editors) == 1 else 'Eds.'})" if named else ""
    where = pages(item.page, shorten=False)
    where = f"{'pp.' if '–' in where else 'p.'} {where}" if where else ""
    inside = sentence([edition(item, "ed."), f"Vol. {clean(item.volume)}" if item.volume else "", where])
    host = (_host(item) or italic(clean(item.event_title))) + (f" ({inside})" if inside else "")
    source = _stop(f"In {sentence([named, host])}") if host else ""
    head = _head(item, gaps, _year(item), _title(item, is_whole=False))
    return [*head, source, _stop(clean(item.publisher)), access(item, options)]


def _thesis(item: Item, options: StyleOptions, gaps: list[str]) -> list[str]:
    """Author, A. (2020). Title [Doctoral dissertation, University]. (10.6)"""
    kind = (
        "Master’s thesis" if any(word in item.genre.lower() for word in ("master", "硕士")) else "Doctoral dissertation"
    )
    title = f"{_title(item, is_whole=True)} [{sentence([kind, clean(item.publisher)])}]"
    return [*_head(item, gaps, _year(item), title), access(item, options)]


def _news(item: Item, options: StyleOptions, gaps: list[str]) -> list[str]:
    """Author, A. (2024, October 12). Title. Paper, A1. (10.1)"""
    volume = italic(clean(item.volume)) + (f"({clean(item.issue)})" if item.issue and item.volume else "")
    source = sentence([_host(item), volume, pages(item.page, shorten=False)])
    return [*_head(item, gaps, _day(item), _title(item, is_whole=False)), _stop(source), access(item, options)]


def _web(item: Item, options: StyleOptions, gaps: list[str]) -> list[str]:
    """Author, A. (2024, October 12). Title. Site. URL (10.16)"""
    authors = {name.literal for name in readable(item, "author")}
    site = clean(item.container_title or item.site or item.publisher)
    site = "" if site in authors else site
    url = access(item, options)
    if not item.issued and item.accessed and url and options.show_accessed:
        url = f"Retrieved {dates.western(item.accessed, months.ENGLISH, '{month} {day}, {year}')}, from {url}"
    return [*_head(item, gaps, _day(item), _title(item, is_whole=True)), _stop(site), url]


def _case(item: Item, options: StyleOptions, gaps: list[str]) -> list[str]:
    """Name v. Name, 765 F. Supp. 3d 382 (D. Del. 2025). URL (11.4)"""
    report, year = report_of(item), _year(item)
    if not year:
        gaps.append("date")
    name = versus(item.title, "v.")
    if latin := romanised(item.title, language_of(item)):
        name = spaced(latin, clean(item.title), translated(item))
    if report.neutral:
        return [_stop(sentence([name, report.neutral])), access(item, options)]
    if report.is_british and report.reporter:
        cited = spaced(name.replace(" v. ", " v "), f"[{year}]", report.volume, report.reporter, report.page)
        return [_stop(cited), access(item, options)]
    court = spaced(court_of(item, report.reporter), year or "n.d.")
    cited = spaced(report.volume, report.reporter, report.page)
    docket = docket_of(item)
    docket = f"No. {docket}" if docket[:1].isdigit() else docket
    text = f"{sentence([name, cited or docket])} ({court})"
    return [_stop(text), access(item, options)]


def _statute(item: Item, options: StyleOptions, gaps: list[str]) -> list[str]:
    """Title, 17 U.S.C. § 107 (2018). URL (11.5)"""
    code = spaced(clean(item.volume), clean(item.container_title))
    if item.section:
        code = f"{code} § {clean(item.section)}".strip()
    own = clean(item.title)
    latin = romanised(own, language_of(item), item.title_romanised)
    name = spaced(latin or own, own if latin else "", translated(item))
    year = _year(item)
    if is_british(item) and year and not code:
        return [_stop(name if name.endswith(year) else f"{name} {year}"), access(item, options)]
    text = sentence([name, clean(item.document_number or item.number), code])
    return [_stop(f"{text} ({year})" if year and not name.endswith(year) else text), access(item, options)]


def _treaty(item: Item, options: StyleOptions, gaps: list[str]) -> list[str]:
    """Name of Treaty, September 9, 1886. URL (11.9)"""
    date = dates.western(item.issued, months.ENGLISH, "{month} {day}, {year}")
    return [_stop(sentence([_title(item, is_whole=False), date])), access(item, options)]


def _described(item: Item, options: StyleOptions, gaps: list[str]) -> list[str]:
    """Author, A. (2022). Title (Version 2) [Data set]. Publisher. DOI (10.9, 10.10, 11.8)"""
    version = clean(item.version)
    number = patent_of(item, "U.S. Patent No.") if item.csl_type == "patent" else ""
    plain_version = version[1:] if version[:1] in "vV" and version[1:2].isdigit() else version
    inside = f"Version {plain_version}" if plain_version[:1].isdigit() else version or number
    kind = _KINDS_TOLD.get(item.csl_type, "")
    title = _title(item, is_whole=True) + (f" ({inside})" if inside else "") + (f" [{kind}]" if kind else "")
    date = _day(item) if item.csl_type in ("speech", "interview") else _year(item)
    source = sentence([clean(item.publisher or item.event_title or item.authority), clean(item.event_place)])
    return [*_head(item, gaps, date, title), _stop(source), access(item, options)]


_KINDS_TOLD = {"dataset": "Data set", "software": "Computer software", "speech": "Speech", "interview": "Interview"}
_OTHERS = {**dict.fromkeys(("dataset", "software", "speech", "interview", "patent", "article"), _described),
           "treaty": _treaty}  # fmt: skip
_FORMS = Forms(
    article=_article,
    book=_book,
    chapter=_chapter,
    thesis=_thesis,
    news=_news,
    web=_web,
    case=_case,
    statute=_statute,
    others=_OTHERS,
)

_EACH = listing.each(render, "apa", untitled=ENGLISH)


def _lines(cites: Sequence[CiteItem], options: StyleOptions) -> Lines:
    """The list; works of the same persons and year have letters behind it, in the order of their titles (9.47)."""
    letters = year_letters(sorted((cite.item for cite in cites), key=lambda item: item.title.casefold()))
    found: list[str] = []
    problems: list[Problem] = []
    for cite in ordered(cites, options.sort):
        lines = _EACH([cite], options.model_copy(update={"sort": "cited"}))
        found += [_lettered(line, cite.item, letters.get(identity(cite.item), "")) for line in lines.lines]
        problems += lines.problems
    return Lines(tuple(found), tuple(problems))


def _lettered(line: str, item: Item, letter: str) -> str:
    if not letter:
        return line
    return re.sub(rf"\({item.year}(?=[),])", f"({item.year}{letter}", line, count=1)


PART = listing.style("apa", "APA, 7th edition", _lines, aliases=("apa-7", "apa7"))
