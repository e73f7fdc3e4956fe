"""Short forms: 同上注, 同前注〔3〕, 前引[3], 见注3; id., ibid, supra note 3, (n 3)."""

from __future__ import annotations

import re

from distlaw.extract.references.parts.signals import without_signal
from distlaw.extract.references.printed import PrintedText
from distlaw.extract.references.reference import ReferenceParse, ShortForm, ShortKind, entry_language
from distlaw.model.work import Item, Name
from distlaw.vocab.words import worded

_N = r"[\[(〔]?\s*(?:注\s*)?(?P<note>\d{1,4})\s*[\])〕]?"
_PIN_ZH = r"(?:[,，]?\s*[第页]\s*(?P<pin>[\d{ten}百]+(?:\s*[-—、]\s*[\d{ten}百]+)*)\s*页?(?:以下)?)?"
_ZH_SAME = worded("reference_entries", r"^{same_note}[,，]?\s*{pin}\.?[。]?$", pin=_PIN_ZH)
_ZH_EARLIER = worded(
    "reference_entries",
    r"^(?:(?P<before>[{han}·、]{2,30}?)[,:，]\s*)?{earlier_note}\s*{n}(?:\s*引?[文书注])?"
    r"(?:[,:，]?\s*(?P<who>(?![第页]\s*[\d{ten}])[^《》,，。]{2,40}?)等?{works}?)?(?:[,:，]?\s*《(?P<title>[^》]+)》)?"
    r"\s*{pin}[。.]?$",
    n=_N,
    pin=_PIN_ZH,
)
_PIN_EN = (
    r"(?:,?\s*(?:at\s+)?(?P<pin>(?:paras?\.?\s*|¶+\s*)?\[?\d+\]?(?:\s*[-—]\s*\d+)?(?:,\s*\d+(?:-\d+)?)*"
    r"(?:\s*n\.\s?\d+)?))?"
)
_EN_SAME = re.compile(rf"^(?:id\.?|ibid\.?)(?![\w]){_PIN_EN}(?P<rest>\s*[.;,(].*)?$", re.IGNORECASE)
_EN_SUPRA = re.compile(
    rf"^(?P<who>[^()\d;]{{2,80}}?),?\s+supra(?:\s+notes?\s+(?P<note>\d{{1,4}})(?:\s?[-—]\s?\d{{1,4}})?(?!\d))?{_PIN_EN}(?P<rest>\s*[.;,(].*)?$",
    re.IGNORECASE,
)
_EN_N = re.compile(rf"^(?P<who>[^()\d;]{{2,80}}?)\s*\(n\.?\s*(?P<note>\d{{1,4}})\){_PIN_EN}(?P<rest>\s*[.;,(].*)?$")


def parse_short(line: PrintedText) -> ReferenceParse | None:
    """The short form, with its pinpoint and the note it names; None where the words are none."""
    signal, body = without_signal(line)
    body = body.trimmed(" 。")
    if match := _ZH_SAME.match(body.flat) or _EN_SAME.match(body.flat):
        return _parse(body, match, ShortForm(kind="same"), signal)
    if match := _ZH_EARLIER.match(body.flat):
        who = (body.group(match, "who") or body.group(match, "before")).text
        short = ShortForm(kind="earlier", note=match["note"], author=who, title=body.group(match, "title").text)
        return _parse(body, match, short, signal)
    return parse_supra(body, signal)


def parse_supra(body: PrintedText, signal: str = "") -> ReferenceParse | None:
    """`Lemley, supra note 3, at 7` and `Lemley (n 3) 7` alone."""
    match = _EN_SUPRA.match(body.flat) or _EN_N.match(body.flat)
    if not match or match["who"].endswith("accompanying"):  # the text accompanying supra note 3 is no work
        return None
    who, _, title = body.group(match, "who").text.partition(", ")
    kind: ShortKind = "earlier" if match["note"] else "named"
    return _parse(body, match, ShortForm(kind=kind, note=match["note"] or "", author=who, title=title), signal)


def _parse(body: PrintedText, match: re.Match[str], short: ShortForm, signal: str) -> ReferenceParse:
    groups = match.groupdict()
    names = (Name(literal=short.author),) if short.author else ()
    item = Item(contributors=names, language=entry_language(body.raw))
    pin = body.group(match, "pin").text if groups.get("pin") else ""
    return ReferenceParse(
        item=item, rule="short_form", signal=signal, short=short, locator=pin, locator_label="page" if pin else "",
        remark=body.group(match, "rest").trimmed(" .;,").text if groups.get("rest") else "", is_verified=True,
    )  # fmt: skip
