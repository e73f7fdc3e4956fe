"""`distlaw propose`: a language model points at claims, the program cuts them from the source, a person decides.

A model returns sentence numbers and anchors; what is stored are the source's own characters, as a suggestion. Nothing
fuzzy is accepted: what cannot be placed exactly, or names what the vocabulary does not have, is refused and told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from distlaw.db.session import open_database
from distlaw.errors import NotFound
from distlaw.model.argument import Cue
from distlaw.model.claim_import import ImportLine, ProposedClaim
from distlaw.model.frozen import Frozen
from distlaw.services.claims.importing import import_proposals
from distlaw.services.propose.anchors import RefusedCandidate, span
from distlaw.services.propose.answers import Misshapen, PointedClaim, answer_items
from distlaw.services.propose.chunks import Chunk
from distlaw.services.propose.labels import labels
from distlaw.services.propose.models import LanguageModel, Messages
from distlaw.services.propose.reading import UNLIMITED, Budget, ChunkedText, ChunkReader, UnreadChunk, messages, texts
from distlaw.services.propose.runs import ModelRun, Recorded
from distlaw.text.offsets import Range, sliced


class Refusal(Frozen):
    """A candidate that was not stored: where the model said it is, what it said, and why not."""

    key: str
    chunk: int
    code: str
    message: str
    begin: str = ""


class ProposalReport(Frozen):
    """What came of a run: a line a suggestion, the refused candidates, the chunks left unread, and what it cost."""

    lines: tuple[ImportLine, ...] = ()
    refused: tuple[Refusal, ...] = ()
    unread: tuple[UnreadChunk, ...] = ()
    chunks: int = 0
    asked: int = 0
    remembered: int = 0
    tokens: int = 0


class ModelRequest(NamedTuple):
    """What would be sent for one chunk."""

    key: str
    chunk: int
    messages: Messages


def requests(url: str, keys: Sequence[str]) -> Iterator[ModelRequest]:
    """Every request a run over these works would make."""
    for text in _texts(url, keys):
        yield from (ModelRequest(text.key, chunk.number, messages(chunk)) for chunk in text.chunks)


def propose(
    url: str, keys: Sequence[str], model: LanguageModel, name: str, run: ModelRun, who: str, budget: Budget = UNLIMITED
) -> ProposalReport:
    """Read the works with a model and store what it points at as suggestions; one transaction a work.

    Raises NotFound for a key without a text. What a model does wrong is in the report.
    """
    reader = ChunkReader(model, name, run, budget)
    lines: list[ImportLine] = []
    refused: list[Refusal] = []
    unread: list[UnreadChunk] = []
    chunks = 0
    for text in _texts(url, keys):
        found: list[ProposedClaim] = []
        held: set[Range] = set()
        for chunk, answer in reader.read(text):
            chunks += 1
            if isinstance(answer, UnreadChunk):
                unread.append(answer)
                continue
            try:
                items = answer_items(answer.answer)
            except (ValueError, RecursionError):
                unread.append(UnreadChunk(key=text.key, chunk=chunk.number, of=len(text.chunks), reason="not_json"))
                continue
            for item in items:
                try:
                    found.append(_proposed(text, chunk, item, answer, held, len(found) + 1))
                except RefusedCandidate as error:
                    begin = item.begin if isinstance(item, PointedClaim) else ""
                    refused.append(
                        Refusal(key=text.key, chunk=chunk.number, code=error.code, message=error.what, begin=begin)
                    )
        lines += _stored(url, found, who)
    return ProposalReport(
        lines=tuple(lines), refused=tuple(refused), unread=tuple(unread), chunks=chunks, asked=reader.asked,
        remembered=reader.remembered, tokens=reader.tokens,
    )  # fmt: skip


def _texts(url: str, keys: Iterable[str]) -> list[ChunkedText]:
    with open_database(url, create=False) as database, database.writing() as session:
        found = [texts(session, key) for key in dict.fromkeys(keys)]
    if not found:
        raise NotFound("no work is named", hint="`distlaw works` lists the keys")
    return found


def _proposed(
    text: ChunkedText, chunk: Chunk, item: PointedClaim | Misshapen, answer: Recorded, held: set[Range], number: int
) -> ProposedClaim:
    """The candidate as the source's own characters. Raises Refused."""
    if isinstance(item, Misshapen):
        raise RefusedCandidate("misshapen", item.message)
    reading = text.source.reading
    start, end = span(chunk, item.sentences, item.begin, item.end, reading.text)
    if (start, end) in held:
        raise RefusedCandidate("repeated", "this claim was given already")
    said = labels(item, reading.text)
    held.add((start, end))
    ranges = reading.to_source(start, end)
    provenance = Cue(label="answer", value=f"{answer.model}@{answer.host}", rule=answer.mark)
    place = {"source_sha256": text.source.source.sha256, "ranges": ranges, "quote": sliced(reading.source, ranges)}
    made = {"number": number, "made_by": f"model:{answer.model}", "cues": (provenance,), "confidence": 0.0}
    return ProposedClaim.model_validate(place | made | said)


def _stored(url: str, found: list[ProposedClaim], who: str) -> list[ImportLine]:
    if not found:
        return []
    lines = import_proposals(url, [(Path(), one) for one in found], who, action="propose")
    return [line for _, line in lines]
