"""What the database holds of one work, and lists of works."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from distlaw.db.json_columns import unpacked_list
from distlaw.db.reading import Reader
from distlaw.db.shared_sql import BEST_FIRST, CLAIM_AT, STANDING
from distlaw.errors import NotFound
from distlaw.query.keys import work_id
from distlaw.text.case_numbers import printed_number

Row = dict[str, Any]


def overview(reader: Reader, key: str) -> Row:
    """A work with its people, sources and counts."""
    identity = work_id(reader, key)
    at = {"id": identity}
    names = ("key", "status", "csl_type", "language", "title", "title_translated", "container_title", "volume", "issue",
             "page", "issued", "abstract")  # fmt: skip
    row: Row = dict(zip(names, reader.rows(f"SELECT {', '.join(names)} FROM work WHERE id = :id", at)[0], strict=True))
    row["authors"] = [
        {"name": name, "name_latin": latin, "affiliations": unpacked_list(places), "role": role}
        for name, latin, places, role in reader.rows(
            "SELECT name, name_latin, affiliations, role FROM contribution WHERE work_id = :id ORDER BY role, position",
            at,
        )
    ]
    row["sources"] = [
        dict(zip(("file_name", "quality", "genre", "parser", "encoding", "sha256", "language"), found, strict=True))
        for found in reader.rows(
            "SELECT s.file_name, e.quality, e.genre, e.parser, s.encoding, s.sha256, e.language FROM expression e "
            "JOIN source_file s ON s.id = e.source_file_id WHERE e.work_id = :id ORDER BY e.id",
            at,
        )
    ]
    row["tags"] = [tag for (tag,) in reader.rows("SELECT tag FROM work_tag WHERE work_id = :id ORDER BY tag", at)]
    row["counts"] = {name: _count(reader, sql, at) for name, sql in _COUNTS.items()}
    row["identifiers"] = dict(
        reader.rows("SELECT scheme, value FROM identifier WHERE work_id = :id AND NOT deprecated", at)
    )
    return row


_COUNTS = {
    "claims": f"SELECT count(*) FROM claim c WHERE c.work_id = :id AND {STANDING}",
    "accepted": "SELECT count(*) FROM claim WHERE work_id = :id AND status = 'accepted'",
    "references": "SELECT count(*) FROM reference WHERE work_id = :id",
    "cases": "SELECT count(*) FROM citation WHERE work_id = :id AND kind = 'case'",
    "statutes": "SELECT count(*) FROM citation WHERE work_id = :id AND kind = 'statute'",
    "licences": "SELECT count(*) FROM citation WHERE work_id = :id AND kind = 'licence'",
    "problems": "SELECT count(*) FROM problem WHERE work_id = :id",
    "cited_by": "SELECT count(DISTINCT work_id) FROM reference WHERE matched_work_id = :id",
}


def _count(reader: Reader, sql: str, params: Mapping[str, object]) -> int:
    return int(reader.rows(sql, params)[0][0])


def problems_of(reader: Reader, key: str) -> list[Row]:
    """What was found wrong in a work's sources."""
    sql = "SELECT code, message, ranges FROM problem WHERE work_id = :id ORDER BY id"
    return [
        {"code": code, "message": message, "ranges": unpacked_list(ranges)}
        for code, message, ranges in reader.rows(sql, {"id": work_id(reader, key)})
    ]


def problems(reader: Reader) -> list[Row]:
    """Each kind of problem, the most frequent first, with the works that have it in the order of keys."""
    found: dict[str, list[Row]] = {}
    sql = (
        "SELECT DISTINCT p.code, w.key, w.title, w.key_folded FROM problem p JOIN work w ON w.id = p.work_id "
        "WHERE w.status = 'present' ORDER BY w.key_folded, p.code"
    )
    for code, key, title, _ in reader.rows(sql):
        found.setdefault(code, []).append({"key": key, "title": title})
    kinds = sorted(found.items(), key=lambda one: (-len(one[1]), one[0]))
    return [{"code": code, "works": of} for code, of in kinds]


def repairs_of(reader: Reader, key: str) -> list[Row]:
    """The logged edits between a work's source texts and its reading texts."""
    sql = (
        "SELECT s.file_name, r.kind, r.ranges, r.replacement, s.id FROM repair r JOIN expression e "
        "ON e.id = r.expression_id "
        "JOIN source_file s ON s.id = e.source_file_id WHERE e.work_id = :id ORDER BY e.id, r.id"
    )
    rows, texts = [], {}
    for name, kind, ranges, replacement, source in reader.rows(sql, {"id": work_id(reader, key)}):
        if source not in texts:
            texts[source] = reader.rows("SELECT text FROM source_file WHERE id = :id", {"id": source})[0][0]
        places = unpacked_list(ranges)
        was = "".join(texts[source][start:end] for start, end in places)
        rows.append({"file": name, "kind": kind, "ranges": places, "was": was, "is": replacement})
    return rows


def source_text(reader: Reader, key: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The text of a work's first source, and its claims' ranges with their ids."""
    identity = work_id(reader, key)
    found = reader.rows(
        "SELECT s.id, s.text FROM expression e JOIN source_file s ON s.id = e.source_file_id WHERE "
        f"e.work_id = :id ORDER BY {BEST_FIRST} LIMIT 1",
        {"id": identity},
    )
    if not found:
        raise NotFound(f"{key} is known from references only: it has no source")
    source, text = found[0]
    sql = f"SELECT c.id, v.ranges FROM {CLAIM_AT} WHERE c.work_id = :id AND v.source_file_id = :source AND {STANDING}"
    marks = [
        (start, end, claim)
        for claim, ranges in reader.rows(sql, {"id": identity, "source": source})
        for start, end in unpacked_list(ranges)
    ]
    return text, sorted(marks)


def summary(reader: Reader) -> Row:
    """What the database holds, counted."""
    rows = {
        "works": "SELECT count(*) FROM work WHERE status = 'present'",
        "stubs": "SELECT count(*) FROM work WHERE status = 'stub'",
        "authors": (
            "SELECT count(DISTINCT c.person_id) FROM contribution c JOIN work w ON w.id = c.work_id "
            "WHERE w.status = 'present'"
        ),
        "claims": f"SELECT count(*) FROM claim c WHERE {STANDING}",
        "relations": "SELECT count(*) FROM claim_relation WHERE status <> 'rejected'",
        "references": "SELECT count(*) FROM reference",
        "cases": "SELECT count(DISTINCT coalesce(nullif(target_id, ''), name)) FROM citation WHERE kind = 'case'",
        "statutes": "SELECT count(DISTINCT coalesce(nullif(target_id, ''), name)) FROM citation WHERE kind = 'statute'",
        "licences": "SELECT count(DISTINCT coalesce(nullif(target_id, ''), name)) FROM citation WHERE kind = 'licence'",
    }
    return {name: _count(reader, sql, {}) for name, sql in rows.items()}


def listing(reader: Reader, *, with_stubs: bool = False) -> list[Row]:
    """Every work in the order of keys: key, authors, title, container, year, counts, tags."""
    present = "" if with_stubs else "WHERE w.status = 'present' "
    people: dict[int, list[str]] = {}
    for work, name in reader.rows("SELECT work_id, name FROM contribution WHERE role = 'author' ORDER BY position"):
        people.setdefault(work, []).append(name)
    words: dict[int, list[str]] = {}
    for work, tag in reader.rows("SELECT work_id, tag FROM work_tag ORDER BY tag"):
        words.setdefault(work, []).append(tag)
    held = dict(reader.rows(f"SELECT c.work_id, count(*) FROM claim c WHERE {STANDING} GROUP BY c.work_id"))
    sources = dict(reader.rows("SELECT work_id, count(*) FROM expression GROUP BY work_id"))
    names = "w.id, w.key, w.title, w.container_title, w.issued, w.status"
    sql = f"SELECT {names} FROM work w {present}ORDER BY w.key_folded"
    return [
        {
            "key": key, "authors": people.get(work, []), "title": title, "container_title": container,
            "year": issued[:4], "claims": held.get(work, 0), "sources": sources.get(work, 0),
            "tags": words.get(work, []), "status": status,
        }
        for work, key, title, container, issued, status in reader.rows(sql)
    ]  # fmt: skip


def tags(reader: Reader) -> list[Row]:
    """Every tag that a work has, with the works that have it."""
    found: dict[str, list[str]] = {}
    sql = "SELECT t.tag, w.key FROM work_tag t JOIN work w ON w.id = t.work_id ORDER BY t.tag, w.key_folded"
    for tag, key in reader.rows(sql):
        found.setdefault(tag, []).append(key)
    return [{"tag": tag, "works": keys} for tag, keys in found.items()]


def best_source(reader: Reader, key: str) -> tuple[str, str]:
    """Where a work's best source was read from, and its file name. NotFound where it has none."""
    found = reader.rows(
        "SELECT s.uri, s.file_name FROM expression e JOIN source_file s ON s.id = e.source_file_id WHERE "
        f"e.work_id = :id ORDER BY {BEST_FIRST} LIMIT 1",
        {"id": work_id(reader, key)},
    )
    if not found:
        raise NotFound(f"{key} is known from references only: it has no source")
    return str(found[0][0]), str(found[0][1])


def references_of(reader: Reader, key: str) -> list[Row]:
    """The entries of a work's bibliography as printed, and the work each means."""
    sql = (
        "SELECT r.number, r.raw_text, w.key, r.status, r.reason FROM reference r LEFT JOIN work w "
        "ON w.id = r.matched_work_id WHERE r.work_id = :id ORDER BY r.expression_id, r.ordinal"
    )
    names = ("number", "reference", "work", "status", "reason")
    return [dict(zip(names, row, strict=True)) for row in reader.rows(sql, {"id": work_id(reader, key)})]


def mentions_of(reader: Reader, key: str, kind: str) -> list[Row]:
    """The cases, statutes or licences a work names, in the order of its text, with the words that name them."""
    sql = (
        "SELECT c.name, COALESCE(NULLIF(c.pinpoint, ''), c.locator), c.target_id, c.status, v.exact, v.page "
        "FROM citation c JOIN evidence v ON v.id = c.evidence_id "
        "WHERE c.work_id = :id AND c.kind = :kind ORDER BY c.expression_id, v.start"
    )
    names = ("name", "pinpoint", "id", "status", "quote", "page")
    rows = reader.rows(sql, {"id": work_id(reader, key), "kind": kind})
    found = [dict(zip(names, row, strict=True)) for row in rows]
    return [row | {"name": printed_number(row["name"])} for row in found]
