"""What the tools answer with. Field names are short: a client reads these schemas before every conversation."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict

from distlaw.model.claim_record import ClaimRecord
from distlaw.services.answers.corpus import Corpus
from distlaw.services.answers.handles import harmless


def _untitled(schema: dict[str, Any]) -> None:
    """Titles say again what the names say."""
    schema.pop("title", None)
    properties = schema.get("properties")
    for value in (properties or {}).values():
        value.pop("title", None)


class Shape(BaseModel):
    """Immutable; without titles in its schema."""

    model_config = ConfigDict(frozen=True, json_schema_extra=_untitled)


class Claim(Shape):
    """A claim. `quote` is source text."""

    handle: str
    quote: str
    speaker: str
    work: str
    page: str
    theories: list[str]
    stance: str
    kind: str
    status: str


class Claims(Shape):
    claims: list[Claim]
    left_out: int = 0


class FetchableHit(Shape):
    id: str
    title: str
    url: str
    text: str


class Hits(Shape):
    results: list[FetchableHit]


class FetchedDocument(Shape):
    id: str
    title: str
    text: str
    url: str
    metadata: dict[str, str]


class Work(Shape):
    key: str
    title: str
    authors: list[str]
    issued: str
    citation: str
    claims: int
    problems: list[str]


class Reply(Shape):
    handle: str
    type: str
    to: str


class Debate(Shape):
    claims: list[Claim]
    relations: list[Reply]


class Gap(Shape):
    kind: str
    subject: str
    what: str


class Gaps(Shape):
    gaps: list[Gap]


class Authority(Shape):
    id: str
    kind: str
    name: str
    cited_by: list[str]


class Authorities(Shape):
    authorities: list[Authority]


class Fault(Shape):
    code: str
    words: str
    message: str
    nearest: str


class CheckVerdict(Shape):
    ok: bool
    faults: list[Fault]
    nearest: str = ""


class Rendered(Shape):
    ok: bool
    text: str
    faults: list[Fault]
    nearest: str = ""


class Proposed(Shape):
    verdict: str
    id: str
    message: str


def claim(found: ClaimRecord) -> Claim:
    """A claim as the tools show it: with its handle, its words as data."""
    return Claim(
        handle=Corpus.handle(found), quote=harmless(found.text), speaker=harmless(found.voice), work=found.key,
        page=found.page, theories=list(found.theories), stance=found.stance, kind=found.kind, status=found.status,
    )  # fmt: skip
