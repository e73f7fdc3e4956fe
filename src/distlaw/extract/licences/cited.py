"""One mention of a licence, before it is a finding."""

from __future__ import annotations

from dataclasses import dataclass

from distlaw.vocab.licences import Licence


@dataclass(frozen=True, slots=True)
class CitedLicence:
    """One mention of a licence at `[start, end)` of the scanned text; `candidates` are the licences it may be."""

    start: int
    end: int
    rule: str
    confidence: float
    name: str
    candidates: tuple[Licence, ...] = ()
    version: str = ""
    clause: str = ""
    attached_to: str = ""
    is_generic: bool = False
