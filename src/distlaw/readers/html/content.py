"""Finds the element that holds the article, and says which elements are not part of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from distlaw.readers.html.elements import BLOCK_TAGS, SKIPPED_TAGS, Node, children, element_names, is_hidden
from distlaw.readers.html.hints import is_badge
from distlaw.readers.html.sites import COMMON_CONTENT, NOTES, SITES, Site
from distlaw.vocab.words import worded

_PROSE = 20  # a text this long outside a link counts as prose
_MOST = 0.35  # an element with more than this share of the prose is never dropped for its name
_DROPPED_TAGS = frozenset({"nav", "aside", "footer", "menu"})
_DROPPED_WORDS = worded("page_elements", "{dropped}")


@dataclass(frozen=True, slots=True)
class Content:
    """The article's element, the family of its site, and how much prose the whole page has."""

    root: Node
    site: Site | None
    drops: Callable[[Node], bool]
    prose: int


def content_of(tree: Node) -> Content | None:
    """The main content of a parsed page; None where the page has no body."""
    body = tree.body
    if body is None:
        return None
    prose = _prose(body)
    total = prose.get(body.mem_id, 0)
    site = next((site for site in SITES if any(tree.css_first(sign) is not None for sign in site.signs)), None)
    root = _known(tree, site, prose, total) or _densest(body, prose, total)
    return Content(root, site, _dropper(tree, prose, total, root), total)


def _known(tree: Node, site: Site | None, prose: dict[int, int], total: int) -> Node | None:
    for selectors, needed in ((site.content if site else (), 0.0), (COMMON_CONTENT, max(1.0, 0.6 * total))):
        for selector in selectors:
            found = [node for node in tree.css(selector) if not is_hidden_above(node)]
            best = max(found, key=lambda node: prose.get(node.mem_id, 0), default=None)
            if best is not None and prose.get(best.mem_id, 0) >= needed and (needed or (best.text() or "").strip()):
                return best
    return None


def is_hidden_above(node: Node) -> bool:
    """Whether an element around this one is off the screen."""
    parent = node.parent
    while parent is not None:
        if parent.is_element_node and is_hidden(parent.attributes):
            return True
        parent = parent.parent
    return False


def _densest(body: Node, prose: dict[int, int], total: int) -> Node:
    """The smallest element that holds nearly all of the prose."""
    here = body
    while True:
        below = (child for child in children(here) if child.is_element_node)
        heir = next((child for child in below if prose.get(child.mem_id, 0) >= 0.75 * total), None)
        if heir is None or not total or heir.tag in ("p", "ul", "ol"):
            return here
        here = heir


def _prose(body: Node) -> dict[int, int]:
    """Characters of prose in every element: long texts outside links and outside what no reader sees."""
    counts: dict[int, int] = {}
    sums: list[int] = []
    stack: list[tuple[Node, bool]] = [(body, False)]
    links = 0
    while stack:
        node, leaving = stack.pop()
        tag = node.tag
        if leaving:
            count = sums.pop()
            counts[node.mem_id] = count
            links -= tag == "a"
            if sums:
                sums[-1] += count
        elif tag == "-text":
            length = len((node.text_content or "").strip())
            if sums and length >= _PROSE and not links:
                sums[-1] += length
        elif tag and not tag.startswith(("-", "!", "_")) and tag not in SKIPPED_TAGS:
            sums.append(0)
            links += tag == "a"
            stack.append((node, True))
            stack.extend((child, False) for child in children(node))
    return counts


def _dropper(tree: Node, prose: dict[int, int], total: int, root: Node) -> Callable[[Node], bool]:
    notes = {node.mem_id for node in tree.css(NOTES)}
    kept = notes | _around(root) | {above for node in tree.css(NOTES) for above in _around(node)}

    def drops(node: Node) -> bool:
        if node.mem_id in kept or prose.get(node.mem_id, 0) > _MOST * total > 0:
            return False
        if node.parent is not None and node.parent.tag in ("h1", "h2") and is_badge(node):
            return True
        if node.tag not in BLOCK_TAGS and _is_in_heading(node):
            return False
        return node.tag in _DROPPED_TAGS or bool(_DROPPED_WORDS.search(element_names(node.attributes)))

    return drops


def _is_in_heading(node: Node) -> bool:
    """Whether words set off inside a heading: they are part of it, whatever their class is called."""
    above = [node.parent, node.parent.parent if node.parent is not None else None]
    return any(one is not None and one.tag in ("h3", "h4", "h5", "h6", "summary") for one in above)


def _around(node: Node) -> set[int]:
    found = set()
    parent = node.parent
    while parent is not None:
        found.add(parent.mem_id)
        parent = parent.parent
    return found
