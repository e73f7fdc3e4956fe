"""Whole citations as works print them of themselves: Bluebook, OSCOLA, GB/T 7714, APA, and theses by their year."""

from __future__ import annotations

import re

from distlaw.vocab.words import worded

_WIDE = 120  # characters of a line in which a label may stand
_ANNOUNCED = worded("front", r"(?:{citation_labels}\s?:?\s)+(?=[A-Z])")
_AUTHOR = r"(?P<author>[A-Z][\w'’-]+, [A-Z][\w.'’-]*(?: [A-Z][\w.]*){0,3}|[A-Z][^\d,]{4,80}(?:, (?:Jr|Sr|II|III)\.)?), "
_BLUEBOOK = re.compile(
    rf"{_AUTHOR}"
    r"(?P<title>[^\n]{8,220}?),{0,2} "
    r"(?P<volume>\d{1,3}) (?P<container_title>[A-Z][\w.&'’ ]{2,60}?) (?P<page>\d{1,5}(?:[-–]\d{1,5})?)"
    r"(?:, \d{1,5})? ?\((?:[A-Za-z.]{3,9} )?(?P<issued>(?:19|20)\d\d)\)"
)
_IN_NUMBERS = (
    r"(?P<issued>(?:19|20)\d\d)[,，]?\s?(?P<volume>\d{1,3})?\s?(?:[(（](?P<issue>[\w-]{1,6})[)）])?\s?"
    r"(?:[:：]\s?(?P<page>\d{1,5}(?:[-–~]\d{1,5})?))?"
)
_GBT = re.compile(
    r"(?P<author>[^.．。:：]{2,60})[.．。]\s?(?P<title>[^\[\]]{4,120})\[J(?:/OL)?\][.．。,，]?\s?"
    rf"(?P<container_title>[^,，.]{{2,40}})[,，.]\s?{_IN_NUMBERS}"
)
_APA = re.compile(
    r"(?P<author>[A-Z][^()\n]{3,160}?) \((?P<issued>(?:19|20)\d\d)[^)]{0,12}\)\.? (?P<title>[^.?\n]{8,220}[.?]) "
    r"(?P<container_title>[A-Z][^,\n]{3,80}), (?P<volume>\d{1,3})"
    r"(?:\((?P<issue>[\w-]{1,6})\))?(?:, (?P<page>\d{1,5}[-–]\d{1,5}))?"
)
_THESIS = re.compile(
    r"(?P<author>[A-Z][^()\n]{3,80}?) \((?P<issued>(?:19|20)\d\d)\) (?P<title>[^\n]{8,260}?)\. (?:[^.\n]{0,60}thesis\b)"
)
_IN_YEARS = (
    r"[(\[](?P<issued>(?:19|20)\d\d)[)\]]"
    r" (?:(?P<volume>\d{1,3})(?:\((?P<issue>[\w-]{1,6})\))? )?(?P<container_title>[A-Z][A-Za-z&.,'’ -]{3,70}?)"
    r"(?:,? (?:Issue|No\.?) (?P<number>\d{1,3}))?,? (?:pp?\.? ?)?(?P<page>\d{1,5}(?:[-–]\d{1,5})?)"
)
_OSCOLA = re.compile(
    r"(?P<author>[A-Z][^\d,(]{4,80}(?:, [A-Z][^\d,(]{4,40}){0,3}), "
    rf"['‘\"“](?P<title>[^\n]{{8,220}})['’\"”],? {_IN_YEARS}"
)
_EPRINTS = re.compile(
    r"(?P<author>[A-Z][\w'’-]+, [A-Z][^()\n]{1,120}?) \((?P<issued>(?:19|20)\d\d)\) (?P<title>[^\n]{8,220}?[.?!]) "
    r"(?P<container_title>[A-Z][^,\n]{3,80}), (?P<volume>\d{1,3})(?: \((?P<issue>[\w-]{1,6})\))?\."
    r"(?: pp?\. ?(?P<page>\d{1,5}(?:[-–]\d{1,5})?))?"
)
PATTERNS = (_OSCOLA, _BLUEBOOK, _GBT, _APA, _EPRINTS, _THESIS)


def behind_labels(text: str) -> list[int]:
    """Where, in a line that is a whole page, citations begin behind what announces them."""
    return [found.end() for found in _ANNOUNCED.finditer(text)] if len(text) > _WIDE else []
