"""Handles become quotations: the source's own characters, who says it, and the citation with its page."""

from __future__ import annotations

import re

from distlaw.model.claim_record import ClaimRecord
from distlaw.services.answers.corpus import Corpus
from distlaw.services.answers.handles import HANDLE
from distlaw.services.bibliography.cite import cited

_MARKS = {"zh-Hant": ("「", "」"), "zh-Hans": ("“", "”")}
_OPEN = {"zh-Hant": "（提議，未經審閱）", "zh-Hans": "（提议，未经审阅）"}


def rendered(url: str, draft: str, corpus: Corpus, style: str) -> str:
    """The draft with each handle expanded once; what a source says is never read as a handle again."""
    citations: dict[str, str] = {}

    def expanded(match: re.Match[str]) -> str:
        claim = corpus.claims[match["id"]]
        if claim.id not in citations:
            citations[claim.id] = " ".join(str(cited(url, claim.id, style).data).split())
        return quotation(claim) + f" ({citations[claim.id].strip().rstrip('.')})" + _mark(claim)

    return HANDLE.sub(expanded, draft)


def quotation(claim: ClaimRecord) -> str:
    """The claim between the marks of its language, … where words are left out."""
    opening, closing = _MARKS.get(claim.language, ("“", "”"))
    return f"{opening}{claim.text}{closing}"


def _mark(claim: ClaimRecord) -> str:
    return "" if claim.status == "accepted" else _OPEN.get(claim.language, " [proposed, not reviewed]")
