"""Handles become quotations: who says it, the source's own characters, and the citation with its page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from distlaw.db.opening import open_reader
from distlaw.db.reading import Reader
from distlaw.model.claim_record import ClaimRecord
from distlaw.services.answers.context import sentence_in_full
from distlaw.services.answers.corpus import Corpus
from distlaw.services.answers.framing import framed, reported
from distlaw.services.answers.handles import HANDLE
from distlaw.services.bibliography.cite import cited

_MARKS = {"zh-Hant": ("「", "」"), "zh-Hans": ("“", "”")}
_IN_FULL = {"zh-Hant": "〔原句：{}〕", "zh-Hans": "〔原句：{}〕"}
_OPEN = {"zh-Hant": "（提議，未經審閱）", "zh-Hans": "（提议，未经审阅）"}


def rendered_draft(url: str, draft: str, is_framed: Sequence[bool], corpus: Corpus, style: str) -> str:
    """The draft with each handle expanded once; what a source says is never read as a handle again. A handle that
    nothing says the speaker of gets the program's own words."""
    shown: dict[str, str] = {}
    frames = iter(is_framed)

    def expanded(match: re.Match[str]) -> str:
        claim = corpus.claims[match["id"]]
        if claim.id not in shown:
            citation = " ".join(str(cited(url, claim.id, style).data).split()).rstrip(".")
            shown[claim.id] = f"{_quoted(reader, claim)} ({reported(claim, draft)}{citation}){_mark(claim)}"
        return ("" if next(frames) else framed(claim, draft)) + shown[claim.id]

    with open_reader(url) as reader:
        return HANDLE.sub(expanded, draft)


def _quoted(reader: Reader, claim: ClaimRecord) -> str:
    """The claim between the marks of its language, … where words are left out; with its sentence in full where it
    must not stand alone."""
    opening, closing = _MARKS.get(claim.language, ("“", "”"))
    full = sentence_in_full(reader, claim)
    more = (
        _IN_FULL.get(claim.language, " [the sentence in full: {}]").format(f"{opening}{full}{closing}") if full else ""
    )
    return f"{opening}{claim.text}{closing}{more}"


def _mark(claim: ClaimRecord) -> str:
    return "" if claim.status == "accepted" else _OPEN.get(claim.language, " [proposed, not reviewed]")
