"""Turns an HTML tree into blocks, without recursion: a page may nest ten thousand elements."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from distlaw.readers.html.block import HtmlBlock, NoteLinks, StyledRun, clean, spaced_apart, with_single_spaces
from distlaw.readers.html.elements import (
    BLOCK_TAGS,
    SKIPPED_TAGS,
    Node,
    children,
    element_names,
    is_hidden,
    layout_tables,
    looks_of,
)

_TABLE_TAGS = frozenset({"table", "thead", "tbody", "tfoot", "tr", "td", "th"})
_BARE = re.compile(r"[\W_]+")
_LONGEST_MARKER = 8  # characters that may stand before a note's own anchor in its line


@dataclass(slots=True)
class _State:
    blocks: list[HtmlBlock] = field(default_factory=list)
    open: list[StyledRun] = field(default_factory=list)
    tags: dict[str, int] = field(default_factory=dict)
    headings: list[int] = field(default_factory=list)
    names: list[tuple[str, str]] = field(default_factory=list)
    hrefs: list[str] = field(default_factory=list)
    ordinals: list[int] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    inside: int = 0
    tables: int = -1
    item: bool = False
    spaced: bool = False
    looks: dict[str, int] = field(default_factory=dict)  # bold, italic, centred: how many open elements say so
    notes: NoteLinks = field(default_factory=NoteLinks)
    calls: list[str] = field(default_factory=list)
    in_notes: list[str] = field(default_factory=list)  # markers of the notes that are open
    begins: str = ""  # the marker of the note that the next line begins
    held: list[list[StyledRun]] = field(default_factory=list)  # sentences that a note stands in
    aside: list[HtmlBlock] = field(default_factory=list)  # notes that stood in sentences


_META_NAMES = re.compile(r"(?:^|[\s_-])(?:meta|byline|info|authors?|dates?)(?:[\s_-]|$)")


def blocks_of(
    body: Node, root: Node, drops: Callable[[Node], bool], notes: NoteLinks | None = None, *, spaced: bool = False
) -> list[HtmlBlock]:
    """All blocks of the page in order; `root` is the main content, `drops` says which elements are left out.

    Notes that stand in a sentence or in an attribute come last, one block a note.
    `spaced`: every element stands apart from the next, as names and labels do on a database's record page.
    """
    notes = notes or NoteLinks()
    state, root_id = _State(spaced=spaced, notes=notes), root.mem_id
    layout = layout_tables(body)
    tables: list[bool] = []  # of the open tables, whether each is for layout
    stack: list[tuple[Node, str]] = [(body, "")]  # with the tag an element is left by, empty when it is entered
    while stack:
        node, left_by = stack.pop()
        if left_by:
            _leave(state, left_by, node.mem_id == root_id)
            for look in looks_of(node, left_by) if left_by != "br" else ():
                state.looks[look] -= 1
            _leave_note(state, node, left_by)
            if node.tag == "table":
                tables.pop()
            continue
        tag = node.tag
        if tag == "-text":
            _text(state, node.text_content or "")
        elif (
            tag
            and not tag.startswith(("-", "!", "_"))
            and node.mem_id not in notes.backs
            and (node.mem_id == root_id or node.mem_id in notes.kept or not _is_left_out(node, tag, drops))
        ):
            if tag == "table":
                tables.append(node.mem_id in layout)
            tag = "div" if tables and tables[-1] and tag in _TABLE_TAGS else tag
            _enter(state, tag, node, node.mem_id == root_id)
            _enter_note(state, node, tag)
            stack.append((node, tag))
            stack.extend((child, "") for child in reversed(list(children(node))))
    _flush(state)
    told = [HtmlBlock("paragraph", runs=[StyledRun(text)], note=True, marker=marker) for marker, text in notes.told]
    return _notes_joined(state.blocks) + _notes_joined(state.aside) + told


def _enter_note(state: _State, node: Node, tag: str) -> None:
    """A note begins at its element: the sentence that it stands in waits, or the next line is its first."""
    here = node.mem_id
    if here in state.notes.calls:
        state.calls.append(state.notes.calls[here])
    if here in state.notes.inside:
        state.held.append(state.open)
        state.open = []
        state.in_notes.append(state.notes.inside[here])
        state.begins = state.in_notes[-1]
    elif here in state.notes.starts:
        before = "".join(run.text for run in state.open).strip()
        state.in_notes.append(state.notes.starts[here])
        if len(before) <= _LONGEST_MARKER:
            state.begins = state.notes.starts[here]


def _leave_note(state: _State, node: Node, tag: str) -> None:
    here = node.mem_id
    if here in state.notes.calls:
        state.calls.pop()
    if here in state.notes.inside:
        _flush(state)
        state.open = state.held.pop()
        marker = state.in_notes.pop()
        shown = next((run.text for run in reversed(state.open) if run.text.strip()), "")
        if _BARE.sub("", shown) != marker:  # a button calls it, which is no text
            state.open.append(StyledRun("", call=marker))
    elif here in state.notes.starts:
        state.in_notes.pop()


def _notes_joined(blocks: list[HtmlBlock]) -> list[HtmlBlock]:
    """The paragraphs of one note in one block."""
    out: list[HtmlBlock] = []
    for block in blocks:
        if block.continues and out and out[-1].note and out[-1].marker == block.marker and block.kind != "row":
            out[-1].runs += [StyledRun(" "), *block.runs]
        else:
            out.append(block)
    return out


def _is_left_out(node: Node, tag: str, drops: Callable[[Node], bool]) -> bool:
    return tag in SKIPPED_TAGS or tag.startswith(("mp", "qqmusic")) or is_hidden(node.attributes) or drops(node)


def _text(state: _State, text: str) -> None:
    if text:
        bold = bool(state.tags.get("strong") or state.tags.get("b") or state.looks.get("bold"))
        href = state.hrefs[-1] if state.hrefs else ""
        call = state.calls[-1] if state.calls else ""
        italic = bool(state.tags.get("em") or state.tags.get("i") or state.looks.get("italic"))
        state.open.append(StyledRun(text, bold, bool(state.tags.get("sup")), italic=italic, href=href, call=call))


def _enter(state: _State, tag: str, node: Node, is_root: bool) -> None:
    if tag == "br":
        _flush(state)
        return
    if tag in BLOCK_TAGS:
        _flush(state)
        attributes = node.attributes
        state.names.append((element_names(attributes), attributes.get("id") or ""))
    state.inside += is_root
    state.tags[tag] = state.tags.get(tag, 0) + 1
    for look in looks_of(node, tag):
        state.looks[look] = state.looks.get(look, 0) + 1
    if tag == "a":
        state.hrefs.append(node.attributes.get("href") or "#")
    elif tag[0] == "h" and tag[1:].isdigit():
        state.headings.append(int(tag[1:]))
    elif tag == "summary":
        state.headings.append(min(6, 2 + state.tags.get("details", 1)))
    elif tag in ("ol", "ul"):
        state.ordinals.append(0 if tag == "ol" else -1)
    elif tag == "li":
        state.item = True
        if state.ordinals and state.ordinals[-1] >= 0:
            state.ordinals[-1] += 1
    elif tag == "table":
        state.tables += state.tags["table"] == 1
    elif tag == "tr":
        state.rows.append([])


def _leave(state: _State, tag: str, is_root: bool) -> None:
    if tag == "br":
        return
    if tag in ("td", "th") and state.rows and state.tags.get("table") == 1:
        state.rows[-1].append(_joined(state.open))
        state.open = []
    if tag in BLOCK_TAGS:
        _flush(state)
        if tag == "tr" and state.rows:
            _row(state, state.rows.pop())
        state.names.pop()
    if tag == "a" and state.hrefs:
        state.hrefs.pop()
    elif ((tag[0] == "h" and tag[1:].isdigit()) or tag == "summary") and state.headings:
        state.headings.pop()
    elif tag in ("ol", "ul") and state.ordinals:
        state.ordinals.pop()
    state.tags[tag] -= 1
    state.inside -= is_root


def _joined(runs: list[StyledRun]) -> str:
    return clean("".join(run.text for run in runs))


def _placed(state: _State, block: HtmlBlock) -> HtmlBlock:
    block.inside = state.inside > 0
    block.header = bool(state.tags.get("header"))
    block.names = " ".join(names for names, _ in state.names[-4:])
    block.own = state.names[-1][0] if state.names else ""
    block.centred = bool(state.looks.get("centred"))
    block.anchor = next((anchor for _, anchor in reversed(state.names[-2:]) if anchor), "")
    if state.begins or state.in_notes:
        block.note, block.continues = True, not state.begins
        block.marker = state.begins or state.in_notes[-1]
        state.begins = ""
    return block


def _row(state: _State, cells: list[str]) -> None:
    if len([cell for cell in cells if cell]) > 1 and (state.begins or state.in_notes):
        state.blocks.append(
            _placed(state, HtmlBlock("paragraph", runs=[StyledRun(" ".join(cell for cell in cells if cell))]))
        )
    elif len([cell for cell in cells if cell]) > 1:
        state.blocks.append(_placed(state, HtmlBlock("row", cells=cells, table=state.tables)))
    elif any(cells):  # a table used for layout
        state.blocks.append(
            _placed(state, HtmlBlock("paragraph", runs=[StyledRun(next(cell for cell in cells if cell))]))
        )


def _flush(state: _State) -> None:
    apart = state.spaced or not state.inside or any(_META_NAMES.search(names) for names, _ in state.names[-2:])
    runs = with_single_spaces(spaced_apart(state.open) if apart else state.open)
    in_cell = state.rows and state.tags.get("table") == 1 and (state.tags.get("td") or state.tags.get("th"))
    if in_cell:
        state.open = [*state.open, StyledRun(" ")] if runs else []
        return
    state.open = []
    if not runs:
        return
    if state.begins or state.in_notes:
        block = HtmlBlock("paragraph", 0, runs)
    elif state.headings:
        block = HtmlBlock("heading", state.headings[-1], runs)
    elif state.item and state.tags.get("li"):
        block = HtmlBlock("list_item", 0, runs)
    else:
        block = HtmlBlock("paragraph", 0, runs)
    state.item = False
    block.ordinal = max(0, state.ordinals[-1]) if state.ordinals else 0
    (state.aside if state.held else state.blocks).append(_placed(state, block))
