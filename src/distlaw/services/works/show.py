"""`distlaw show`: one work, whole."""

from __future__ import annotations

from typing import Any

from distlaw.db.opening import open_reader
from distlaw.model.claim_record import ClaimRecord
from distlaw.query import works
from distlaw.query.claims.claims import claims
from distlaw.query.claims.filter import ClaimFilter
from distlaw.query.keys import stored_key


def shown_work(url: str, key: str) -> dict[str, Any]:
    """A work with its people, sources, counts and claims, the claims as the public record has them."""
    return described_work(url, key) | {"claims": [claim.as_json() for claim in claims_of(url, key)]}


def described_work(url: str, key: str) -> dict[str, Any]:
    """A work with its people, sources and counts."""
    with open_reader(url) as reader:
        return works.overview(reader, key)


def claims_of(url: str, key: str) -> tuple[ClaimRecord, ...]:
    """Its claims, in the order of the text."""
    with open_reader(url) as reader:
        return claims(reader, ClaimFilter(works=(stored_key(reader, key),)))


def references(url: str, key: str) -> list[dict[str, Any]]:
    """The entries of its bibliography."""
    with open_reader(url) as reader:
        return works.references_of(reader, key)


def mentions(url: str, key: str, kind: str) -> list[dict[str, Any]]:
    """The cases, statutes or licences it names."""
    with open_reader(url) as reader:
        return works.mentions_of(reader, key, kind)


def problems(url: str, key: str) -> list[dict[str, Any]]:
    """What was found wrong in its sources."""
    with open_reader(url) as reader:
        return works.problems_of(reader, key)


def repairs(url: str, key: str) -> list[dict[str, Any]]:
    """The edits between its source and its reading text."""
    with open_reader(url) as reader:
        return works.repairs_of(reader, key)


def source(url: str, key: str) -> tuple[str, list[tuple[int, int, str]]]:
    """Its first source's text, and where its claims stand in it."""
    with open_reader(url) as reader:
        return works.source_text(reader, key)


def summary(url: str) -> dict[str, Any]:
    """What the database holds, counted."""
    with open_reader(url) as reader:
        return works.summary(reader)
