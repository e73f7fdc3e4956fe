"""References: every entry of a list, every work a note cites, every citation of a work in prose, read and placed.

Where a document has a list, a note that cites a listed work adds its place to the list's entry; notes that cite
decisions or statutes alone are left to the citations extractors.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from distlaw.extract.extractor import Extractor
from distlaw.extract.references.anchors import anchors_of, author_year_anchors, number_anchors
from distlaw.extract.references.authorities import authorities
from distlaw.extract.references.chain import CitedAuthority, Entries, resolved
from distlaw.extract.references.grammars import parsed
from distlaw.extract.references.link_lists import listed_entries, with_target
from distlaw.extract.references.prose import inline_references
from distlaw.extract.references.reference import ReferenceParse
from distlaw.extract.spans.evidence import evidence_of
from distlaw.model.citation import ReferenceFinding
from distlaw.model.document import Entry, ParsedDocument
from distlaw.model.findings import Findings
from distlaw.model.problem import Problem
from distlaw.text.offsets import Range
from distlaw.vocab.words import word_list

_LAW = ("legal_case", "legislation", "regulation", "treaty")


def parse_reference(text: str) -> ReferenceParse:
    """Read one entry as printed, with or without its marker."""
    return parsed(text)


def extract(document: ParsedDocument, so_far: Findings) -> Findings:
    """References in the order in which they stand in the reading text, and what is wrong with them."""
    listed = [_listed(document, entry) for entry in listed_entries(document)]
    notes = _noted(document)
    listed = _with_anchors(document, _without_note_anchors(document, listed))
    chain = resolved(notes)
    works = Counter(one.start_of_note for one in chain if _counts(one.parse))
    is_end_list = not listed and _is_end_list(document)
    cited = [one for one in chain if _is_emitted(one, bool(listed), is_end_list)]
    listed, cited = _folded(listed, cited, document)
    found = [finding for finding, _ in listed]
    found += [_finding(document, one, works[one.start_of_note] <= 1) for one in cited]
    found += _inline(document, found)
    found.sort(key=lambda finding: finding.evidence.start)
    return Findings(references=tuple(found), problems=tuple(_problems(listed)))


def _listed(document: ParsedDocument, entry: Entry) -> tuple[ReferenceFinding, ReferenceParse]:
    text = document.reading.text[entry.start : entry.end]
    parse = parsed(text, entry.url)
    span = _trimmed(text, entry.start)
    evidence = with_target(evidence_of(document, [span]), document.reading.source, entry.url)
    anchors = anchors_of(document, entry)
    return _of(parse, evidence, entry.marker, anchors), parse


def _of(
    parse: ReferenceParse, evidence: object, number: str, anchors: tuple[int, ...], **more: str
) -> ReferenceFinding:
    return ReferenceFinding.model_validate(
        {
            "number": number,
            "evidence": evidence,
            "item": parse.item,
            "rule": parse.rule,
            "is_verified": parse.is_verified,
            "locator_label": parse.locator_label,
            "locator": parse.locator,
            "signal": parse.signal,
            "anchors": anchors,
            **more,
        }
    )


def _trimmed(text: str, start: int) -> Range:
    """The entry's span without white space at its ends."""
    left = len(text) - len(text.lstrip())
    return start + left, start + max(left + 1, len(text.rstrip()))


def _noted(document: ParsedDocument) -> Iterator[CitedAuthority]:
    """Every authority of every note, in order."""
    for entry in document.entries:
        if entry.kind != "note":
            continue
        text = document.reading.text[entry.start : entry.end]
        spans = authorities(text)
        for start, end in spans:
            yield CitedAuthority(
                entry.marker, entry.start + start, entry.start + end, parsed(text[start:end]), note=entry
            )


def _is_emitted(one: CitedAuthority, has_list: bool, is_end_list: bool) -> bool:
    """A work, or a short form; a decision or statute only in an end list that is all the document has."""
    parse = one.parse
    if parse.short is not None:
        return not has_list or parse.item.csl_type not in _LAW
    if one.marker and is_end_list:
        return True
    if parse.rule == "unread":
        return False
    if parse.item.csl_type in _LAW:
        return False
    item = parse.item
    return bool(item.title or item.url or item.doi or (item.container_title and item.volume and item.page))


def _is_end_list(document: ParsedDocument) -> bool:
    """Whether the notes stand under a heading of their own: a list of sources rather than notes at the page's foot."""
    first = min((entry.start for entry in document.entries if entry.kind == "note"), default=-1)
    if first < 0:
        return False
    places = document.reading.to_source(first, first + 1)
    if not places:
        return False
    before = document.reading.source[: places[0][0]].splitlines()[:-1]
    heading = next((line for line in reversed(before[-4:]) if line.strip()), "")
    return heading.strip(" #*:：【】[]").casefold() in word_list("reference_entries", "list_heads").words


def _without_note_anchors(
    document: ParsedDocument, listed: Sequence[tuple[ReferenceFinding, ReferenceParse]]
) -> list[tuple[ReferenceFinding, ReferenceParse]]:
    """A marker that calls a note does not call the list's entry of the same number."""
    called = {place for entry in document.entries if entry.kind == "note" for place in anchors_of(document, entry)}
    return [
        (
            finding.model_copy(update={"anchors": tuple(place for place in finding.anchors if place not in called)}),
            parse,
        )
        for finding, parse in listed
    ]


def _with_anchors(
    document: ParsedDocument, listed: Sequence[tuple[ReferenceFinding, ReferenceParse]]
) -> list[tuple[ReferenceFinding, ReferenceParse]]:
    """Entries the parser tied to no place, tied by number, else by author and year."""
    if not listed or all(finding.anchors for finding, _ in listed):
        return list(listed)
    by_number = number_anchors(document)
    by_author = author_year_anchors(document, [finding.item for finding, _ in listed])
    out = []
    for index, (finding, parse) in enumerate(listed):
        anchors = finding.anchors or by_number.get(finding.number.strip("[]() ."), ()) or by_author.get(index, ())
        out.append((finding.model_copy(update={"anchors": anchors}), parse))
    return out


def _folded(
    listed: Sequence[tuple[ReferenceFinding, ReferenceParse]], cited: Sequence[CitedAuthority], document: ParsedDocument
) -> tuple[list[tuple[ReferenceFinding, ReferenceParse]], list[CitedAuthority]]:
    """Notes that cite a listed work put into the list's entry: where they are called, and their pinpoint."""
    entries, left = list(listed), []
    known = Entries(finding.item for finding, _ in listed)
    for one in cited:
        at = known.first(one.parse.item)
        if at < 0:
            left.append(one)
            continue
        finding, parse = entries[at]
        entries[at] = (_with_note(finding, one, _note_anchors(document, one)), parse)
    return entries, left


def _with_note(finding: ReferenceFinding, one: CitedAuthority, anchors: tuple[int, ...]) -> ReferenceFinding:
    pins = [pin for pin in (finding.locator, one.parse.locator) if pin]
    return finding.model_copy(
        update={
            "anchors": tuple(sorted({*finding.anchors, *anchors})),
            "locator": ", ".join(dict.fromkeys(pins)),
            "locator_label": finding.locator_label or one.parse.locator_label,
            "note_marker": finding.note_marker or one.marker,
        }
    )


def _note_anchors(document: ParsedDocument, one: CitedAuthority) -> tuple[int, ...]:
    return anchors_of(document, one.note) if one.note else ()


def _finding(document: ParsedDocument, one: CitedAuthority, is_alone: bool) -> ReferenceFinding:
    """A note's authority; the whole note is its evidence where it stands in it alone."""
    span = (one.start, one.end)
    if one.note and is_alone:
        span = _trimmed(document.reading.text[one.note.start : one.note.end], one.note.start)
    evidence = evidence_of(document, [span])
    return _of(
        one.parse,
        evidence,
        one.marker,
        _note_anchors(document, one),
        note_marker=one.marker,
        antecedent=one.antecedent,
        reason=one.reason,
    )


def _counts(parse: ReferenceParse) -> bool:
    """Whether the authority is a work or a short form, not law."""
    return parse.short is not None or (parse.rule != "unread" and parse.item.csl_type not in _LAW)


def _inline(document: ParsedDocument, found: Iterable[ReferenceFinding]) -> list[ReferenceFinding]:
    """References in prose outside every entry."""
    zones = [(z.start, z.end) for z in document.zones if z.kind in ("body", "lead", "notes")]
    zones = zones if document.zones else [(0, len(document.reading.text))]
    cited = []
    entries = sorted((entry.start, entry.end) for entry in document.entries)
    for start, end in zones:
        for low, high, marker, parse in inline_references(document.reading.text, start, end, partial(_meets, entries)):
            if not _meets(entries, low, high):
                cited.append(CitedAuthority(marker, low, high, parse))
    known = list(found)
    entries_known = Entries(other.item for other in known)
    out = []
    listed = [CitedAuthority(other.number, -1, -1, ReferenceParse(item=other.item, rule=other.rule)) for other in known]
    for one in resolved([*listed, *cited])[len(listed) :]:
        if one.parse.short is not None and not one.parse.item.title:
            continue
        if one.parse.short is None and entries_known.first(one.parse.item) >= 0:
            continue
        out.append(
            _of(
                one.parse,
                evidence_of(document, [(one.start, one.end)]),
                one.marker,
                (),
                antecedent=one.antecedent,
                reason=one.reason,
            )
        )
    return out


def _meets(entries: Sequence[Range], low: int, high: int) -> bool:
    """Whether one of the entries, which are sorted and apart, shares a character with the stretch."""
    at = bisect_left(entries, (high, high))
    return any(end > low for _, end in entries[max(0, at - 2) : at])


def _problems(listed: Iterable[tuple[ReferenceFinding, ReferenceParse]]) -> Iterator[Problem]:
    """An entry that lacks what its kind must have, or that no grammar reads."""
    for finding, parse in listed:
        label = f"reference {finding.number}".strip()
        for defect in parse.defects:
            code = "reference_unread" if defect == "unread" else "reference_defect"
            what = "is in no known form" if defect == "unread" else f"gives no {_MISSING.get(defect, defect)}"
            yield Problem(code=code, message=f"{label} {what}", ranges=finding.evidence.ranges)


_MISSING = {
    "missing_container_title": "journal or book",
    "missing_issued": "year",
    "missing_publisher": "publisher",
    "missing_url": "address",
    "missing_title": "title",
}
PART = Extractor(name="references", version="1", extract=extract, order=10)
