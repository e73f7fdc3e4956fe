"""Finds mentions of licences and terms: by name, by maker, in a table's row; with version, clause and effect."""

from __future__ import annotations

import re
from functools import cache

from distlaw.extract.extractor import Extractor
from distlaw.extract.licences.cited import CitedLicence
from distlaw.extract.licences.mentions import licences_in
from distlaw.extract.licences.rows import cell_licence, divided, licence_column, model_column
from distlaw.extract.spans.evidence import evidence_of
from distlaw.extract.spans.places import TakenPlaces
from distlaw.extract.spans.scan import scan_of
from distlaw.extract.spans.taken import overlaps, taken_ranges
from distlaw.model.citation import CitationFinding
from distlaw.model.document import ParsedDocument, TableRow
from distlaw.model.findings import Findings
from distlaw.text.offsets import Range
from distlaw.vocab.licences import Licence, licence_key, licences_by_name, load_makers
from distlaw.vocab.words import worded


def extract(document: ParsedDocument, so_far: Findings) -> Findings:
    """One finding for each mention, in order; a table's row is one mention from its first cell to its last."""
    scan = scan_of(document)
    places = TakenPlaces(document, so_far)
    table = [divided(document.reading.text, row) for row in document.rows]
    rows = [(span, finding) for row in table if (span := _row_span(row)) and (finding := _row(document, row, span))]
    taken = sorted(span for span, _ in rows)
    cases = taken_ranges(document, so_far.citations)
    found = [finding for _, finding in rows]
    for cited in licences_in(scan.text):
        start, end = scan.reading(cited.start, cited.end)
        if overlaps(taken, start, end) or overlaps(cases, start, end):
            continue
        if places.counts(start, end, is_keyed=False):
            found.append(_finding(document, (start, end), cited))
    return Findings(citations=tuple(sorted(found, key=lambda f: f.evidence.start)))


_UNDER = worded("licence_statements", "{under}")


def attached(text: str, cited: CitedLicence) -> str:
    """The model a sentence puts under the licence: the last one named before it in the sentence."""
    floor = max(0, cited.start - 120)
    low = max(text.rfind(mark, floor, cited.start) for mark in ("。", "\n", ";", ". "))
    sentence = text[max(low + 1, floor) : cited.start]
    models = list(_model_pattern().finditer(sentence))
    if models and _UNDER.search(sentence[models[-1].end() :]):
        return models[-1].group().strip()
    return ""


@cache
def _model_pattern() -> re.Pattern[str]:
    words = sorted({m for maker in load_makers() for m in maker.models} | {"R1", "V3"}, key=len, reverse=True)
    return re.compile(rf"(?<![A-Za-z])(?:{'|'.join(map(re.escape, words))})(?:[\s-]?[A-Za-z]{{0,8}}\d[\w.-]{{0,12}})?")


def _finding(document: ParsedDocument, span: Range, cited: CitedLicence) -> CitationFinding:
    text = scan_of(document).text
    one = cited.candidates[0] if len(cited.candidates) == 1 else None
    clause = cited.clause or (quoted_clause(text, cited, one) if one else "")
    return CitationFinding(
        kind="licence",
        evidence=evidence_of(document, [span]),
        name=cited.name,
        locator_label="section" if clause else "",
        locator=clause,
        clause=clause,
        version=cited.version,
        spdx_id=one.spdx_id if one else "",
        attached_to=(one.model if one else "") or attached(text, cited),
        is_generic=cited.is_generic,
        rule=cited.rule,
        confidence=cited.confidence,
        candidates=tuple(x.id for x in cited.candidates),
        reason="a kind of licence or terms, no instrument" if cited.is_generic else "",
    )


_QUOTATION = re.compile(r"\"([^\"\n]{8,400})\"")


def quoted_clause(text: str, cited: CitedLicence, licence: Licence) -> str:
    """The clause whose words a quotation right after the mention holds, in either language; "" if none or several."""
    quotation = _QUOTATION.search(text, cited.end, min(len(text), cited.end + 460))
    if not quotation or quotation.start() - cited.end > 60:
        return ""
    words = quotation.group(1).lower()
    found = {
        clause.id
        for version in licence.versions
        for clause in version.clauses
        if clause.words and all(any(word.lower() in words for word in group) for group in clause.words)
    }
    return found.pop() if len(found) == 1 else ""


def _row_span(row: TableRow) -> Range | None:
    return (min(s for s, _ in row.cells), max(e for _, e in row.cells)) if row.cells else None


def _row(document: ParsedDocument, row: TableRow, span: Range) -> CitationFinding | None:
    text = document.reading.text
    cells = [text[s:e].strip() for s, e in row.cells]
    column = licence_column(row, cells)
    if column < 0:
        return None
    printed = cell_licence(cells[column], by_header=True)
    found = licences_in(printed)
    named = licences_by_name().get(licence_key(printed), ()) or (found[0].candidates if found else ())
    model = model_column(row, column)
    rest = [cell for i, cell in enumerate(cells) if i not in (column, model) and cell]
    return CitationFinding(
        kind="licence",
        evidence=evidence_of(document, [span]),
        name=named[0].name if named else cells[column],
        spdx_id=named[0].spdx_id if len(named) == 1 else "",
        attached_to=cells[model] if model < len(cells) else "",
        effect="; ".join(rest),
        rule="licence.row",
        confidence=0.95,
        candidates=tuple(x.id for x in named),
    )


PART = Extractor(name="licences", version="1", extract=extract, order=22)
