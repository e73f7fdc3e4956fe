"""法学引注手册, first edition: notes."""

from __future__ import annotations

from distlaw.exporters._law_manual.styles import manual

PART = manual("law-manual-1", "法学引注手册（第一版）", ("law-manual-1st",), edition=1)
