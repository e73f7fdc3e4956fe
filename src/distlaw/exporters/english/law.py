"""Cases, statutes and their pinpoints, from facts kept apart: reporter, court, docket, neutral citation."""

from __future__ import annotations

import re
from dataclasses import dataclass

from distlaw.exporters.printed.markup import clean
from distlaw.model.work import CiteItem, Item
from distlaw.vocab.styles import law_manual

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
