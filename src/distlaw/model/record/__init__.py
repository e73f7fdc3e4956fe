"""The public record of a work (docs/record.md): the one shape of `dump`, `load`, `diff` and of what `--json` prints.

Offsets are code points, half-open, in the text of a source. A field with a default is left out where it is empty;
the order of fields is the order in which they are printed.
"""

from __future__ import annotations

from typing import Any, Literal, Self

from pydantic import Field, ValidationError

from distlaw.errors import InputError
from distlaw.model.record.citations import RecordedCase, RecordedLicence, RecordedReference, RecordedStatute
from distlaw.model.record.claims import RecordedClaim, RecordedRelation, RecordedSpeaker
from distlaw.model.record.decisions import RecordedEvent, RecordedProposal, RecordedVocabulary
from distlaw.model.record.part import SCHEMA, RecordPart, SchemaName
from distlaw.model.record.sources import (
    AnySource,
    RecordedName,
    RecordedProblem,
    RecordedSection,
    RecordedSource,
    RecordedStatement,
    SlimSource,
)
from distlaw.text.json_lines import json_line

__all__ = [
    "SCHEMA",
    "AnySource",
    "Record",
    "RecordPart",
    "RecordedCase",
    "RecordedClaim",
    "RecordedEvent",
    "RecordedLicence",
    "RecordedName",
    "RecordedProblem",
    "RecordedProposal",
    "RecordedReference",
    "RecordedRelation",
    "RecordedSection",
    "RecordedSource",
    "RecordedSpeaker",
    "RecordedStatement",
    "RecordedStatute",
    "RecordedVocabulary",
    "SchemaName",
    "SlimSource",
]


class Record(RecordPart):
    """One work."""

    schema_name: SchemaName = Field(alias="schema")
    key: str
    status: Literal["present", "stub"]
    work: dict[str, Any]  # a CSL-JSON item, our own fields beside CSL's
    authors: tuple[RecordedName, ...]
    sources: tuple[AnySource, ...]  # the best one first
    body: str  # the reading text of the best source
    sections: tuple[RecordedSection, ...]
    references: tuple[RecordedReference, ...]
    cases: tuple[RecordedCase, ...]
    statutes: tuple[RecordedStatute, ...]
    licences: tuple[RecordedLicence, ...]
    claims: tuple[RecordedClaim, ...]
    relations: tuple[RecordedRelation, ...]
    problems: tuple[RecordedProblem, ...]
    statements: tuple[RecordedStatement, ...]
    events: tuple[RecordedEvent, ...]
    merge_proposals: tuple[RecordedProposal, ...]

    @classmethod
    def read(cls, line: str, number: int, where: str) -> Self:
        """One line of a dump. InputError says which line and field is not as the schema has it; its code is
        `not_json`, `schema` or `record`."""
        try:
            return cls.model_validate_json(line)
        except ValidationError as error:
            first = next((e for e in error.errors() if e["loc"][:1] == ("schema",)), error.errors()[0])
        place = ".".join(str(part) for part in first["loc"] if part not in ("whole", "slim"))
        if first["type"] == "json_invalid":
            what = str(first.get("ctx", {}).get("error", first["msg"]))
            raise InputError(f"line {number} is not JSON: {what}", code="not_json", where=where)
        if place in ("", "schema"):
            raise InputError(
                f"line {number} is no {SCHEMA} record", code="schema", where=where, hint="made by `distlaw dump`?"
            )
        raise InputError(f"line {number}, {place}: {first['msg'].lower()}", code="record", where=where)

    @property
    def line(self) -> str:
        """The record as one line of a dump, without the line end."""
        return json_line(self.as_json())

    @property
    def first_sha256(self) -> str:
        """The source that a finding is in which names none."""
        return self.sources[0].sha256 if self.sources else ""

    def slim(self) -> Record:
        """The record without what only `load` needs."""
        kept = tuple(
            SlimSource.model_validate({name: getattr(source, name) for name in SlimSource.model_fields})
            for source in self.sources
        )
        return self.model_copy(update={"sources": kept})
