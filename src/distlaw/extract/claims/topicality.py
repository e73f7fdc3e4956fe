"""Whether a text argues what the vocabulary is about: a small model over how dense the words of its fields stand."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from distlaw.extract.claims.blocks import ClaimBlock
from distlaw.extract.claims.cues import lexicon, sheet
from distlaw.extract.claims.issues import Discussion
from distlaw.extract.claims.issues import issues_named as practices
from distlaw.extract.claims.labels.theory import LANGUAGES, STRONG, accessory, theories_named
from distlaw.extract.claims.lexicon import CueHit, cue_text
from distlaw.model.document import ParsedDocument
from distlaw.vocab.cues import Language
from distlaw.vocab.issues import own_issues
from distlaw.vocab.theories import load_theories
from distlaw.vocab.weights import load_weights

Topic = Literal["on", "doubtful", "none"]
_ENGLISH = 3  # characters that count for one of Chinese
_DENSE = (0.5, 1.5, 3.0, 5.0, 8.0)  # different words of a block, in a thousand characters
_MANY = (1, 2, 3, 5, 8)  # different words of the whole text
_RATIOS = (0.2, 0.5, 1.0, 2.0, 4.0)  # words of our fields to words of other law
_SHARES = (0.01, 0.1, 0.2)  # of the blocks that name a practice
_SHORT = 200  # characters of a text of which densities say nothing: a word of ours is enough


def topic(
    document: ParsedDocument, parts: Sequence[ClaimBlock], scanned: Sequence[Sequence[CueHit]], discussion: Discussion
) -> Topic:
    """What the vocabulary can tell of the document; one that discusses an issue of the user's own is always on it."""
    if any(issue.id in own_issues() for issue in discussion.document):
        return "on"
    found = features(document, parts, scanned)
    if size(parts) < _SHORT:
        return "on" if any(name.startswith(_OURS) for name in found) else "none"
    weights = load_weights()
    total = weights.topic.get("bias", 0.0) + sum(weights.topic.get(name, 0.0) for name in found)
    likely = 1 / (1 + math.exp(-total))
    return "on" if likely >= weights.on_topic else "doubtful" if likely >= weights.doubtful else "none"


_OURS = ("practice:", "title:practice", "title:field", "title:doctrine", "field:many", "doctrine:many")


def size(parts: Sequence[ClaimBlock]) -> float:
    """Characters of a text; three of English count for one of Chinese."""
    return sum(len(block.text) / (_ENGLISH if block.is_english else 1) for block in parts)


@dataclass(slots=True)
class _Words:
    """The different words of one sort: those of each block, added up, and those of the whole text."""

    total: int = 0
    kinds: set[str] = field(default_factory=set)

    def add(self, words: set[str]) -> None:
        self.total += len(words)
        self.kinds |= words


def features(
    document: ParsedDocument, parts: Sequence[ClaimBlock], scanned: Sequence[Sequence[CueHit]]
) -> tuple[str, ...]:
    """What speaks for or against the vocabulary's subjects, by name."""
    texts = [(block, hits) for block, hits in zip(parts, scanned, strict=True) if block.text]
    measure = size(parts) or 1.0
    words = {name: _Words() for name in ("field", "doctrine", "general", "accessory", "other")}
    about = 0
    for block, hits in texts:
        language: Language = "en" if block.is_english else "zh"
        found = {"field": _words(block.shade, language, "field"), "other": _words(block.shade, language, "other")}
        found |= _doctrines(block.shade, hits)
        for name, some in found.items():
            words[name].add(some)
        about += bool(practices(block.shade))
    return tuple(dict.fromkeys((*_of_words(words, measure, about / max(1, len(texts))), *_of_head(document))))


def _of_words(words: dict[str, _Words], size: float, share: float) -> Iterator[str]:
    for name, some in words.items():
        yield from (f"{name}:dense:{limit}" for limit in _DENSE if 1000 * some.total / size >= limit)
    for name in ("field", "doctrine"):
        yield from (f"{name}:many:{limit}" for limit in _MANY if len(words[name].kinds) >= limit)
    ours = sum(words[name].total for name in ("field", "doctrine", "general"))
    ratio = (ours + 1) / (words["other"].total + 1)
    yield from (f"ratio:{limit}" for limit in _RATIOS if ratio >= limit)
    yield from (f"practice:{limit}" for limit in _SHARES if share >= limit)


def _of_head(document: ParsedDocument) -> Iterator[str]:
    """What the title names; a judgment's dispute stands in its title."""
    for statement in document.statements:
        if statement.field != "title" or not isinstance(statement.value, str):
            continue
        shade = cue_text(statement.value)
        if practices(shade):
            yield "title:practice"
        for language in LANGUAGES:
            if _words(shade, language, "field"):
                yield "title:field"
            for hit in theories_named(lexicon(language).scan(shade), STRONG):
                yield "title:general" if hit.entry.value in general() else "title:doctrine"


def _doctrines(shade: str, hits: Sequence[CueHit]) -> dict[str, set[str]]:
    """The words for doctrines: those of the vocabulary's own subjects, those that any law uses, and those for what
    goes with every suit (proof, remedies)."""
    found: dict[str, set[str]] = {"doctrine": set(), "general": set(), "accessory": set()}
    for hit in theories_named(hits, STRONG):
        value = hit.entry.value
        sort = "accessory" if value in accessory() else "general" if value in general() else "doctrine"
        found[sort].add(shade[hit.start : hit.end])
    return found


def _words(shade: str, language: Language, value: str) -> set[str]:
    """The different words of one sort in folded text."""
    return {shade[hit.start : hit.end] for hit in sheet("topic", language).scan(shade) if hit.entry.value == value}


@cache
def general() -> frozenset[str]:
    """Doctrines whose words any legal text uses."""
    return frozenset(item.id for item in load_theories() if item.general)
