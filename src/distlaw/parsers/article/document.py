"""Makes a `ParsedDocument` of a finished walk: notes cut out, anchors found, pages named, repairs logged."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from distlaw.model.document import Entry, PageSpan, ParsedDocument, Quality, Repair, Statement
from distlaw.model.problem import Problem
from distlaw.parsers.article.blocks import Block, Reading, assembled
from distlaw.parsers.article.walk import Walk
from distlaw.parsers.bylines.source_line import find_date
from distlaw.parsers.front.names.parts import parts_of
from distlaw.parsers.front.weighing.settle import doubts, settle
from distlaw.parsers.front.weighing.witnesses import witnesses
from distlaw.parsers.lines.calls import with_calls
from distlaw.parsers.lines.entries import marker_number
from distlaw.parsers.lines.footnotes import InlineNote, inline_notes, superscripts, without
from distlaw.parsers.lines.line import Line, Places
from distlaw.text.chinese import han_count, is_chinese, is_chinese_work, is_converted, language_of, script_of
from distlaw.text.digest import sha256_of
from distlaw.text.fold import folded
from distlaw.text.normalise import Edit
from distlaw.text.offsets import Range
from distlaw.vocab.bylines import load_bylines
from distlaw.vocab.labels import platforms
from distlaw.vocab.words import load_words

_EMPTY_QUOTES = re.compile('“”|「」|《》|""(?!")')
_MAIL = re.compile(r"\[email\s?protected\]|[\w.+-]{1,64}@[A-Za-z0-9-]{1,64}(?:\.[A-Za-z]{2,12}){1,3}")
_CONTINUED = 40  # characters at a line's end
_MARKED = 0.5  # of the notes, whose calls the format marks: then these are believed
_FIRST = 5  # lines that an icon may begin
_HEAD, _BYLINE = 20, 120  # lines in which names stand, and the most characters of such a line
_LOOKED_AT = 2000  # characters of a line
VERSION = "1"


def finished(walk: Walk, edits: Sequence[Edit], problems: Sequence[Problem] = (), *, name: str = "") -> ParsedDocument:
    """The document a walk found, with what was repaired before it (`edits`) and during it."""
    walk.facts_from_notes()
    is_firm = walk.manner.genre == "law_firm" or "律师事务所" in str(
        [hint.value for hint in walk.source.hints if hint.name == "account"]
    )
    if is_firm:
        walk.fields.firm(is_outlet=True)
    cuts = walk.cuts
    _platform(walk, cuts)
    weighed = settle(
        walk.facts,
        walk.front.reading,
        walk.lines,
        walk.source.hints,
        is_chinese=walk.is_chinese,
        genre=walk.manner.genre,
    )
    if is_firm:
        walk.fields.firm(is_outlet=False)
    _names_alone(walk)
    cuts += [(span, "contact") for span in _contacts(walk)]
    cuts += [(span, "furniture") for span in _words_of_links(walk)]
    inline = _cut_inline(walk)
    raised = _cut_raised(walk)
    gone = sorted([*(span for span, _ in cuts), *(note.cut for note in inline), *raised.values()])
    for block in (*walk.blocks, *walk.listed, *walk.notes) if gone else ():
        if block.zone in ("body", "lead", "notes", "references", "byline", None):
            block.parts = without(block.parts, gone)
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
        repairs=_repairs(walk, edits, cuts, raised),
        problems=(*problems, *_problems(walk, edits, reading), *doubts(weighed)),
        witnesses=witnesses(weighed, walk.front.reading.title),
    )


def _names_alone(walk: Walk) -> None:
    """Of a byline that holds a date or a counter too, the names alone are text."""
    named = [walk.facts.place(author.ranges) for author in walk.facts.authors if author.ranges]
    for block in walk.blocks:
        if block.zone != "byline" or not block.parts:
            continue
        start, end = block.parts[0][0], block.parts[-1][1]
        line = walk.text[start:end]
        if find_date(line) is None and not any(part.role == "other" for part in parts_of(line)) and not _counts(line):
            continue
        inside = [span for span in named if start <= span[0] and span[1] <= end]
        kept = (min(span[0] for span in inside), max(span[1] for span in inside)) if inside else (end, end)
        block.parts, block.label = [(*kept, None)], 0
        walk.cuts += [(cut, "front_matter") for cut in ((start, kept[0]), (kept[1], end)) if cut[0] < cut[1]]


def _counts(line: str) -> bool:
    """Whether a label that announces no name ends a byline, its value lost: 点击数:"""
    labels = list(load_bylines().labels.finditer(folded(line[:_LOOKED_AT])))
    return bool(labels) and labels[-1]["other"] is not None and labels[-1].end() >= len(line.rstrip())


def _contacts(walk: Walk) -> Iterator[Range]:
    """Addresses of mail in the lines of the head, which are the site's or the author's own and no text."""
    for line in walk.front.reading.lines:
        if "@" in line.text or "[email" in line.text:
            for found in _MAIL.finditer(line.text[:_LOOKED_AT]):
                yield line.start + found.start(), line.start + found.end()


def _words_of_links(walk: Walk) -> Iterator[Range]:
    """What a site calls its links behind citations, where it does so more than once; an icon's name before a date."""
    words = load_words("link_words")
    links = [found.span() for found in words["glued_links"].regex.finditer(walk.text)]
    yield from links if len(links) > 1 else ()
    yield from (found.span() for found in words["cover_sheets"].regex.finditer(walk.text))
    for line in walk.lines:
        if more := words["continued"].regex.search(line.text[-_CONTINUED:]):
            start = max(line.start, line.end - _CONTINUED) + more.start()
            yield start, line.end
    for line in walk.lines[:_HEAD]:
        for name in ("beside_names", "badges") if len(line.text) <= _BYLINE else ():
            yield from _within(line, words[name].regex)
    for line in walk.lines[:_FIRST]:
        if icon := words["icons"].regex.match(line.text):
            yield line.start, line.start + icon.end()


def _within(line: Line, pattern: re.Pattern[str]) -> Iterator[Range]:
    return ((line.start + found.start(), line.start + found.end()) for found in pattern.finditer(line.text))


def _main_text(reading: Reading) -> str:
    body = "".join(
        reading.mapped.text[zone.start : zone.end] for zone in reading.zones if zone.kind in ("body", "lead", "table")
    )
    return body if len(body) > 200 else reading.mapped.text


def _platform(walk: Walk, cuts: list[tuple[Range, str]]) -> None:
    """The platform that its own notice names: the container of a page that names no other."""
    for (start, end), why in cuts:
        notice = folded(walk.text[start:end])
        at = next((notice.find(name) for name in platforms() if name in notice), -1) if why == "platform_notice" else -1
        if at >= 0 and walk.manner.genre in ("web_article", "plain") and not walk.facts.has("container_title"):
            length = next(len(name) for name in platforms() if notice.startswith(name, at))
            span = (start + at, start + at + length)
            walk.facts.say("container_title", walk.text[slice(*span)], "layout", span)


def _quality(walk: Walk, edits: Sequence[Edit]) -> Quality:
    """A full text that a mirror has damaged (glosses, lost characters, spam) is no text to cite from."""
    kinds = {edit.kind for edit in edits} & {"pinyin_gloss", "lost_space"}
    is_damaged = bool(kinds) or "spam" in walk.dropped.values() or "\ufffd" in walk.text
    return "damaged" if is_damaged and walk.manner.quality == "full" else walk.manner.quality


def _language(walk: Walk, reading: Reading) -> str:
    """The language of the running text; a Chinese record with a long English abstract is Chinese."""
    found = language_of(_main_text(reading)) or "und"
    if found == "en" and is_chinese(walk.front.title) and han_count(walk.front.title) > 3:
        return script_of(reading.mapped.text)
    return script_of(reading.mapped.text) if found == "en" and is_chinese_work(walk.text) else found


def _body_spans(walk: Walk) -> list[Range]:
    return [
        (a, b)
        for block in walk.blocks
        if block.zone in ("body", "lead") and not block.section
        for a, b, new in block.parts
        if new is None
    ]


def _cut_inline(walk: Walk) -> list[InlineNote]:
    out: list[InlineNote] = []
    for start, end in _body_spans(walk):
        out += inline_notes(walk.text[start:end], start, len(out) + 1)
    return out if len(out) >= 2 or (out and "参见" in folded(walk.text)) else []


def _cut_raised(walk: Walk) -> dict[int, Range]:
    numbers = [
        marker_number(block.entry[1])
        for block in (*walk.notes, *walk.listed)
        if block.entry and block.entry[0] == "note"
    ]
    plain = [number for number in numbers if number]
    if not plain or any(f"[{number}]" in walk.text for number in plain[:3] if walk.listed_are_bracketed):
        return {}
    marked = _marked_calls(walk, set(plain))
    if len(marked) >= _MARKED * len(plain):
        return marked
    return superscripts(_body_spans(walk), walk.text, plain)


def _marked_calls(walk: Walk, numbers: set[int]) -> dict[int, Range]:
    """Where the format raises the notes' numbers, the first of each: those in the notes themselves come later."""
    found: dict[int, Range] = {}
    for mark in walk.source.marks:
        marker = walk.source.text[mark.start : mark.end].strip() if mark.kind == "superscript" else ""
        if marker.isdecimal() and int(marker) in numbers - found.keys():
            for span in walk.base.to_reading(mark.start, mark.end)[:1]:
                found[int(marker)] = span
    return found


def _statements(walk: Walk) -> tuple[Statement, ...]:
    return tuple(walk.facts.statements)


def _anchored(walk: Walk, reading: Reading, known: dict[int, tuple[Range, ...]]) -> tuple[Entry, ...]:
    """Each entry with the places of its marker in the reading text."""
    body = [(zone.start, zone.end) for zone in reading.zones if zone.kind in ("body", "lead", "table", "abstract")]
    out: list[Entry] = []
    places = Places(reading.mapped)
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


def _pages(walk: Walk, reading: Reading) -> tuple[PageSpan, ...]:
    places = Places(reading.mapped)
    spans: list[PageSpan] = []
    for mark in walk.source.marks:
        if mark.kind == "page":
            start, end = places.of(mark.start, mark.end)
            if start < end:
                spans.append(PageSpan(label=mark.value, start=start, end=end))
    return tuple(sorted(spans, key=lambda span: (span.start, span.end)))


def _repairs(
    walk: Walk, edits: Sequence[Edit], cuts: list[tuple[Range, str]], raised: dict[int, Range]
) -> tuple[Repair, ...]:
    out = [Repair(kind=edit.kind, ranges=edit.ranges, replacement=edit.replacement) for edit in edits]
    for index, why in sorted(walk.dropped.items()):
        line = walk.lines[index]
        out.append(Repair(kind=why, ranges=walk.base.to_source(line.start, line.end)))
    out += [Repair(kind=why, ranges=walk.base.to_source(*span)) for span, why in cuts]
    out += [Repair(kind="note_marker", ranges=walk.base.to_source(*span)) for span in raised.values()]
    for block in walk.blocks:
        for part, after in zip(block.parts, block.parts[1:], strict=False):
            if part[2] is None and after[0] > part[1] and after[2] in (None, " "):
                gap = walk.text[part[1] : after[0] if after[2] is None else after[1]]
                kind = "hyphenation" if gap.startswith(("-", "‐")) else "page_break" if "\n\n" in gap else "line_wrap"
                ranges = (
                    (
                        walk.base.to_source(part[1] - 1, part[1])[-1][1],
                        walk.base.to_source(after[1] - 1 if after[2] else after[0], after[1])[0][0],
                    ),
                )
                if "\n" in gap and ranges[0][0] < ranges[0][1]:
                    out.append(Repair(kind=kind, ranges=ranges, replacement=after[2] or ""))
    return tuple(out)


def _problems(walk: Walk, edits: Sequence[Edit], reading: Reading) -> list[Problem]:
    found: list[Problem] = []
    kinds: dict[str, list[Range]] = {}
    for edit in edits:
        kinds.setdefault(edit.kind, []).extend(edit.ranges)
    for kind, message in _TOLD.items():
        if kind in kinds:
            found.append(Problem(code=kind, message=message.format(len(kinds[kind])), ranges=tuple(kinds[kind][:20])))
    if message := walk.front.doubt():
        found.append(Problem(code="uncertain_title", message=message))
    text = reading.mapped.text
    if is_converted(text):
        found.append(
            Problem(
                code="machine_converted_traditional",
                message="the Traditional script was made from Simplified by a converter",
            )
        )
    empty = [span for match in _EMPTY_QUOTES.finditer(text) for span in reading.mapped.to_source(*match.span())]
    if empty:
        found.append(
            Problem(
                code="empty_quotes",
                message="quotation marks with nothing inside: a link's text was lost",
                ranges=tuple(empty[:20]),
            )
        )
    if walk.fields.site_keywords:
        ranges = walk.base.to_source(*walk.fields.site_keywords)
        found.append(
            Problem(
                code="site_keywords_ignored",
                message="the first keyword line is the site's, not the author's",
                ranges=ranges,
            )
        )
    return found


_TOLD = {
    "control_chars": "{} control characters left out",
    "bidi_chars": "{} marks of writing direction left out",
    "zero_width": "{} invisible characters left out",
    "pinyin_gloss": "{} pinyin glosses left out",
    "entity": "{} character entities read",
    "cjk_radical": "{} radicals read as the characters they stand for",
}
