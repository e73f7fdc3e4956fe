"""The public record of each work (docs/record.md), read from the database."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from distlaw.db.json_columns import unpacked_list
from distlaw.db.reading import Reader
from distlaw.db.shared_sql import BEST_FIRST
from distlaw.model.csl import csl_of
from distlaw.model.record import SCHEMA, Record, RecordedEvent, RecordedName, RecordedProposal, RecordedSection
from distlaw.model.work import Item
from distlaw.query.record import findings, sources


def records(reader: Reader, keys: tuple[str, ...] = ()) -> Iterator[Record]:
    """Records in the order of keys; of the works named, or of all that have a source or a person's mark."""
    for work_id, key, status in reader.rows("SELECT id, key, status FROM work ORDER BY key_folded"):
        if not keys or key in keys:
            yield record(reader, work_id, key, status)


def record(reader: Reader, work_id: int, key: str, status: str) -> Record:
    """One work's record."""
    expressions = _expressions(reader, work_id)
    item = Item.model_validate(json.loads(reader.rows("SELECT item FROM work WHERE id = :id", {"id": work_id})[0][0]))
    found = findings.RecordedFindings(reader, work_id, {row["source_file_id"]: row["sha256"] for row in expressions})
    return Record.model_validate({
        "schema": SCHEMA,
        "key": key,
        "status": status,
        "work": csl_of(item),
        "authors": printed_authors(item),
        "sources": tuple(sources.source(reader, row) for row in expressions),
        "body": expressions[0]["text"] if expressions else "",
        "sections": _sections(reader, expressions[0]["id"]) if expressions else (),
        "references": tuple(found.references()),
        "cases": tuple(found.cases()),
        "statutes": tuple(found.statutes()),
        "licences": tuple(found.licences()),
        "claims": tuple(found.claims()),
        "relations": tuple(found.relations()),
        "problems": tuple(found.problems()),
        "statements": tuple(sources.statements(reader, 0, work_id)),
        "events": tuple(_events(reader, work_id, key)),
        "merge_proposals": tuple(_proposals(reader, work_id)),
    })  # fmt: skip


def printed_authors(item: Item) -> tuple[RecordedName, ...]:
    """The authors as printed; who contributed otherwise stands in `work` under the role."""
    return tuple(
        RecordedName(name=n.display, name_latin=n.latin or None, affiliations=n.affiliations, role=n.role)
        for n in item.names("author")
    )


def _expressions(reader: Reader, work_id: int) -> list[dict[str, Any]]:
    sql = (
        "SELECT e.id, e.source_file_id, s.sha256, s.file_name, s.media_type, s.encoding, e.language, e.parser, "
        "e.parser_version, e.quality, e.genre, e.text, e.ordinal FROM expression e JOIN source_file s "
        f"ON s.id = e.source_file_id WHERE e.work_id = :id ORDER BY {BEST_FIRST}"
    )
    names = (
        "id", "source_file_id", "sha256", "file_name", "media_type", "encoding", "language", "parser",
        "parser_version", "quality", "genre", "text", "ordinal",
    )  # fmt: skip
    return [dict(zip(names, row, strict=True)) for row in reader.rows(sql, {"id": work_id})]


def _sections(reader: Reader, expression_id: int) -> tuple[RecordedSection, ...]:
    sql = "SELECT level, number, title, ranges FROM section WHERE expression_id = :id ORDER BY ordinal"
    return tuple(
        RecordedSection(level=level, number=number, title=title, ranges=unpacked_list(ranges))
        for level, number, title, ranges in reader.rows(sql, {"id": expression_id})
    )


def _events(reader: Reader, work_id: int, key: str) -> Iterator[RecordedEvent]:
    """What people did to the work, its claims and relations, in order; what was taken back is in `distlaw log`: a dump
    after `undo` is the dump before the change."""
    sql = (
        "SELECT entity_type, entity_id, action, before, after, note, agent, at, undone FROM event "
        "WHERE NOT undone AND ((entity_type = 'work' AND entity_id = :key) "
        "OR (entity_type = 'claim' AND entity_id IN (SELECT id FROM claim WHERE work_id = :id)) "
        "OR (entity_type = 'relation' AND entity_id IN (SELECT r.id FROM claim_relation r JOIN claim c "
        "ON c.id = r.source_id WHERE c.work_id = :id))) ORDER BY id"
    )
    for kind, entity, action, before, after, note, agent, at, undone in reader.rows(sql, {"id": work_id, "key": key}):
        yield RecordedEvent(
            entity_type=kind, entity_id=entity, action=action, before=json.loads(before) if before else None,
            after=json.loads(after) if after else None, note=note, agent=agent, at=at, undone=bool(undone),
        )  # fmt: skip


def _proposals(reader: Reader, work_id: int) -> Iterator[RecordedProposal]:
    sql = (
        "SELECT w.key, p.reasons, p.verdict FROM merge_proposal p JOIN work w ON w.id = p.other_id "
        "WHERE p.work_id = :id ORDER BY w.key_folded"
    )
    for other, reasons, verdict in reader.rows(sql, {"id": work_id}):
        yield RecordedProposal(other=other, reasons=tuple(unpacked_list(reasons)), verdict=verdict)
