"""Chinese, full-width and Roman numerals as integers, and integers as numerals."""

from __future__ import annotations

_PLAIN, _FORMAL = "零一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖"
_DIGITS = {c: i for row in (_PLAIN, _FORMAL) for i, c in enumerate(row)} | {"〇": 0, "○": 0, "两": 2, "参": 3}
_UNITS = {"十": 10, "拾": 10, "百": 100, "千": 1000}
_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
CLASS = "一二三四五六七八九十百千零〇○两"
TO_TEN = "一二三四五六七八九十"
FORMAL_CLASS = "壹贰叁参肆伍陆柒捌玖拾"


def number_of(text: str) -> int:
    """The value of 二十四, 一百零三, 一〇四, 拾贰 or 24; -1 where it is no numeral."""
    text = text.strip()
    if text.isdecimal():
        return int(text)
    if not text or any(c not in _DIGITS and c not in _UNITS for c in text):
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


def chinese_numeral(number: int, *, formal: bool = False) -> str:
    """二十四, or 贰拾肆; figures for what is not between 1 and 99."""
    if not 0 < number < 100:
        return str(number)
    digits, ten = (_FORMAL, "拾") if formal else (_PLAIN, "十")
    tens, ones = divmod(number, 10)
    return (digits[tens] if tens > 1 else "") + (ten if tens else "") + (digits[ones] if ones else "")


def roman_value(text: str) -> int:
    """The value of XIV, in either case; 0 where it is no Roman numeral below 400."""
    rest, total = text.strip().upper(), 0
    for value, letters in _ROMAN:
        while rest.startswith(letters):
            total, rest = total + value, rest.removeprefix(letters)
    return total if not rest and text else 0


def roman(number: int) -> str:
    """A number from 1 to 399 in Roman figures, upper case; figures for others."""
    if not 0 < number < 400:
        return str(number)
    found = ""
    for value, letters in _ROMAN:
        while number >= value:
            found, number = found + letters, number - value
    return found
