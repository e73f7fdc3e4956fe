"""Headings that a page shows by look alone: a short paragraph in bold, centred, or in a class of its own.

Courts' and legislatures' pages have no heading elements. Each sign is weak; a line is a heading where they add up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from distlaw.readers.html.block import HtmlBlock, StyledRun
from distlaw.text.chinese import han_count
from distlaw.vocab.words import worded

_CLASS_NAMES = (
    r"(?:s?ti(?:-[a-z]+)*|title[a-z]*\d?|sub-?title|titre\d?|c\d\dtitre\d?|heading\d?|sub-?head(?:ing)?|h[1-6]|"
    r"section-(?:title|head)|sum-title[-\d]*|centre[d]?|center(?:ed)?|text-(?:align-)?center|caption|debut[a-z]*)"
)
_CLASS = re.compile(rf"(?:^|[\s_-]){_CLASS_NAMES}(?:[\s_-]|$)|(?:title|heading|titre|debutdesmotifs)[-_\d]*(?:\s|$)")
_PROVISIONS = (
    r"[‘“\"]?{provisions_en}\s+(?:\d{1,4}[a-z]{0,2}|[ivxlc]{1,7}|[a-z])\b\.?|第[{ten}百零〇\d]{1,6}[编章節节条條部]"
)
_PROVISION = worded("page_elements", _PROVISIONS, re.IGNORECASE)
_ALONE = worded("page_elements", rf"(?:{_PROVISIONS})\s*[:.：]?", re.IGNORECASE)
_SENTENCE = re.compile(r"[.;。；，,!?！？]$|[.。]\s\S.{60,}")
_LONGEST, _LONGEST_HAN = 160, 40  # characters of a heading in Latin letters and in Chinese
_PROSE = 100  # characters of a paragraph: what is headed comes after the first
NEEDED = 3.0  # what signs must add up to: bold and a class of its own do; bold alone in a short line above a longer one


def with_visual_headings(lines: list[HtmlBlock]) -> list[HtmlBlock]:
    """The lines with those marked that look like headings, the number of a provision and its title in one line."""
    if sum(1 for block in lines if block.kind == "heading") >= max(4, len(lines) // 60):
        return lines
    levels: dict[tuple[object, ...], int] = {}
    seen_prose = False
    for index, block in enumerate(lines):
        after = lines[index + 1] if index + 1 < len(lines) else None
        if seen_prose and weight(block, after) >= NEEDED:
            block.kind = "heading"
            block.level = min(6, levels.setdefault(_style(block), 2 + len(levels)))
        seen_prose = seen_prose or len(block.text) >= _PROSE
    return _joined(lines)


def weight(block: HtmlBlock, after: HtmlBlock | None) -> float:
    """How much speaks for a heading, on the scale of `NEEDED`; 0.0 where the line cannot be one."""
    text = block.text
    is_han = han_count(text) * 2 > len(text)
    if block.kind != "paragraph" or block.note or not text or len(text) > (_LONGEST_HAN if is_han else _LONGEST):
        return 0.0
    if block.link_share > 0.5 or not any(c.isalpha() for c in text) or after is None:
        return 0.0
    runs = [run for run in block.runs if run.text.strip()]
    found = 2.0 * all(run.bold for run in runs) + 1.0 * all(run.italic for run in runs) + 1.0 * block.centred
    found += 2.0 * bool(_CLASS.search(block.own)) + 2.0 * bool(_PROVISION.match(text)) * (len(text) < 90)
    found += 0.5 * (len(text) <= (20 if is_han else 70)) + 0.5 * (len(after.text) > len(text)) + 0.5 * text.isupper()
    return found - 2.0 * bool(_SENTENCE.search(text)) - 1.0 * text.endswith((":", "："))


def _style(block: HtmlBlock) -> tuple[object, ...]:
    runs = [run for run in block.runs if run.text.strip()]
    kind = _PROVISION.match(block.text)
    return (
        block.own.strip(),
        all(run.bold for run in runs),
        all(run.italic for run in runs),
        kind.group().split()[0].lower() if kind else "",
    )


def _joined(lines: Sequence[HtmlBlock]) -> list[HtmlBlock]:
    """`Article 1` and `Definitions` below it are one heading."""
    out: list[HtmlBlock] = []
    for block in lines:
        last = out[-1] if out else None
        if (
            last
            and last.kind == block.kind == "heading"
            and _ALONE.fullmatch(last.text)
            and not _PROVISION.match(block.text)
        ):
            last.runs += [StyledRun(" "), *block.runs]
        else:
            out.append(block)
    return out
