"""What belongs to a mention of a licence beside its name: title marks, the date of its version, the clause."""

from __future__ import annotations

import re
from dataclasses import replace

from distlaw.extract.licences import names
from distlaw.extract.licences.cited import CitedLicence
from distlaw.text.dates import fullest_date
from distlaw.text.numerals import TO_TEN, number_of
from distlaw.vocab.licences import Licence
from distlaw.vocab.words import worded

_BEFORE_ZH = worded("licence_statements", rf"(?:{names.DATE_ADJUNCT})$")
_BEFORE_EN = re.compile(
    rf"(?P<clause>{names.CLAUSE_EN})\s(?:of|in|under)\s(?:the\s)?(?:(?:current|revised|(?:19|20)\d\d)\s)?$"
)
_MONTH = r"(?:19|20)\d\d年\d{1,2}月(?:\d{1,2}日)?"
_AFTER = worded(
    "licence_statements",
    r"(?P<clause>[的之中]?\s?(?:{clause_zh}))|,?\s(?P<clause_en>{clause_en})|(?P<date>{month}版|\s?\(自?{month}{in_force}?\))"
    r"|(?P<date_en>,?\s(?:effective|of|dated|as\sof|\()\s?{date_en}\)?)|(?P<paren>\s?\((?P<gloss>{gloss})\))",
    clause_zh=names.CLAUSE_ZH,
    clause_en=names.CLAUSE_EN,
    date_en=names.DATE_EN,
    month=_MONTH,
    gloss=r"[A-Za-z][^()\n]{6,60}[Ll]icen[cs]e[^()\n]{0,20}|[Vv]ersion\s[\d.]{1,5}",
)


def widened(text: str, cited: CitedLicence) -> CitedLicence:
    """The mention with title marks, the date and the clause before and after it."""
    if text[cited.start - 1 : cited.start] == "《" and text[cited.end : cited.end + 1] == "》":
        cited = replace(cited, start=cited.start - 1, end=cited.end + 1)
    elif text[cited.start - 1 : cited.start] == "《":
        closing = text.find("》", cited.end, cited.end + 12)
        if closing > 0:
            cited = replace(cited, start=cited.start - 1, end=closing + 1)
    for _ in range(3):
        after = _AFTER.match(text, cited.end)
        if not after or cited.is_generic:
            break
        date = after["date"] or after["date_en"] or ""
        cited = replace(
            cited, end=after.end(), clause=clause_of(after["clause"] or after["clause_en"] or "") or cited.clause,
            version=iso(date) or cited.version,
        )  # fmt: skip
    return _widened_left(text, cited)


def _widened_left(text: str, cited: CitedLicence) -> CitedLicence:
    before = text[max(0, cited.start - 60) : cited.start]
    if match := _BEFORE_EN.search(before):
        return replace(cited, start=cited.start - len(match.group()), clause=clause_of(match["clause"]))
    match = _BEFORE_ZH.search(before)
    if match and match.group().endswith(("的", "版")) and not cited.version:
        return replace(
            cited,
            start=cited.start - len(match.group()),
            version=iso(match.group()),
            candidates=_dated(cited, match.group()),
        )
    return cited


def _dated(cited: CitedLicence, date: str) -> tuple[Licence, ...]:
    year = iso(date)
    return (
        tuple(x for x in cited.candidates if any(v.valid_from.startswith(year) for v in x.versions)) or cited.candidates
    )


def clause_of(printed: str) -> str:
    """A clause as the licence numbers it: 第1条b款第v项 and Section 1(b)(v) are 1.b.v, 第D.4条 is D.4."""
    if not printed:
        return ""
    core = re.sub(r"^[的之中,]?\s?(?:[Ss]ections?|[Cc]lauses?|[Aa]rticles?|[Pp]aragraphs?|§{1,2})?\s?", "", printed)
    parts = re.findall(rf"[A-Za-z]+|\d+|[{TO_TEN}]+", core)
    spelled = [str(number_of(part)) if not part.isascii() else part for part in parts]
    return ".".join(spelled)


def iso(text: str) -> str:
    """The date a version is named by, as EDTF; empty where there is none."""
    found = fullest_date(text)
    return found.edtf if found else ""
