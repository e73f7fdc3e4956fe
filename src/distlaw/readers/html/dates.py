"""Dates as pages print them."""

from __future__ import annotations

import re

from distlaw.text.dates import dates_in


def date_of(text: str) -> str:
    """The first date with a month in a text as EDTF: "2031-04-05", "2031-04"; a text that is a year is that year."""
    dated = (date for date in dates_in(text) if date.precision > 1)
    first = min(dated, key=lambda date: (date.start, -date.precision), default=None)
    return first.edtf if first else text if re.fullmatch(r"(?:19|20|21)\d\d", text) else ""
