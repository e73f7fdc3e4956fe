"""Cases, statutes and licences: what the vocabulary knows of each, and who cites it, where, for which theory."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from distlaw.db.json_columns import unpacked_list
from distlaw.db.reading import Reader
from distlaw.db.shared_sql import CLAIM_AT, SHOWN

if TYPE_CHECKING:
    from distlaw.vocab.statutes import Statute

Row = dict[str, Any]
_KEY = re.compile(r"[A-Z]{2}:\S+")
NEAR = 200  # code points between a citation and the claim it is taken to serve
_FACTS = (
    "keys", "gist", "status", "source", "versions", "renumberings", "vendor", "model", "kind", "document_number",
    "decision_of",
)  # fmt: skip
_TABLES = {
    "case": ("legal_case", "name, jurisdiction, court, decided"),
    "statute": ("statute", "title, jurisdiction"),
    "licence": ("licence", "name, spdx_id"),
}


def authorities(reader: Reader, kind: str, *, cited_only: bool = False) -> list[Row]:
    """Every authority of a kind; those cited first, then by id. Mentions that mean none stand under their own names."""
    known = _known(reader, kind)
    cited = _cited(reader, kind)
    if kind == "statute":
        known |= {act.id: _catalogued(act) for act in _further(known, None if not cited_only else cited)}
    rows = []
    for identity, row in known.items():
        uses = cited.pop(identity, [])
        if uses or not cited_only:
            rows.append(row | {"name": _printed(row["name"], uses)} | _usage(uses))
    for identity, uses in cited.items():
        generic = all(use["generic"] for use in uses)
        name = _printed(uses[0]["name"], uses)
        rows.append({"id": identity or None, "name": name, "labels": {}, "generic": generic, **_usage(uses)})
    return sorted(rows, key=lambda row: (-len(row["works"]), -row["mentions"], str(row["id"] or row["name"])))


def _printed(name: str, uses: Sequence[Row]) -> str:
    """A case that has no name but its number's key (CN:2030:…) goes by the number as a work prints it."""
    quotes = [" ".join(use["quote"].split()) for use in uses]
    return min(quotes, key=len) if quotes and _KEY.fullmatch(name) and len(min(quotes, key=len)) <= 60 else name


def _further(known: Row, wanted: Iterable[str] | None) -> Iterable[Statute]:
    """Acts of the catalogue, which no database holds: the wanted ones, or all."""
    ids = [i for i in wanted if i.startswith("statute:") and i not in known] if wanted is not None else None
    if ids == []:
        return []
    from distlaw.vocab.statutes import load_statutes, statute_by_id

    if ids is None:
        return [act for act in load_statutes() if act.id not in known]
    return [act for act in map(statute_by_id, ids) if act]


def _catalogued(act: Statute) -> Row:
    entry = act.model_dump(mode="json", exclude_defaults=True)
    facts = {name: entry[name] for name in _FACTS if entry.get(name)}
    labels = {
        "zh": [title for title in (act.title_zh, *act.aliases) if title],
        "en": [act.title_en] * bool(act.title_en),
    }
    return {"id": act.id, "name": act.title_zh or act.title_en, "jurisdiction": act.country, "labels": labels} | facts


def _known(reader: Reader, kind: str) -> dict[str, Row]:
    table, columns = _TABLES[kind]
    labels = _labels(reader, kind)
    names = ["name" if column == "title" else column for column in columns.split(", ")]
    found: dict[str, Row] = {}
    for identity, facts, *values in reader.rows(f"SELECT id, facts, {columns} FROM {table} ORDER BY id"):
        row: Row = {"id": identity, **dict(zip(names, values, strict=True)), "labels": labels.get(identity, {})}
        entry = json.loads(facts)
        found[identity] = row | {name: entry[name] for name in _FACTS if entry.get(name)}
    return found


def _labels(reader: Reader, kind: str) -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = defaultdict(dict)
    sql = "SELECT entity_id, language, label FROM entity_label WHERE entity_type = :kind ORDER BY id"
    for identity, language, label in reader.rows(sql, {"kind": kind}):
        found[identity].setdefault(language, []).append(label)
    return found


def _cited(reader: Reader, kind: str) -> dict[str, list[Row]]:
    """Mentions by the id of what they mean; unresolved ones by their name."""
    claims = _claims(reader)
    sql = (
        "SELECT c.target_id, c.name, c.pinpoint, c.locator, c.status, c.reason, c.version_id, c.effect, c.clause, "
        'c.attached_to, w.key, v.source_file_id, v.start, v."end", v.exact, v.page, c.is_generic, '
        "c.candidates FROM citation c "
        "JOIN work w ON w.id = c.work_id JOIN evidence v ON v.id = c.evidence_id "
        "WHERE c.kind = :kind AND c.status <> 'rejected' ORDER BY w.key_folded, v.start"
    )
    names = ("target", "name", "pinpoint", "locator", "status", "reason", "version", "effect", "clause", "attached_to",
             "work", "source", "start", "end", "quote", "page", "generic", "candidates")  # fmt: skip
    found: dict[str, list[Row]] = defaultdict(list)
    for values in reader.rows(sql, {"kind": kind}):
        use = dict(zip(names, values, strict=True))
        use["candidates"] = unpacked_list(use["candidates"])
        use["theories"] = sorted(_theories_near(claims[use["source"]], use["start"], use["end"]))
        found[use["target"] or use["name"]].append(use)
    return found


def _claims(reader: Reader) -> dict[int, list[tuple[int, int, str]]]:
    sql = (
        f'SELECT v.source_file_id, v.start, v."end", t.theory FROM {CLAIM_AT} '
        f"JOIN claim_theory t ON t.claim_id = c.id WHERE {SHOWN}"
    )
    found: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
    for source, start, end, theory in reader.rows(sql):
        found[source].append((start, end, theory))
    return found


def _theories_near(claims: Iterable[tuple[int, int, str]], start: int, end: int) -> set[str]:
    """Theories of the claims the mention stands in; else of the nearest claim that follows or precedes it."""
    inside = {theory for low, high, theory in claims if low < end and start < high}
    if inside:
        return inside
    gaps = [(max(low - end, start - high), theory) for low, high, theory in claims]
    near = min((gap for gap, _ in gaps), default=NEAR + 1)
    return {theory for gap, theory in gaps if gap == near} if near <= NEAR else set()


def _closed(pinpoint: str) -> str:
    """第 247 条之 1 and 第247条之1 are one place."""
    return "".join(pinpoint.split()) if pinpoint.startswith("第") else pinpoint


def _usage(uses: list[Row]) -> Row:
    kept = (
        "work",
        "quote",
        "pinpoint",
        "version",
        "clause",
        "attached_to",
        "effect",
        "status",
        "reason",
        "page",
        "theories",
        "candidates",
    )
    return {
        "works": list(dict.fromkeys(use["work"] for use in uses)),
        "mentions": len(uses),
        "pinpoints": list(dict.fromkeys(_closed(use["pinpoint"]) for use in uses if use["pinpoint"])),
        "theories": sorted({theory for use in uses for theory in use["theories"]}),
        "uses": [{name: use[name] for name in kept if use[name]} for use in uses],
    }


def licence_rows(rows: Iterable[Row]) -> list[Row]:
    """One row for each version of each licence: dates, clause, effect, since when, and the works that speak of it."""
    found: list[Row] = []
    for row in rows:
        versions: Sequence[Row] = row.get("versions", ()) or ({},)
        for version in versions:
            identity = version.get("id", "")
            uses = [use for use in row["uses"] if _means(use, row["id"], identity, len(versions))]
            sure = {use["work"] for use in uses if use["status"] != "ambiguous"}
            works = list(dict.fromkeys(use["work"] for use in uses))
            clauses = version.get("clauses", ())
            found.append(
                {
                    "id": row["id"],
                    "licence": row["name"],
                    "version": identity,
                    "from": version.get("valid_from", ""),
                    "to": version.get("valid_to", ""),
                    "effect": version.get("effect", ""),
                    "clauses": [clause["id"] for clause in clauses],
                    "gists": [clause.get("gist", "") for clause in clauses],
                    "status": version.get("status", ""),
                    "source": version.get("source", ""),
                    "works": works,
                    "works_in_doubt": [work for work in works if work not in sure],
                }
            )
    return found


def _means(use: Row, licence: str | None, version: str, versions: int) -> bool:
    """Whether a mention means this version, or may mean it: an ambiguous one stands with each of its candidates."""
    named = str(use.get("version", ""))
    whole = f"{licence}@{version}"
    return named in (whole, version) or whole in use.get("candidates", ()) or (not named and versions <= 1)
