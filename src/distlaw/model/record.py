"""The public record of a work (docs/record.md): the one shape of `dump`, `load`, `diff` and of what `--json` prints.

Offsets are code points, half-open, in the text of a source. A field with a default is left out where it is empty;
the order of fields is the order in which they are printed.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self, get_args

from pydantic import ConfigDict, Discriminator, Field, Tag, ValidationError

from distlaw.errors import InputError
from distlaw.model.argument import ClaimStatus, Cue, Kind, Modality, PositionRecord, RelationType, SpeakerType, Stance
from distlaw.model.document import Quality
from distlaw.model.frozen import Frozen
from distlaw.text.json_lines import json_line
from distlaw.text.offsets import Ranges

SchemaName = Literal["distlaw/1", "distlaw/2"]  # 2 has positions; a record of 1 says them by its stances
SCHEMA: SchemaName = get_args(SchemaName)[-1]


class RecordPart(Frozen):
    """What every part of the record can do."""

    model_config = ConfigDict(populate_by_name=True)

    def as_json(self) -> dict[str, Any]:
        """The object that is printed: fields as the record spells them, empty optional ones left out."""
        return self.model_dump(mode="json", by_alias=True, exclude_defaults=True)


class RecordedName(RecordPart):
    """An author as printed, with the romanised form beside it."""

    name: str
    name_latin: str | None
    affiliations: tuple[str, ...]
    role: str


class RecordedStatement(RecordPart):
    """A metadata value, where it was read or who said it; an editor's stands on no source and has no ranges."""

    field: str
    value: Any
    source: str
    origin: str
    ranges: Ranges
    rejected: bool = False
    by: str = ""
    at: str = ""


class SlimSource(RecordPart):
    """What the record says of a file; `dump --slim` prints no more."""

    file_name: str
    sha256: str
    media_type: str
    encoding: str
    language: str
    parser: str
    parser_version: str
    quality: Quality
    genre: str
    ordinal: int  # of the record in a file that holds several
    uri: str
    accessed: str
    rights: str


class RecordedSource(SlimSource):
    """A file with all that `load` needs to make its rows again."""

    text: str
    content: str | None  # base64 of the deflated bytes; null where the text, encoded again, gives them
    reading: tuple[tuple[int, int] | tuple[int, int, str], ...]  # [start, end] copies, [start, end, text] replaces
    sections: tuple[tuple[int, str, str, int, int], ...]  # level, number, title, start and end in the reading text
    repairs: tuple[tuple[str, Ranges, str], ...]  # kind, ranges, replacement
    passages: tuple[tuple[int, int, str, str, str, str], ...]  # start, end, zone, section, language, page
    statements: tuple[RecordedStatement, ...]


def _kind_of_source(value: Any) -> str:
    return "whole" if isinstance(value, RecordedSource) or (isinstance(value, dict) and "text" in value) else "slim"


AnySource = Annotated[
    Annotated[RecordedSource, Tag("whole")] | Annotated[SlimSource, Tag("slim")], Discriminator(_kind_of_source)
]


class RecordedSection(RecordPart):
    """A heading of the best source."""

    level: int
    number: str
    title: str
    ranges: Ranges


class RecordedReference(RecordPart):
    """An entry of the bibliography as printed, what it was read as, and the work it means."""

    number: str
    raw: str
    csl: dict[str, Any]  # a CSL-JSON item; a pinpoint stands in it as `locator` and `label`
    ranges: Ranges
    source_sha256: str = ""  # where it is not the record's first source, here and below
    work: str | None
    status: str
    rule: str
    verified: bool
    reason: str = ""
    signal: str = ""
    note: str = ""
    antecedent: str = ""
    anchors: tuple[int, ...] = ()  # where its marker stands


class RecordedCase(RecordPart):
    """A case as it is cited; `id` is the case in `data/`, or null."""

    name: str
    identifiers: dict[str, str]
    jurisdiction: str
    quote: str
    ranges: Ranges
    source_sha256: str = ""
    id: str | None
    status: str
    rule: str
    ordinal: int
    pinpoint: str = ""
    locator: str = ""
    locator_label: str = ""
    version: str = ""
    version_id: str = ""
    reason: str = ""
    candidates: tuple[str, ...] = ()
    generic: bool = False
    antecedent: str = ""
    all_identifiers: tuple[tuple[str, str], ...] = ()  # where a scheme stands twice
    confidence: float = 1.0


class RecordedStatute(RecordPart):
    """A statute as it is cited; `id` is the statute in `data/`, or null."""

    title: str
    pinpoint: str
    jurisdiction: str
    quote: str
    ranges: Ranges
    source_sha256: str = ""
    id: str | None
    status: str
    rule: str
    ordinal: int
    locator: str = ""
    locator_label: str = ""
    version: str = ""
    version_id: str = ""
    reason: str = ""
    candidates: tuple[str, ...] = ()
    generic: bool = False
    antecedent: str = ""
    all_identifiers: tuple[tuple[str, str], ...] = ()
    confidence: float = 1.0


class RecordedLicence(RecordPart):
    """A licence as it is cited, the clause meant and what the work says of its effect; `id` is the one in `data/`."""

    name: str
    spdx_id: str | None
    clause: str
    attached_to: str
    effect: str
    quote: str
    ranges: Ranges
    source_sha256: str = ""
    id: str | None
    status: str
    rule: str
    ordinal: int
    pinpoint: str = ""
    locator: str = ""
    locator_label: str = ""
    jurisdiction: str = ""
    version: str = ""
    version_id: str = ""
    reason: str = ""
    candidates: tuple[str, ...] = ()
    generic: bool = False
    antecedent: str = ""
    all_identifiers: tuple[tuple[str, str], ...] = ()
    confidence: float = 1.0


class RecordedSpeaker(RecordPart):
    """Who says it; the author has no name here."""

    type: SpeakerType
    name: str | None


class RecordedClaim(RecordPart):
    """A claim with its labels and its place; `quote` is the source's ranges, one after another."""

    id: str
    quote: str
    ranges: Ranges
    source_sha256: str = ""
    theories: tuple[str, ...]
    stance: Stance  # the position on the default issue
    kind: Kind
    speaker: RecordedSpeaker
    modality: Modality
    status: ClaimStatus
    made_by: str
    section: str = ""
    zone: str = ""
    language: str = ""
    condition: str = ""
    proposition: str = ""
    proposition_translated: str = ""
    note: str = ""
    also_at: tuple[Ranges, ...] = ()
    page: str = ""
    positions: tuple[PositionRecord, ...] = ()  # on every issue the claim is about
    cues: tuple[Cue, ...] = ()
    confidence: float = 1.0


class RecordedRelation(RecordPart):
    """The claim `from` acts on the claim `to`."""

    id: str
    source: str = Field(alias="from")
    target: str = Field(alias="to")
    type: RelationType
    status: ClaimStatus
    made_by: str
    reason: str = ""
    rule: str = ""


class RecordedProblem(RecordPart):
    """What was found wrong in a source."""

    code: str
    message: str
    ranges: Ranges
    source_sha256: str = ""


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
