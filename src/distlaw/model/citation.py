"""References and citations as found, with evidence; and what they were resolved to."""

from __future__ import annotations

from typing import Literal

from distlaw.model.evidence import Evidence
from distlaw.model.frozen import Frozen
from distlaw.model.work import Item

CitationKind = Literal["case", "statute", "licence"]
Status = Literal["resolved", "unresolved", "ambiguous", "rejected"]


class ReferenceFinding(Frozen):
    """One bibliographic reference as printed, and the item it was parsed to."""

    number: str  # as printed: "1", "[3]", ""
    evidence: Evidence  # exact = the entry as printed, marker left out
    item: Item
    rule: str  # which grammar read it
    is_verified: bool = False  # the parse, rendered again, equals the entry
    locator_label: str = ""
    locator: str = ""  # pinpoint
    signal: str = ""  # 参见, See
    note_marker: str = ""  # the note it stands in
    anchors: tuple[int, ...] = ()  # where the marker stands: offsets in the source text
    antecedent: str = ""  # a short form's target: the marker of the note it points to
    work_key: str = ""
    status: Status = "unresolved"
    reason: str = ""


class CitationFinding(Frozen):
    """One mention of a case, statute or licence. `target_id` is the entity's id in `data/` once resolved,
    `candidates` are the ids an ambiguous mention may mean."""

    kind: CitationKind
    evidence: Evidence
    name: str  # canonical name where known, else as printed
    identifiers: tuple[tuple[str, str], ...] = ()  # (scheme, value): ("cn_case_number", "CN:2023:京73:民终:3802")
    jurisdiction: str = ""
    locator_label: str = ""  # CSL: article-locator, paragraph, section, page, …
    locator: str = ""  # normalised pinpoint: "13(3)", "24.1.13"
    pinpoint: str = ""  # as printed: 第二十四条第一款
    version: str = ""  # of the statute, licence or terms, where the text names one
    spdx_id: str = ""
    clause: str = ""
    attached_to: str = ""  # the model or service a licence governs
    effect: str = ""  # as the text states it
    is_generic: bool = False  # a field of law or a kind of licence, not an instrument
    rule: str = ""
    confidence: float = 1.0
    antecedent: str = ""  # what an alias, pronoun or short form stands for: a name or "scheme|value" given elsewhere
    target_id: str = ""
    version_id: str = ""
    candidates: tuple[str, ...] = ()
    status: Status = "unresolved"
    reason: str = ""
