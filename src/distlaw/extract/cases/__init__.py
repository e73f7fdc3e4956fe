"""Finds every mention of a case: by key, by name, by what stands for an earlier mention."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from distlaw.extract.cases.chain import CitedCase, chained
from distlaw.extract.cases.keys import keys_in, longest
from distlaw.extract.cases.names_en import english_names
from distlaw.extract.cases.names_zh import chinese_names
from distlaw.extract.cases.short import shortened
from distlaw.extract.cases.us_reporters import reporter_keys
from distlaw.extract.extractor import Extractor
from distlaw.extract.spans.evidence import evidence_of
from distlaw.extract.spans.places import TakenPlaces
from distlaw.extract.spans.scan import Scan, scan_of
from distlaw.model.citation import CitationFinding
from distlaw.model.document import ParsedDocument
from distlaw.model.findings import Findings
from distlaw.vocab.words import word_list, worded

_COUNTRY = {
    "cn_case_number": "CN", "cn_guiding": "CN", "cn_library": "CN", "tw_case_number": "TW", "cjeu": "EU",
    "de_az": "DE", "us_reporter": "US",
    "us_reading": "US", "wl": "US", "docket": "US", "hk_action": "HK", "celex": "EU",
}  # fmt: skip
_NEUTRAL_COUNTRY = (
    ("HK", "HK"), ("UK", "UK"), ("EW", "UK"), ("CSI", "UK"), ("CSO", "UK"), ("NI", "UK"), ("SG", "SG"), ("NZ", "NZ"),
    ("IE", "IE"), ("ZA", "ZA"), ("IN", "IN"), ("CAT", "UK"),
)  # fmt: skip


def extract(document: ParsedDocument, so_far: Findings) -> Findings:
    """One finding for each mention of a case, in order."""
    scan = scan_of(document)
    places = TakenPlaces(document, so_far)
    found = [
        _finding(document, scan, cited)
        for cited in cases_in(scan.text)
        if _counts(cited, scan, places) and not (so_far.references and _leans_on_nothing(cited))
    ]
    return Findings(citations=tuple(found))


def cases_in(text: str) -> list[CitedCase]:
    """The mentions in a scanned text, without overlaps, in order."""
    names = english_names(text)
    keys = longest([*keys_in(text), *reporter_keys(text, (name.end for name in names))])
    full = chained(text, keys, names, chinese_names(text))
    full = _tied(text, full)
    found = sorted([*full, *shortened(text, full)], key=lambda c: (c.start, -c.end))
    kept: list[CitedCase] = []
    for cited in found:
        if not kept or cited.start >= kept[-1].end:
            kept.append(cited)
    return kept


_FOLLOWS = worded("documents", r"\s?[,(]?\s?(?:\(?{also_called}\s?)?")
_OPENS = worded("reference_entries", r"(?:^|[。;\n(]|\[\d{1,3}\])\s*(?:{signals})?\s*$")
_CLOSES = re.compile(r"\s*(?:[。;)\n]|$)")
_PRECEDES = re.compile(r"\s?\(?\s?(?:案号(?:为|是)?\s?[::]?\s?)?")


def _tied(text: str, cited: list[CitedCase]) -> list[CitedCase]:
    """Chinese names tied to the key beside them, and later uses of a name to its first, tied, use."""
    out: list[CitedCase] = []
    known: dict[str, str] = {}
    for index, case in enumerate(cited):
        if case.name and not case.keys and not case.plaintiff:
            head = known.get(case.name, "") or _neighbour(text, cited, index)
            case = replace(case, antecedent=head)
            if head:
                known[case.name] = head
        elif case.name and case.keys:
            known.setdefault(case.name, case.head)
        out.append(case)
    return out


def _neighbour(text: str, cited: list[CitedCase], index: int) -> str:
    case = cited[index]
    if index:
        last = cited[index - 1]
        gap = text[last.end : case.start]
        if last.keys and (_FOLLOWS.fullmatch(gap) or (case.is_defined and len(gap) < 12 and "。" not in gap)):
            return last.head
    if index + 1 < len(cited):
        following = cited[index + 1]
        gap = text[case.end : following.start]
        if following.keys and _PRECEDES.fullmatch(gap) and (gap or case.is_masked):
            return following.head
        if following.keys and gap.strip() == "," and _is_whole(text, case, following):
            return following.head  # 微博案，北京知识产权法院（2016）京73民终588号民事判决书
    return ""


def _is_whole(text: str, name: CitedCase, key: CitedCase) -> bool:
    """Whether a name and the key behind its comma are one citation: it ends as a decision's, or fills a sentence."""
    if text[: key.end].endswith(word_list("documents", "decisions").words):
        return True
    return bool(_OPENS.search(text[max(0, name.start - 12) : name.start]) and _CLOSES.match(text, key.end))


def _leans_on_nothing(cited: CitedCase) -> bool:
    """Whether an Id. or supra follows no case: where there are references it may mean one of them."""
    return cited.rule in ("case.id", "case.supra") and not cited.antecedent


def _counts(cited: CitedCase, scan: Scan, places: TakenPlaces) -> bool:
    start, end = scan.reading(cited.start, cited.end)
    return places.counts(start, end, is_keyed=bool(cited.keys))


def _finding(document: ParsedDocument, scan: Scan, cited: CitedCase) -> CitationFinding:
    pin, label = _pinpoint(scan.text, cited)
    return CitationFinding(
        kind="case",
        evidence=evidence_of(document, [scan.reading(cited.start, cited.end)]),
        name=cited.name or (cited.keys[0].values[0] if cited.keys else ""),
        identifiers=tuple(_identifiers(cited)),
        jurisdiction=_country(cited),
        locator_label=label if pin else "",
        locator=pin,
        pinpoint=pin,
        rule=cited.rule,
        confidence=_confidence(cited),
        antecedent=cited.antecedent,
        reason=_reason(cited),
    )


_LEANING = frozenset({"case.short", "case.id", "case.supra"})
_SHORT_PIN = re.compile(
    r"(?:(?:\bat\s(?:pp?\.\s)?|^(?:[Ii]d\.|[Ii]bid\.?),?\s)(?P<page>\*?\d[^;()]{0,40}?)|(?P<paragraph>¶{1,2}\s?\d[\d-]{0,9}))[\s,.]*$"
)
_PARAGRAPH = re.compile(
    r",?\s(?:at\s)?(?:(?:paras?|paragraphs?)\.?\s|¶{1,2}\s?)(?P<words>\d{1,4}(?:\s?[-–]\s?\d{1,4})?)"
    r"|,?\s(?:at\s)?(?P<brackets>\[\d{1,4}\](?:\s?[-–]\s?\[\d{1,4}\])?)(?!\s?[A-Z])"
)


def _pinpoint(text: str, cited: CitedCase) -> tuple[str, str]:
    """Where in the case the mention points, and whether at a page or a paragraph: beside a reporter, within a short
    form, or behind a citation by paragraphs (para 37, [45])."""
    if pin := next((key.pin for key in cited.keys if key.pin), ""):
        return pin, "page"
    if cited.rule in _LEANING:
        found = _SHORT_PIN.search(text[cited.start : cited.end])
        return (found[found.lastgroup or 0], found.lastgroup or "page") if found else ("", "")
    found = _PARAGRAPH.match(text, cited.end) if cited.keys else None
    return (found["words"] or found["brackets"], "paragraph") if found else ("", "")


def _reason(cited: CitedCase) -> str:
    if cited.antecedent:
        return ""
    if cited.is_masked:
        return "masked parties"
    return {"case.id": "nothing is cited before it", "case.supra": "no case of that name is cited before it"}.get(
        cited.rule, ""
    )


def _identifiers(cited: CitedCase) -> Iterable[tuple[str, str]]:
    for key in cited.keys:
        for value in key.values:
            if key.scheme == "tw_case_number" and cited.court:
                value = value.replace("TW::", f"TW:{cited.court}:")
            yield key.scheme, value
    if cited.court:
        yield "court", cited.court
    if cited.year:
        yield "year", cited.year
    if cited.date:
        yield "date", cited.date


def _country(cited: CitedCase) -> str:
    for key in cited.keys:
        if key.scheme in _COUNTRY:
            return _COUNTRY[key.scheme]
        if key.scheme == "ecli":
            return key.values[0].split(":")[1]
        if key.scheme == "neutral":
            code = key.values[0].split(" ", 1)[1]
            if not key.values[0].startswith("["):
                return "CA"
            return next((country for start, country in _NEUTRAL_COUNTRY if code.startswith(start)), "AU")
    return "CN" if cited.name and not cited.plaintiff and "某" in cited.name else ""


def _confidence(cited: CitedCase) -> float:
    masked = any(
        "*" in value or "x" in value.lower()
        for key in cited.keys
        for value in key.values
        if key.scheme == "cn_case_number"
    )
    return 0.6 if masked else cited.confidence


PART = Extractor(name="cases", version="1", extract=extract, order=20)
