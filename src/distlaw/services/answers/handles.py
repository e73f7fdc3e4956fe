"""The handles of a draft: [[c:ID]] for a claim a person accepted, [[c:ID?]] for one that nobody has looked at."""

from __future__ import annotations

import re
from typing import NamedTuple

HANDLE = re.compile(r"\[\[c:(?P<id>c[0-9a-f]{12})(?P<open>\?)?\]\]")
_LIKE = re.compile(r"\[\[|\]\]|［［|］］|⟦|⟧|【【|】】|\b[cC]:\s?c?[0-9a-f]{12}\b|\[\s+\[|\]\s+\]")


class Handle(NamedTuple):
    """One handle and where it stands in the draft; `is_open` marks a proposal."""

    id: str
    is_open: bool
    start: int
    end: int


def handles(draft: str) -> list[Handle]:
    """Every handle, in order."""
    return [Handle(m["id"], bool(m["open"]), m.start(), m.end()) for m in HANDLE.finditer(draft)]


def misspelt(draft: str) -> list[str]:
    """What looks like a handle and is none."""
    rest = HANDLE.sub(lambda match: " " * len(match.group()), draft)
    glued = [draft[max(0, one.start - 8) : one.end + 8] for one in handles(draft) if _is_glued(draft, one)]
    return [rest[max(0, m.start() - 2) : m.end() + 20].strip() for m in _LIKE.finditer(rest)] + glued


def _is_glued(draft: str, one: Handle) -> bool:
    """Whether a Latin letter or a figure touches the handle: it would become a part of a word."""
    around = draft[max(0, one.start - 1) : one.start] + draft[one.end : one.end + 1]
    return any(sign.isascii() and sign.isalnum() for sign in around)


def handle(identity: str, *, is_accepted: bool) -> str:
    """How a claim is written in a draft."""
    return f"[[c:{identity}{'' if is_accepted else '?'}]]"


def harmless(text: str) -> str:
    """Source text in which nothing reads as a handle."""
    return text.replace("[[", "[ [").replace("]]", "] ]")
