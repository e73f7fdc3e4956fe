"""A reading text as numbered sentences, in chunks of whole paragraphs that a model reads one at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from distlaw.model.frozen import Frozen
from distlaw.text.digest import sha256_of
from distlaw.text.offsets import Range
from distlaw.text.sentences import sentences

LARGEST = 3000  # code points of a chunk; a paragraph that is longer is a chunk of its own


class NumberedSentence(Frozen):
    """`start` and `end` are in the reading text; `paragraph` counts its lines."""

    id: str
    paragraph: int
    start: int
    end: int
    text: str


class Chunk(Frozen):
    """Neighbouring sentences, as a model is shown them."""

    number: int  # in its text, from 1
    sentences: tuple[NumberedSentence, ...]

    @property
    def text(self) -> str:
        """A sentence a line after its number, an empty line between paragraphs."""
        paragraphs = groupby(self.sentences, key=lambda one: one.paragraph)
        return "\n\n".join("\n".join(f"[{one.id}] {one.text}" for one in group) for _, group in paragraphs)

    @property
    def sha256(self) -> str:
        """Of the text shown."""
        return sha256_of(self.text)


def chunks(text: str, spans: Iterable[Range] | None = None) -> tuple[Chunk, ...]:
    """The chunks of a reading text, or of the stretches of it that are to be read."""
    found: list[tuple[NumberedSentence, ...]] = []
    held: list[NumberedSentence] = []
    for paragraph in _paragraphs(text, spans if spans is not None else ((0, len(text)),)):
        if held and paragraph[-1].end - held[0].start > LARGEST:
            found.append(tuple(held))
            held = []
        held.extend(paragraph)
    if held:
        found.append(tuple(held))
    return tuple(Chunk(number=number, sentences=part) for number, part in enumerate(found, 1))


def _paragraphs(text: str, spans: Iterable[Range]) -> Iterator[Sequence[NumberedSentence]]:
    number = 0
    for paragraph, (start, end) in enumerate(line for span in spans for line in _lines(text, *span)):
        group: list[NumberedSentence] = []
        for low, high in sentences(text[start:end]):
            number += 1
            place = (start + low, start + high)
            said = text[place[0] : place[1]]
            group.append(
                NumberedSentence(id=f"s{number}", paragraph=paragraph, start=place[0], end=place[1], text=said)
            )
        if group:
            yield group


def _lines(text: str, start: int, end: int) -> Iterator[Range]:
    while start < end:
        close = text.find("\n", start, end)
        close = end if close < 0 else close
        yield start, close
        start = close + 1
