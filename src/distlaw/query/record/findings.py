"""The findings part of the public record: references, citations, claims, relations, problems."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from distlaw.db.json_columns import listed
from distlaw.db.reading import Reader
from distlaw.model.csl import csl_of
from distlaw.model.work import Item

Record = dict[str, Any]


def _place(ranges: str, source_id: int, shas: Mapping[int, str], first: str) -> Record:
    """Ranges, and the source they are in where that is not the work's first."""
    sha = shas.get(source_id, "")
    return {"ranges": listed(ranges)} | ({"source_sha256": sha} if sha != first else {})


def references(reader: Reader, work_id: int, shas: Mapping[int, str], first: str) -> Iterator[Record]:
    """Entries of the bibliography as printed, with what they were parsed to and the work they mean."""
    sql = (
        "SELECT r.number, r.raw_text, r.item, v.ranges, v.source_file_id, w.key, r.status, r.reason, r.rule, "
        "r.is_verified, r.locator_label, r.locator, r.signal, r.note_marker, r.antecedent, r.anchors "
        "FROM reference r JOIN evidence v ON v.id = r.evidence_id "
        "LEFT JOIN work w ON w.id = r.matched_work_id WHERE r.work_id = :id ORDER BY r.expression_id, r.ordinal"
    )
    for row in reader.rows(sql, {"id": work_id}):
        (number, raw, item, ranges, source, key, status, reason, rule, verified, label, locator, signal, note,
         antecedent, anchors) = row  # fmt: skip
        csl = csl_of(Item.model_validate(json.loads(item)))
        if locator:
            csl |= {"locator": locator, "label": label}
        found: Record = {"number": number, "raw": raw, "csl": csl, **_place(ranges, source, shas, first)}
        found |= {"work": key, "status": status, "rule": rule, "verified": bool(verified)}
        extra = {
            "reason": reason, "signal": signal, "note": note, "antecedent": antecedent, "anchors": listed(anchors),
        }  # fmt: skip
        yield found | {k: v for k, v in extra.items() if v}


def citations(reader: Reader, work_id: int, kind: str, shas: Mapping[int, str], first: str) -> Iterator[Record]:
    """Mentions of cases, statutes or licences (one `kind` at a time), with what they mean."""
    sql = (
        "SELECT c.name, c.identifiers, c.jurisdiction, c.pinpoint, c.locator, c.version, c.spdx_id, "
        "c.clause, c.attached_to, "
        "c.effect, c.is_generic, v.exact, v.ranges, v.source_file_id, c.target_id, c.version_id, c.status, c.reason, "
        "c.rule, c.candidates, c.confidence, c.locator_label, c.ordinal, c.antecedent FROM citation "
        "c JOIN evidence v ON v.id = c.evidence_id "
        "WHERE c.work_id = :id AND c.kind = :kind ORDER BY c.expression_id, c.ordinal"
    )
    for row in reader.rows(sql, {"id": work_id, "kind": kind}):
        (name, identifiers, jurisdiction, pinpoint, locator, version, spdx, clause, attached, effect, generic, exact,
         ranges, source, target, version_id, status, reason, rule, candidates, confidence, label, ordinal,
         antecedent) = row  # fmt: skip
        pairs = listed(identifiers)
        found: Record = {"title" if kind == "statute" else "name": name}
        if kind == "case":
            found["identifiers"] = dict(pairs)
        elif kind == "licence":
            found |= {"spdx_id": spdx or None, "clause": clause, "attached_to": attached, "effect": effect}
        found |= {"pinpoint": pinpoint} if kind == "statute" else {}
        found |= {"jurisdiction": jurisdiction} if kind != "licence" else {}
        found |= {"quote": exact, **_place(ranges, source, shas, first)}
        found |= {"id": target or None, "status": status, "rule": rule, "ordinal": ordinal}
        extra = {
            "pinpoint": pinpoint, "locator": locator, "locator_label": label, "jurisdiction": jurisdiction,
            "version": version, "version_id": version_id, "reason": reason, "candidates": listed(candidates),
            "generic": bool(generic), "spdx_id": spdx, "clause": clause, "attached_to": attached, "effect": effect,
            "antecedent": antecedent,
            "all_identifiers": pairs if kind != "case" or len(dict(pairs)) < len(pairs) else [],
        }  # fmt: skip
        found |= {k: v for k, v in extra.items() if v and k not in found}
        yield found | ({"confidence": confidence} if confidence != 1.0 else {})


def claims(reader: Reader, work_id: int, shas: Mapping[int, str], first: str) -> Iterator[Record]:
    """Claims with their theories, in the order of the text."""
    theories: dict[str, list[str]] = {}
    sql = (
        "SELECT ct.claim_id, ct.theory FROM claim_theory ct JOIN claim c ON c.id = ct.claim_id "
        "WHERE c.work_id = :id ORDER BY ct.claim_id, ct.position"
    )
    for claim, theory in reader.rows(sql, {"id": work_id}):
        theories.setdefault(claim, []).append(theory)
    sql = (
        "SELECT c.id, v.exact, v.ranges, v.source_file_id, c.stance, c.kind, c.speaker_type, "
        "c.speaker_name, c.modality, "
        "c.status, c.made_by, c.section, c.zone, c.language, c.condition, c.proposition, "
        "c.proposition_translated, c.note, "
        "c.also_at, c.cues, v.page, c.confidence FROM claim c JOIN evidence v ON v.id = c.evidence_id "
        'WHERE c.work_id = :id ORDER BY c.expression_id, v.start, v."end", c.id'
    )
    for row in reader.rows(sql, {"id": work_id}):
        (identity, exact, ranges, source, stance, kind, speaker_type, speaker, modality, status, made_by, section, zone,
         language, condition, proposition, translated, note, also_at, cues, page, confidence) = row  # fmt: skip
        found: Record = {"id": identity, "quote": exact, **_place(ranges, source, shas, first)}
        found |= {"theories": theories.get(identity, []), "stance": stance, "kind": kind}
        found |= {"speaker": {"type": speaker_type, "name": speaker or None}, "modality": modality}
        found |= {"status": status, "made_by": made_by}
        extra = {
            "section": section, "zone": zone, "language": language, "condition": condition, "proposition": proposition,
            "proposition_translated": translated, "note": note, "also_at": listed(also_at), "page": page,
            "cues": listed(cues),
        }  # fmt: skip
        yield found | {k: v for k, v in extra.items() if v} | ({"confidence": confidence} if confidence != 1.0 else {})


def relations(reader: Reader, work_id: int) -> Iterator[Record]:
    """Relations that start at a claim of the work."""
    sql = (
        "SELECT r.id, r.source_id, r.target_id, r.type, r.status, r.made_by, r.reason, r.rule FROM claim_relation r "
        "JOIN claim c ON c.id = r.source_id WHERE c.work_id = :id ORDER BY r.source_id, r.target_id, r.type, r.made_by"
    )
    for identity, source, target, kind, status, made_by, reason, rule in reader.rows(sql, {"id": work_id}):
        found = {"id": identity, "from": source, "to": target, "type": kind, "status": status, "made_by": made_by}
        yield found | {k: v for k, v in (("reason", reason), ("rule", rule)) if v}


def problems(reader: Reader, work_id: int, shas: Mapping[int, str], first: str) -> Iterator[Record]:
    """What was found wrong in the work or its sources."""
    sql = (
        "SELECT p.code, p.message, p.ranges, p.source_file_id FROM problem p WHERE p.work_id = :id "
        "OR (p.work_id IS NULL AND "
        "p.source_file_id IN (SELECT source_file_id FROM expression WHERE work_id = :id)) ORDER BY "
        "p.source_file_id, p.id"
    )
    for code, message, ranges, source in reader.rows(sql, {"id": work_id}):
        yield {"code": code, "message": message, **_place(ranges, source, shas, first)}
