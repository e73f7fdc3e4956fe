"""The public record of each work (design, section 5): schema `distlaw/1`, one JSON object a work."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterator, Mapping
from typing import Any

from distlaw.db.reading import Reader, listed
from distlaw.model.csl import csl_of
from distlaw.model.work import Item

SCHEMA = "distlaw/1"
Record = dict[str, Any]
_BEST_FIRST = "CASE e.quality WHEN 'full' THEN 0 WHEN 'preview' THEN 1 WHEN 'damaged' THEN 2 WHEN 'abstract' THEN 3 WHEN 'record' THEN 4 ELSE 5 END, length(e.text) DESC, s.sha256"


def records(reader: Reader, keys: tuple[str, ...] = ()) -> Iterator[Record]:
    """Records in the order of keys; of the works named, or of all that have a source or a person's mark."""
    for work_id, key, status in reader.rows("SELECT id, key, status FROM work ORDER BY key_folded"):
        if not keys or key in keys:
            yield record(reader, work_id, key, status)


def record(reader: Reader, work_id: int, key: str, status: str) -> Record:
    """One work's record."""
    expressions = _expressions(reader, work_id)
    shas = {row["source_file_id"]: row["sha256"] for row in expressions}
    first = expressions[0]["sha256"] if expressions else ""
    item = Item.model_validate(json.loads(reader.rows("SELECT item FROM work WHERE id = :id", {"id": work_id})[0][0]))
    return {
        "schema": SCHEMA,
        "key": key,
        "status": status,
        "work": work_object(item),
        "authors": authors(item),
        "sources": [_source(reader, row) for row in expressions],
        "body": expressions[0]["text"] if expressions else "",
        "sections": _sections(reader, expressions[0]["id"]) if expressions else [],
        "references": list(_references(reader, work_id, shas, first)),
        "cases": list(_citations(reader, work_id, "case", shas, first)),
        "statutes": list(_citations(reader, work_id, "statute", shas, first)),
        "licences": list(_citations(reader, work_id, "licence", shas, first)),
        "claims": list(_claims(reader, work_id, shas, first)),
        "relations": list(_relations(reader, work_id)),
        "problems": list(_problems(reader, work_id, shas, first)),
        "events": list(_events(reader, work_id, key)),
        "merge_proposals": list(_proposals(reader, work_id)),
    }


def work_object(item: Item) -> Record:
    """The CSL-JSON item, with our own fields beside CSL's."""
    return csl_of(item)


def authors(item: Item) -> list[Record]:
    """The authors as printed; who contributed otherwise stands in `work` under the role."""
    return [
        {"name": n.display, "name_latin": n.latin or None, "affiliations": list(n.affiliations), "role": n.role}
        for n in item.names("author")
    ]


def _expressions(reader: Reader, work_id: int) -> list[Record]:
    sql = (
        "SELECT e.id, e.source_file_id, s.sha256, s.file_name, s.media_type, s.encoding, e.language, e.parser, "
        "e.parser_version, e.quality, e.genre, e.text, e.ordinal FROM expression e JOIN source_file s "
        f"ON s.id = e.source_file_id WHERE e.work_id = :id ORDER BY {_BEST_FIRST}"
    )
    names = (
        "id", "source_file_id", "sha256", "file_name", "media_type", "encoding", "language", "parser",
        "parser_version", "quality", "genre", "text", "ordinal",
    )  # fmt: skip
    return [dict(zip(names, row, strict=True)) for row in reader.rows(sql, {"id": work_id})]


def _source(reader: Reader, row: Mapping[str, Any]) -> Record:
    """What the public record says of a source, then what rebuilding the database from it needs."""
    kept = ("file_name", "sha256", "media_type", "encoding", "language", "parser", "parser_version", "quality", "genre")
    return {name: row[name] for name in kept} | _kept(reader, row["id"], row["source_file_id"], row["ordinal"])


def _kept(reader: Reader, expression_id: int, source_id: int, ordinal: int) -> Record:
    at = {"id": expression_id}
    text, uri, accessed, rights, encoding, content = reader.rows(
        "SELECT text, uri, accessed, rights, encoding, content FROM source_file WHERE id = :id", {"id": source_id}
    )[0]
    found: Record = {"ordinal": ordinal, "uri": uri, "accessed": accessed, "rights": rights, "text": text}
    found["content"] = _content(text, encoding, content)
    found["reading"] = listed(reader.rows("SELECT pieces FROM expression WHERE id = :id", at)[0][0])
    found["sections"] = [
        [level, number, title, start, end]
        for level, number, title, start, end in reader.rows(
            'SELECT level, number, title, start, "end" FROM section WHERE expression_id = :id ORDER BY ordinal', at
        )
    ]
    found["repairs"] = [
        [kind, listed(ranges), replacement]
        for kind, ranges, replacement in reader.rows(
            "SELECT kind, ranges, replacement FROM repair WHERE expression_id = :id ORDER BY id", at
        )
    ]
    found["passages"] = [
        list(row)
        for row in reader.rows(
            'SELECT start, "end", zone, section, language, page FROM passage WHERE expression_id = :id ORDER BY id', at
        )
    ]
    found["statements"] = list(_statements(reader, expression_id))
    return found


def _content(text: str, encoding: str, content: bytes | None) -> str | None:
    """The bytes as base64 of deflate; None where the text, encoded again, gives them."""
    data = zlib.decompress(content) if content else b""
    try:
        if encoding and text.encode(encoding) == data:
            return None
    except (UnicodeEncodeError, LookupError):
        pass
    return base64.b64encode(zlib.compress(data, 9)).decode("ascii")


def _statements(reader: Reader, expression_id: int) -> Iterator[Record]:
    sql = (
        "SELECT field, value, source, origin, ranges, rejected, asserted_by, asserted_at FROM statement "
        "WHERE expression_id = :id ORDER BY id"
    )
    for row in reader.rows(sql, {"id": expression_id}):
        field, value, source, origin, ranges, rejected, who, when = row
        found: Record = {
            "field": field,
            "value": json.loads(value),
            "source": source,
            "origin": origin,
            "ranges": listed(ranges),
        }
        yield found | {k: v for k, v in (("rejected", bool(rejected)), ("by", who), ("at", when)) if v}


def _sections(reader: Reader, expression_id: int) -> list[Record]:
    sql = "SELECT level, number, title, ranges FROM section WHERE expression_id = :id ORDER BY ordinal"
    return [
        {"level": level, "number": number, "title": title, "ranges": listed(ranges)}
        for level, number, title, ranges in reader.rows(sql, {"id": expression_id})
    ]


def _place(ranges: str, source_id: int, shas: Mapping[int, str], first: str) -> Record:
    """Ranges, and the source they are in where that is not the work's first."""
    sha = shas.get(source_id, "")
    return {"ranges": listed(ranges)} | ({"source_sha256": sha} if sha != first else {})


def _references(reader: Reader, work_id: int, shas: Mapping[int, str], first: str) -> Iterator[Record]:
    sql = (
        "SELECT r.number, r.raw_text, r.item, v.ranges, v.source_file_id, w.key, r.status, r.reason, r.rule, "
        "r.is_verified, r.locator_label, r.locator, r.signal, r.note_marker FROM reference r JOIN evidence v ON v.id = r.evidence_id "
        "LEFT JOIN work w ON w.id = r.matched_work_id WHERE r.work_id = :id ORDER BY r.expression_id, r.ordinal"
    )
    for row in reader.rows(sql, {"id": work_id}):
        number, raw, item, ranges, source, key, status, reason, rule, verified, label, locator, signal, note = row
        csl = csl_of(Item.model_validate(json.loads(item)))
        if locator:
            csl |= {"locator": locator, "label": label}
        found: Record = {"number": number, "raw": raw, "csl": csl, **_place(ranges, source, shas, first)}
        found |= {"work": key, "status": status, "rule": rule, "verified": bool(verified)}
        yield found | {k: v for k, v in (("reason", reason), ("signal", signal), ("note", note)) if v}


def _citations(reader: Reader, work_id: int, kind: str, shas: Mapping[int, str], first: str) -> Iterator[Record]:
    sql = (
        "SELECT c.name, c.identifiers, c.jurisdiction, c.pinpoint, c.locator, c.version, c.spdx_id, c.clause, c.attached_to, "
        "c.effect, c.is_generic, v.exact, v.ranges, v.source_file_id, c.target_id, c.version_id, c.status, c.reason, "
        "c.rule, c.candidates, c.confidence FROM citation c JOIN evidence v ON v.id = c.evidence_id "
        "WHERE c.work_id = :id AND c.kind = :kind ORDER BY c.expression_id, c.ordinal"
    )
    for row in reader.rows(sql, {"id": work_id, "kind": kind}):
        (name, identifiers, jurisdiction, pinpoint, locator, version, spdx, clause, attached, effect, generic, exact,
         ranges, source, target, version_id, status, reason, rule, candidates, confidence) = row  # fmt: skip
        found: Record = {"title" if kind == "statute" else "name": name}
        if kind == "case":
            found["identifiers"] = dict(listed(identifiers))
        elif kind == "statute":
            found |= {"pinpoint": pinpoint, "locator": locator}
        else:
            found |= {"spdx_id": spdx or None, "clause": clause, "attached_to": attached, "effect": effect}
        found |= {"jurisdiction": jurisdiction} if kind != "licence" else {}
        found |= {
            "quote": exact,
            **_place(ranges, source, shas, first),
            "id": target or None,
            "status": status,
            "rule": rule,
        }
        extra = {
            "version": version,
            "version_id": version_id,
            "reason": reason,
            "candidates": listed(candidates),
            "generic": bool(generic),
        }
        yield found | {k: v for k, v in extra.items() if v} | ({"confidence": confidence} if confidence != 1.0 else {})


def _claims(reader: Reader, work_id: int, shas: Mapping[int, str], first: str) -> Iterator[Record]:
    theories: dict[str, list[str]] = {}
    sql = "SELECT ct.claim_id, ct.theory FROM claim_theory ct JOIN claim c ON c.id = ct.claim_id WHERE c.work_id = :id ORDER BY ct.claim_id, ct.position"
    for claim, theory in reader.rows(sql, {"id": work_id}):
        theories.setdefault(claim, []).append(theory)
    sql = (
        "SELECT c.id, v.exact, v.ranges, v.source_file_id, c.stance, c.kind, c.speaker_type, c.speaker_name, c.modality, "
        "c.status, c.made_by, c.section, c.zone, c.language, c.condition, c.proposition, c.proposition_translated, c.note, "
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
            "proposition_translated": translated, "note": note, "also_at": listed(also_at), "page": page, "cues": listed(cues),
        }  # fmt: skip
        yield found | {k: v for k, v in extra.items() if v} | ({"confidence": confidence} if confidence != 1.0 else {})


def _relations(reader: Reader, work_id: int) -> Iterator[Record]:
    sql = (
        "SELECT r.id, r.source_id, r.target_id, r.type, r.status, r.made_by, r.reason, r.rule FROM claim_relation r "
        "JOIN claim c ON c.id = r.source_id WHERE c.work_id = :id ORDER BY r.source_id, r.target_id, r.type, r.made_by"
    )
    for identity, source, target, kind, status, made_by, reason, rule in reader.rows(sql, {"id": work_id}):
        found = {"id": identity, "from": source, "to": target, "type": kind, "status": status, "made_by": made_by}
        yield found | {k: v for k, v in (("reason", reason), ("rule", rule)) if v}


def _problems(reader: Reader, work_id: int, shas: Mapping[int, str], first: str) -> Iterator[Record]:
    sql = (
        "SELECT p.code, p.message, p.ranges, p.source_file_id FROM problem p WHERE p.work_id = :id OR (p.work_id IS NULL AND "
        "p.source_file_id IN (SELECT source_file_id FROM expression WHERE work_id = :id)) ORDER BY p.source_file_id, p.id"
    )
    for code, message, ranges, source in reader.rows(sql, {"id": work_id}):
        yield {"code": code, "message": message, **_place(ranges, source, shas, first)}


def _events(reader: Reader, work_id: int, key: str) -> Iterator[Record]:
    """What people did to the work, its claims and relations, in order."""
    sql = (
        "SELECT entity_type, entity_id, action, before, after, note, agent, at, undone FROM event "
        "WHERE (entity_type = 'work' AND entity_id = :key) "
        "OR (entity_type = 'claim' AND entity_id IN (SELECT id FROM claim WHERE work_id = :id)) "
        "OR (entity_type = 'relation' AND entity_id IN (SELECT r.id FROM claim_relation r JOIN claim c "
        "ON c.id = r.source_id WHERE c.work_id = :id)) ORDER BY id"
    )
    for kind, entity, action, before, after, note, agent, at, undone in reader.rows(sql, {"id": work_id, "key": key}):
        yield {
            "entity_type": kind, "entity_id": entity, "action": action,
            "before": json.loads(before) if before else None, "after": json.loads(after) if after else None,
            "note": note, "agent": agent, "at": at, "undone": bool(undone),
        }  # fmt: skip


def _proposals(reader: Reader, work_id: int) -> Iterator[Record]:
    sql = (
        "SELECT w.key, p.reasons, p.verdict FROM merge_proposal p JOIN work w ON w.id = p.other_id "
        "WHERE p.work_id = :id ORDER BY w.key_folded"
    )
    for other, reasons, verdict in reader.rows(sql, {"id": work_id}):
        yield {"with": other, "reasons": listed(reasons), "verdict": verdict}
