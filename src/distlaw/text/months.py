"""The names of the months: one table for all who read or print dates."""

from __future__ import annotations

ENGLISH = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
# A month's name, whole or abbreviated, for patterns that ignore case.
PATTERN = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_NUMBERS = {name[:length].lower(): number for number, name in enumerate(ENGLISH, 1) for length in (3, 4, len(name))}


def month_number(word: str) -> int:
    """1 for January, Jan. or jan; 0 for what is no month."""
    return _NUMBERS.get(word.strip().rstrip(".").lower(), 0)
