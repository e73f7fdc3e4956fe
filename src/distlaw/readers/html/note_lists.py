"""Notes that nothing links to: numbered one after another below the text, where the text has their numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from distlaw.readers.html.block import Block, Run

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
_CALLED = 0.6  # of the notes must be called in the text before them


def with_listed_notes(lines: Sequence[Block]) -> list[Block]:
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


def _number(block: Block) -> tuple[int, str]:
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


def _run(lines: Sequence[Block], start: int) -> list[int]:
    """The places of the notes 1, 2, 3, … from `start` on, with few paragraphs between two."""
    out = [start]
    for at in range(start + 1, len(lines)):
        if at - out[-1] > _MOST_BETWEEN + 1 or lines[at].kind == "heading":
            break
        number, first = _number(lines[at])
        if number == len(out) + 1 and first.isdigit() == lines[start].text[0].isdigit():
            out.append(at)
    return out


def _are_called(lines: Sequence[Block], run: list[int]) -> bool:
    """Whether the text before has the notes' numbers: in brackets as the notes have them, raised, or as links."""
    before = lines[: run[0]]
    raised = {text.strip(" []()［］〔〕") for block in before for text in _calls(block)}
    opened = lines[run[0]].text[0]
    whole = "".join(block.text for block in before) if not opened.isdigit() else ""
    found = sum(1 for n in range(1, len(run) + 1) if str(n) in raised or _bracketed(n, whole))
    is_headed = bool(before) and _HEADING.match(before[-1].text) is not None
    return found >= (_CALLED if not is_headed else 0.3) * len(run) and (len(run) > 1 or is_headed or found > 0)


def _calls(block: Block) -> list[str]:
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


def _marked(lines: Sequence[Block], run: list[int]) -> list[Block]:
    """Between the first note and the last every paragraph belongs to a note; after the last none does."""
    out = list(lines[: run[0]])
    numbers = {at: number for number, at in enumerate(run, 1)}
    for at in range(run[0], run[-1] + 1):
        block = lines[at]
        if at in numbers:
            block.note, block.marker = True, str(numbers[at])
            if block.kind == "row":
                block.runs, block.kind, block.table = [Run(" ".join(block.cells))], "paragraph", -1
            out.append(block)
        else:
            out[-1].runs += [Run(" "), *(block.runs or [Run(block.text)])]
    return [*out, *lines[run[-1] + 1 :]]
