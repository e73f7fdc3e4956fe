"""OSCOLA, 4th edition: footnotes. No stops in abbreviations; single quotation marks."""

from __future__ import annotations

from distlaw.exporters.oscola.style import PART

__all__ = ["PART"]
