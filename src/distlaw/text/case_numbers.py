"""Chinese case numbers as a judgment prints them, from the keys they are compared by."""

from __future__ import annotations

import re

from distlaw.text.numerals import chinese_numeral

_KEY = re.compile(r"CN:(\d{4}):(.+):([^:-]+)(?:-(\d{1,3}))?")
_SHAPES = (
    (re.compile(r"GC:(\d+)"), "指导案例{}号"),
    (re.compile(r"PGC:(\d+)"), "检例第{}号"),
    (re.compile(r"CNLIB:(\S+)"), "入库编号{}"),
    (re.compile(r"CN::([^:]+):([^:]+):([^:-]+)"), "{}{}{}号"),
    (re.compile(r"TW:司法院:釋?释?字:(\d+)"), "释字第{}号"),
    (re.compile(r"TW:[^:]*:(\d+):憲?宪?判:(\d+)"), "{}年宪判字第{}号"),
    (re.compile(r"TW:[^:]*:(\d+):([^:]+):(\d+)"), "{}年度{}字第{}号"),
)


def printed_number(key: str) -> str:
    """（2023）京73民终3802号 for `CN:2023:京73:民终:3802`, 91号之一 for `91-1`; any other text as it is."""
    match = _KEY.fullmatch(key)
    if match is None:
        return _elsewhere(key)
    branch = f"之{chinese_numeral(int(match[4]))}" if match[4] else ""
    return f"（{match[1]}）{match[2].replace(':', '')}{match[3]}号{branch}"


def _elsewhere(key: str) -> str:
    """指导案例24号 for `GC:24`, 110年度台上字第3161号 for `TW::110:台上:3161`, 湘1381民初516号 for a number without its
    year; any other text as it is."""
    for form, shape in _SHAPES:
        if match := form.fullmatch(key):
            return shape.format(*(part or "" for part in match.groups()))
    return key
