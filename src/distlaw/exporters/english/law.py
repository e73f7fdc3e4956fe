"""Cases, statutes and their pinpoints, from facts kept apart: reporter, court, docket, neutral citation."""

from __future__ import annotations

import re
from dataclasses import dataclass

from distlaw.exporters.printed.markup import clean
from distlaw.model.work import CiteItem, Item
from distlaw.vocab.styles import bluebook, law_manual

_CIRCUIT = re.compile(r"\b(?:Court of Appeals|USCA|Circuit)\b.*?\b(\w+|District of Columbia|D\.C\.) Circuit")
_DISTRICT = re.compile(
    r"(?:(Northern|Southern|Eastern|Western|Middle|Central) )?District of ((?!Columbia Circuit)[A-Z][\w ]+)\Z"
)
_AMERICAN = re.compile(r"US\s?(\d{6,8})\s?([A-Z]\d?)?")
_VERSUS = re.compile(r"\s+(?:v|vs|V|VS)\.?\s+")
_ARTICLE = re.compile(r"第?(\d+)条(?:第?(\d+)款)?(?:第?[（(]?(\d+)[）)]?项)?\Z")


@dataclass(frozen=True)
class Report:
    """Where a case is reported: a neutral citation, or volume, reporter and page."""

    neutral: str = ""
    volume: str = ""
    reporter: str = ""
    page: str = ""
    is_british: bool = False


def report_of(item: Item) -> Report:
    """The report of a case; a docket-only case has none."""
    neutral = clean(item.neutral_citation)
    reporter = clean(item.reporter or item.container_title)
    is_british = bool(neutral) or reporter in law_manual().british_reports or item.jurisdiction.upper() in ("GB", "UK")
    match = re.match(r"(\d+)\s+(.+?)\s+(\d+)\Z", reporter)
    if match:
        return Report(neutral, match[1], match[2], match[3], is_british)
    return Report(neutral, clean(item.volume), reporter, clean(item.page_first or item.page), is_british)


def court_of(item: Item, reporter: str) -> str:
    """The court in the parenthesis: 9th Cir., N.D. Cal.; none where the reporter says it (tables T1, T7)."""
    court, table = clean(item.authority), bluebook().courts
    if reporter in table.one_court:
        return ""
    if (match := _CIRCUIT.search(court)) and match[1] in table.circuits:
        return table.circuits[match[1]]
    if match := _DISTRICT.search(court):
        if not match[1] and match[2].strip() in table.districts:
            return table.districts[match[2].strip()]
        place = bluebook().places.get(match[2].strip(), match[2].strip())
        part = table.parts.get(match[1] or "", "")
        return f"{part}D.{'' if len(place) == 4 and place.count('.') == 2 else ' '}{place}"
    return court


def is_british(item: Item) -> bool:
    """Whether a statute is of the United Kingdom, which is named by its title and year."""
    return item.jurisdiction.upper() in ("GB", "UK") or item.language.lower() == "en-gb"


def patent_of(item: Item, word: str) -> str:
    """U.S. Patent No. 1,234,567; numbers of other offices as they stand."""
    number = clean(item.number)
    match = _AMERICAN.fullmatch(number)
    if not match:
        return number
    return f"{word} {int(match[1]):,}" + (f" {match[2]}" if match[2] else "")


def docket_of(item: Item) -> str:
    """The docket number, or the number of a guiding case."""
    docket = clean(item.docket or item.number)
    if not docket and item.guiding_number:
        number = clean(item.guiding_number)
        return f"Guiding Case No. {number}" if number.isdigit() else number
    return docket


def versus(title: str, word: str) -> str:
    """The case name with "v." or "v"."""
    return _VERSUS.sub(f" {word} ", clean(title))


def article(cite: CiteItem, word: str) -> str:
    """art. 1224(1) of a pinpoint like 第1224条第1款; other words as they are."""
    text = clean(cite.locator)
    match = _ARTICLE.match(text)
    if match:
        number, paragraph, item = match.groups()
        return f"{word} {number}" + (f"({paragraph})" if paragraph else "") + (f"({item})" if item else "")
    if cite.label in ("article", "article-locator", "rule") and text[:1].isdigit():
        return f"{word} {text}"
    return text
