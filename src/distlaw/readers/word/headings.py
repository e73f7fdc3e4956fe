"""Headings that nobody gave a style: short lines wholly in bold between paragraphs of prose; and numbered paragraphs
of prose that a style calls headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from distlaw.readers.word.paragraphs import WordParagraph

_PROSE = 200  # characters of a paragraph with which the text has begun
_LONGEST, _RUN = 140, 3  # characters; bold lines that follow one another
_SHARE = 0.3  # of the headings of a level that are prose: then the level numbers paragraphs
_ENDS = ".。;；,，:：!！"


def with_true_headings(paragraphs: Sequence[WordParagraph]) -> None:
    """Take the level off what is prose; give bold lines one, below the title and once the text has begun, where they
    are more than the headings that have a style."""
    for level in {paragraph.level for paragraph in paragraphs if paragraph.level > 0}:
        called = [paragraph for paragraph in paragraphs if paragraph.level == level and paragraph.text.strip()]
        if sum(_is_prose(paragraph.text.strip()) for paragraph in called) > _SHARE * len(called):
            for paragraph in called:
                paragraph.level = -1
    styled = [paragraph for paragraph in paragraphs if paragraph.level > 0]
    bold = list(_bold_lines(paragraphs))
    for heading in bold if len(bold) > len(styled) else ():
        heading.level = min((paragraph.level for paragraph in styled), default=1)


def _bold_lines(paragraphs: Sequence[WordParagraph]) -> Iterator[WordParagraph]:
    """Lines wholly in bold, no more than a few together, between paragraphs of text."""
    begun, run = False, list[WordParagraph]()
    for paragraph in paragraphs:
        text = paragraph.text.strip()
        if not text and not paragraph.cells:
            continue
        if begun and _is_bold_line(paragraph, text):
            run.append(paragraph)
            continue
        if not paragraph.cells and 0 < len(run) <= _RUN:
            yield from run
        run = []
        begun = begun or len(text) > _PROSE


def _is_prose(text: str) -> bool:
    return len(text) > _LONGEST or text[-1] in _ENDS


def _is_bold_line(paragraph: WordParagraph, text: str) -> bool:
    is_line = 3 < len(text) <= _LONGEST and text[-1] not in _ENDS and any(char.isalpha() for char in text)
    return paragraph.is_bold and is_line and paragraph.level < 0 and not paragraph.cells and not paragraph.is_contents
