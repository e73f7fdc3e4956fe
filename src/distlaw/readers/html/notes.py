"""Finds a page's notes by what ties them to the text: a link and its target, a tooltip, an attribute.

Shapes met: Word's `_ftn1` and `_ftnref1`, lists whose items are linked to (WordPress plug-ins, Substack, Squarespace,
EUR-Lex, Wikipedia), notes inside the sentence (tooltips, `role=doc-footnote`, asides), notes kept in an attribute.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from distlaw.readers.html.block import NoteLinks, clean
from distlaw.readers.html.elements import BLOCK_TAGS, Node, children, element_names

_MARK = r"\*?\d{1,4}|[*†‡§¶]{1,3}|[①-⑳]|[ivxl]{1,5}|[ad]{1,2}\d{1,2}|[a-z]"
_CALL = re.compile(rf"[\[［〔【(（]?\s?(?:注|註|FN|fn|n\.)?\s?({_MARK})\s?[\]］〕】)）]?[.:]?")
_NOTE_ID = re.compile(
    r"(?i)(?:^|[^a-z])_?(?:ftn|fn|ftnt|footnotes?|endnotes?|notes?|cite_note|ntr|nt|en|sdfootnote|mfn|easy-footnote"
    r"|efn_note|ref)(?:[^a-z]|$|\d)|footnote|endnote"
)
_REFERENCE_ID = re.compile(r"(?i)^(?:b|bib|bibr?|cit|cr|r|ref-?cr|references?-?)[-_]?\d+[a-z]?$")
_INSIDE = re.compile(
    r"(?:^|[\s_-])(?:footnote__?note|footnote-?(?:content|text|body|tooltip|popup)|sidenote|marginnote|tooltip-?(?:text|content)|"
    r"fn-?(?:text|content)|note-?(?:text|content)|easy-footnote-content|tippy-content|inline-?note)(?:[\s_-]|$)"
)
_ATTRIBUTES = (
    "data-footnote",
    "data-note",
    "data-text",
    "data-tippy-content",
    "data-bs-content",
    "data-content",
    "title",
)
_BACK = re.compile(r"(?i)[\s^↑↩⤴⏎︎]*|(?:return to |jump up|back to )[^.]{0,30}|\W*(?:back|返回)\W*")
_SHORTEST_NOTE, _TELLS = 3, 12  # characters of a note in an attribute, and of one that shows that such are notes
_COUNTED = 3  # notes that one sign calls
_SAYS_WHERE = re.compile(r"(?i)(?:(?:go|jump|see|skip)\s?(?:down |to |the ){0,3})?(?:foot|end)?note\s?\W?\d*\W?")
_BARE = re.compile(r"[\W_]+")


class _Call(NamedTuple):
    """A link whose words are a marker."""

    node: Node
    marker: str
    place: int
    raised: bool


class _Census(NamedTuple):
    """What one walk over the page found, in the order of the page."""

    places: dict[int, int]
    targets: dict[str, Node]
    calls: list[tuple[_Call, str]]  # with the fragment it leads to
    backs: list[tuple[Node, str, bool]]  # with what they lead to; whether their words are nothing but that
    inside: list[Node]
    told: list[tuple[Node, str]]  # elements with a note in an attribute


def notes_of(body: Node) -> NoteLinks:
    """How the page's notes hang together; empty where none are found."""
    census = _census(body)
    anchors, calls = _linked(census)
    starts = _with_words(census, anchors)
    within = _inside(census, starts)
    told = _told(census) if not starts and not within else []
    backs = {node.mem_id for node, _, is_bare in census.backs if is_bare and starts and _is_inside_a_note(node, starts)}
    return NoteLinks(
        calls={call.node.mem_id: call.marker for call in calls} | {node.mem_id: marker for node, marker, _ in told},
        starts=starts,
        inside={node.mem_id: marker for node, marker in within},
        backs=frozenset(backs),
        kept=_kept(census, anchors, within),
        told=tuple((marker, text) for _, marker, text in told),
    )


def _census(body: Node) -> _Census:
    found = _Census({}, {}, [], [], [], [])
    stack = [body]
    while stack:
        node = stack.pop()
        if not node.tag or node.tag.startswith(("-", "!", "_")) or node.tag in ("script", "style", "svg", "head"):
            continue
        found.places[node.mem_id] = len(found.places)
        _noticed(node, found)
        stack.extend(reversed(list(children(node))))
    return found


def _noticed(node: Node, found: _Census) -> None:
    attributes = node.attributes
    for name in (attributes.get("id"), attributes.get("name") if node.tag == "a" else None):
        if name:
            found.targets.setdefault(name, node)
    if _is_inside(node, attributes):
        found.inside.append(node)
    href = attributes.get("href") or ""
    if node.tag == "a" and "#" in href:
        _link(node, href.rpartition("#")[2], found)
    if node.tag in ("sup", "a", "span", "abbr", "button"):
        _attribute(node, attributes, found)


def _link(node: Node, fragment: str, found: _Census) -> None:
    words = clean(node.text() or "")
    call = _CALL.fullmatch(words)
    if call:
        place = found.places[node.mem_id]
        found.calls.append((_Call(node, call[1], place, _is_raised(node) or not words[0].isalnum()), fragment))
    if (call or _BACK.fullmatch(words)) and fragment:
        found.backs.append((node, fragment, call is None))


def _attribute(node: Node, attributes: dict[str, str | None], found: _Census) -> None:
    marker = _CALL.fullmatch(clean(node.text() or "")[:12])
    if not marker:
        return
    for name in _ATTRIBUTES:
        text = clean(attributes.get(name) or "")
        if len(text) >= _SHORTEST_NOTE and not _SAYS_WHERE.fullmatch(text):
            found.told.append((node, text))
            return


def _is_raised(node: Node) -> bool:
    around = (node, node.parent, node.child)
    return any(other is not None and other.tag == "sup" for other in around) or "super" in (node.html or "")[:400]


def _is_inside(node: Node, attributes: dict[str, str | None]) -> bool:
    """Whether an element stands in the sentence and holds a note's text."""
    role = f"{attributes.get('role') or ''} {attributes.get('epub:type') or ''}"
    if node.tag not in ("span", "small", "aside", "div", "cite", "label", "em"):
        return False
    if "doc-footnote" in role or "footnote" in role.split():
        return True
    return bool(_INSIDE.search(element_names(attributes))) and len(clean(node.text() or "")) >= _SHORTEST_NOTE


def _linked(census: _Census) -> tuple[dict[int, str], list[_Call]]:
    """The elements at which notes begin, and the links that call them: a call leads forward to something that begins
    there; what several calls lead to is a list of references."""
    found = ((call, _led_to(census, call, fragment)) for call, fragment in census.calls)
    pairs = [(call, census.targets[fragment], fragment) for call, fragment in found if fragment in census.targets]
    forward = [
        (call, target, fragment)
        for call, target, fragment in pairs
        if census.places[target.mem_id] > call.place and target.tag not in ("h1", "h2", "h3", "h4", "h5", "h6")
    ]
    fragments = {back for _, back, _ in census.backs}
    good = [
        (call, target)
        for call, target, fragment in forward
        if not _REFERENCE_ID.match(fragment)
        and (call.raised or _NOTE_ID.search(fragment) or _own_ids(call.node) & fragments)
    ]
    counts = Counter(target.mem_id for _, target in good)
    if not good or len(good) > 1.5 * len(counts) or not _ascend([call.marker for call, _ in good]):
        return {}, []
    starts: dict[int, str] = {}
    for call, target in _counted(good):
        starts.setdefault(target.mem_id, call.marker)
    return starts, [call for call, _ in _counted(good)]


def _counted(pairs: list[tuple[_Call, Node]]) -> list[tuple[_Call, Node]]:
    """The calls with their notes; where one sign (*) calls them all, they are counted."""
    signs = {call.marker for call, _ in pairs}
    if len(pairs) < _COUNTED or len(signs) > 1 or next(iter(signs)).isdigit():
        return pairs
    numbers = {mem_id: str(n) for n, mem_id in enumerate(dict.fromkeys(target.mem_id for _, target in pairs), 1)}
    return [(call._replace(marker=numbers[target.mem_id]), target) for call, target in pairs]


def _with_words(census: _Census, starts: dict[int, str]) -> dict[int, str]:
    """The elements of the notes: the smallest around each anchor that holds words beside the marker, where it holds no
    other note's anchor; else the anchor's own."""
    others = sorted(census.places[start] for start in starts)
    nodes = (node for node in census.targets.values() if node.mem_id in starts)
    return {_holder(census, node, starts[node.mem_id], others).mem_id: starts[node.mem_id] for node in nodes}


def _holder(census: _Census, node: Node, marker: str, others: list[int]) -> Node:
    here = node
    while here is not None and here.tag != "body":
        first, after = census.places[here.mem_id], _place_after(census, here)
        if bisect_left(others, after) - bisect_left(others, first) > 1:
            break
        is_whole = here.tag in BLOCK_TAGS or here.css_first("p, div, li") is not None
        if is_whole and len(_BARE.sub("", here.text() or "")) > len(marker):
            return here
        here = here.parent
    return node


def _place_after(census: _Census, node: Node) -> int:
    """The place of the first element behind all that the node holds."""
    here = node
    while here is not None:
        beside = here.next
        while beside is not None and beside.mem_id not in census.places:
            beside = beside.next
        if beside is not None:
            return census.places[beside.mem_id]
        here = here.parent
    return len(census.places)


def _led_to(census: _Census, call: _Call, fragment: str) -> str:
    """The id that a call leads to: its link's, or (where that leads back to itself and a script shows the note) the
    id that says so by its name and number."""
    target = census.targets.get(fragment)
    leads_on = target is not None and census.places[target.mem_id] > call.place
    own = call.node.attributes.get("id") or ""
    if leads_on or not call.marker.isdigit() or not _NOTE_ID.search(own):
        return fragment
    names = (f"{name}{mark}{call.marker}" for name in ("footnote", "endnote", "note", "fn") for mark in ("_", "-", ""))
    return next((name for name in names if name in census.targets and name != own), fragment)


def _own_ids(node: Node) -> set[str]:
    """The ids by which a note leads back to its call: the link's, and those of the elements closest around it."""
    out: set[str] = set()
    here = node
    for _ in range(3):
        if here is None or here.tag in BLOCK_TAGS:
            break
        out |= {value for name in ("id", "name") if (value := here.attributes.get(name))}
        here = here.parent
    return out


def _ascend(markers: list[str]) -> bool:
    """Whether the numbers mostly go up by one; marks that are no numbers say nothing."""
    numbers = [int(marker) for marker in markers if marker.isdigit()]
    steps = sum(1 for one, other in itertools.pairwise(numbers) if 0 <= other - one <= 2 or other == 1)
    return steps >= 0.7 * (len(numbers) - 1)


def _inside(census: _Census, starts: dict[int, str]) -> list[tuple[Node, str]]:
    """Elements in the sentence that hold notes, outermost ones, numbered as they say or as they come."""
    out: list[tuple[Node, str]] = []
    taken: set[int] = set()
    for node in census.inside:
        if node.mem_id in starts or any(above in taken or above in starts for above in _above(node)):
            continue
        taken.add(node.mem_id)
        marker = next((value for name in ("data-mfn", "data-number", "data-id") if (value := _number(node, name))), "")
        out.append((node, marker or str(len(out) + 1)))
    return out


def _number(node: Node, name: str) -> str:
    value = node.attributes.get(name) or ""
    return value if value.isdigit() else ""


def _told(census: _Census) -> list[tuple[Node, str, str]]:
    out = [(node, match[1], text) for node, text in census.told if (match := _CALL.fullmatch(clean(node.text() or "")))]
    told = sum(len(text) >= _TELLS and (" " in text or "：" in text) for _, _, text in out)
    return out if _ascend([marker for _, marker, _ in out]) and 2 * told > len(out) else []


def _is_inside_a_note(node: Node, starts: dict[int, str]) -> bool:
    return node.mem_id in starts or any(above in starts for above in _above(node)) or _follows_start(node, starts)


def _follows_start(node: Node, starts: dict[int, str]) -> bool:
    """Whether the note begins at an anchor in the same line, as in Word's pages."""
    block = node.parent
    while block is not None and block.tag not in BLOCK_TAGS:
        block = block.parent
    return block is not None and any(child.mem_id in starts for child in block.traverse())


def _kept(census: _Census, starts: dict[int, str], within: list[tuple[Node, str]]) -> frozenset[int]:
    """Elements that no rule on names or on hidden things may drop: the notes and what holds them."""
    nodes = [node for node in census.targets.values() if node.mem_id in starts] + [node for node, _ in within]
    out: set[int] = set()
    for node in nodes:
        out.add(node.mem_id)
        for above in _above(node):
            if above in out:
                break
            out.add(above)
    return frozenset(out)


def _above(node: Node) -> Iterator[int]:
    parent = node.parent
    while parent is not None:
        yield parent.mem_id
        parent = parent.parent
