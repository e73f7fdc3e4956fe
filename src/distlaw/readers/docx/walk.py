"""A Word part's paragraphs and tables in order, without recursion; what is deleted or hidden stays out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from distlaw.readers.docx.styles import (
    Numbering,
    Style,
    attribute_value,
    centred,
    child_of,
    local_name,
    look_of,
    numbering_of,
)
from distlaw.readers.word.paragraphs import WordParagraph, WordRun

_SKIPPED = frozenset(
    {
        "del",
        "moveFrom",
        "Fallback",
        "instrText",
        "delText",
        "rPr",
        "pPr",
        "sectPr",
        "tblPr",
        "tcPr",
        "trPr",
        "tblGrid",
        "rt",
    }
)
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}


@dataclass(slots=True)
class Parts:
    """What the walk needs of the other parts."""

    styles: dict[str, Style] = field(default_factory=dict)
    numbering: Numbering = field(default_factory=Numbering)
    links: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _State:
    parts: Parts
    out: list[WordParagraph] = field(default_factory=list)
    open: list[WordParagraph] = field(default_factory=list)  # paragraphs around this one: a text box stands in one
    rows: list[list[list[WordParagraph]]] = field(default_factory=list)
    tables: int = -1
    links: list[str] = field(default_factory=list)
    style: Style = field(default_factory=Style)
    bold: bool = False
    raised: bool = False
    hidden: bool = False
    size: float = 0.0


def paragraphs_of(root: Any, parts: Parts) -> list[WordParagraph]:
    """The paragraphs under an element, a table's rows among them."""
    state = _State(parts)
    stack: list[tuple[Any, bool]] = [(root, False)]
    while stack:
        element, leaving = stack.pop()
        name = local_name(element)
        if leaving:
            _leave(state, name)
        elif name and name not in _SKIPPED and not (name == "sdt" and _is_contents(element)):
            _enter(state, name, element)
            stack.append((element, True))
            stack.extend((child, False) for child in reversed(element))
    return _joined(state.out)


def _is_contents(element: Any) -> bool:
    gallery = child_of(element, "sdtPr", "docPartObj", "docPartGallery")
    return gallery is not None and "Table of Contents" in attribute_value(gallery)


def _enter(state: _State, name: str, element: Any) -> None:
    if name == "p":
        state.open.append(_started(state, child_of(element, "pPr")))
    elif name == "r":
        _style_run(state, child_of(element, "rPr"))
    elif name == "t":
        _add(state, element.text or "")
    elif name in ("tab", "br", "cr", "noBreakHyphen", "sym"):
        _add_sign(state, name, element)
    elif name in _NOTES and state.open:
        mark = WordRun("", note=(_NOTES[name], attribute_value(element, "id")))
        if attribute_value(element, "customMarkFollows") not in ("", "0", "false"):
            mark.raised = True
        state.open[-1].pieces.append(mark)
    elif name == "hyperlink":
        state.links.append(state.parts.links.get(attribute_value(element, "id"), ""))
    elif name == "tbl":
        state.tables += not state.rows
    elif name == "tr":
        state.rows.append([])
    elif name == "tc" and state.rows:
        state.rows[-1].append([])


def _started(state: _State, properties: Any | None) -> WordParagraph:
    style_of = child_of(properties, "pStyle") if properties is not None else None
    style = state.parts.styles.get(attribute_value(style_of) if style_of is not None else "", Style())
    state.style = style
    outline = child_of(properties, "outlineLvl") if properties is not None else None
    level = style.level
    if outline is not None and attribute_value(outline).isdigit() and int(attribute_value(outline)) < 9:
        level = int(attribute_value(outline)) + 1
    number = numbering_of(properties) or style.numbering
    label = state.parts.numbering.label(*number) if number else ""
    paragraph = WordParagraph(level=level, is_list=number is not None and level < 0, is_contents=style.is_contents)
    is_centred = centred(properties)
    paragraph.is_centred = bool(style.is_centred if is_centred is None else is_centred)
    paragraph.joins_next = child_of(properties, "rPr", "del") is not None if properties is not None else False
    if label:
        paragraph.pieces.append(WordRun(label if label[-1] in "、）)．" else f"{label} "))
    return paragraph


def _style_run(state: _State, properties: Any | None) -> None:
    _end_run(state)
    bold, size = look_of(properties)
    state.bold = bool(state.style.bold if bold is None else bold)
    state.size = (state.style.size if size is None else size) or 0.0
    for child in properties if properties is not None else ():
        name, value = local_name(child), attribute_value(child)
        if name == "vertAlign":
            state.raised = value == "superscript"
        elif name == "vanish":
            state.hidden = value not in ("0", "false")


def _end_run(state: _State) -> None:
    """What follows looks as its paragraph's style says."""
    state.bold, state.size = bool(state.style.bold), state.style.size or 0.0
    state.raised = state.hidden = False


def _add(state: _State, text: str) -> None:
    if state.open and text and not state.hidden:
        href = state.links[-1] if state.links else ""
        state.open[-1].pieces.append(WordRun(text, state.bold, state.raised, href, size=state.size))


def _add_sign(state: _State, name: str, element: Any) -> None:
    if name == "sym":
        code = attribute_value(element, "char")
        point = int(code, 16) if code and len(code) <= 6 and all(c in "0123456789abcdefABCDEF" for c in code) else 0
        _add(state, chr(point) if 0x20 <= point < 0xE000 or 0xF900 <= point < 0x110000 else "")
    else:
        _add(state, "-" if name == "noBreakHyphen" else "\t" if name == "tab" else "\n")


def _leave(state: _State, name: str) -> None:
    if name == "p" and state.open:
        _keep(state, state.open.pop())
    elif name == "hyperlink" and state.links:
        state.links.pop()
    elif name == "r":
        _end_run(state)
    elif name == "tr" and state.rows:
        _end_row(state, state.rows.pop())


def _keep(state: _State, paragraph: WordParagraph) -> None:
    if state.rows and state.rows[-1]:
        state.rows[-1][-1].append(paragraph)
    else:
        state.out.append(paragraph)


def _end_row(state: _State, cells: list[list[WordParagraph]]) -> None:
    """A row of several filled cells is a row; one filled cell is a table used for layout."""
    filled = [cell for cell in cells if any(paragraph.text.strip() for paragraph in cell)]
    if len(filled) > 1:
        row = WordParagraph(cells=[_merged(cell) for cell in cells], table=max(0, state.tables))
        state.out.append(row) if not state.rows else state.rows[-1][-1].append(_flat(row))
    else:
        for paragraph in filled[0] if filled else ():
            _keep(state, paragraph)


def _flat(row: WordParagraph) -> WordParagraph:
    pieces: list[WordRun] = []
    for cell in row.cells:
        pieces += [WordRun(" "), *cell] if pieces else cell
    return WordParagraph(pieces)


def _merged(paragraphs: list[WordParagraph]) -> list[WordRun]:
    pieces: list[WordRun] = []
    for paragraph in paragraphs:
        if pieces and paragraph.text.strip():
            pieces.append(WordRun(" "))
        pieces += paragraph.pieces
    return pieces


def _joined(paragraphs: list[WordParagraph]) -> list[WordParagraph]:
    """Paragraphs whose end was deleted, put together with the next."""
    out: list[WordParagraph] = []
    for paragraph in paragraphs:
        if out and out[-1].joins_next and not paragraph.cells:
            out[-1].pieces += paragraph.pieces
            out[-1].joins_next = paragraph.joins_next
        else:
            out.append(paragraph)
    return out
