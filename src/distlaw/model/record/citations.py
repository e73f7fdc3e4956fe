"""What a work cites: references, cases, statutes, licences."""

from __future__ import annotations

from typing import Any

from distlaw.model.record.part import RecordPart
from distlaw.text.offsets import Ranges


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
