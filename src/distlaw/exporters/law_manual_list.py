"""法学引注手册, second edition: a list."""

from __future__ import annotations

from distlaw.exporters._law_manual.styles import manual_list

PART = manual_list("law-manual-list", "法学引注手册（第二版），文献列表", ("law-manual-2-list",))
