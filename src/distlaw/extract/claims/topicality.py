"""Whether a text argues what the vocabulary is about: an issue, or a doctrine that is not general law."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Literal

from distlaw.extract.claims.blocks import ClaimBlock
from distlaw.extract.claims.cues import sheet
from distlaw.extract.claims.issues import Discussion
from distlaw.extract.claims.labels.theory import LANGUAGES, STRONG, named
from distlaw.extract.claims.lexicon import Hit, cue_text
from distlaw.model.document import ParsedDocument
from distlaw.vocab.cues import Language
from distlaw.vocab.issues import own_issues
from distlaw.vocab.theories import load_theories

Topic = Literal["issue", "doctrine", "none"]
_LEAST_WORDS = 3  # different words for doctrines of the vocabulary
_DOCTRINE_DENSITY, _DOCTRINE_SPREAD = 5.0, 0.2  # in a thousand characters of Chinese (three of English); of the blocks
_FIELD_DENSITY, _FIELD_SPREAD = 3.5, 0.25
_ENGLISH = 3


def topic(
    document: ParsedDocument, parts: Sequence[ClaimBlock], scanned: Sequence[Sequence[Hit]], discussion: Discussion
) -> Topic:
    """What the document is about, as far as the vocabulary can tell.

    An issue, where words of its field (models, data, software) are dense, or where a practice is named beside one
    of them; of an issue of the user's own the practice is enough. Doctrines, where the words of such as are not general
    law are.
    """
    texts = [(block, hits) for block, hits in zip(parts, scanned, strict=True) if block.text]
    size = sum(len(block.text) / (_ENGLISH if block.is_english else 1) for block, _ in texts)
    field = [_field(block.shade, "en" if block.is_english else "zh") for block, _ in texts]
    titles = [cue_text(s.value) for s in document.statements if s.field == "title" and isinstance(s.value, str)]
    named_field = set().union(*field, *(_field(title, language) for title in titles for language in LANGUAGES))
    if any(issue.id in own_issues() for issue in discussion.document):
        return "issue"
    if discussion.document and (len(named_field) > 1 or (named_field and discussion.lines > 1)):
        return "issue"
    if len(named_field) > 1 and _is_dense(field, size, _FIELD_DENSITY, _FIELD_SPREAD):
        return "issue"
    doctrine = [
        {block.shade[hit.start : hit.end] for hit in named(hits, STRONG) if hit.entry.value not in general()}
        for block, hits in texts
    ]
    dense = _is_dense(doctrine, size, _DOCTRINE_DENSITY, _DOCTRINE_SPREAD)
    return "doctrine" if dense and len(set().union(*doctrine)) >= _LEAST_WORDS else "none"


def _field(shade: str, language: Language) -> set[str]:
    """The different words of the field in folded text."""
    return {shade[hit.start : hit.end] for hit in sheet("topic", language).scan(shade)}


def _is_dense(found: Sequence[set[str]], size: float, density: float, spread: float) -> bool:
    """Whether the words, different ones in each block, stand close enough and in enough blocks."""
    if not found or not size:
        return False
    close = 1000 * sum(map(len, found)) / size >= density
    return close and sum(map(bool, found)) >= spread * len(found)


@cache
def general() -> frozenset[str]:
    """Doctrines whose words any legal text uses."""
    return frozenset(item.id for item in load_theories() if item.general)
