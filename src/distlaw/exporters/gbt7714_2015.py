"""GB/T 7714-2015, numeric."""

from __future__ import annotations

from distlaw.exporters._gbt7714.styles import numeric

PART = numeric("2015")
