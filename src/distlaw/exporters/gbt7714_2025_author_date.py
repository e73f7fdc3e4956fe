"""GB/T 7714-2025, author-date."""

from __future__ import annotations

from distlaw.exporters._gbt7714.styles import author_date

PART = author_date("2025")
