"""Which paragraphs are headings: by size and weight, by standing in the middle in capitals, by italics that run in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from distlaw.readers.pdf.lines import PageLine
from distlaw.readers.pdf.paragraphs import Paragraph, is_slanted
from distlaw.vocab.print_signs import print_sign

_LARGER = 1.15  # than the body
_SLIGHTLY = 1.1  # where a number says so too
_LONGEST = 160  # characters
_PROSE = 300  # characters of a paragraph after which the title page is over
_SENTENCES = re.compile(r"[。；].|[，；。]$")  # what is set in bold and says so much is text
_FULL = 3  # em that lack to a line's measure where the next word had no room in it
_NEAR = 1.9  # sizes of type between the lines of one heading
_RUN_IN = re.compile(r"[.:：。]\s*[—–-]*\s*$")


def with_headings(paragraphs: Iterable[Paragraph], body: float) -> list[Paragraph]:
    """The paragraphs, headings marked with their levels: the largest first, then numbered series in their order."""
    out = [part for paragraph in paragraphs for part in _parted(paragraph)]
    large = [p for p in out if p.kind == "paragraph" and _is_large(p, body)]
    styles = sorted({_style(p) for p in large}, reverse=True)
    for paragraph in large:
        paragraph.kind, paragraph.level = "heading", styles.index(_style(paragraph)) + 1
    begun = False
    for paragraph in out:
        begun = begun or (paragraph.kind == "paragraph" and len(_text(paragraph)) > _PROSE)
        if begun and paragraph.kind == "paragraph" and _stands_apart(paragraph):
            paragraph.kind = "heading"
        if paragraph.kind == "heading" and not paragraph.level:
            paragraph.level = len(styles) + max(1, print_sign("numbered").rank(_text(paragraph)))
    return _joined(out)


def _joined(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs, a heading of two or three lines in one, where a number or a colon leads on to the next."""
    out: list[Paragraph] = []
    for paragraph in paragraphs:
        if out and paragraph.kind == out[-1].kind == "heading" and _goes_on(out[-1], paragraph):
            out[-1].lines += paragraph.lines
        else:
            out.append(paragraph)
    return out


def _goes_on(heading: Paragraph, below: Paragraph) -> bool:
    """Whether a heading without a number is the next line of one that has a number or ends in a colon, set as it is."""
    first, last, line = heading.lines[0], heading.lines[-1], below.lines[0]
    text = f"{_text(heading)} {_text(below)}"
    numbered = print_sign("numbered")
    is_wrapped = (
        max(heading.level, below.level) < 3 and last.lack < _FULL and line.is_centred and last.text[-1].isalpha()
    )
    is_open = is_wrapped or last.text.endswith((":", "："))
    if not (numbered.rank(first.text) or is_open) or numbered.rank(line.text):
        return False
    if len(text) > _LONGEST or len(heading.lines) > 2:
        return False
    is_near = (last.page, last.region) == (line.page, line.region) and 0 < last.y - line.y < _NEAR * line.size
    is_alike = abs(last.size - line.size) < 0.06 * line.size and (is_wrapped or (last.bold > 0.6) == (line.bold > 0.6))
    is_alike &= is_slanted(last) == is_slanted(line) and last.text.isupper() == line.text.isupper()
    is_placed = (last.is_centred and line.is_centred) or (last.lack < line.lack and line.indent >= first.indent)
    return is_near and is_alike and (is_placed or is_open) and re.search(r"[^\W\d_]", line.text) is not None


def _text(paragraph: Paragraph) -> str:
    return " ".join(line.text for line in paragraph.lines)


def _style(paragraph: Paragraph) -> tuple[float, bool]:
    line = paragraph.lines[-1]
    return round(line.size * 2) / 2, line.bold > 0.6


def _is_large(paragraph: Paragraph, body: float) -> bool:
    text, line = _text(paragraph), paragraph.lines[-1]
    if len(text) > _LONGEST or len(paragraph.lines) > 4 or not re.search(r"[^\W\d_]", line.text):
        return False
    if print_sign("caption").match(text):
        return False
    if line.size >= _LARGER * body or (line.size >= _SLIGHTLY * body and print_sign("numbered").rank(text)):
        return True
    if not all(each.bold > 0.9 for each in paragraph.lines) or _SENTENCES.search(text):
        return False
    breaks_off = "，" in text and line.lack < 2 and not print_sign("numbered").rank(text)
    return not breaks_off


def _stands_apart(paragraph: Paragraph) -> bool:
    """A short phrase in the middle in capitals or with a number, or an italic one with a number."""
    text, lines = _text(paragraph).strip(), paragraph.lines
    if print_sign("caption").match(text):
        return False
    if len(lines) > 3 or not 3 < len(text) <= _LONGEST or text[-1] in ",;，；。" or not re.search(r"[^\W\d_]{2}", text):
        return False
    is_numbered = print_sign("numbered").rank(text) > 0
    is_centred = all(line.is_centred for line in lines)
    hang = all(line.indent > lines[0].indent + 0.5 for line in lines[1:])  # a name may stand upright among italics
    is_italic = is_slanted(lines[0]) and (hang or all(is_slanted(line) for line in lines))
    return (is_centred and (is_numbered or text.isupper()) and text[-1] != ".") or (is_numbered and is_italic)


def _parted(paragraph: Paragraph) -> Iterator[Paragraph]:
    """A heading in italics that runs into its paragraph becomes a line of its own."""
    first = paragraph.lines[0]
    head, rest = first.text[: first.slanted], first.text[first.slanted :]
    dashed = rest.lstrip().startswith(("—", "–"))
    is_heading = (
        paragraph.kind == "paragraph"
        and 0 < first.slanted < 0.95 * len(first.text)
        and len(head) > 5
        and _RUN_IN.search(head) is not None
        and (dashed or head.rstrip().endswith("—") or print_sign("numbered").rank(head) > 0)
    )
    if not is_heading:
        yield paragraph
        return
    lead = len(rest) - len(rest.lstrip(" —–"))
    head, start = first.text[: first.slanted + lead].rstrip(), first.slanted + lead
    yield Paragraph("heading", [replace(first, text=head, raised=[span for span in first.raised if span[1] <= start])])
    yield Paragraph("paragraph", [_rest(first, start), *paragraph.lines[1:]])


def _rest(line: PageLine, start: int) -> PageLine:
    raised = [(low - start, high - start) for low, high in line.raised if low >= start]
    return replace(line, text=line.text[start:], raised=raised, slanted=0)
