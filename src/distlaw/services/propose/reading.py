"""A work's text as chunks, and what a model says of each: an answer, remembered or new, or why there is none."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Literal, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from distlaw.db import tables as t
from distlaw.model.frozen import Frozen
from distlaw.services.claims.quotation import QuotedSource, sources_of
from distlaw.services.propose.chunks import Chunk, chunks
from distlaw.services.propose.models import LanguageModel, Messages, Unanswered
from distlaw.services.propose.runs import ModelRun, Recorded
from distlaw.text.digest import sha256_of
from distlaw.text.offsets import Range
from distlaw.vocab.prompts import load_prompt

_READ = ("abstract", "lead", "body")  # where claims are sought, as the rules do
_GIVE_UP_AFTER = 3  # chunks in a row without an answer: whoever is silent so long stays silent


class Budget(NamedTuple):
    """How much may be asked anew; 0 is no limit."""

    requests: int = 0
    tokens: int = 0


UNLIMITED = Budget()


class UnreadChunk(Frozen):
    """A chunk whose claims nobody looked for: its work, its number of how many, and why in a word."""

    key: str
    chunk: int
    of: int
    reason: str


class ChunkedText(NamedTuple):
    """One source of a work, with its chunks."""

    key: str
    source: QuotedSource
    chunks: tuple[Chunk, ...]


def texts(session: Session, key: str) -> ChunkedText:
    """The best text of a work. Raises NotFound."""
    source = sources_of(session, key=key)[0]
    work = session.get_one(t.Work, source.expression.work_id)
    return ChunkedText(work.key, source, chunks(source.reading.text, _read_zones(session, source)))


def _read_zones(session: Session, source: QuotedSource) -> list[Range]:
    """The stretches of the reading text in which claims are sought; all of it where no passage says its zone."""
    query = select(t.Passage.start, t.Passage.end, t.Passage.zone).where(
        t.Passage.expression_id == source.expression.id
    )
    passages = [(start, end) for start, end, zone in session.execute(query.order_by(t.Passage.start)) if zone in _READ]
    text, joined = source.reading.text, list[Range]()
    for start, end in passages:
        if joined and not text[joined[-1][1] : start].strip(" \t"):
            joined[-1] = (joined[-1][0], end)  # passages of one paragraph are cut for search alone
        else:
            joined.append((start, end))
    return joined or [(0, len(text))]


def messages(chunk: Chunk) -> Messages:
    """What a model is sent for a chunk: the question, then the text as data."""
    return [{"role": "system", "content": load_prompt()}, {"role": "user", "content": chunk.text}]


class ChunkReader:
    """Reads chunk after chunk with one model within a budget."""

    def __init__(self, model: LanguageModel, name: str, run: ModelRun, budget: Budget) -> None:
        self.model, self.name, self.run, self.budget = model, name, run, budget
        self.asked = self.remembered = self.tokens = 0
        self._silent = 0
        self._prompt = sha256_of(load_prompt())

    def read(self, text: ChunkedText) -> Iterator[tuple[Chunk, Recorded | UnreadChunk]]:
        """Every chunk with its answer, or why it is left unread."""
        for chunk in text.chunks:
            found = self._recorded(text, chunk)
            reason = found if isinstance(found, str) else "truncated" if found.finish == "length" else ""
            unread = UnreadChunk(key=text.key, chunk=chunk.number, of=len(text.chunks), reason=reason)
            yield chunk, found if not reason and not isinstance(found, str) else unread

    def _recorded(self, text: ChunkedText, chunk: Chunk) -> Recorded | str:
        held = self.run.answer(self.name, self._prompt, chunk.sha256)
        if held is not None:
            self.remembered += 1
            return held
        if self._silent >= _GIVE_UP_AFTER:
            return "given_up"
        if reason := self._spent():
            return reason
        try:
            self.asked += 1
            answer = self.model.ask(messages(chunk))
        except Unanswered as error:
            self._silent += error.code != "not_recorded"
            return error.code
        self._silent = 0
        self.tokens += answer.tokens
        one = Recorded(
            model=self.name, host=self.model.host, source_sha256=text.source.source.sha256, chunk=chunk.number,
            prompt_sha256=self._prompt, chunk_sha256=chunk.sha256, answer=answer.text, finish=answer.finish,
            tokens=answer.tokens, at=datetime.now(UTC).isoformat(timespec="seconds"),
        )  # fmt: skip
        self.run.keep(one)
        return one

    def _spent(self) -> Literal["", "budget"]:
        is_over = 0 < self.budget.requests <= self.asked or 0 < self.budget.tokens <= self.tokens
        return "budget" if is_over else ""
