"""GB/T 7714, editions 2015 and 2025, numeric and author-date. The rule table is `data/styles/gbt7714.yaml`."""

from __future__ import annotations

from distlaw.exporters.gbt7714.styles import author_date, numeric

PARTS = (numeric("2015"), author_date("2015"), numeric("2025", "gbt7714"), author_date("2025"))
