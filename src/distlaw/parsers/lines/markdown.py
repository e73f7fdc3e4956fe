"""Markdown to plain lines with marks: markup left out, everything mapped to the file, blocks from markdown-it-py."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from distlaw.model.source import Mark, MarkKind
from distlaw.parsers.article.blocks import Part
from distlaw.parsers.bylines.source_line import find_date
from distlaw.parsers.lines.footnotes import without
from distlaw.parsers.lines.labels import label_at
from distlaw.parsers.lines.markdown_notes import MdNote, directives, notes_below, notes_inside
from distlaw.parsers.lines.set_off import is_prose, paragraphs
from distlaw.text.chinese import han_count
from distlaw.text.fold import folded
from distlaw.text.han import HAN
from distlaw.text.offsets import MappedText, Range, Ranges
from distlaw.vocab.print_signs import print_sign
from distlaw.vocab.words import worded

DEEPEST = 40  # levels of lists or quotations; deeper nesting is no note but an attack
_FRONT = re.compile(r"\A\s{0,3}---[ \t]*\n(?P<yaml>.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_PREFIX = re.compile(r"[ \t]*(?:>[ \t]?)*[ \t]*")
_ITEM = re.compile(r"(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX\-]\][ \t]+)?")
_HEADING = re.compile(r"#{1,6}[ \t]+")
_CALLOUT = re.compile(r"\[![\w\-]{1,30}\][+\-]?[ \t]*")
# What an inline pattern leaves of its match: group "k", or nothing.
_EMBEDDED = r"!\[\[[^\]\n]{0,300}\]\]|!\[[^\]\n]{0,300}\]\([^)\n]{0,600}\)"
_WIKI = r"\[\[(?:[^\]|\n]{0,200}\|)?(?P<wiki>[^\]\n]{1,200})\]\]|\[\^[^\]\s]{1,40}\]"
_LINK = (
    r"\[(?P<link>[^\[\]\n]{1,400})\]\([^()\s]{0,800}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?(?:[ ]\"[^\"\n]{0,200}\")?\)"
)
_MARKED = r"(?<![\w_])_(?P<under>[^_\n]{1,200})_(?![\w_])|\*{2,4}|__|~~|==(?=\S)|(?<=\S)==|(?<![*\w])\*(?=\S)"
_SIGNS = r"(?<=\S)\*(?![*\w])|`+|\\(?=[*_`#|\[\]])|<(?P<auto>https?://[^>\s]{1,600})>|</?[a-zA-Z][^>\n]{0,200}>"
_TAGS = r"(?:(?<=\s)|^)#[^\s#]{1,40}(?=\s|$)|[ \t]\^[\w\-]{1,40}$"
_INLINE = re.compile("|".join((_EMBEDDED, _WIKI, _LINK, _MARKED, _SIGNS, _TAGS)))
_TIGHT = re.compile(f"[{HAN}，。、；：！？”」』）》…]")


_BOLD = re.compile(r"\*\*(?P<a>[^*]{1,120})\*\*[:：]?|__(?P<b>[^_]{1,120})__[:：]?")
_BY_LINE = worded("article_lines", r"by\s+[A-Z]|文\s?[/|]|{lines_by}|(?:注|note)\s?:", re.IGNORECASE)


@dataclass
class MdBlock:
    """One line of the plain text: its parts, what it is, its cells (spans of the cleaned text)."""

    kind: MarkKind | None
    parts: list[Part]
    value: str = ""
    is_quote: bool = False


@dataclass
class PlainNote:
    """The note without its markup."""

    mapped: MappedText
    marks: tuple[Mark, ...]
    quotes: tuple[Range, ...]  # lines of quotations, in the plain text
    front_matter: str = ""
    front_at: Range = (0, 0)  # in the cleaned text
    anchors: dict[str, Ranges] = field(default_factory=dict)  # footnote markers in the source


def front_matter(text: str) -> tuple[str, Range]:
    """The YAML between the first two rules, and the whole head's span; empty where there is none."""
    found = _FRONT.match(text)
    if not found or not re.search(rf"^[\w\-{HAN} ]{{1,40}}:", found["yaml"], re.MULTILINE):
        return "", (0, 0)
    return found["yaml"], found.span()


def plain_of(base: MappedText) -> PlainNote:
    """The cleaned file without markup, a block a line."""
    text = base.text
    yaml, head = front_matter(text)
    comments = sorted([*_comments(text), *directives(text)])
    notes = list(notes_below(text))
    hidden = _blanked(text, [head, *comments, *(note.whole for note in notes)])
    inside = list(
        notes_inside(text, hidden, max((int(note.marker) for note in notes if note.marker.isdigit()), default=0))
    )
    blocks = list(_blocks(text, hidden))
    for block in blocks:
        block.parts = without(block.parts, [note.whole for note in inside])
    for note in (*notes, *inside):
        lines = [found.span() for found in _LINE.finditer(text, *note.text)]
        blocks.append(MdBlock("note", _joined(text, lines, is_raw=False), note.marker))
    for block in blocks:
        block.parts = without(block.parts, comments)
    return _composed(base, blocks, yaml, head, inside)


def _comments(text: str) -> list[Range]:
    """Obsidian's %%comments%% and those of HTML; one that is never closed is text."""
    out: list[Range] = []
    for opening, closing in (("%%", "%%"), ("<!--", "-->")):
        at = text.find(opening)
        while at >= 0 and (end := text.find(closing, at + len(opening))) >= 0:
            out.append((at, end + len(closing)))
            at = text.find(opening, end + len(closing))
    return sorted(out)


def _blanked(text: str, spans: list[Range]) -> str:
    """The text with spans overwritten by spaces, lines kept."""
    pieces: list[str] = []
    at = 0
    for start, end in sorted(spans):
        if end <= at:
            continue
        start = max(start, at)
        pieces += [text[at:start], re.sub(r"[^\n]", " ", text[start:end])]
        at = end
    return "".join([*pieces, text[at:]])


def _tokens(text: str) -> Iterator[tuple[str, int, int, str, int]]:
    """(kind, first line, end line, level or the item's number, quotation depth) of each block that has text."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": DEEPEST}).enable(["table"])
    parser.core.ruler.enableOnly(["normalize", "block"])  # inline markup is read here, with offsets
    context: list[str] = []
    level = item = ""
    for token in parser.parse(text, {}):
        if token.nesting == 1:
            context.append(token.type)
            level = token.tag[1:] if token.type == "heading_open" else level
            item = token.info if token.type == "list_item_open" else item
        if token.type == "tr_open" and token.map:
            yield "header" if "thead_open" in context else "row", token.map[0], token.map[1], "", 0
        elif token.type == "inline" and token.map and "table_open" not in context:
            kind = (
                "heading" if "heading_open" in context else "list_item" if "list_item_open" in context else "paragraph"
            )
            value, item = (item, "") if kind == "list_item" else (level, item)
            yield kind, token.map[0], token.map[1], value, context.count("blockquote_open")
        elif token.type in ("fence", "code_block") and token.map and is_prose(token.info, token.content):
            start = token.map[0] + (token.type == "fence")
            for first, last in paragraphs(token.content):
                yield "paragraph", start + first, start + last, level, context.count("blockquote_open")
        if token.nesting == -1:
            context.pop()


def _blocks(text: str, hidden: str) -> Iterator[MdBlock]:
    starts = _line_starts(text)
    raw_from = 0  # heading level of the list of references that is open
    in_head = True
    depth = 1  # of the heading that is open
    tokens = list(_tokens(hidden))
    for number, (kind, first, last, level, quotes) in enumerate(tokens):
        if kind == "heading":
            title = text[starts[first] : starts[first + 1] - 1]
            in_head = in_head and level == "1"
            is_list = print_sign("sources").match(re.sub(r"^[\s#\d.]+|[\s#:：]+$", "", title)) is not None
            raw_from = int(level) if is_list else 0 if raw_from and int(level) <= raw_from else raw_from
        if kind in ("header", "row"):
            yield MdBlock("table_row", _row(text, starts[first], starts[first + 1] - 1), kind)
            continue
        spans = list(_content(text, hidden, starts, first, last, kind))
        if kind == "heading":
            depth = int(level)
        elif (
            kind == "paragraph"
            and not quotes
            and len(spans) == 1
            and number + 1 < len(tokens)
            and tokens[number + 1][0] == "paragraph"  # above a list it only names the list
            and is_bold_heading(text[slice(*spans[0])])
        ):
            kind, level = "heading", str(min(depth + 1, 6))
        apart = in_head and kind == "paragraph" and (len(spans) > 1) and all(b - a < 80 for a, b in spans)
        for group in [[span] for span in spans] if apart or (quotes and in_head) else [spans]:
            parts = _joined(text, group, is_raw=bool(raw_from) and kind != "heading")
            mark: MarkKind = "heading" if kind == "heading" else "list_item" if kind == "list_item" else "paragraph"
            yield MdBlock(mark, parts, level if kind in ("heading", "list_item") else "", bool(quotes))


def is_bold_heading(line: str) -> bool:
    """Whether a paragraph is a heading in bold type: all of it bold, short, no sentence, no label, no byline."""
    found = _BOLD.fullmatch(line.strip())
    if not found:
        return False
    title = (found["a"] or found["b"]).strip()
    flat = folded(title)
    if (
        re.search(r"[。;,]$|[^.]\.$|\s[·|/]\s|[|]", flat)
        or label_at(flat, "head")
        or _BY_LINE.match(flat)
        or find_date(flat)
    ):
        return False
    return 2 <= len(title) <= 48 if han_count(title) else 1 <= len(title.split()) <= 14 and title[:1].isalnum()


def _line_starts(text: str) -> list[int]:
    starts = [0]
    for found in re.finditer("\n", text):
        starts.append(found.end())
    return [*starts, len(text) + 1, len(text) + 1]


def _content(text: str, hidden: str, starts: list[int], first: int, last: int, kind: str) -> Iterator[Range]:
    """The spans of a block's lines without what marks the block."""
    for number in range(first, last):
        start, end = starts[number], min(starts[number + 1] - 1, len(text))
        if not hidden[start:end].strip():
            continue
        start = _PREFIX.match(text, start, end).end()  # type: ignore[union-attr]
        while kind == "list_item" and number == first and (found := _ITEM.match(text, start, end)):
            start = found.end()
        marker = _HEADING.match(text, start, end) if kind == "heading" else _CALLOUT.match(text, start, end)
        start = marker.end() if marker else start
        stripped = text[start:end].rstrip(" \t#" if kind == "heading" else " \t\\")
        lead = len(stripped) - len(stripped.lstrip())
        if stripped.strip():
            yield start + lead, start + len(stripped)


def _joined(text: str, spans: list[Range], *, is_raw: bool) -> list[Part]:
    parts: list[Part] = []
    for start, end in spans:
        if parts and not (_TIGHT.match(text[parts[-1][1] - 1]) or _TIGHT.match(text[start])):
            parts.append((parts[-1][1], start, " "))
        parts.extend(_inline(text, start, end, is_raw=is_raw))
    return parts


def _inline(text: str, start: int, end: int, *, is_raw: bool) -> list[Part]:
    """The span without inline markup."""
    parts: list[Part] = []
    at = start
    matches = [] if is_raw else list(_INLINE.finditer(text, start, end))
    for found in matches:
        if found.start() < at:
            continue
        if found.start() > at:
            parts.append((at, found.start(), None))
        kept = next((name for name in ("link", "wiki", "auto", "under") if found.groupdict().get(name)), None)
        if kept:
            parts.extend(
                _inline(text, *found.span(kept), is_raw=False)
                if kept in ("link", "under")
                else [(*found.span(kept), None)]
            )
        at = found.end()
    if at < end:
        parts.append((at, end, None))
    return parts


def _row(text: str, start: int, end: int) -> list[Part]:
    """From the first cell's text to the last one's; the strokes between stay."""
    raw = text[start:end]
    lead = re.match(r"[ \t>]*\|?[ \t]*", raw)
    tail = re.search(r"[ \t]*\|?[ \t]*$", raw)
    low, high = start + (lead.end() if lead else 0), start + (tail.start() if tail else len(raw))
    return _inline(text, low, max(low, high), is_raw=False)


def _composed(base: MappedText, blocks: list[MdBlock], yaml: str, head: Range, inside: list[MdNote]) -> PlainNote:
    parts: list[Part] = []
    places: list[tuple[MdBlock, int, int]] = []
    at = 0
    for block in blocks:
        length = sum(b - a if new is None else len(new) for a, b, new in block.parts)
        if not length:
            continue
        if parts:
            parts.append((block.parts[0][0], block.parts[0][0], "\n"))
            at += 1
        parts.extend(block.parts)
        places.append((block, at, at + length))
        at += length
    mapped = base.composed(parts)
    marks: list[Mark] = []
    for block, start, end in places:
        ranges = mapped.to_source(start, end)
        if ranges and block.kind:
            low, high = min(a for a, _ in ranges), max(b for _, b in ranges)
            marks.append(Mark(kind=block.kind, start=low, end=high, value=block.value))
    anchors: dict[str, Ranges] = {}
    for note in inside:
        anchors[note.marker] = base.to_source(*note.whole)
    for found in re.finditer(r"\[\^([^\]\s]{1,40})\](?!:)", base.text):
        anchors[found[1]] = (*anchors.get(found[1], ()), *base.to_source(*found.span()))
    quotes = tuple((start, end) for block, start, end in places if block.is_quote)
    return PlainNote(mapped, tuple(marks), quotes, yaml, head, anchors)
