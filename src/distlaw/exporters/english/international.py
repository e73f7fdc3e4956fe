"""Cases before the courts of the Union, of Strasbourg and of The Hague, from number, report and day."""

from __future__ import annotations

import re
from dataclasses import dataclass

from distlaw.exporters.english.lands import land_of
from distlaw.exporters.printed.markup import clean
from distlaw.model.csl import kept
from distlaw.model.work import Item

_ECLI = re.compile(r"EU:[CTF]:\d{4}:\d+")
_EU_NUMBER = re.compile(r"(?:Joined )?(?:Cases? )?([CTF][-‑–]\d+/\d+.*)")
_EU_COURT = re.compile(r"European Union|European Communities|European Court of Justice|General Court|CJEU|\bECJ\b")
_EU_REPORTS = frozenset(("ECR", "E.C.R.", "European Court Reports"))
_SEVERAL = re.compile(r"\d\s*(?:,|and|to|[-–])\s*[CTF]?[-‑–]?\d+/")
_STRASBOURG = re.compile(r"European Court of Human Rights|ECtHR|ECHR|Eur\. Ct\. H\.R\.")
_APPLICATION = re.compile(
    r"(?:App(?:lication)?s?\.?\s+)?(?:[Nn]os?\.?\s+)?(\d{1,6}/\d{2}(?:(?:,| and| &)\s*\d{1,6}/\d{2})*)"
)
_STAGES = frozenset(("merits", "judgment", "advisory opinion", "preliminary objections", "jurisdiction", "order"))
_HAGUE = frozenset(("ICJ Reports", "ICJ Rep", "I.C.J. Reports", "I.C.J. Rep.", "I.C.J.", "ICJ"))


@dataclass(frozen=True, slots=True)
class UnionCase:
    """A case before the Union's courts: `named` is Case C-402/21 or Joined Cases C-1/20 and C-2/20."""

    named: str
    ecli: str = ""  # EU:C:2023:512
    page: str = ""  # in the European Court Reports: I-7879


def union_case(item: Item) -> UnionCase | None:
    """The case, where its number, and its ECLI, court or jurisdiction, say that it is one."""
    number = _EU_NUMBER.fullmatch(clean(item.number or item.docket))
    texts = (item.neutral_citation, kept(item, "ECLI"), kept(item, "ecli"), item.note)
    ecli = next((match[0] for text in texts if (match := _ECLI.search(text))), "")
    is_reported = item.container_title in _EU_REPORTS
    is_theirs = land_of(item) == "EU" or _EU_COURT.search(item.authority)
    if not number or not (ecli or is_theirs or is_reported):
        return None
    word = "Joined Cases" if _SEVERAL.search(number[1]) else "Case"
    return UnionCase(f"{word} {number[1]}", ecli, clean(item.page_first or item.page) if is_reported else "")


def is_strasbourg(item: Item) -> bool:
    """Whether the case was before the European Court of Human Rights."""
    return bool(_STRASBOURG.search(f"{item.authority} {item.jurisdiction}")) or item.container_title in ("EHRR", "ECHR")


def application_number(item: Item) -> str:
    """The number of an application to Strasbourg, of a case that is in no report."""
    if item.container_title or not is_strasbourg(item):
        return ""
    number = _APPLICATION.fullmatch(clean(item.number or item.docket))
    return number[1] if number else ""


def stage(item: Item) -> str:
    """Merits, Judgment, Advisory Opinion: the stage that a case before The Hague is at."""
    return clean(item.genre) if item.genre.lower() in _STAGES else ""


def is_hague(item: Item) -> bool:
    """Whether the case is in the reports of the International Court of Justice."""
    return item.container_title in _HAGUE
