"""法学引注手册: Chinese notes, and foreign works in their own languages. Words in `data/styles/law_manual.yaml`."""

from __future__ import annotations

from distlaw.exporters.law_manual.styles import manual, manual_list

PARTS = (
    manual("law-manual", "法学引注手册（第二版）", ("law-manual-2", "law-manual-2nd", "法学引注手册")),
    manual("law-manual-1", "法学引注手册（第一版）", ("law-manual-1st",), edition=1),
    manual_list("law-manual-list", "法学引注手册（第二版），文献列表", ("law-manual-2-list",)),
)
