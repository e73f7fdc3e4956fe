"""Every number of a head that may be the work's volume, issue or pages."""

from __future__ import annotations

import re
from bisect import bisect

from distlaw.parsers.bylines.source_line import source_facts
from distlaw.parsers.front.own_serial import own_serial, with_own_fact
from distlaw.parsers.front.weighing.sight import Sight, ValueCandidate
from distlaw.parsers.lines.line import Line
from distlaw.parsers.normalise import page_form
from distlaw.text.fold import folded
from distlaw.text.titles import title_key
from distlaw.vocab.words import worded

_NUMBER = re.compile(
    r"(?<![\w.])\d{1,5}(?:\s?[-–—~/]\s?\d{1,5})?(?![\w])|(?<=[(:：第年卷期,，.])\d{1,5}(?:[-–—~/]\d{1,5})?|(?<=[A-Za-z])\d{1,3}(?=\s?[(:])"
)
_SERIAL = worded("front", r"{serial_signs}|\bno?\b|iss\b|\bpp?\b|\brev\b|\bj\b|\(\d{1,3}\)|l\.", re.IGNORECASE)
_NAMED = re.compile(
    r"\b(?:(?P<volume>vol(?:ume)?\.?)|(?P<page>pp\.|pages?))\s?$", re.IGNORECASE
)  # right before a number
_REACH = 30
_MOST = 80
FIELDS = ("volume", "issue", "page")


def numbers(sight: Sight, container: str) -> dict[str, list[ValueCandidate]]:
    """For volume, issue and pages: the numbers near words of serials, then what the readers of lines gave."""
    out: dict[str, list[ValueCandidate]] = {name: [] for name in FIELDS}
    outlet = title_key(container)
    for line in sight.head():
        text = sight.text(line)
        if not any(c.isdigit() for c in text) or not _SERIAL.search(line.folded[: len(text)]):
            continue
        facts = {(fact.start, fact.field) for fact in source_facts(text)} if len(text) < 300 else set()
        has_outlet = bool(outlet) and outlet in title_key(text)
        for match in _NUMBER.finditer(text):
            near = line.folded[max(0, match.start() - _REACH) : match.end() + _REACH]
            if not _SERIAL.search(near) or len(out["page"]) >= _MOST:
                continue
            signs = sight.around(line, *match.span()) | _shape(line, text, match)
            signs["beside_outlet"] = float(has_outlet)
            value = re.sub(r"\s?[-–—~]\s?", "-", match[0])
            named = _NAMED.search(line.folded[: match.start()])
            for name in FIELDS:
                if (name != "page" and "-" in value) or (named and named.lastgroup != name):
                    continue
                own = {f"fact={field}": 1.0 for at, field in facts if at == match.start()}
                span = (line.start + match.start(), line.start + match.end())
                out[name].append(ValueCandidate(value, _key(value), span, signs | own | sight.told(name, _key(value))))
    for name in FIELDS:
        known = {one.key for one in out[name]}
        for said in sight.said:
            value = _pages(said.value) if name == "page" else said.value
            if said.field == name and _key(value) not in known:
                known.add(_key(value))
                signs = {"unseen": 1.0, f"said={said.origin}": 1.0, "has_outlet": float(bool(outlet))}
                out[name].append(ValueCandidate(value, _key(value), said.span, signs))
    for fact in own_serial(sight):
        if fact.field in FIELDS:
            out[fact.field] = with_own_fact(out[fact.field], fact, _key(fact.value))
    return out


def _pages(value: str) -> str:
    """Pages as they are cited: 7页(P92-98) are 92-98."""
    counted = re.fullmatch(r"\d{1,3}\s?页\s?\(\s?[Pp]{1,2}\.?\s?([\d-]+)\s?\)", folded(value))
    return page_form(counted[1] if counted else value)


def _shape(line: Line, text: str, match: re.Match[str]) -> dict[str, float]:
    value = match[0]
    before, after = (
        _classes(line.folded[max(0, match.start() - 6) : match.start()]),
        _classes(text[match.end() : match.end() + 6]),
    )
    signs = {f"sb{size}={before[-size:]}": 1.0 for size in (1, 2, 4)}
    signs |= {f"sa{size}={after[:size]}": 1.0 for size in (1, 2, 4)}
    signs[f"s={before[-2:]}|{after[:2]}"] = 1.0
    signs["range"] = float(bool(re.search("[-–—~]", value)))
    first = int(re.split(r"\D", value)[0])
    signs[f"size={bisect((5, 13, 60, 400, 1900, 2050), first)}"] = 1.0
    return signs


def _classes(text: str) -> str:
    return "".join(
        "9" if c.isdigit() else "A" if c.isupper() else "a" if c.isascii() and c.isalpha() else c for c in text
    )


def _key(value: str) -> str:
    return "-".join(part.strip().lstrip("0") for part in re.split("[-–—―~～]", value))
