"""法学引注手册, second edition: notes."""

from __future__ import annotations

from distlaw.exporters._law_manual.styles import manual

PART = manual("law-manual", "法学引注手册（第二版）", ("law-manual-2", "law-manual-2nd", "法学引注手册"))
