"""What people did to a work, and the vocabulary of theirs that it stands on."""

from __future__ import annotations

from typing import Any, Self

from pydantic import Field, ValidationError

from distlaw.model.record.part import RecordPart, SchemaName
from distlaw.text.json_lines import json_line


class RecordedEvent(RecordPart):
    """What a person did to the work, a claim or a relation."""

    entity_type: str
    entity_id: str
    action: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    note: str
    agent: str
    at: str
    undone: bool


class RecordedProposal(RecordPart):
    """Another work that may be the same one, why, and what a person said of it."""

    other: str = Field(alias="with")
    reasons: tuple[str, ...]
    verdict: str


class RecordedVocabulary(RecordPart):
    """The user's own vocabulary that the records stand on: the text of each file, by its path in the vocabulary
    folder. It is the first line of a dump that needs it."""

    schema_name: SchemaName = Field(alias="schema")
    vocabulary: dict[str, str]

    @property
    def line(self) -> str:
        """As one line of a dump, without the line end."""
        return json_line(self.as_json())

    @classmethod
    def read(cls, line: str) -> Self | None:
        """A line that is one; None for another."""
        try:
            return cls.model_validate_json(line)
        except ValidationError:
            return None
