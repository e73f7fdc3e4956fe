"""The findings part of the public record: references, citations, claims, relations, problems."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from distlaw.db.json_columns import unpacked_list
from distlaw.db.reading import Reader
from distlaw.db.shared_sql import CLAIM_AT
from distlaw.model.csl import csl_of
from distlaw.model.record import (
    RecordedCase,
    RecordedClaim,
    RecordedLicence,
    RecordedProblem,
    RecordedReference,
    RecordedRelation,
    RecordedStatute,
)
from distlaw.model.work import Item
from distlaw.query.claims.parts import positions_in

Mention = TypeVar("Mention", RecordedCase, RecordedStatute, RecordedLicence)
_CITED = (
    "quote", "ranges", "source", "id", "status", "rule", "ordinal", "locator", "locator_label", "version",
    "version_id", "reason", "candidates", "generic", "antecedent", "confidence", "name", "jurisdiction", "pinpoint",
    "all_identifiers", "spdx_id", "clause", "attached_to", "effect",
)  # fmt: skip


class RecordedFindings:
    """What was found in the sources of one work. `shas` names its sources by row id, the best one first."""

    def __init__(self, reader: Reader, work_id: int, shas: Mapping[int, str]) -> None:
        self.reader, self.at, self.shas = reader, {"id": work_id}, shas
        self.first = next(iter(shas.values()), "")

    def _place(self, ranges: str, source_id: int) -> dict[str, Any]:
        """Ranges, and the source they are in where that is not the work's first."""
        sha = self.shas.get(source_id, "")
        return {"ranges": unpacked_list(ranges), "source_sha256": "" if sha == self.first else sha}

    def references(self) -> Iterator[RecordedReference]:
        """Entries of the bibliography as printed, with what they were parsed to and the work they mean."""
        sql = (
            "SELECT r.item, r.locator, r.locator_label, v.ranges, v.source_file_id, r.anchors, r.number, r.raw_text, "
            "w.key, r.status, r.rule, r.is_verified, r.reason, r.signal, r.note_marker, r.antecedent "
            "FROM reference r JOIN evidence v ON v.id = r.evidence_id "
            "LEFT JOIN work w ON w.id = r.matched_work_id WHERE r.work_id = :id ORDER BY r.expression_id, r.ordinal"
        )
        names = ("number", "raw", "work", "status", "rule", "verified", "reason", "signal", "note", "antecedent")
        for item, locator, label, ranges, source, anchors, *row in self.reader.rows(sql, self.at):
            csl = csl_of(Item.model_validate(json.loads(item)))
            csl |= {"locator": locator, "label": label} if locator else {}
            found = dict(zip(names, row, strict=True)) | self._place(ranges, source)
            yield RecordedReference.model_validate(found | {"csl": csl, "anchors": unpacked_list(anchors)})

    def cases(self) -> Iterator[RecordedCase]:
        """Mentions of cases. A scheme that stands twice is no object's key: then all pairs are given beside it."""
        for found in self._cited("case"):
            pairs = found["all_identifiers"]
            found["identifiers"] = dict(pairs)
            found["all_identifiers"] = pairs if len(found["identifiers"]) < len(pairs) else ()
            yield _as(RecordedCase, found)

    def statutes(self) -> Iterator[RecordedStatute]:
        """Mentions of statutes."""
        for found in self._cited("statute"):
            yield _as(RecordedStatute, found | {"title": found["name"]})

    def licences(self) -> Iterator[RecordedLicence]:
        """Mentions of licences."""
        for found in self._cited("licence"):
            yield _as(RecordedLicence, found | {"spdx_id": found["spdx_id"] or None})

    def _cited(self, kind: str) -> Iterator[dict[str, Any]]:
        sql = (
            "SELECT v.exact, v.ranges, v.source_file_id, c.target_id, c.status, c.rule, c.ordinal, c.locator, "
            "c.locator_label, c.version, c.version_id, c.reason, c.candidates, c.is_generic, c.antecedent, "
            "c.confidence, c.name, c.jurisdiction, c.pinpoint, c.identifiers, c.spdx_id, c.clause, c.attached_to, "
            "c.effect FROM citation c JOIN evidence v ON v.id = c.evidence_id "
            "WHERE c.work_id = :id AND c.kind = :kind ORDER BY c.expression_id, c.ordinal"
        )
        for row in self.reader.rows(sql, self.at | {"kind": kind}):
            found = dict(zip(_CITED, row, strict=True))
            found |= self._place(found["ranges"], found.pop("source"))
            found |= {name: unpacked_list(found[name]) for name in ("candidates", "all_identifiers")}
            yield found | {"id": found["id"] or None}

    def claims(self) -> Iterator[RecordedClaim]:
        """Claims with their theories, in the order of the text."""
        theories: dict[str, list[str]] = {}
        sql = (
            "SELECT ct.claim_id, ct.theory FROM claim_theory ct JOIN claim c ON c.id = ct.claim_id "
            "WHERE c.work_id = :id ORDER BY ct.claim_id, ct.position"
        )
        for claim, theory in self.reader.rows(sql, self.at):
            theories.setdefault(claim, []).append(theory)
        sql = (
            "SELECT v.ranges, v.source_file_id, c.speaker_type, c.speaker_name, c.also_at, c.cues, c.id, v.exact, "
            "c.stance, c.kind, c.modality, c.status, c.made_by, c.section, c.zone, c.language, c.condition, "
            "c.proposition, c.proposition_translated, c.note, v.page, c.confidence "
            f"FROM {CLAIM_AT} "
            'WHERE c.work_id = :id ORDER BY c.expression_id, v.start, v."end", c.id'
        )
        positions = positions_in(self.reader, self.at["id"])
        names = (
            "id", "quote", "stance", "kind", "modality", "status", "made_by", "section", "zone", "language",
            "condition", "proposition", "proposition_translated", "note", "page", "confidence",
        )  # fmt: skip
        for ranges, source, speaker, speaker_name, also_at, cues, *row in self.reader.rows(sql, self.at):
            found = dict(zip(names, row, strict=True)) | self._place(ranges, source)
            found |= {
                "theories": theories.get(found["id"], ()),
                "also_at": unpacked_list(also_at),
                "cues": unpacked_list(cues),
            }
            found["speaker"] = {"type": speaker, "name": speaker_name or None}
            found["positions"] = positions.get(found["id"], ())
            yield RecordedClaim.model_validate(found)

    def relations(self) -> Iterator[RecordedRelation]:
        """Relations that start at a claim of the work."""
        sql = (
            "SELECT r.id, r.source_id, r.target_id, r.type, r.status, r.made_by, r.reason, r.rule "
            "FROM claim_relation r JOIN claim c ON c.id = r.source_id "
            "WHERE c.work_id = :id ORDER BY r.source_id, r.target_id, r.type, r.made_by"
        )
        for row in self.reader.rows(sql, self.at):
            yield RecordedRelation(**dict(zip(RecordedRelation.model_fields, row, strict=True)))

    def problems(self) -> Iterator[RecordedProblem]:
        """What was found wrong in the work or its sources, the best source first."""
        sql = (
            "SELECT p.code, p.message, p.ranges, p.source_file_id FROM problem p WHERE p.work_id = :id "
            "OR (p.work_id IS NULL AND "
            "p.source_file_id IN (SELECT source_file_id FROM expression WHERE work_id = :id)) ORDER BY p.id"
        )
        order = list(self.shas)
        found = self.reader.rows(sql, self.at)
        for code, message, ranges, source in sorted(found, key=lambda row: order.index(row[3])):
            yield RecordedProblem.model_validate({"code": code, "message": message, **self._place(ranges, source)})


def _as(kind: type[Mention], found: dict[str, Any]) -> Mention:
    """The fields that this kind of citation has."""
    return kind.model_validate({name: found[name] for name in kind.model_fields if name in found})
