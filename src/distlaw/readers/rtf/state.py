"""What an RTF file says of the text that follows: its font's code page, its look, what it belongs to."""

from __future__ import annotations

from dataclasses import dataclass, field

from distlaw.readers.word.paragraphs import WordParagraph, WordRun

_USUAL = 12.0  # points: the specification's default
_CHARSETS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gb18030", 136: "big5hkscs", 161: "cp1253",
    162: "cp1254", 204: "cp1251", 238: "cp1250",
}  # fmt: skip


@dataclass(slots=True)
class State:
    """What a group inherits from the one around it."""

    codec: str
    target: str = "text"  # text, note, frame, skip, info, font, style
    skip: int = 1  # characters that follow \\uN in its place
    level: int = -1
    in_row: bool = False
    is_centred: bool = False
    hidden: bool = False
    bold: bool = False
    raised: bool = False
    size: float = _USUAL
    name: str = ""


@dataclass(slots=True)
class RtfState:
    """What was read so far, and the paragraph, row, note or name that is open."""

    codec: str = "cp1252"
    fonts: dict[int, str] = field(default_factory=dict)
    styles: dict[int, int] = field(default_factory=dict)
    info: dict[str, str] = field(default_factory=dict)
    paragraphs: list[WordParagraph] = field(default_factory=list)
    line: list[WordRun] = field(default_factory=list)
    cells: list[list[WordRun]] = field(default_factory=list)
    tables: int = -1
    notes: list[list[str]] = field(default_factory=list)
    frames: list[str] = field(default_factory=list)  # heads and feet of the pages
    pending: bytearray = field(default_factory=bytearray)
    words: str = ""  # of the style or font that is being named
    number: int = 0
    to_skip: int = 0


def change(found: RtfState, state: State, word: str, value: int | None) -> None:
    """Fonts, code pages, styles and what a group inherits."""
    number = value or 0
    if word == "ansicpg":
        found.codec = state.codec = {936: "gb18030", 950: "big5hkscs", 65001: "utf-8"}.get(number, f"cp{number}")
        state.codec = found.codec = found.codec if _is_known(found.codec) else "cp1252"
    elif word == "uc":
        state.skip = number
    elif word == "f" and state.target == "font":
        found.number = number
    elif word == "fcharset" and state.target == "font":
        found.fonts[found.number] = _CHARSETS.get(number, found.codec) if number else found.codec
    elif word == "f":
        state.codec = found.fonts.get(number, found.codec)
    elif word == "s" and state.target == "style":
        found.number = number
    elif word == "s":
        state.level = found.styles.get(number, -1)
    else:
        _look(state, word, value != 0, number)


def _look(state: State, word: str, is_on: bool, number: int) -> None:
    """How a paragraph and its characters look; a character's look ends with its group."""
    if word == "pard":
        state.level, state.in_row, state.is_centred = -1, False, False
    elif word == "intbl":
        state.in_row = True
    elif word == "outlinelevel" and state.target == "text" and 0 <= number < 6:
        state.level = number + 1
    elif word in ("qc", "ql", "qr", "qj", "qd"):
        state.is_centred = word == "qc"
    elif word == "plain":
        state.bold, state.raised, state.size = False, False, _USUAL
    elif word in ("b", "v"):
        state.bold, state.hidden = (is_on, state.hidden) if word == "b" else (state.bold, is_on)
    elif word in ("super", "sub", "nosupersub"):
        state.raised = word == "super" and is_on
    elif word == "fs" and number:
        state.size = number / 2


def _is_known(codec: str) -> bool:
    try:
        "".encode(codec)
    except LookupError:
        return False
    return True
