"""Words of a command that must be among those the vocabulary knows: theories, positions, speakers."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from distlaw.db import tables as t
from distlaw.errors import UnknownChoice, UsageError
from distlaw.model.argument import Speaker
from distlaw.model.claim_words import (
    SIDES,
    SPEAKER_TYPES,
)


def checked_theories(session: Session, theories: Sequence[str]) -> tuple[str, ...]:
    """The theories, each once. Raises UnknownChoice, and UsageError where there is none."""
    known = tuple(session.scalars(select(t.Concept.id).where(t.Concept.scheme == "theory").order_by(t.Concept.id)))
    for name in theories:
        if name not in known:
            raise UnknownChoice("theory", name, known)
    if not theories:
        raise UsageError("a claim needs a theory", hint=f"choose from: {', '.join(known)}")
    return tuple(dict.fromkeys(theories))


def checked_positions(session: Session, positions: dict[str, str]) -> dict[str, str]:
    """Positions by issue. Raises UnknownChoice for an issue or a position there is not."""
    known = tuple(session.scalars(select(t.Issue.id).order_by(t.Issue.is_default.desc(), t.Issue.id)))
    for issue, position in positions.items():
        if issue not in known:
            raise UnknownChoice("issue", issue, known)
        if position not in SIDES:
            raise UnknownChoice("position", position, SIDES)
    return dict(positions)


def speaker_of(word: str) -> Speaker:
    """`author`, `unnamed`, or TYPE:NAME. Raises UnknownChoice for another type."""
    kind, _, name = word.partition(":")
    if kind not in SPEAKER_TYPES:
        raise UnknownChoice("speaker", kind, [*SPEAKER_TYPES[:1], *(f"{word}:NAME" for word in SPEAKER_TYPES[1:])])
    return Speaker.model_validate({"type": kind, "name": name.strip()})
