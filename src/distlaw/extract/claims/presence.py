"""How present each issue is in a text: which sentences, headings and titles name its practice or touch its subject."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, NamedTuple

from distlaw.extract.claims.blocks import ClaimBlock
from distlaw.extract.claims.issues import issues_named
from distlaw.extract.claims.lexicon import cue_text
from distlaw.model.document import ParsedDocument
from distlaw.text.sentences import sentences
from distlaw.vocab.issues import load_issues

Place = Literal["claim", "sentence", "before", "block", "neighbour", "heading", "title", "elsewhere", "nowhere"]
_BEFORE = 2  # sentences of the block that stand right before


class Mentions(NamedTuple):
    """The issues whose practice a stretch of text names, and those whose subject it touches."""

    named: frozenset[str] = frozenset()
    touched: frozenset[str] = frozenset()


class _Sentence(NamedTuple):
    start: int
    end: int
    mentions: Mentions


@dataclass(slots=True)
class Presence:
    """The mentions of a whole text by block and sentence; `share` and `touching` are shares of its sentences."""

    title: Mentions
    headings: list[Mentions] = field(default_factory=list)  # of each block: the heading it stands under
    sentences: list[list[_Sentence]] = field(default_factory=list)  # of each block
    share: dict[str, float] = field(default_factory=dict)
    touching: dict[str, float] = field(default_factory=dict)

    def places(self, own: Mentions, number: int, start: int, end: int) -> Mapping[str, tuple[Place, Place]]:
        """For each issue that the text names or touches: the nearest place from the claim `[start, end)` of a block in
        which its practice is named, and the nearest in which its subject is touched."""
        steps = list(self._around(own, number, start, end))
        return {
            name: (
                next((place for place, found in steps if name in found.named), self._far(name, self.share)),
                next((place for place, found in steps if name in found.touched), self._far(name, self.touching)),
            )
            for name in self.touching
        }

    def _far(self, name: str, shares: Mapping[str, float]) -> Place:
        return "elsewhere" if shares.get(name) else "nowhere"

    def _around(self, own: Mentions, number: int, start: int, end: int) -> Iterator[tuple[Place, Mentions]]:
        """What stands around a claim, the nearest first."""
        yield "claim", own
        block = self.sentences[number]
        here = next((at for at, one in enumerate(block) if one.end > start), len(block))
        for one in block[here:]:
            if one.start < end:
                yield "sentence", one.mentions
        for one in reversed(block[max(0, here - _BEFORE) : here]):
            yield "before", one.mentions
        for one in block:
            yield "block", one.mentions
        for near in (number - 1, number + 1):
            if 0 <= near < len(self.sentences):
                for one in self.sentences[near]:
                    yield "neighbour", one.mentions
        yield "heading", self.headings[number]
        yield "title", self.title


@lru_cache(maxsize=1024)
def mentions(shade: str) -> Mentions:
    """What folded text names and touches."""
    names = frozenset(issue.id for issue in issues_named(shade))
    touched = frozenset(issue.id for issue in load_issues() if issue.id in names or issue.touches(shade))
    return Mentions(names, touched)


def presence(document: ParsedDocument, parts: Sequence[ClaimBlock]) -> Presence:
    """The mentions of a document, of which `parts` are the blocks."""
    titles = [s.value for s in document.statements if s.field == "title" and isinstance(s.value, str)]
    found = Presence(mentions(cue_text(" ".join(titles))))
    heading = Mentions()
    for block in parts:
        if block.kind == "heading":
            heading = mentions(block.shade)
        found.headings.append(heading)
        found.sentences.append(
            [_Sentence(start, end, mentions(block.shade[start:end])) for start, end in sentences(block.text)]
        )
    every = [one.mentions for block in found.sentences for one in block]
    naming = Counter(name for one in every for name in one.named)
    touched = Counter(name for one in every for name in one.touched)
    touched.update(dict.fromkeys(found.title.touched, 0))
    total = max(1, len(every))
    found.share = {name: count / total for name, count in naming.items()}
    found.touching = {name: count / total for name, count in touched.items()}
    return found
