"""Chinese case numbers as a judgment prints them, from the keys they are compared by."""

from __future__ import annotations

import re

from distlaw.text.numerals import chinese_numeral

_KEY = re.compile(r"CN:(\d{4}):(.+):([^:-]+)(?:-(\d{1,3}))?")


def printed_number(key: str) -> str:
    """（2023）京73民终3802号 for `CN:2023:京73:民终:3802`, 91号之一 for `91-1`; any other text as it is."""
    match = _KEY.fullmatch(key)
    if match is None:
        return key
    branch = f"之{chinese_numeral(int(match[4]))}" if match[4] else ""
    return f"（{match[1]}）{match[2].replace(':', '')}{match[3]}号{branch}"
