"""What an element of a page is, by its tag and attributes: a block, no text, hidden, for layout, bold or centred."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from distlaw.readers.html.block import clean

Node = Any  # selectolax's LexborNode: a C type without stubs
_BLOCKS = """
    address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr html li main nav ol p pre section summary table tbody td tfoot th
    thead tr ul
"""
_SKIPPED = """
    applet audio base button canvas embed figcaption head iframe input link map math meta noscript object option rp rt
    script select style svg template textarea title video
"""
BLOCK_TAGS = frozenset(_BLOCKS.split())
SKIPPED_TAGS = frozenset(_SKIPPED.split())
_LONGEST_CELL = 600  # characters of a cell that holds data
_MOST_TABLES = 500  # looked at on one page, and cells in one table


def title_element(tree: Node) -> str:
    """The words of the page's title element; what names a drawing inside the page is none."""
    found = (node for node in tree.css("title") if not any(one.tag == "svg" for one in _around(node)))
    return next((text for node in found if (text := clean(node.text() or ""))), "")


def _around(node: Node) -> Iterator[Node]:
    while (node := node.parent) is not None:
        yield node


def is_hidden(attributes: dict[str, str | None]) -> bool:
    """Whether the element's own attributes keep it off the screen."""
    style = re.sub(r"\s+", "", (attributes.get("style") or "").lower())
    if (
        "display:none" in style
        or "visibility:hidden" in style
        or re.search(r"(?:font-size|opacity):0(?:px)?(?:;|$)", style)
    ):
        return True
    words = (attributes.get("class") or "").lower()
    return "hidden" in attributes or bool(
        re.search(r"(?:^|\s)(?:sr-only|visually-hidden|screen-reader-text)(?:\s|$)", words)
    )


def element_names(attributes: dict[str, str | None]) -> str:
    """The element's class and id, in small letters, between spaces."""
    return f" {attributes.get('class') or ''} {attributes.get('id') or ''} ".lower()


def children(node: Node) -> Iterator[Node]:
    """The node's children in order."""
    child = node.child
    while child is not None:
        yield child
        child = child.next


def layout_tables(body: Node) -> set[int]:
    """Tables one cell of which holds a page's text: they place things, and hold no data."""
    found: set[int] = set()
    for table in body.css("table")[:_MOST_TABLES]:
        if any(len(cell.text() or "") > _LONGEST_CELL for cell in table.css("td")[:_MOST_TABLES]):
            found.add(table.mem_id)
    return found


_LOOKS = {
    "bold": re.compile(r"font-weight:(?:bold|[6-9]00)|(?:^|\s)(?:\w+-)?(?:bold|strong)(?:\s|$)"),
    "italic": re.compile(r"font-style:italic|(?:^|\s)(?:\w+-)?italic(?:\s|$)"),
    "centred": re.compile(r"text-align:center|(?:^|\s)(?:text-)?(?:align-)?cent(?:er|re)d?(?:\s|$)"),
}


def looks_of(node: Node, tag: str) -> tuple[str, ...]:
    """Which looks an element's own class, style or name gives to what is in it."""
    attributes = node.attributes
    style = re.sub(r"\s+", "", (attributes.get("style") or "").lower())
    words = f" {(attributes.get('class') or '').lower()} "
    is_centred = tag == "center" or (attributes.get("align") or "").lower() == "center"
    found = [look for look, pattern in _LOOKS.items() if pattern.search(style) or pattern.search(words)]
    return (*found, *(("centred",) if is_centred and "centred" not in found else ()))
