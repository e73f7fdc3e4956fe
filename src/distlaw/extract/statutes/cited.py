"""One mention of a statute, as the finders of this room hand it on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CitedStatute:
    """One mention of a statute at `[start, end)` of the scanned text."""

    start: int
    end: int
    rule: str
    confidence: float
    title: str
    pinpoint: str = ""
    number: str = ""  # document number, standard number
    scheme: str = ""
    year: str = ""
    jurisdiction: str = ""
    antecedent: str = ""
    place: str = ""  # the provision in full, where the text leaves out the article: 该条第三款
    is_generic: bool = False
    is_draft: bool = False
