"""Rich text (RTF): text with its notes, headings by style, tables by row; character sets of the fonts it names.

After the Rich Text Format Specification 1.9.1: groups, control words, `\\uN` with its replacement skipped, `\\'hh` in
the font's code page. Destinations that hold no text (pictures, tables of styles) are left out.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace

from distlaw.errors import InputError
from distlaw.model.problem import Problem
from distlaw.model.source import Hint, SourceText
from distlaw.readers.marking import TextWriter
from distlaw.readers.reader import FormatReader, RawFile
from distlaw.readers.rtf.state import RtfState, State, change
from distlaw.readers.word.paragraphs import WordParagraph, WordRun
from distlaw.readers.word.writing import Notes, write_notes, write_paragraphs
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
        *("mmathPr", "nonshppict", "shppict", "bkmkstart", "bkmkend", "filetbl", "revtbl"),
        *("atnid", "atnauthor", "annotation"),
        *("pntext", "pnseclvl", "do", "shp", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn"),
    )
)
_FRAMES = frozenset(("header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"))
_BREAKS = frozenset(("par", "line", "sect", "page", "row", "tab", "cell"))
_NOTE = "footnote"
_SIGNS = {
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
    "emspace": " ", "enspace": " ",
}  # fmt: skip
_HEADING = worded("page_elements", r"^{heading_styles}\s*(\d)", re.IGNORECASE)


def read(raw: RawFile) -> tuple[SourceText, tuple[Problem, ...]]:
    """Read an RTF; InputError `size`, `nesting`, `broken` or `empty`."""
    if len(raw.data) > _LARGEST:
        raise InputError("the file is too large", code="size", where=raw.file_name)
    found = RtfState()
    _walk(raw, found)
    if not any(paragraph.text.strip() or paragraph.cells for paragraph in found.paragraphs):
        raise InputError("the file has no text", code="empty", where=raw.file_name)
    texts = (_plain("".join(note)).lstrip("*†‡ ") for note in found.notes)
    notes = Notes({(_NOTE, str(number)): text for number, text in enumerate(texts, 1)})
    writer = TextWriter()
    for line in dict.fromkeys(_plain(frame) for frame in found.frames):
        writer.line(line, "furniture") if line else None
    write_paragraphs(writer, found.paragraphs, notes)
    write_notes(writer, notes)
    hints = tuple(Hint(name=f"untrusted_{name}", value=value.strip(), origin=f"rtf {name}")
                  for name, value in found.info.items() if value.strip())  # fmt: skip
    source = SourceText(
        sha256=hashlib.sha256(raw.data).hexdigest(), file_name=raw.file_name, media_type=_TYPE, uri=raw.uri,
        text=writer.text, marks=writer.marks, hints=hints,
    )  # fmt: skip
    return source, ()


def _walk(raw: RawFile, found: RtfState) -> None:
    """Token after token; a brace opens or closes a group."""
    stack: list[State] = []
    state = State(found.codec, target="skip")
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


def _byte(found: RtfState, state: State, value: int) -> None:
    if found.to_skip:
        found.to_skip -= 1
    elif state.target != "skip":
        found.pending.append(value)


def _decode(found: RtfState, state: State) -> None:
    """Bytes in the font's code page, once they are all there: a character may take two."""
    if found.pending:
        text = bytes(found.pending).decode(state.codec, "replace")
        found.pending.clear()
        _put(found, state, text)


def _text(found: RtfState, state: State, text: str) -> None:
    if found.to_skip:
        cut = min(found.to_skip, len(text))
        found.to_skip -= cut
        text = text[cut:]
    _put(found, state, text)


def _put(found: RtfState, state: State, text: str) -> None:
    if state.target == "text" and not state.hidden:
        found.line.append(WordRun(text, state.bold, state.raised, size=state.size))
    elif state.target == "note":
        found.notes[-1].append(text)
    elif state.target == "frame":
        found.frames[-1] += text
    elif state.target in ("style", "font"):
        found.words += text
    elif state.target == "info" and state.name:
        found.info[state.name] = found.info.get(state.name, "") + text


def _sign(found: RtfState, state: State, sign: bytes) -> None:
    if sign == b"*":
        state.target = "skip" if state.target in ("text", "skip") else state.target
        state.name = "*"
    elif sign in (b"\\", b"{", b"}"):
        _put(found, state, sign.decode())
    elif sign in (b"~", b"_"):
        _put(found, state, " " if sign == b"~" else "-")


def _word(found: RtfState, state: State, word: str, value: int | None) -> None:
    if word == "u" and value is not None:
        if state.target != "skip":
            _put(found, state, chr(value % 65536))
        found.to_skip = state.skip
        return
    found.to_skip = 0
    if word in ("footnote", "endnote") and state.target in ("text", "skip"):
        _note(found, state)
    elif word in _FRAMES and state.target in ("text", "skip"):
        state.target = "frame"
        found.frames.append("")
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
        change(found, state, word, value)


def _note(found: RtfState, state: State) -> None:
    state.target = "note"
    found.notes.append([])
    found.line.append(WordRun("", note=(_NOTE, str(len(found.notes)))))


def _break(found: RtfState, state: State, word: str) -> None:
    if state.target in ("note", "frame"):
        _put(found, state, " ")
    elif state.target != "text":
        return
    elif word == "cell":
        found.cells.append(_run(found))
    elif word == "row":
        _row(found)
    elif word == "tab" or state.in_row:
        _put(found, state, " ")
    else:
        _line(found, state)


def _close(found: RtfState, state: State) -> None:
    """A style's group says what it is called when it ends."""
    if state.target == "style" and (heading := _HEADING.match(found.words.strip())):
        found.styles[found.number] = int(heading[1])
    if state.target in ("style", "font"):
        found.words = ""


def _whole(text: str) -> str:
    """Characters that the file wrote in two halves made one."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _run(found: RtfState) -> list[WordRun]:
    """The open line's pieces; what the file wrote in two halves is one character."""
    pieces, found.line = found.line, []
    out: list[WordRun] = []
    for piece in pieces:
        if out and "\ud800" <= out[-1].text[-1:] <= "\udbff":
            piece.text = out.pop().text + piece.text
        out.append(piece)
    for piece in out:
        piece.text = _whole(piece.text)
    return out


def _plain(text: str) -> str:
    return " ".join(_whole(text).split())


def _line(found: RtfState, state: State) -> None:
    """End the open paragraph."""
    found.paragraphs.append(WordParagraph(_run(found), level=state.level, is_centred=state.is_centred))


def _row(found: RtfState) -> None:
    """End a table's row; one filled cell is a table used for layout."""
    cells, found.cells = found.cells, []
    filled = [cell for cell in cells if "".join(piece.text for piece in cell).strip()]
    if len(filled) < 2:
        found.paragraphs += [WordParagraph(cell) for cell in filled]
        return
    found.tables += not (found.paragraphs and found.paragraphs[-1].cells)
    found.paragraphs.append(WordParagraph(cells=cells, table=found.tables))


def sniff(raw: RawFile) -> float:
    """The format's own first characters."""
    return 0.95 if raw.data.lstrip()[:5] == b"{\\rtf" else 0.0


PART = FormatReader(name="rtf", suffixes=(".rtf",), media_type=_TYPE, sniff=sniff, read=read, order=30)
