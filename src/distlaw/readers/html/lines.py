"""Leaves out the lines of a page that are no part of its article, and says which lines are byline and notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from distlaw.readers.html.authors import named_in
from distlaw.readers.html.block import HtmlBlock, StyledRun
from distlaw.readers.html.dates import date_of
from distlaw.readers.html.note_lists import with_listed_notes, with_whole_notes
from distlaw.readers.html.titles import is_same
from distlaw.readers.html.visual_headings import with_visual_headings
from distlaw.text.numerals import TO_TEN
from distlaw.vocab.page_furniture import furniture_kinds
from distlaw.vocab.words import worded

_NOTE_ANCHOR = re.compile(r"(?i)^_?(?:ftn|fn|footnote|endnote|note|cite_note|en)[-_:]?\D{0,6}\d+$")
_NOTE_NAMES = re.compile(r"(?:^|[\s_-])(?:footnotes?|endnotes?|fn-group|notes)(?:[\s_-]|$)")
_REFERENCE_NAMES = re.compile(r"(?:^|[\s_-])(?:ref-list|reflist|references|bibliography)(?:[\s_-]|$)")
_BYLINE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:authors?|byline|date|time|pubdate|source|meta|info|contributor)(?:[\s_-]|$)"
)
_BYLINE_WORDS = worded("page_elements", r"^(?:{bylines}|文\s*[/／|｜丨:：]|By\s+[A-Z]|Authors?:)")
_CITATION = re.compile(
    r"(?:.*\s)?\d{1,4}\s+[A-Z][\w.&'’ ]{1,60}[.a-zA-Z]\s+(?:Online\s+|F\.\s+)?\d{1,5}(?:\s*\(\d{4}\))?\.?"
)
_PARTS = worded("page_elements", r"\s+[|｜·•]\s+|\s{2,}|(?<=\S)\s(?={actions}$)")
_ABOVE = 8  # lines over a title that may say where the work appeared
_SENTENCE_END = "。！？!?；;…”"


def article_lines(
    blocks: Sequence[HtmlBlock], *, keeps_links: bool, title: str = "", has_byline: bool = True, own: Sequence[str] = ()
) -> list[HtmlBlock]:
    """The blocks of the article in order: byline lines before the main content, the content, notes after it.

    `has_byline` is False where the site's own elements give author, account and date better than the line does; `own`
    are the authors that the page's byline names.
    """
    content = [block for block in blocks if block.inside or is_listed(block)]
    byline = [block for block in _before(blocks, title) if is_byline(block) or _names(block, own)]
    byline = byline if has_byline and not keeps_links else []
    for block in byline:
        _cut_pieces(block)
    lines = _without_furniture(_without_links(content, own) if not keeps_links else list(content))
    lines = with_whole_notes(lines, lambda block: bool(_NOTE_NAMES.search(block.names)))
    lines = with_listed_notes(_join_numbers(lines))
    return byline + (lines if keeps_links else with_visual_headings(lines))


def record_lines(blocks: Sequence[HtmlBlock]) -> list[HtmlBlock]:
    """The blocks of a database's record page: none is a heading, and a label alone on its line takes its value."""
    out: list[HtmlBlock] = []
    for block in blocks:
        block.kind = "paragraph" if block.kind == "heading" else block.kind
        last = out[-1] if out else None
        if last and last.kind != "row" and len(last.text) < 12 and last.text[-1:] in ":：" and block.kind != "row":
            last.runs += block.runs
        else:
            out.append(block)
    return out


_JOB_AND_NAME = worded(
    "page_elements",
    r"(?:(?P<unit>[{han}（）()·]{2,30}{units}))?[\s\u3000]{0,4}[{han}]{0,6}{titles_of_people}[\s\u3000]+"
    r"(?P<name>[{han}]{2,4})(?=[\s\u3000\d]|$)",
)


def titled_people(lines: Sequence[HtmlBlock]) -> list[tuple[str, str]]:
    """Names and units in a byline that gives them with a title: 某某研究所 研究員 某某 2031年8月21日."""
    return [
        (found["name"], found["unit"] or "")
        for block in lines
        if len(block.text) <= 80 and is_byline(block)
        for found in _JOB_AND_NAME.finditer(block.text)
    ]


_ORNAMENT = re.compile(r"^(?:0?\d{1,2})$")
_NUMBERED = re.compile(rf"^(?:[{TO_TEN}壹貳參]+[、.．]|[（(][{TO_TEN}]+[）)]|\d{{1,2}}[.、．]|part\b)", re.IGNORECASE)


def _join_numbers(lines: Sequence[HtmlBlock]) -> list[HtmlBlock]:
    """A number alone on its line (01) belongs to the short line below it, which is a heading."""
    out: list[HtmlBlock] = []
    for block in lines:
        last = out[-1] if out else None
        is_heading = (
            block.kind in ("paragraph", "heading") and len(block.text) <= 40 and block.text[-1:] not in _SENTENCE_END
        )
        if last and _ORNAMENT.match(last.text) and is_heading and not _NUMBERED.match(block.text):
            block.runs = [StyledRun(f"{last.text} ", bold=True), *block.runs]
            block.kind, block.level = "heading", block.level or 2
            out[-1] = block
        else:
            out.append(block)
    return out


def is_note(block: HtmlBlock) -> bool:
    """Whether the block is a foot- or endnote."""
    return block.note or (bool(_NOTE_NAMES.search(block.names)) and block.kind in ("paragraph", "list_item"))


def is_listed(block: HtmlBlock) -> bool:
    """Whether the block belongs to the page's list of notes or of references, wherever that stands."""
    return is_note(block) or bool(_REFERENCE_NAMES.search(block.names))


def note_anchor(block: HtmlBlock) -> bool:
    """Whether the block's own id is that of a note."""
    return bool(_NOTE_ANCHOR.match(block.anchor))


def is_byline(block: HtmlBlock) -> bool:
    """Whether a short line above the text names authors, a date or a source, or the work's place in a journal."""
    text = block.text
    if block.kind in ("heading", "row") or len(text) > 120 or furniture_kinds(text):
        return False
    return bool(
        _BYLINE_WORDS.match(text)
        or _CITATION.fullmatch(text)
        or (_BYLINE_NAMES.search(block.names) and block.link_share < 1)
        or date_of(text)
    )


def _names(block: HtmlBlock, own: Sequence[str]) -> bool:
    """Whether a line names authors of the page, and nobody else."""
    names = named_in(block) if own else []
    return bool(names) and set(names) <= set(own)


def _before(blocks: Sequence[HtmlBlock], title: str) -> Iterable[HtmlBlock]:
    """The blocks about the title, or from the first heading where it is not printed, up to the main content."""
    first = next((index for index, block in enumerate(blocks) if block.inside), 0)
    titles = [index for index, block in enumerate(blocks[:first]) if title and is_same(block.text, title)]
    if titles:
        return [block for block in blocks[max(0, titles[0] - _ABOVE) : first] if not is_same(block.text, title)]
    heads = [index for index, block in enumerate(blocks[:first]) if block.kind == "heading"]
    return blocks[heads[0] + 1 : first] if heads else ()


def _without_links(blocks: list[HtmlBlock], own: Sequence[str]) -> list[HtmlBlock]:
    """Lists of links are navigation, in a line or below each other; one link alone may be a heading or a source."""
    keep = [not _is_bar(block) for block in blocks]
    at = 0
    while at < len(blocks):
        end = at
        while end < len(blocks) and _is_link_line(blocks[end]) and not _names(blocks[end], own):
            end += 1
        if end - at >= 2:
            keep[at:end] = [False] * (end - at)
        at = max(end, at + 1)
    return [block for block, kept in zip(blocks, keep, strict=True) if kept]


_BAR_LINKS = 4


def _is_bar(block: HtmlBlock) -> bool:
    """A line that is little else than short links beside each other."""
    if block.kind == "row" or is_listed(block) or is_byline(block):
        return False
    links = [run for run in block.runs if run.href and not run.call and not run.sup]
    short = all(len(run.text) <= 40 for run in links)
    return len(links) >= _BAR_LINKS and short and block.link_share > 0.6 and len(block.text) <= 300


def _is_link_line(block: HtmlBlock) -> bool:
    return block.kind in ("paragraph", "list_item") and block.link_share > 0.85 and not is_listed(block)


def _without_furniture(blocks: list[HtmlBlock]) -> list[HtmlBlock]:
    kept: list[HtmlBlock] = []
    total = sum(len(block.text) for block in blocks)
    seen = 0
    skipping = False
    for index, block in enumerate(blocks):
        if block.note:  # however short: Id.
            kept.append(block)
            seen += len(block.text)
            continue
        _cut_pieces(block)
        text = block.text
        kinds = furniture_kinds(text)
        seen += len(text)
        if "rest" in kinds and _is_tail(blocks[index:], total):
            break
        if "following" in kinds and block.link_share in (0.0, 1.0):
            skipping = True
        elif skipping and not _goes_with_heading(block):
            skipping = False
        is_edge = seen <= 0.1 * total or seen - len(text) >= 0.6 * total
        if skipping or "line" in kinds or ("edge" in kinds and is_edge) or _is_header_scrap(block):
            continue
        kept.append(block)
    return kept


def _cut_pieces(block: HtmlBlock) -> None:
    """Of a byline's parts (`By A. Smith | 14 May 2031 | 4 min read`) those that are furniture are left out."""
    text = block.text
    if len(text) > 200 or not _PARTS.search(text):
        return
    pieces = _PARTS.split(text)
    kept = [piece for piece in pieces if not furniture_kinds(piece)]
    if len(kept) < len(pieces) and kept:
        block.runs = [StyledRun(" | ".join(kept))]


def _is_tail(rest: Sequence[HtmlBlock], total: int) -> bool:
    return sum(len(block.text) for block in rest) < 0.4 * total and not any(is_listed(block) for block in rest)


def _goes_with_heading(block: HtmlBlock) -> bool:
    """Whether a line under "related articles" belongs to it: a link or a title, no sentence and no note."""
    if block.kind == "heading" or is_listed(block):
        return False
    return block.link_share > 0.5 or (len(block.text) <= 60 and block.text[-1:] not in _SENTENCE_END + ".")


def _is_header_scrap(block: HtmlBlock) -> bool:
    return block.header and block.kind != "heading" and len(block.text) < 40 and not is_byline(block)
