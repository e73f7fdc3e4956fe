"""Chinese case numbers as a judgment prints them, from the keys they are compared by."""

from __future__ import annotations

import re

_KEY = re.compile(r"CN:(\d{4}):(.+):([^:]+)")


def printed_number(key: str) -> str:
    """（2023）京73民终3802号 for `CN:2023:京73:民终:3802`; any other text as it is."""
    match = _KEY.fullmatch(key)
    return f"（{match[1]}）{match[2].replace(':', '')}{match[3]}号" if match else key
