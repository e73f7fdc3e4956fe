"""Finds mentions of licences and terms: by name, by maker, in a table's row; with version, clause and effect."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from distlaw.extract.extractor import Extractor
from distlaw.extract.licences import names
from distlaw.extract.licences.rows import cell_licence, divided, licence_column, model_column
from distlaw.extract.spans.evidence import evidence_of
from distlaw.extract.spans.places import Places
from distlaw.extract.spans.scan import scan_of
from distlaw.extract.spans.taken import overlaps, taken_ranges
from distlaw.model.citation import CitationFinding
from distlaw.model.document import ParsedDocument, TableRow
from distlaw.model.findings import Findings
from distlaw.text.dates import fullest_date
from distlaw.text.offsets import Range
from distlaw.vocab.licences import Licence, licence_key, licences_by_name, load_licences, load_makers


@dataclass(frozen=True, slots=True)
class CitedLicence:
    """One mention of a licence at `[start, end)` of the scanned text; `candidates` are the licences it may be."""

    start: int
    end: int
    rule: str
    confidence: float
    name: str
    candidates: tuple[Licence, ...] = ()
    version: str = ""
    clause: str = ""
    attached_to: str = ""
    is_generic: bool = False


def extract(document: ParsedDocument, so_far: Findings) -> Findings:
    """One finding for each mention, in order; a table's row is one mention from its first cell to its last."""
    scan = scan_of(document)
    places = Places(document, so_far)
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


def licences_in(text: str) -> list[CitedLicence]:
    """The mentions in a scanned text, without overlaps, in order."""
    found = [*_terms(text), *_models(text), *_known(text), *_mit(text)]
    kept = _longest([_widened(text, cited) for cited in _longest(found)])
    return _longest([*kept, *_late(text, kept), *_generic(text)])


def _longest(found: list[CitedLicence]) -> list[CitedLicence]:
    kept: list[CitedLicence] = []
    for cited in sorted(found, key=lambda c: (c.start, -c.end, c.is_generic)):
        if kept and cited.start < kept[-1].end:
            longer = cited.end - cited.start > kept[-1].end - kept[-1].start
            if longer and not cited.is_generic:
                kept[-1] = cited
            continue
        kept.append(cited)
    return kept


def _known(text: str) -> Iterator[CitedLicence]:
    for match in names.known_names().finditer(text):
        candidates = licences_by_name().get(licence_key(match.group()), ())
        if not candidates or _is_other(text, match.start(), match.end()):
            continue
        yield CitedLicence(match.start(), match.end(), "licence.name", 0.96, candidates[0].name, candidates)


def _is_other(text: str, start: int, end: int) -> bool:
    """Whether the words beside it make the name something else (Apache Software Foundation, Apache Spark)."""
    return bool(re.match(r"\s(?:Software\sFoundation|Spark|Hadoop|Kafka|Foundation|helicopter)", text[end : end + 24]))


def _mit(text: str) -> Iterator[CitedLicence]:
    if "MIT" not in text:
        return
    mit = licences_by_name()[licence_key("MIT License")]
    for match in names.MIT.finditer(text):
        start = match.start() + match.group().index("MIT")
        yield CitedLicence(start, match.end(), "licence.mit", 0.9, mit[0].name, mit)


def _models(text: str) -> Iterator[CitedLicence]:
    for match in names.model_licences().finditer(text):
        if (
            match["noun"].strip() in {"协议", "授权", "许可"}
            and not re.search(r"社区|[Cc]ommunity", match["noun"])
            and not match["number"]
        ):
            continue
        candidates = _of_model(match["model"], match["number"] or "", match["date"] or "")
        yield CitedLicence(
            match.start(),
            match.end(),
            "licence.model",
            0.93,
            candidates[0].name if candidates else match.group(),
            candidates,
            _iso(match["date"] or ""),
        )
    for match in names.model_alone().finditer(text):
        candidates = _of_model(match["model"], match["number"], "")
        if candidates:
            yield CitedLicence(
                match.start(),
                match.end(),
                "licence.model_alone",
                0.75,
                candidates[0].name,
                candidates,
                _iso(match["date"] or ""),
            )


def _of_model(model: str, number: str, date: str) -> tuple[Licence, ...]:
    """The licences of that model; a date picks the one that had a version then."""
    wanted = f"{model} {number}".lower().strip()
    aliases = {"通义千问": "tongyi qianwen", "千问": "qwen", "羊驼": "llama"}
    wanted = aliases.get(wanted, wanted)
    exact = tuple(
        x for x in load_licences() if x.model.lower() == wanted and x.kind == "model_licence" and "research" not in x.id
    )
    year = _iso(date)
    dated = tuple(x for x in exact if year and any(v.valid_from.startswith(year) for v in x.versions))
    if dated or len(exact) <= 1:
        return dated or exact
    return exact[:1] if wanted in {"qwen", "tongyi qianwen"} else exact


def _terms(text: str) -> Iterator[CitedLicence]:
    for match in names.terms_of_makers().finditer(text):
        maker = names.makers_by_alias()[re.sub(r"\s+", " ", match["maker"])]
        title = re.sub(r"\s+", " ", match["title"] or match["marked"])
        candidates = names.licences_of(maker, title)
        if not candidates and not re.search(r"条款|协议|政策|许可|[Tt]erms|[Pp]olicy|[Aa]greement", title):
            continue
        name = candidates[0].name if candidates else f"{maker} {title}"
        yield CitedLicence(
            match.start(), match.end(), "licence.terms", 0.93, name, candidates[:1], _iso(match["date"] or "")
        )


_BEFORE_ZH = re.compile(rf"(?:{names.DATE_ADJUNCT})$")
_BEFORE_EN = re.compile(
    rf"(?P<clause>{names.CLAUSE_EN})\s(?:of|in|under)\s(?:the\s)?(?:(?:current|revised|(?:19|20)\d\d)\s)?$"
)
_AFTER = re.compile(
    rf"(?P<clause>(?:的|之|中)?\s?(?:{names.CLAUSE_ZH}))|,?\s(?P<clause_en>{names.CLAUSE_EN})"
    rf"|(?P<date>(?:19|20)\d\d年\d{{1,2}}月(?:\d{{1,2}}日)?版|\s?\((?:自)?(?:19|20)\d\d年\d{{1,2}}月(?:\d{{1,2}}日)?(?:版|起?施行|起?生效|更新)?\))|(?P<date_en>,?\s(?:effective|of|dated|as\sof|\()\s?{names.DATE_EN}\)?)|(?P<paren>\s?\((?P<gloss>[A-Za-z][^()\n]{{6,60}}[Ll]icen[cs]e[^()\n]{{0,20}}|[Vv]ersion\s[\d.]{{1,5}})\))"
)


def _widened(text: str, cited: CitedLicence) -> CitedLicence:
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
            version=_iso(date) or cited.version,
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
            version=_iso(match.group()),
            candidates=_dated(cited, match.group()),
        )
    return cited


def _dated(cited: CitedLicence, date: str) -> tuple[Licence, ...]:
    year = _iso(date)
    return (
        tuple(x for x in cited.candidates if any(v.valid_from.startswith(year) for v in x.versions)) or cited.candidates
    )


def clause_of(printed: str) -> str:
    """A clause as the licence numbers it: 第1条b款第v项 and Section 1(b)(v) are 1.b.v, 第D.4条 is D.4."""
    from distlaw.text.numerals import number_of

    if not printed:
        return ""
    core = re.sub(
        r"^(?:的|之|中|,)?\s?(?:[Ss]ections?|[Cc]lauses?|[Aa]rticles?|[Pp]aragraphs?|§{1,2})?\s?", "", printed
    )
    parts = re.findall(r"[A-Za-z]+|\d+|[一二三四五六七八九十]+", core)
    spelled = [str(number_of(part)) if not part.isascii() else part for part in parts]
    return ".".join(spelled)


def _iso(text: str) -> str:
    """The date a version is named by, as EDTF; empty where there is none."""
    found = fullest_date(text)
    return found.edtf if found else ""


_CLAUSE_ALONE = re.compile(
    r"(?<=\()(?:[Ss]ection|[Cc]lause|§)\s?\d{1,2}\.\d{1,2}(?:\([a-z]\))?(?=\))|(?:[Ss]ection|[Cc]lause)\s(?:[A-Z]\.\d{1,2}|\d{1,2}\.\d{1,2}(?:\([a-z]\))?)(?![\d.])"
)


def _late(text: str, kept: list[CitedLicence]) -> Iterator[CitedLicence]:
    """Clauses alone, of the licence or terms named in the sentences before."""
    named = [cited for cited in kept if not cited.is_generic]
    ends = [cited.end for cited in named]
    for match in _CLAUSE_ALONE.finditer(text):
        index = bisect_right(ends, match.start())
        last = named[index - 1] if index else None
        if last and match.start() - last.end < 300 and "\n\n" not in text[last.end : match.start()]:
            yield replace(
                last,
                start=match.start(),
                end=match.end(),
                rule="licence.clause",
                confidence=0.8,
                clause=clause_of(match.group()),
            )


def _generic(text: str) -> Iterator[CitedLicence]:
    for match in names.own_terms().finditer(text):
        yield CitedLicence(match.start(), match.end(), "licence.own_terms", 0.5, match.group(), is_generic=True)
    for match in names.generic().finditer(text):
        yield CitedLicence(match.start(), match.end(), "licence.kind", 0.5, match.group(), is_generic=True)


_UNDER = re.compile(r"(?:采用|适用|遵循|基于|按照|以|受|under|by|采|is|are|was|were|的)")


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
