"""Finds keys of cases (numbers, citations, dockets) and writes each in its one canonical form."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from distlaw.text.fold import lowered
from distlaw.text.numerals import number_of
from distlaw.vocab.citation_forms import CitationForm, load_case_forms
from distlaw.vocab.courts import load_courts


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a case at `[start, end)` of the scanned text; several values where it may be read in several ways."""

    start: int
    end: int
    scheme: str
    values: tuple[str, ...]
    rule: str
    confidence: float
    pin: str = ""
    court: str = ""


def keys_in(text: str) -> list[Key]:
    """Every key of the forms in data/citation_forms/cases.yaml, in order, without overlaps."""
    return longest([key for form in load_case_forms() if form.may_match(text) for key in _of_form(form, text)])


def longest(found: list[Key]) -> list[Key]:
    """The keys in order, of two that overlap the longer one."""
    kept: list[Key] = []
    for key in sorted(found, key=lambda key: (key.start, -key.end)):
        if kept and key.start < kept[-1].end:
            if key.end - key.start > kept[-1].end - kept[-1].start:
                kept[-1] = key
            continue
        kept.append(key)
    return kept


def _of_form(form: CitationForm, text: str) -> Iterator[Key]:
    canonical = _CANONICAL[form.scheme]
    for match in form.regex.finditer(text):
        values = canonical(match)
        if not values or not form.fits(text, match):
            continue
        groups = match.groupdict()
        end = match.start("more") if groups.get("more") else match.end()
        yield Key(
            match.start(), end, _SCHEME.get(form.scheme, form.scheme), values, form.id, form.confidence,
            pin=re.sub(r"^[\s,]*(?:at\s)?", "", groups.get("pin") or "").rstrip(", "), court=groups.get("court") or "",
        )  # fmt: skip
        if groups.get("more"):
            yield from _joined(form, match, values[0])


def _joined(form: CitationForm, match: re.Match[str], first: str) -> Iterator[Key]:
    """The further numbers of 1234、1235号 or 2345-2347号: cases of the same court, year and kind."""
    numbers = list(re.finditer(r"\d+", match["more"]))
    for at, number in enumerate(numbers):
        start = match.start("more") + number.start()
        end = match.end() if at == len(numbers) - 1 else match.start("more") + number.end()
        value = f"{first.rsplit(':', 1)[0]}:{number.group().lstrip('0') or '0'}"
        yield Key(start, end, "cn_case_number", (value,), "case.cn.joined", form.confidence)


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _cn(match: re.Match[str]) -> tuple[str, ...]:
    g = match.groupdict()
    court, kind = _squeezed((g.get("court") or "") + (g.get("code") or "")), _squeezed(g["type"])
    if court == "知" and (kind[0] in "民行" or g.get("first")):
        court, kind = "最高法", f"知{kind}"  # (2021)知民终51号: no other court leaves its code out
    number = re.sub(r"\d+", lambda digits: digits.group().lstrip("0") or "0", g["number"])
    part = number_of(_squeezed(g.get("part") or "").removeprefix("之"))
    return (f"CN:{g['year'] or ''}:{court}:{kind}:{number}{f'-{part}' if part > 0 else ''}",)


@cache
def _romanised_courts() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {"zuigaofa": ("最高法",)}
    for province in load_courts().provinces:
        for latin in {province.latin.lower(), province.latin.lower().replace("shaan", "shan")}:
            found[latin] = (*found.get(latin, ()), province.code)
    return found


@cache
def _romanised_types() -> dict[str, str]:
    return {kind.latin.replace(" ", "").lower(): kind.zh for kind in load_courts().case_types}


def _romanised(match: re.Match[str]) -> tuple[str, ...]:
    g = match.groupdict()
    courts = _romanised_courts().get(_squeezed(g["court"]).lower(), ())
    kind = _romanised_types().get(_squeezed(g["type"]).lower(), "")
    if not kind:
        return ()
    return tuple(f"CN:{g['year']}:{court}{g['code'] or ''}:{kind}:{g['number'].lstrip('0')}" for court in courts)


def _guiding(match: re.Match[str]) -> tuple[str, ...]:
    number = match["number"] or match["number2"]
    return (f"{'PGC' if '检' in match.group() else 'GC'}:{int(number)}",)


def _library(match: re.Match[str]) -> tuple[str, ...]:
    return (f"CNLIB:{match['number'] or match['bracketed']}",)


def _taiwan(match: re.Match[str]) -> tuple[str, ...]:
    year, number = number_of(match["year"]), number_of(match["number"])
    kind = match["type"] or match["type2"]
    return (f"TW::{year}:{kind}:{number}",) if 0 < year < 200 and number > 0 else ()


def _interpretation(match: re.Match[str]) -> tuple[str, ...]:
    number = number_of(match["number"])
    return (f"TW:司法院:释字:{number}",) if number > 0 else ()


def _constitutional(match: re.Match[str]) -> tuple[str, ...]:
    year, number = number_of(match["year"]), number_of(match["number"])
    return (f"TW:宪法法庭:{year}:{match['type']}:{number}",) if 100 < year < 200 and number > 0 else ()


def _neutral(match: re.Match[str]) -> tuple[str, ...]:
    g = match.groupdict()
    code = re.sub(r"\s+", " ", g["code"])
    bracketed = match.group().startswith("[")
    division = f" ({g['division']})" if g.get("division") else ""
    year = f"[{g['year']}]" if bracketed else g["year"]
    return (f"{year} {code} {int(g['number'])}{division}",)


def _spaced(match: re.Match[str]) -> tuple[str, ...]:
    return (re.sub(r"\s+", " ", match.group()).replace(".", ""),)


def _cjeu(match: re.Match[str]) -> tuple[str, ...]:
    return (match["number"],)


def _ecli(match: re.Match[str]) -> tuple[str, ...]:
    whole = match.group().upper()
    return (whole if whole.startswith("ECLI:") else f"ECLI:{whole}",)


def _celex(match: re.Match[str]) -> tuple[str, ...]:
    return (_squeezed(match.group()),)


def _german(match: re.Match[str]) -> tuple[str, ...]:
    return (re.sub(r"\s+", " ", match["number"]),)


def _docket(match: re.Match[str]) -> tuple[str, ...]:
    return (lowered(match["number"]),)


def _action(match: re.Match[str]) -> tuple[str, ...]:
    return (f"{match['code']} {match['number']}/{match['year']}",)


_SCHEME = {
    "cn_romanised": "cn_case_number",
    "tw_interpretation": "tw_case_number",
    "tw_constitutional": "tw_case_number",
}
_CANONICAL: dict[str, Callable[[re.Match[str]], tuple[str, ...]]] = {
    "cn_case_number": _cn,
    "cn_romanised": _romanised,
    "cn_guiding": _guiding,
    "cn_library": _library,
    "tw_case_number": _taiwan,
    "tw_interpretation": _interpretation,
    "tw_constitutional": _constitutional,
    "neutral": _neutral,
    "uk_report": _spaced,
    "hk_action": _action,
    "cjeu": _cjeu,
    "ecli": _ecli,
    "celex": _celex,
    "de_az": _german,
    "docket": _docket,
}
