"""APA style, 7th edition: reference list (chapters 9 to 11)."""

from __future__ import annotations

from distlaw.exporters.apa.style import PART

__all__ = ["PART"]
