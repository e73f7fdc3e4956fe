"""Brackets behind an authority that say something about it: (noting that …), ("…"), (emphasis added)."""

from __future__ import annotations

import re

from distlaw.extract.references.printed import PrintedText

_SAYS = re.compile(r"[a-z][\w'-]*,? \S|[a-z]{4,}$|[\"']|\[[A-Z]\]")
_DATED = re.compile(r"(?:1[5-9]|20)\d\d$")
_STATES = re.compile(r"forthcoming|(?:last )?(?:updated|modified|visited)", re.IGNORECASE)

_LATER = re.compile(r"(?:last )?(?:updated|modified)\b", re.IGNORECASE)  # beside the day of publication


def without_explanations(body: PrintedText) -> tuple[PrintedText, str]:
    """The authority without such brackets at its end, and their words. A bracket with a date is the authority's own."""
    said: list[str] = []
    while (opening := _last_bracket(body.flat)) > 0:
        words = body.flat[opening + 1 : -1].strip()
        is_own = _DATED.search(words) or _STATES.match(words)
        if not _SAYS.match(words) or (
            is_own and not (_LATER.match(words) and body.flat[:opening].rstrip().endswith(")"))
        ):
            break
        said.insert(0, body.cut(opening + 1, -1).text)
        body = body.cut(0, opening).trimmed(" .,;")
    return body, " ".join(said)


def _last_bracket(flat: str) -> int:
    """Where the bracket opens that ends the text; -1 where none does."""
    if not flat.endswith(")"):
        return -1
    depth = 0
    for at in range(len(flat) - 1, -1, -1):
        depth += {")": 1, "(": -1}.get(flat[at], 0)
        if not depth:
            return at
    return -1
