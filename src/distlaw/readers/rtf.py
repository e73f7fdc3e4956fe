"""Rich text (RTF): text with its notes, headings by style, tables by row; character sets of the fonts it names.

After the Rich Text Format Specification 1.9.1: groups, control words, `\\uN` with its replacement skipped, `\\'hh` in
the font's code page. Destinations that hold no text (pictures, tables of styles) are left out.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field, replace

from distlaw.errors import InputError
from distlaw.model.problem import Problem
from distlaw.model.source import Hint, SourceText
from distlaw.readers.marking import TextWriter
from distlaw.readers.reader import RawFile, Reader
from distlaw.vocab.words import worded

_TYPE = "application/rtf"
_LARGEST = 64_000_000  # bytes
_DEEPEST = 2000  # groups inside each other
_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)"
)
_SKIPPED = frozenset(
    (
        *("fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "themedata", "colorschememapping"),
        *("datastore", "latentstyles", "listtable", "listoverridetable", "rsidtbl", "generator", "fldinst", "xmlnstbl"),
        *("mmathPr", "nonshppict", "shppict", "bkmkstart", "bkmkend", "filetbl", "revtbl", "header", "headerl"),
        *("headerr", "headerf", "footer", "footerl", "footerr", "footerf", "atnid", "atnauthor", "annotation"),
        *("pntext", "pnseclvl", "do", "shp", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn"),
    )
)
_BREAKS = {"par": "\n", "line": "\n", "sect": "\n", "page": "\n", "row": "\n", "tab": " ", "cell": "\t"}
_SIGNS = {
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
    "emspace": " ", "enspace": " ",
}  # fmt: skip
_CHARSETS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gb18030", 136: "big5hkscs", 161: "cp1253",
    162: "cp1254", 204: "cp1251", 238: "cp1250",
}  # fmt: skip
_HEADING = worded("page_elements", r"^{heading_styles}\s*(\d)", re.IGNORECASE)


@dataclass(slots=True)
class _State:
    """What a group inherits from the one around it."""

    codec: str
    target: str = "text"  # text, note, skip, info, font, style
    skip: int = 1  # characters that follow \\uN in its place
    level: int = 0
    in_row: bool = False
    hidden: bool = False
    name: str = ""


@dataclass(slots=True)
class _Reading:
    codec: str = "cp1252"
    fonts: dict[int, str] = field(default_factory=dict)
    styles: dict[int, int] = field(default_factory=dict)
    info: dict[str, str] = field(default_factory=dict)
    writer: TextWriter = field(default_factory=TextWriter)
    line: list[str] = field(default_factory=list)
    calls: list[tuple[int, str]] = field(default_factory=list)
    notes: list[list[str]] = field(default_factory=list)
    pending: bytearray = field(default_factory=bytearray)
    words: str = ""  # of the style or font that is being named
    number: int = 0
    to_skip: int = 0


def read(raw: RawFile) -> tuple[SourceText, tuple[Problem, ...]]:
    """Read an RTF; InputError `size`, `nesting`, `broken` or `empty`."""
    if len(raw.data) > _LARGEST:
        raise InputError("the file is too large", code="size", where=raw.file_name)
    found = _Reading()
    _walk(raw, found)
    if not found.writer.text.strip():
        raise InputError("the file has no text", code="empty", where=raw.file_name)
    for number, note in enumerate(found.notes, 1):
        text = " ".join(_whole("".join(note)).split())
        found.writer.line(text.lstrip("*†‡ "), "note", str(number))
    hints = tuple(Hint(name=f"untrusted_{name}", value=value.strip(), origin=f"rtf {name}")
                  for name, value in found.info.items() if value.strip())  # fmt: skip
    source = SourceText(
        sha256=hashlib.sha256(raw.data).hexdigest(), file_name=raw.file_name, media_type=_TYPE, uri=raw.uri,
        text=found.writer.text, marks=found.writer.marks, hints=hints,
    )  # fmt: skip
    return source, ()


def _walk(raw: RawFile, found: _Reading) -> None:
    """Token after token; a brace opens or closes a group."""
    stack: list[_State] = []
    state = _State(found.codec, target="skip")
    for token in _TOKEN.finditer(raw.data):
        word, value, byte, sign, brace, text = token.groups()
        if byte:
            _byte(found, state, int(byte, 16))
            continue
        if not (word or sign or brace or text):
            continue  # a line end of the file's own
        _decode(found, state)
        if brace == b"{":
            if len(stack) > _DEEPEST:
                raise InputError("groups are nested too deep", code="nesting", where=raw.file_name)
            stack.append(state)
            state = replace(state, target="text" if not stack[:-1] else state.target)
        elif brace:
            if not stack:
                break
            _close(found, state)
            state = stack.pop()
        elif word:
            _word(found, state, word.decode("ascii"), int(value) if value else None)
        elif sign:
            _sign(found, state, sign)
        elif text:
            _text(found, state, text.decode(state.codec, "replace"))
    _decode(found, state)
    _line(found, state)


def _byte(found: _Reading, state: _State, value: int) -> None:
    if found.to_skip:
        found.to_skip -= 1
    elif state.target != "skip":
        found.pending.append(value)


def _decode(found: _Reading, state: _State) -> None:
    """Bytes in the font's code page, once they are all there: a character may take two."""
    if found.pending:
        text = bytes(found.pending).decode(state.codec, "replace")
        found.pending.clear()
        _put(found, state, text)


def _text(found: _Reading, state: _State, text: str) -> None:
    if found.to_skip:
        cut = min(found.to_skip, len(text))
        found.to_skip -= cut
        text = text[cut:]
    _put(found, state, text)


def _put(found: _Reading, state: _State, text: str) -> None:
    if state.target == "text" and not state.hidden:
        found.line.append(text)
    elif state.target == "note":
        found.notes[-1].append(text)
    elif state.target in ("style", "font"):
        found.words += text
    elif state.target == "info" and state.name:
        found.info[state.name] = found.info.get(state.name, "") + text


def _sign(found: _Reading, state: _State, sign: bytes) -> None:
    if sign == b"*":
        state.target = "skip" if state.target in ("text", "skip") else state.target
        state.name = "*"
    elif sign in (b"\\", b"{", b"}"):
        _put(found, state, sign.decode())
    elif sign in (b"~", b"_"):
        _put(found, state, " " if sign == b"~" else "-")


def _word(found: _Reading, state: _State, word: str, value: int | None) -> None:
    if word == "u" and value is not None:
        if state.target != "skip":
            _put(found, state, chr(value % 65536))
        found.to_skip = state.skip
        return
    found.to_skip = 0
    if word in ("footnote", "endnote") and state.target in ("text", "skip"):
        _note(found, state)
    elif word in ("fonttbl", "stylesheet", "info"):
        state.target = {"fonttbl": "font", "stylesheet": "style", "info": "info"}[word]
    elif state.target == "info" and word in ("title", "author", "keywords", "subject"):
        state.name = word
    elif word in _SKIPPED:
        state.target = "skip"
    elif word in _BREAKS:
        _break(found, state, word)
    elif word in _SIGNS:
        _put(found, state, _SIGNS[word])
    else:
        _property(found, state, word, value)


def _note(found: _Reading, state: _State) -> None:
    state.target = "note"
    found.notes.append([])
    found.calls.append((sum(map(len, found.line)), str(len(found.notes))))


def _break(found: _Reading, state: _State, word: str) -> None:
    if state.target == "note":
        found.notes[-1].append(" ")
    elif state.target == "text":
        if word in ("par", "line") and state.in_row:
            found.line.append(" ")
        elif _BREAKS[word] == "\n":
            _line(found, state, is_row=word == "row")
        else:
            found.line.append(_BREAKS[word])


def _property(found: _Reading, state: _State, word: str, value: int | None) -> None:
    """Fonts, code pages, styles and what a group inherits."""
    number = value or 0
    if word == "ansicpg":
        found.codec = state.codec = {936: "gb18030", 950: "big5hkscs", 65001: "utf-8"}.get(number, f"cp{number}")
        state.codec = found.codec = found.codec if _is_known(found.codec) else "cp1252"
    elif word == "uc":
        state.skip = number
    elif word == "v":
        state.hidden = value != 0
    elif word == "f" and state.target == "font":
        found.number = number
    elif word == "fcharset" and state.target == "font":
        found.fonts[found.number] = _CHARSETS.get(number, found.codec) if number else found.codec
    elif word == "f":
        state.codec = found.fonts.get(number, found.codec)
    elif word == "s" and state.target == "style":
        found.number = number
    elif word == "s":
        state.level = found.styles.get(number, 0)
    elif word == "pard":
        state.level, state.in_row = 0, False
    elif word == "intbl":
        state.in_row = True
    elif word == "outlinelevel" and state.target == "text" and 0 <= number < 6:
        state.level = number + 1


def _is_known(codec: str) -> bool:
    try:
        "".encode(codec)
    except LookupError:
        return False
    return True


def _close(found: _Reading, state: _State) -> None:
    """A style's group says what it is called when it ends."""
    if state.target == "style" and (heading := _HEADING.match(found.words.strip())):
        found.styles[found.number] = int(heading[1])
    if state.target in ("style", "font"):
        found.words = ""


def _whole(text: str) -> str:
    """Characters that the file wrote in two halves made one."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _line(found: _Reading, state: _State, *, is_row: bool = False) -> None:
    """Write the open line with its marks and the calls of its notes."""
    text = _whole("".join(found.line))
    left = len(text) - len(text.lstrip())
    shown = "\t".join(cell.strip() for cell in text.strip().split("\t"))
    start, end = found.writer.write(shown)
    for place, marker in found.calls:
        at = start + min(max(0, place - left), len(shown))
        found.writer.mark("note_reference", at, at, marker)
    if shown:
        kind = "heading" if state.level else "table_row" if is_row else "paragraph"
        found.writer.mark(kind, start, end, str(state.level) if state.level else "")  # type: ignore[arg-type]
        found.writer.write("\n")
    found.line, found.calls = [], []


def sniff(raw: RawFile) -> float:
    """The format's own first characters."""
    return 0.95 if raw.data.lstrip()[:5] == b"{\\rtf" else 0.0


PART = Reader(name="rtf", suffixes=(".rtf",), media_type=_TYPE, sniff=sniff, read=read, order=30)
