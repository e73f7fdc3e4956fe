"""Reads an English line that names a serial, its volume, number, year and pages, in the notations journals use."""

from __future__ import annotations

import re

from distlaw.text.months import PATTERN as MONTH

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_YEAR = r"(?:19|20|21)\d\d"
_RANGE = r"[A-Za-z]?\d{1,5}\s?(?:[-–—−]|to)\s?[A-Za-z]?\d{1,5}"
_SEASON = rf"(?:Spring|Summer|Autumn|Fall|Winter|{MONTH})"
_NUMBER = r"(?P<volume>\d{1,4}|[IVXLC]{1,7})"
_ISSUE = r"(?P<issue>(?!(?:19|20|21)\d\d\b)\d{1,4}(?:[-–/]\d{1,3})?)"
_JOINT = r"\s{0,2}[,;:·•|/–—-]?\s{0,2}"
_NAME = r"(?P<name>(?:The )?[A-Z][\w'’&.]*(?:\s(?:[A-Z&][\w'’&.]*|of|and|the|for|in|on)){0,9})"
_KEYED = (
    re.compile(
        rf"\bvol(?:ume|\.)?\s?{_NUMBER}{_JOINT}(?:\()?(?:no|issue|iss|number|nr|num)\.?\s?{_ISSUE}", re.IGNORECASE
    ),
    re.compile(rf"\bvol(?:ume|\.)?\s?{_NUMBER}\s?\({_ISSUE}\)", re.IGNORECASE),
    re.compile(rf"(?<![\w.])(?P<volume>\d{{1,3}}),?\s(?:no|issue|iss|number)\.?\s?{_ISSUE}", re.IGNORECASE),
    re.compile(rf"\bvol(?:ume|\.)?\s?{_NUMBER}\b", re.IGNORECASE),
    re.compile(rf"\b(?:issue|number|no\.)\s?{_ISSUE}\b", re.IGNORECASE),
)
_BARE = (
    re.compile(rf"(?<![\w.§(])(?P<volume>\d{{1,3}})\s?\({_ISSUE}\)"),
    re.compile(r"(?<![\w.§(])(?P<volume>\d{1,3}):(?P<issue>\d{1,2})(?=[\s,(])"),
    re.compile(rf"(?<![\w.§(])(?P<volume>\d{{1,3}})(?=,?\s\((?:{_SEASON}\s)?{_YEAR}\))"),
)
_WHOLE = (
    re.compile(
        rf"\((?P<year>{_YEAR})\)\s(?P<volume>\d{{1,3}})(?:\s?\({_ISSUE}\))?\s{_NAME},?\s(?P<page>\d{{1,5}}(?:\s?[-–]\s?\d{{1,5}})?)$"
    ),
    re.compile(
        rf"\[(?P<year>{_YEAR})\]\s(?:(?P<volume>\d{{1,3}})\s)?{_NAME},?\s(?P<page>\d{{1,5}}(?:\s?[-–]\s?\d{{1,5}})?)$"
    ),
    re.compile(
        rf"(?:^|[|"
        rf"·]\s?)(?P<volume>\d{{1,3}})\s{_NAME}\s(?P<page>\d{{1,5}}(?:\s?[-–]\s?\d{{1,5}})?)(?:,\s?\d{{1,5}})?\s?"
        rf"\((?:{_SEASON}\.?\s)?(?P<year>{_YEAR})\)$"
    ),
)
_PAGES = (
    re.compile(rf"\b(?:pp?\.?|pages?|pgs?\.?)\s?(?P<page>{_RANGE}|\d{{1,5}})(?!\d)", re.IGNORECASE),
    re.compile(rf"[)\d]\s?:\s?(?P<page>{_RANGE}|\d{{1,5}})(?!\d)(?=\s*(?:$|[,;(.|·]))"),
    re.compile(rf"(?:[,;|·)\]]|\s[-–—])\s?(?P<page>{_RANGE})(?=\s*(?:$|\.$|[,;(|·]))"),
)
_LEAD = re.compile(
    r"^(?:(?:first |originally )?(?:published|appeared|forthcoming|printed) in|from|in|cite as|(?:source|"
    r"citation|journal)(?=\s?:))\s?:?\s+",
    re.IGNORECASE,
)
_OF_A_LAW = re.compile(
    r"\b(?:art(?:icle)?|section|sec|s|rule|reg(?:ulation)?|directive|chapter|ch|clause|part|para|§|no)s?\.?\s?$", re.I
)
_REST = re.compile(
    rf"\b(?:{_SEASON}\.?|{_YEAR}|pp?\.?|pages?|volume|vol\.?|no\.?|issue|issn.*|"
    rf"doi.*)\b",
    re.IGNORECASE,
)

Value = tuple[str, str, int, int]  # field, value, start, end


def serial_facts(line: str) -> list[Value]:
    """Container, year, volume, issue and pages of such a line, each with its place; empty where it is none."""
    if len(line) > 160 or not re.search(r"\d", line):
        return []
    lead = _LEAD.match(line)
    start = lead.end() if lead else 0
    for pattern in _WHOLE:
        whole = pattern.search(line.rstrip(" ."), start)
        if whole:
            names = {"year": "issued", "name": "container_title", "volume": "volume", "issue": "issue", "page": "page"}
            return [
                (names[key], _plain(key, whole[key]), *whole.span(key)) for key in names if whole.groupdict().get(key)
            ]
    return _in_pieces(line, start)


def _in_pieces(line: str, start: int) -> list[Value]:
    keyed = next((found for pattern in _KEYED if (found := pattern.search(line, start))), None)
    year = re.search(rf"(?<![\d.-])(?:{_SEASON}\.?,?\s)?(?P<year>{_YEAR})(?![\d-])", line[start:])
    bare = None if keyed else next((f for p in _BARE if (f := p.search(line, start))), None)
    if bare is not None and (not year or _OF_A_LAW.search(line[: bare.start()])):
        bare = None
    numbers = keyed or bare
    if numbers is None:
        return []
    out: list[Value] = [
        (key, _plain(key, numbers[key]), *numbers.span(key))
        for key in ("volume", "issue")
        if numbers.groupdict().get(key)
    ]
    for pattern in _PAGES:
        page = next(
            (one for one in pattern.finditer(line, max(start, numbers.end() - 1)) if not _is_years(one["page"])), None
        )
        if page:
            out.append(("page", _plain("page", page["page"]), *page.span("page")))
            break
    name = _container(line, start)
    return [*([name] if name else []), *out]


def _container(line: str, start: int) -> Value | None:
    """The first run of words in capitals that is no season, no number."""
    for piece in re.finditer(r"[^,|·•;:()\[\]\d–—]{5,80}", line[start:]):
        text = _REST.sub(lambda found: " " * len(found[0]), piece[0])
        name = re.search(r"(?:The )?[A-Z][\w'’&.]*(?:\s(?:[A-Z&][\w'’&.]*|of|and|the|for|in|on|at|to)){1,10}", text)
        if name and not re.fullmatch(r"(?:Special|Open|Online|Advance).{0,20}", name[0]):
            at = start + piece.start() + name.start()
            return "container_title", name[0].rstrip(" &."), at, at + len(name[0].rstrip(" &."))
    return None


def _is_years(page: str) -> bool:
    return bool(re.fullmatch(rf"{_YEAR}(?:\s?[-–]\s?{_YEAR})?", page))


def _plain(key: str, value: str) -> str:
    if key == "page":
        return re.sub(r"\s?(?:[–—−]|to|-)\s?", "-", value)
    if key == "volume" and not value.isdigit():
        return str(_roman(value.upper()))
    return value


def _roman(value: str) -> int:
    total = 0
    for at, c in enumerate(value):
        one = _ROMAN[c]
        total += -one if one < _ROMAN.get(value[at + 1 : at + 2], 0) else one
    return total
