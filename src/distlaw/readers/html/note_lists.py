"""Notes that nothing links to: numbered one after another below the text, where the text has their numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from distlaw.readers.html.block import HtmlBlock, StyledRun

_NUMBERED = re.compile(
    r"(?P<open>[\[［〔【(（]\s?(?:注|註|FN|fn)?\s?)?(?P<word>(?:注|註|FN|fn|n\.)\s?)?(?P<number>\d{1,4})"
    r"(?P<close>\s?[\]］〕】)）])?(?P<stop>[.:：、]?)\s*(?=\S)"
)
_REFERENCES = re.compile(
    r"^[\s【\[]*(?:主要)?(?:参\s?考|參\s?考)|^(?:selected )?(?:references|bibliography|works cited)", re.IGNORECASE
)
_HEADING = re.compile(
    r"^[\s【\[]*(?:foot|end)?notes?[\s:】\]]*$|^[\s【\[]*(?:注\s?释|註\s?釋|脚\s?注|腳\s?註|附\s?註|尾\s?注|注)[\s:：】\]]*$",
    re.IGNORECASE,
)
_MOST_BETWEEN = 4  # paragraphs of one note after its first
_APART = 0.2  # of a list's notes may have paragraphs behind their first
_AROUND = " .:、^↑[]［］〔〕【】()（）"
_CALLED = 0.6  # of the notes must be called in the text before them


def with_listed_notes(lines: Sequence[HtmlBlock]) -> list[HtmlBlock]:
    """The lines with the longest list of notes marked, each note's paragraphs in one block."""
    best: list[int] = []
    if any(block.note for block in lines):  # a page that links its notes links them all
        return list(lines)
    for start, block in enumerate(lines):
        if _number(block) == (1, block.text[0]) and not (start and _REFERENCES.match(lines[start - 1].text)):
            run = _run(lines, start)
            if len(run) > len(best) and _are_called(lines, run):
                best = run
    return _marked(lines, best) if best else list(lines)


def _number(block: HtmlBlock) -> tuple[int, str]:
    """The number that a line begins with and its first character, which tells the form; 0 where there is none."""
    if block.kind == "heading" or block.note:
        return 0, ""
    if block.kind == "row":
        cell = block.cells[0].strip("[]().* ")
        return (int(cell) if cell.isdecimal() and len(cell) < 5 and len(block.cells) == 2 else 0), block.text[0]
    found = _NUMBERED.match(block.text)
    if not found:
        return 0, ""
    is_raised = bool(block.runs and block.runs[0].sup)
    if not (found["open"] or found["word"] or found["stop"] or is_raised or block.text[found.end() - 1].isspace()):
        return 0, ""
    return int(found["number"]), block.text[0]


def _run(lines: Sequence[HtmlBlock], start: int) -> list[int]:
    """The places of the notes 1, 2, 3, … from `start` on, with few paragraphs between two."""
    out = [start]
    for at in range(start + 1, len(lines)):
        if at - out[-1] > _MOST_BETWEEN + 1 or lines[at].kind == "heading":
            break
        number, first = _number(lines[at])
        if number == len(out) + 1 and first.isdigit() == lines[start].text[0].isdigit():
            out.append(at)
    return out


def _are_called(lines: Sequence[HtmlBlock], run: list[int]) -> bool:
    """Whether the text before has the notes' numbers: in brackets as the notes have them, raised, or as links."""
    before = lines[: run[0]]
    raised = {text.strip(" []()［］〔〕") for block in before for text in _calls(block)}
    opened = lines[run[0]].text[0]
    whole = "".join(block.text for block in before) if not opened.isdigit() else ""
    found = sum(1 for n in range(1, len(run) + 1) if str(n) in raised or _bracketed(n, whole))
    is_headed = bool(before) and _HEADING.match(before[-1].text) is not None
    return found >= (_CALLED if not is_headed else 0.3) * len(run) and (len(run) > 1 or is_headed or found > 0)


def _calls(block: HtmlBlock) -> list[str]:
    return [run.text for run in block.runs if run.sup or run.call or run.href.startswith("#")]


def _bracketed(number: int, text: str) -> bool:
    forms = (
        f"[{number}]",
        f"［{number}］",
        f"〔{number}〕",
        f"【{number}】",
        f"（{number}）",
        f"({number})",
        f"FN{number}]",
    )
    return bool(text) and any(form in text for form in (*forms, f"注{number}]", f"註{number}）", f"注{number}】"))


def _marked(lines: Sequence[HtmlBlock], run: list[int]) -> list[HtmlBlock]:
    """Between the first note and the last every paragraph belongs to a note; after the last none does."""
    out = list(lines[: run[0]])
    numbers = {at: number for number, at in enumerate(run, 1)}
    for at in range(run[0], run[-1] + 1):
        block = lines[at]
        if at in numbers:
            block.note, block.marker = True, str(numbers[at])
            if block.kind == "row":
                block.runs, block.kind, block.table = [StyledRun(" ".join(block.cells))], "paragraph", -1
            out.append(block)
        else:
            out[-1].runs += [StyledRun(" "), *(block.runs or [StyledRun(block.text)])]
    return [*out, *lines[run[-1] + 1 :]]


def with_whole_notes(lines: Sequence[HtmlBlock], is_item: Callable[[HtmlBlock], bool]) -> list[HtmlBlock]:
    """Each note in one block: the line below a bare marker, the further paragraphs of a list's item (`is_item` says
    which blocks are of such a list), and what stands between two linked notes where as a rule nothing does."""
    out: list[HtmlBlock] = []
    gaps = _gaps(lines)
    for at, block in enumerate(lines):
        last = out[-1] if out else None
        if last is not None and _is_more(last, block, is_item, in_gap=at in gaps):
            last.runs += [StyledRun(" "), *block.runs]
        else:
            out.append(block)
    return out


def _is_more(last: HtmlBlock, block: HtmlBlock, is_item: Callable[[HtmlBlock], bool], *, in_gap: bool) -> bool:
    """Whether a block goes on with the note before it."""
    if block.note or block.kind not in ("paragraph", "list_item") or last.kind == "row":
        return False
    if last.note:
        return in_gap or (bool(last.marker) and last.text.strip(_AROUND) == last.marker)
    is_second = block.kind == "paragraph" and last.kind in ("list_item", "paragraph") and block.ordinal > 0
    return is_second and block.ordinal == last.ordinal and is_item(block) and is_item(last)


def _gaps(lines: Sequence[HtmlBlock]) -> set[int]:
    """The places between two notes that follow each other by number, a heading or a call not among them; none where
    more than a few notes of the list have something between them."""
    notes = [at for at, block in enumerate(lines) if block.note and block.marker.isdigit()]
    pairs = [(a, b) for a, b in pairwise(notes) if int(lines[b].marker) == int(lines[a].marker) + 1]
    apart = [(a, b) for a, b in pairs if b > a + 1]
    if len(apart) > _APART * len(pairs):
        return set()
    good = (
        (a, b)
        for a, b in apart
        if b - a <= _MOST_BETWEEN + 1
        and all(block.kind != "heading" and not _calls(block) for block in lines[a + 1 : b])
    )
    return {at for a, b in good for at in range(a + 1, b)}
