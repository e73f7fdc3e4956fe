"""What an extractor is: `ParsedDocument` in, findings with evidence out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from distlaw.model.document import ParsedDocument
from distlaw.model.findings import Findings


@dataclass(frozen=True)
class Extractor:
    """`extract(document, so_far)` returns only what it adds; extractors run in their `order`:
    references 10, citations 20 to 29, claims 30, relations 40."""

    name: str
    version: str
    extract: Callable[[ParsedDocument, Findings], Findings]
    order: int = 50
