"""References: every entry of a list, note or link list, parsed and tied to its place."""

from __future__ import annotations

from distlaw.extract._ref_parse import parsed
from distlaw.extract._ref_result import ReferenceParse


def parse_reference(text: str) -> ReferenceParse:
    """Read one entry as printed, its marker left out or not."""
    return parsed(text)
