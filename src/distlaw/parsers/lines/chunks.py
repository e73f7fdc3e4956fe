"""Joins text that a site cut into numbered chunks (2、 3、 …), even inside words."""

from __future__ import annotations

import itertools
import re

from distlaw.text.normalise import Edit
from distlaw.text.numerals import TO_TEN
from distlaw.text.offsets import MappedText

_HEADING = re.compile(rf"[(（]?[{TO_TEN}]{{1,3}}[)）、]|[壹贰叁肆伍陆]、")
_LABEL = re.compile(r"(?<=[^ \t\[【])(?=[\[【]?(?:内容)?(?:摘\s{0,3}要|关键词|关\s键\s词)[】\]]?[:：])")
_HEAD = 400  # characters from the first line on in which a glued head is looked for
_COUNTER = re.compile(r"^[ \t]*(\d{1,3})、[ \t]*", re.MULTILINE)
FEWEST = 4


def chunks_joined(base: MappedText) -> tuple[MappedText, list[Edit]]:
    """Drop a counter at a line's beginning where it is one more than the last, in texts whose every line has one."""
    lines = [line for line in base.text.split("\n") if line.strip()]
    found: list[re.Match[str]] = []
    for match in _COUNTER.finditer(base.text):
        expected = int(found[-1][1]) + 1 if found else int(match[1])
        if int(match[1]) == expected and expected <= len(found) + 3:
            found.append(match)
    if len(found) < FEWEST or not _is_cut_blindly(base.text, found):
        return base, []
    if len(found) < 0.6 * len(lines) and not _are_even(found):
        return base, []
    edits = [
        (
            _line_end_before(base.text, match.start()),
            match.end(),
            "\n" if _HEADING.match(base.text, match.end()) else "",
        )
        for match in found[1:]
    ]
    if found[0].start() == 0 or base.text[: found[0].start()].strip():
        edits.insert(0, (found[0].start(), found[0].end(), ""))
    log = [Edit("chunk_counter", base.to_source(match.start(), match.end())) for match in found]
    return base.edited(edits), log


def head_unglued(base: MappedText) -> MappedText:
    """A head whose title, names, 摘要 and 关键词 run on, in lines again; the first line of the text names the file."""
    first, _, rest = base.text.partition("\n")
    title = re.sub(r"\.(?:docx?|pdf|txt)$", "", first.strip())
    at = base.text.find(title, len(first)) if len(title) >= 6 else -1
    if at < 0 or not _LABEL.search(rest):
        return base
    cuts = [match.start() for match in _LABEL.finditer(base.text, at, at + len(title) + _HEAD + 200)]
    if not cuts or cuts[0] > at + len(title) + _HEAD // 2 or "\n" in base.text[at : cuts[0]].rstrip():
        return base
    return base.edited([(cut, cut, "\n") for cut in (at + len(title), *cuts[:2]) if base.text[cut - 1] != "\n"])


def _is_cut_blindly(text: str, found: list[re.Match[str]]) -> bool:
    """Whether most chunks end inside a sentence: an author's own list does not."""
    before = [text[: match.start()].rstrip()[-1:] for match in found[1:]]
    return sum(1 for c in before if c not in "。！？；.!?;：:") > 0.6 * len(before)


def _are_even(found: list[re.Match[str]]) -> bool:
    """Whether the chunks between the first and the last are of one length: paragraphs and lists are not."""
    lengths = [after.start() - match.end() for match, after in itertools.pairwise(found[1:])]
    return len(lengths) >= 2 and min(lengths) >= 60 and max(lengths) - min(lengths) <= 0.1 * max(lengths)


def _line_end_before(text: str, at: int) -> int:
    while at > 0 and text[at - 1] in " \t\n":
        at -= 1
    return at
