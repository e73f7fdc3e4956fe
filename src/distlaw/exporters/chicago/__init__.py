"""The Chicago Manual of Style, 18th edition: notes (chapter 14)."""

from __future__ import annotations

from distlaw.exporters.chicago.style import PART

__all__ = ["PART"]
