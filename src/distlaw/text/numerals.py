"""Chinese and full-width numerals as integers."""

from __future__ import annotations

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
CLASS = "一二三四五六七八九十百千零〇○两"


def number_of(text: str) -> int:
    """The value of 二十四, 一百零三, 一〇四 or 24; -1 where it is no numeral."""
    text = text.strip()
    if text.isdigit():
        return int(text)
    if not text or any(c not in CLASS for c in text):
        return -1
    if not any(c in _UNITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    total = digit = 0
    for c in text:
        if c in _UNITS:
            total += (digit or 1) * _UNITS[c]
            digit = 0
        else:
            digit = _DIGITS[c]
    return total + digit
