"""Turns a list of words into one regular expression that reads each character once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeAlias

Node: TypeAlias = "dict[str, Node]"
_END = ""


def pattern_of(words: Iterable[str]) -> str:
    """A pattern that matches the longest of the words; a blank in a word stands for any white space, or none
    between a Chinese character and its neighbour."""
    root: Node = {}
    for word in words:
        node = root
        for character in word:
            node = node.setdefault(character, {})
        node[_END] = {}
    return _pattern(root)


def _pattern(node: Node) -> str:
    branches = []
    for character, child in sorted(node.items(), reverse=True):
        if character == _END:
            continue
        tail = _pattern(child)
        branches.append((r"\s{1,2}" if character == " " else re.escape(character)) + tail)
    if not branches:
        return ""
    joined = branches[0] if len(branches) == 1 and _END not in node else f"(?:{'|'.join(branches)})"
    return joined + "?" if _END in node else joined
