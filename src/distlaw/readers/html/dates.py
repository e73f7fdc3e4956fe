"""Dates as pages print them."""

from __future__ import annotations

import re

_DATE = re.compile(r"(?<!\d)((?:19|20|21)\d\d)\s?[-/.年]\s?(\d{1,2})(?:\s?[-/.月]\s?(\d{1,2}))?")
_MONTH_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec"
_MONTHS = {m: i for i, m in enumerate(_MONTH_NAMES.split(), 1)}
_ENGLISH_DATE = re.compile(r"(?i)\b(?:(\d{1,2})\s+)?([a-z]{3,9})\.?\s+(?:(\d{1,2}),?\s+)?((?:19|20|21)\d\d)\b")


def date_of(text: str) -> str:
    """The first date in a text as EDTF: "2031-04-05", "2031-04"; empty where there is none."""
    found = _DATE.search(text)
    if found and 1 <= int(found[2]) <= 12:
        day = f"-{int(found[3]):02d}" if found[3] and 1 <= int(found[3]) <= 31 else ""
        return f"{found[1]}-{int(found[2]):02d}{day}"
    for english in _ENGLISH_DATE.finditer(text):
        month = _MONTHS.get(english[2][:3].lower())
        if month:
            day = english[1] or english[3]
            return f"{english[4]}-{month:02d}" + (f"-{int(day):02d}" if day and 1 <= int(day) <= 31 else "")
    return text if re.fullmatch(r"(?:19|20|21)\d\d", text) else ""
