"""Acts and where they are printed: the Union's journal, China's gazettes, Canada's statutes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from distlaw.exporters.english.abbreviations import case_name
from distlaw.exporters.english.romanised import romanised
from distlaw.exporters.printed import dates
from distlaw.exporters.printed.markup import clean
from distlaw.model.csl import kept_date
from distlaw.model.work import Item
from distlaw.vocab.styles import english_table

_JOURNAL = re.compile(
    r"(?:Official Journal(?: of the European (?:Union|Communities))?|O\.? ?J\.?(?: ?E\.?[UC]\.?)?)"
    r"(?:[ ,]+\(?([LC])\)?(?: series)?)?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"([LC])?[ ,]*(\d+(?:/\d+)?)?")
_FIRST = re.compile(r"[-–]")
_STATUTES = re.compile(r"([A-Z][A-Z. ]*[A-Z]\.?)(?:,? (\d{4}))?(?:,? c(?:h(?:apter|\.)?|\.)? ?([\w.-]+))?")
_CHAPTER = re.compile(r"\Ac(?:h(?:apter|\.)?|\.)? ", re.IGNORECASE)
_ORDER = re.compile(r"(?:Exec(?:utive|\.) Order|E\.?O\.?) (?:No\. )?([\d,]{4,6})")
_DAY = "{month} {day}, {year}"


def official_journal(item: Item) -> tuple[str, str, str]:
    """Series, number and first page of the Union's Official Journal: L, 120, 1; else empty texts."""
    journal = _JOURNAL.fullmatch(clean(item.container_title))
    number = _NUMBER.fullmatch(clean(item.volume or item.issue)) if journal else None
    if not journal or not number:
        return "", "", ""
    series = number[1] or (journal[1] or "").upper()
    page = _FIRST.split(clean(item.page_first or item.page))[0]
    if not number[2] and "/" in page:  # since October 2023 each act stands for itself: L, 2024/1689
        year, _, page = page.partition("/")
        return series, year, page
    return (series, number[2], page) if series and number[2] else ("", "", "")


@dataclass(frozen=True, slots=True)
class Chapter:
    """An act as a chapter of Canadian statutes: R.S.C. 1985, c C-42."""

    series: str
    year: str
    chapter: str

    @property
    def stopped(self) -> str:
        """R.S.C. 1985, c C-42."""
        return f"{self.series} {self.year}, c {self.chapter}"

    @property
    def bare(self) -> str:
        """RSC 1985, c C-42."""
        return self.stopped.replace(".", "", self.series.count("."))


def chapter_of(item: Item) -> Chapter | None:
    """The chapter, wherever the record has its series, year and number."""
    match = _STATUTES.fullmatch(clean(item.container_title)) or _STATUTES.fullmatch(clean(item.number))
    series = english_table().canadian_statutes.get(match[1].replace(".", "").replace(" ", "")) if match else None
    if match is None or not series:
        return None
    number = clean(item.number) if item.container_title else ""
    chapter = match[3] or _CHAPTER.sub("", clean(item.chapter_number) or number or clean(item.page))
    year = match[2] or clean(item.volume) or item.year
    return Chapter(series, year, chapter) if chapter and year else None


def promulgated(item: Item) -> str:
    """(promulgated by the Standing Comm. Nat'l People's Cong., Nov. 11, 2022, effective Jan. 1, 2023) (table T2)."""
    body = clean(item.authority or item.adopted_by)
    body = english_table().adopted_by.get(body, romanised(body, "zh") or case_name(body))
    force = in_force(item)
    passed = (
        f"promulgated by the {body}" if body else "",
        dates.western(item.issued, english_table().months_bluebook, _DAY),
        f"effective {dates.western(force, english_table().months_bluebook, _DAY)}" if force else "",
    )
    text = ", ".join(part for part in passed if part)
    return f"({text})" if text else ""


def by_number(item: Item) -> Item:
    """An executive order goes by its number, without a title (Bluebook 14.7, APA 11.7)."""
    number = clean(item.document_number or item.number)
    match = _ORDER.fullmatch(number)
    if not match:
        return item
    return item.model_copy(update={"title": f"Exec. Order No. {match[1]}", "number": "", "document_number": ""})


def in_force(item: Item) -> str:
    """The day from which an act or a treaty holds, where its record tells."""
    return next((day for tag in ("available-date", "effective-date", "effective") if (day := kept_date(item, tag))), "")


def gazette(item: Item) -> str:
    """2021 Standing Comm. Nat'l People's Cong. Gaz. 951: where a Chinese act is printed; else empty text."""
    name = english_table().gazettes.get(clean(item.container_title).removeprefix("中华人民共和国"), "")
    if not name:
        return ""
    year = item.volume if len(item.volume) == 4 else item.year
    issue = f"(no. {clean(item.issue)})" if item.issue and not item.page else ""
    return " ".join(part for part in (year, name, issue, clean(item.page_first or item.page)) if part)
