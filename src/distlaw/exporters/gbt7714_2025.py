"""GB/T 7714-2025, numeric."""

from __future__ import annotations

from distlaw.exporters._gbt7714.styles import numeric

PART = numeric("2025", "gbt7714")
