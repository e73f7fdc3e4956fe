"""Makes a `ParsedDocument` of a finished walk: notes cut out, anchors found, pages named, repairs logged."""

from __future__ import annotations

import re
from collections.abc import Sequence

from distlaw.model.document import Entry, PageSpan, ParsedDocument, Quality, Statement
from distlaw.model.problem import Problem
from distlaw.parsers.article.beside import told_by_notes
from distlaw.parsers.article.blocks import AssembledText, Block, assembled
from distlaw.parsers.article.cuts import contacts, cut_inline, cut_raised, names_alone, platform, words_of_links
from distlaw.parsers.article.repairs import problems_of, repairs_of
from distlaw.parsers.article.walk import Walk
from distlaw.parsers.front.weighing.settle import doubts, settle
from distlaw.parsers.front.weighing.weigh import Weighed
from distlaw.parsers.front.weighing.witnesses import witnesses
from distlaw.parsers.lines.calls import with_calls
from distlaw.parsers.lines.entries import marker_number
from distlaw.parsers.lines.footnotes import without
from distlaw.parsers.lines.line import SourcePlaces
from distlaw.text.chinese import han_count, is_chinese, is_chinese_work, language_of, script_of
from distlaw.text.digest import sha256_of
from distlaw.text.normalise import Edit
from distlaw.text.offsets import Range
from distlaw.vocab.words import word_list

_FIRM = word_list("page_elements", "firms_zh").regex
_LIST, _IMPRINT = 4, 6  # entries of a list of references; lines behind it that may still tell of the work
_PROSE = 90  # half ems of a line of running text
VERSION = "1"


def finished(walk: Walk, edits: Sequence[Edit], problems: Sequence[Problem] = (), *, name: str = "") -> ParsedDocument:
    """The document a walk found, with what was repaired before it (`edits`) and during it."""
    weighed = _weighed(walk)
    names_alone(walk)
    walk.cuts += [
        *((span, "contact") for span in contacts(walk)),
        *((span, "furniture") for span in words_of_links(walk)),
    ]
    inline, raised = cut_inline(walk), cut_raised(walk)
    _take_out([*(span for span, _ in walk.cuts), *(note.cut for note in inline), *raised.values()], walk)
    notes = [Block([(*note.note, None)], "notes", entry=("note", note.marker, "")) for note in inline]
    reading = assembled(walk.base, [*walk.blocks, *notes, *walk.notes, *walk.listed])
    anchors = {number: walk.base.to_source(*span) for number, span in raised.items()}
    anchors |= {int(note.marker): walk.base.to_source(*note.cut) for note in inline}
    return ParsedDocument(
        source_sha256=walk.source.sha256,
        text_sha256=sha256_of(walk.source.text),
        parser=name or walk.manner.genre,
        parser_version=VERSION,
        genre=walk.manner.genre,
        quality=_quality(walk, edits),
        language=_language(walk, reading),
        reading=reading.mapped,
        statements=_statements(walk),
        names=walk.facts.names(),
        sections=reading.sections,
        zones=reading.zones,
        entries=_anchored(walk, reading, anchors),
        rows=reading.rows,
        pages=_pages(walk, reading),
        repairs=repairs_of(walk, edits, raised),
        problems=(*problems, *problems_of(walk, edits, reading), *doubts(weighed)),
        witnesses=witnesses(weighed, walk.front.reading.title),
    )


def _weighed(walk: Walk) -> Weighed:
    """Title, authors, outlet, dates and numbers, settled; a law firm's page is by the firm and stands on its site."""
    others = _of_others(walk)
    told_by_notes(walk, others)
    accounts = [hint.value for hint in walk.source.hints if hint.name == "account"]
    is_firm = walk.manner.genre == "law_firm" or any(_FIRM.search(account) for account in accounts)
    if is_firm:
        walk.fields.firm(is_outlet=True)
    platform(walk)
    weighed = settle(
        walk.facts, walk.front.reading, [line for line in walk.lines if line.index not in others], walk.source.hints,
        is_chinese=walk.is_chinese, genre=walk.manner.genre,
    )  # fmt: skip
    if is_firm:
        walk.fields.firm(is_outlet=False)
    return weighed


def _of_others(walk: Walk) -> frozenset[int]:
    """The lines of a list of references below running text, and what stands behind it: none of it is of this work."""
    spans = sorted((block.parts[0][0], block.parts[-1][1]) for block in walk.listed)
    prose = next((line.start for line in walk.lines if line.width >= _PROSE), len(walk.text))
    if len(spans) < _LIST or spans[0][0] < prose:
        return frozenset()
    listed = {line.index for line in walk.lines if any(low <= line.start < high for low, high in spans)}
    behind = [line.index for line in walk.lines if line.start >= spans[-1][1] and line.kind != "note"]
    return frozenset(listed | (set(behind) if len(behind) > _IMPRINT else set()))


def _take_out(cuts: Sequence[Range], walk: Walk) -> None:
    """Leave the cuts out of every block that is text."""
    gone = sorted(cuts)
    for block in (*walk.blocks, *walk.listed, *walk.notes) if gone else ():
        if block.zone in ("body", "lead", "notes", "references", "byline", None):
            block.parts = without(block.parts, gone)


def _main_text(reading: AssembledText) -> str:
    body = "".join(
        reading.mapped.text[zone.start : zone.end] for zone in reading.zones if zone.kind in ("body", "lead", "table")
    )
    return body if len(body) > 200 else reading.mapped.text


def _quality(walk: Walk, edits: Sequence[Edit]) -> Quality:
    """A full text that a mirror has damaged (glosses, lost characters, spam) is no text to cite from."""
    kinds = {edit.kind for edit in edits} & {"pinyin_gloss", "lost_space"}
    is_damaged = bool(kinds) or "spam" in walk.dropped.values() or "\ufffd" in walk.text
    return "damaged" if is_damaged and walk.manner.quality == "full" else walk.manner.quality


def _language(walk: Walk, reading: AssembledText) -> str:
    """The language of the running text; a Chinese record with a long English abstract is Chinese."""
    found = language_of(_main_text(reading)) or "und"
    if found == "en" and is_chinese(walk.front.title) and han_count(walk.front.title) > 3:
        return script_of(reading.mapped.text)
    return script_of(reading.mapped.text) if found == "en" and is_chinese_work(walk.text) else found


def _statements(walk: Walk) -> tuple[Statement, ...]:
    return tuple(walk.facts.statements)


def _anchored(walk: Walk, reading: AssembledText, known: dict[int, tuple[Range, ...]]) -> tuple[Entry, ...]:
    """Each entry with the places of its marker in the reading text."""
    body = [(zone.start, zone.end) for zone in reading.zones if zone.kind in ("body", "lead", "table", "abstract")]
    out: list[Entry] = []
    places = SourcePlaces(reading.mapped)
    for entry in reading.entries:
        anchors = _bracketed(reading.mapped.text, body, entry)
        number = marker_number(entry.marker)
        if entry.marker in walk.anchors:
            anchors = tuple((at, at) for start, _ in walk.anchors[entry.marker] for at in [places.at(start)])
        if entry.kind == "note" and number in known and not anchors:
            at = places.at(known[number][0][0])
            anchors = ((at, at),)
        out.append(entry.model_copy(update={"anchors": anchors}) if anchors else entry)
    return with_calls(walk.source, reading.mapped, out)


def _bracketed(text: str, body: Sequence[Range], entry: Entry) -> tuple[Range, ...]:
    number = marker_number(entry.marker)
    if not number or number > 999:
        return ()
    circled = chr(0x245F + number) if number <= 20 else ""
    note = rf"[\[［〔(（]\s?[注註]\s?{number}\s?[\]］〕)）]"
    plain = rf"[\[［〔]\^?{number}[\]］〕]"
    is_circled = entry.marker[:1] == circled != ""
    options = [re.escape(circled)] if is_circled else [note, plain]
    if entry.marker[:1] in ("注", "註"):
        options.append(rf"[(（\[［〔]\s?{re.escape(entry.marker)}\s?[)）\]］〕]")
    pattern = re.compile("|".join(options))
    return tuple(found.span() for start, end in body for found in pattern.finditer(text, start, end))


def _pages(walk: Walk, reading: AssembledText) -> tuple[PageSpan, ...]:
    places = SourcePlaces(reading.mapped)
    spans: list[PageSpan] = []
    for mark in walk.source.marks:
        if mark.kind == "page":
            start, end = places.of(mark.start, mark.end)
            if start < end:
                spans.append(PageSpan(label=mark.value, start=start, end=end))
    return tuple(sorted(spans, key=lambda span: (span.start, span.end)))
