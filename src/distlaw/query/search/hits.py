"""What a search answers. Plain tuples, so that a search loads no model library."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from distlaw.db.json_columns import each_listed, placeholders, unpacked_list
from distlaw.db.reading import Reader
from distlaw.db.search_words import CLAIM, PASSAGE
from distlaw.db.shared_sql import CLAIM_AT
from distlaw.query.claims.breaks import breaks_of
from distlaw.query.lookup.units import NAMES, UnitMatch
from distlaw.text.elision import elided

_BATCH = 400


class Hit(NamedTuple):
    """One claim, passage or work. `quote` is in its own script; `ranges` are in the source's text."""

    type: str
    id: str
    key: str
    title: str
    quote: str
    ranges: list[list[int]]
    source_sha256: str
    theories: list[str]
    stance: str
    kind: str
    speaker: dict[str, str | None]
    score: float
    language: str = ""
    issued: str = ""
    section: str = ""
    page: str = ""
    status: str = ""
    modality: str = ""
    confidence: float = 1.0
    positions: list[dict[str, object]] = []  # noqa: RUF012 - never written to
    breaks: tuple[int, ...] = ()  # offsets in the quote before which the source has other words
    why: dict[str, object] = {}  # noqa: RUF012 - never written to

    def record(self) -> dict[str, object]:
        """As JSON says it; `why` only where it was asked for, `breaks` only where there are some."""
        return {name: value for name, value in self._asdict().items() if name not in ("why", "breaks") or value}

    def position(self, issue: str) -> str:
        """What it says of an issue, or empty text."""
        return next((str(one["position"]) for one in self.positions if one["issue"] == issue), "")

    @property
    def shown(self) -> str:
        """The quote, … where words of the source are left out."""
        return elided(self.quote, self.breaks)


def hits_of(reader: Reader, kind: int, found: list[UnitMatch]) -> list[Hit]:
    """The rows behind the units, in their order."""
    read = {CLAIM: _claims, PASSAGE: _passages}.get(kind, _works)
    by_ref: dict[str, Hit] = {}
    for start in range(0, len(found), _BATCH):
        by_ref.update(read(reader, {unit.ref: round(unit.score, 4) for unit in found[start : start + _BATCH]}))
    return [by_ref[unit.ref] for unit in found if unit.ref in by_ref]


class WeighedClaim(NamedTuple):
    """What a claim is weighed by: its words, those around it and its labels."""

    quote: str
    around: str  # title, heading and speaker
    stance: str
    kind: str
    theories: list[str]


def said_by(reader: Reader, found: list[UnitMatch]) -> Iterator[tuple[UnitMatch, WeighedClaim]]:
    """Of claims only what they are weighed by, in their order; a unit whose claim is gone is passed over."""
    refs = [unit.ref for unit in found]
    known = dict[str, WeighedClaim]()
    for start in range(0, len(refs), _BATCH):
        names, params = placeholders("c", refs[start : start + _BATCH])
        theories = _theories(reader, names, params)
        sql = (
            f"SELECT c.id, v.exact, w.title, c.section, c.speaker_name, c.stance, c.kind FROM {CLAIM_AT}"
            f" JOIN work w ON w.id = c.work_id WHERE c.id IN ({names})"
        )
        for claim, quote, title, section, speaker, stance, kind in reader.rows(sql, params):
            known[claim] = WeighedClaim(quote, f"{title} {section} {speaker}", stance, kind, theories.get(claim, []))
    return ((unit, known[unit.ref]) for unit in found if unit.ref in known)


def _theories(reader: Reader, names: str, params: dict[str, object]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    sql = f"SELECT claim_id, theory FROM claim_theory WHERE claim_id IN ({names}) ORDER BY position, theory"
    for claim, theory in reader.rows(sql, params):
        found.setdefault(claim, []).append(theory)
    return found


def _claims(reader: Reader, scores: Mapping[str, float]) -> dict[str, Hit]:
    names, params = placeholders("c", [*scores])
    theories = _theories(reader, names, params)
    sql = (
        "SELECT c.id, w.key, w.title, v.exact, v.ranges, s.sha256, c.stance, c.kind, c.speaker_type, c.speaker_name,"
        " c.language, w.issued, c.section, v.page, c.status, c.modality, c.confidence, c.expression_id"
        f" FROM {CLAIM_AT} JOIN work w ON w.id = c.work_id"
        " JOIN source_file s ON s.id = c.source_file_id"
        f" WHERE c.id IN ({names})"
    )
    rows = reader.rows(sql, params)
    breaks = breaks_of(reader, [(row[0], row[-1], unpacked_list(row[4])) for row in rows])
    positions = _positions(reader, [*scores])
    return {
        row[0]: Hit(
            NAMES[CLAIM], row[0], row[1], row[2], row[3], unpacked_list(row[4]), row[5], theories.get(row[0], []),
            row[6], row[7], {"type": row[8], "name": row[9] or None}, scores[row[0]], row[10], row[11], row[12],
            row[13], row[14], row[15], row[16], positions.get(row[0], []), breaks.get(row[0], ()),
        )
        for row in rows
    }  # fmt: skip


def _positions(reader: Reader, refs: list[str]) -> dict[str, list[dict[str, object]]]:
    """Each claim's positions as the record spells them, what says nothing left out."""
    names, params = placeholders("c", refs)
    sql = (
        "SELECT p.claim_id, p.issue, p.position, v.exact, v.ranges, p.made_by, p.status, c.made_by"
        " FROM claim_position p JOIN issue i ON i.id = p.issue JOIN claim c ON c.id = p.claim_id"
        " LEFT JOIN evidence v ON v.id = p.condition_id"
        f" WHERE p.claim_id IN ({names}) AND p.status <> 'rejected' ORDER BY i.is_default DESC, p.issue"
    )
    found: dict[str, list[dict[str, object]]] = {}
    for claim, issue, position, condition, ranges, made_by, status, claimed_by in reader.rows(sql, params):
        one: dict[str, object] = {"issue": issue, "position": position}
        one |= {"condition": condition, "ranges": unpacked_list(ranges)} if condition else {}
        one |= {"made_by": made_by} if made_by != claimed_by else {}
        found.setdefault(claim, []).append(one | ({"status": status} if status != "proposed" else {}))
    return found


def _passages(reader: Reader, scores: Mapping[str, float]) -> dict[str, Hit]:
    names, params = placeholders("p", [int(ref) for ref in scores])
    sql = (
        "SELECT p.id, w.key, w.title, p.text, p.ranges, s.sha256, p.language, w.issued, p.section, p.page"
        " FROM passage p JOIN work w ON w.id = p.work_id JOIN source_file s ON s.id = p.source_file_id"
        f" WHERE p.id IN ({names})"
    )
    rows = reader.rows(sql, params)
    found = dict[str, Hit]()
    for row, ranges in zip(rows, each_listed([row[4] for row in rows]), strict=True):
        ref = str(row[0])
        found[ref] = Hit(
            NAMES[PASSAGE], ref, row[1], row[2], row[3], ranges, row[5], [], "", "", {}, scores[ref], *row[6:]
        )
    return found


def _works(reader: Reader, scores: Mapping[str, float]) -> dict[str, Hit]:
    names, params = placeholders("w", [int(ref) for ref in scores])
    sql = (
        "SELECT w.id, w.key, w.title, w.abstract, w.language, w.issued, w.status,"
        " (SELECT min(s.sha256) FROM expression x JOIN source_file s ON s.id = x.source_file_id WHERE x.work_id = w.id)"
        f" FROM work w WHERE w.id IN ({names})"
    )
    return {
        str(row[0]): Hit(
            "work", str(row[0]), row[1], row[2], row[3], [], row[7] or "", [], "", "", {}, scores[str(row[0])],
            row[4], row[5], status=row[6],
        )
        for row in reader.rows(sql, params)
    }  # fmt: skip
