"""Turns a list of words into one regular expression that reads each character once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeAlias

Node: TypeAlias = "dict[str, Node]"
_END = ""


def pattern_of(words: Iterable[str], blank: str = r"\s{1,2}") -> str:
    """A pattern that matches the longest of the words; `blank` is what a blank in a word stands for."""
    root: Node = {}
    for word in words:
        node = root
        for character in word:
            node = node.setdefault(character, {})
        node[_END] = {}
    return _pattern(root, blank)


def _pattern(node: Node, blank: str) -> str:
    branches = []
    for character, child in sorted(node.items(), reverse=True):
        if character == _END:
            continue
        tail = _pattern(child, blank)
        branches.append((blank if character == " " else re.escape(character)) + tail)
    if not branches:
        return ""
    joined = branches[0] if len(branches) == 1 and _END not in node else f"(?:{'|'.join(branches)})"
    return joined + "?" if _END in node else joined
