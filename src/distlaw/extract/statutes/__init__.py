"""Finds every mention of a statute, rule, standard or treaty, with the provision it cites."""

from __future__ import annotations

from distlaw.extract.extractor import Extractor
from distlaw.extract.spans.evidence import evidence_of
from distlaw.extract.spans.places import TakenPlaces
from distlaw.extract.spans.scan import Scan, scan_of
from distlaw.extract.spans.taken import overlaps, taken_ranges
from distlaw.extract.statutes.chinese import chinese_statutes
from distlaw.extract.statutes.cited import CitedStatute
from distlaw.extract.statutes.english import english_statutes
from distlaw.extract.statutes.provisions import is_taiwanese, locator_of
from distlaw.extract.statutes.titles import is_traditional, jurisdiction_of
from distlaw.model.citation import CitationFinding
from distlaw.model.document import ParsedDocument
from distlaw.model.findings import Findings


def extract(document: ParsedDocument, so_far: Findings) -> Findings:
    """One finding for each mention of a statute, in order; what cases and licences took is left out."""
    scan = scan_of(document)
    places = TakenPlaces(document, so_far)
    taken = taken_ranges(document, so_far.citations)
    found = []
    for cited in statutes_in(scan.text, is_traditional=is_traditional(document.reading.text)):
        start, end = scan.reading(cited.start, cited.end)
        keyed = bool(cited.pinpoint or cited.number)
        if places.counts(start, end, is_keyed=keyed and not cited.is_generic) and not overlaps(taken, start, end):
            found.append(_finding(document, scan, cited))
    return Findings(citations=tuple(found))


def statutes_in(text: str, *, is_traditional: bool = False) -> list[CitedStatute]:
    """The mentions in a scanned text, without overlaps, in order; the script it was printed in is evidence."""
    country = jurisdiction_of(text, is_traditional=is_traditional)
    found = [*chinese_statutes(text, country), *english_statutes(text)]
    kept: list[CitedStatute] = []
    for cited in sorted(found, key=lambda c: (c.start, -c.end)):
        if not kept or cited.start >= kept[-1].end:
            kept.append(cited)
    return kept


def _finding(document: ParsedDocument, scan: Scan, cited: CitedStatute) -> CitationFinding:
    printed, place = cited.pinpoint, cited.place or cited.pinpoint
    return CitationFinding(
        kind="statute",
        evidence=evidence_of(document, [scan.reading(cited.start, cited.end)]),
        name=cited.title,
        identifiers=((cited.scheme, cited.number),) if cited.number else (),
        jurisdiction=cited.jurisdiction,
        locator_label=("article-locator" if "条" in place or cited.jurisdiction in ("EU", "CN", "TW") else "section")
        if printed
        else "",
        locator=locator_of(place, "TW" if is_taiwanese(place) else cited.jurisdiction) if printed else "",
        pinpoint=printed,
        version="draft" if cited.is_draft else cited.year,
        is_generic=cited.is_generic,
        rule=cited.rule,
        confidence=cited.confidence,
        antecedent=cited.antecedent,
    )


PART = Extractor(name="statutes", version="1", extract=extract, order=24)
