"""A page's lines to be: runs of one style in blocks, and how notes hang together."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import Literal

_SPACE = re.compile(r"[ \t\n\r\f\v\u00a0\u2002-\u200a]+")
_HAN = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
_WRAPPED = re.compile(rf"(?<={_HAN})[ \t\r\f]*\n\s*(?={_HAN})")


@dataclass(slots=True)
class StyledRun:
    """A stretch of a block's text in one style."""

    text: str
    bold: bool = False
    sup: bool = False
    italic: bool = False
    href: str = ""
    call: str = ""  # the marker of the note that it calls


@dataclass(frozen=True, slots=True)
class NoteLinks:
    """How a page's notes hang together, by the elements' `mem_id`: links that call them, elements at which one begins,
    elements in the sentence that hold one, links that lead back; `kept` may not be dropped; `told` are notes whose
    text stands in an attribute (marker, text)."""

    calls: dict[int, str] = field(default_factory=dict)
    starts: dict[int, str] = field(default_factory=dict)
    inside: dict[int, str] = field(default_factory=dict)
    backs: frozenset[int] = frozenset()
    kept: frozenset[int] = frozenset()
    told: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class HtmlBlock:
    """One line to be: its runs, and where in the page it stood."""

    kind: Literal["paragraph", "heading", "list_item", "row"]
    level: int = 0
    runs: list[StyledRun] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    inside: bool = False  # in the main content's element
    header: bool = False  # in a <header>
    names: str = ""  # class and id words of the elements around it
    own: str = ""  # class and id words of its own element
    centred: bool = False
    anchor: str = ""  # id of the nearest element that has one
    table: int = -1
    ordinal: int = 0  # place in a numbered list, from 1
    note: bool = False  # a note by its place and number, or by a link
    marker: str = ""  # the note's, where a link or an attribute gives it
    continues: bool = False  # goes on with the note before it

    @property
    def text(self) -> str:
        """The block's words, as they will stand in the line."""
        return "\t".join(self.cells) if self.kind == "row" else "".join(run.text for run in self.runs)

    @property
    def link_share(self) -> float:
        """How much of it is links: 0 to 1."""
        total = sum(len(run.text) for run in self.runs)
        return sum(len(run.text) for run in self.runs if run.href) / total if total else 0.0


def clean(text: str) -> str:
    """White space as a browser shows it; a line end between two Han characters is none."""
    return _SPACE.sub(" ", _WRAPPED.sub("", text)).strip()


def spaced_apart(runs: list[StyledRun]) -> list[StyledRun]:
    """Around the article, names and dates stand in elements of their own with no space between them; links beside
    each other lead to different things, and a bar keeps them apart."""
    runs = [run for run in runs if run.text.strip()]
    return [
        run if after and after.sup else replace(run, text=run.text + (" | " if _are_apart(run, after) else " "))
        for run, after in zip_longest(runs, runs[1:])
    ]


def _are_apart(run: StyledRun, after: StyledRun | None) -> bool:
    return after is not None and bool(run.href and after.href) and run.href != after.href


def with_single_spaces(runs: list[StyledRun]) -> list[StyledRun]:
    """The runs with white space collapsed across their borders, empty ones left out."""
    out: list[StyledRun] = []
    for run in runs:
        text = _SPACE.sub(" ", _WRAPPED.sub("", run.text))
        if not out or next((one.text for one in reversed(out) if one.text), " ").endswith(" "):
            text = text.removeprefix(" ")
        if text or run.call:
            out.append(replace(run, text=text))
    while out and not out[-1].text.rstrip() and not (out[-1].call and len(out) > 1):
        out.pop()
    if not any(run.text for run in out):
        return []
    if out:
        out[0].text = out[0].text.lstrip()
        out[-1].text = out[-1].text.rstrip()
    return out
