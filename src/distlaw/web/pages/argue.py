"""Debate, matrix and gaps: who says what, how often, and what is missing. Each number leads to its claims."""

from __future__ import annotations

from collections import Counter
from typing import Any, cast, get_args

from distlaw.db.opening import open_reader
from distlaw.model.claim_record import ClaimRecord, RelationRecord
from distlaw.model.claim_words import CLAIM_STATUSES, SIDE_OF, SIDES
from distlaw.query.arguments.gaps import Gap, GapKind
from distlaw.query.arguments.matrix import DIMENSIONS, Matrix
from distlaw.query.claims.claims import claims
from distlaw.query.claims.filter import ClaimFilter
from distlaw.query.works import listing
from distlaw.services.arguments.compare import missing
from distlaw.services.arguments.debate import as_json, debated
from distlaw.services.arguments.matrix import counted
from distlaw.web.asked import Page, PageRequest
from distlaw.web.drawings.bubbles import bubbles
from distlaw.web.drawings.debate_map import debate_map
from distlaw.web.names import Names, names_of_database

_TOP = 40  # rows and columns
_GAPS, _FEW = 200, 30  # gaps of one kind shown; of each where none is named
_COLUMN = 30  # claims of a position shown, those first that others act on
_CELL = 100  # claims of a cell


def debate(asked: PageRequest) -> Page:
    """The claims on a theory or an issue by position, with what acts on each; the choice where none is named."""
    names = _names(asked)
    theories, issue = asked.every("theory"), asked.one("issue")
    if not theories and not issue:
        return Page("debate.html", _choice(names), {"names": names, "columns": None, "issue": "", "theories": ()})
    subject = ", ".join([*map(names.theory, theories), *([names.issue(issue)] if issue else [])])
    found = debated(asked.url, subject, ClaimFilter(theories=theories, issue=issue), _COLUMN)
    columns: dict[str, list[ClaimRecord]] = {side: [] for side in SIDES}
    for claim in found.claims:
        side = claim.position(issue) if issue else SIDE_OF[claim.stance]
        if side:
            columns[side].append(claim)
    acting: dict[str, list[tuple[RelationRecord, ClaimRecord]]] = {}
    known = {claim.id: claim for claim in found.claims}
    for relation in found.relations:
        acting.setdefault(relation.target, []).append((relation, known[relation.source]))
    on = issue or next(iter(names.issues), "")
    view = {
        "names": names, "columns": columns, "acting": acting, "subject": subject, "question": names.issues.get(on),
        "map": debate_map(found, issue, asked.one("around")), "known": known,
        "counts": _counts(names, issue, theories), "relations": found.relations, "issue": issue, "theories": theories,
    }  # fmt: skip
    return Page("debate.html", {}, view, more=lambda: as_json(found))


def _counts(names: Names, issue: str, theories: tuple[str, ...]) -> dict[str, int]:
    """How many claims take each position, shown or not: of one issue or one theory the names know it."""
    if issue and not theories:
        return dict(names.issues[issue]["positions"]) if issue in names.issues else {}
    if len(theories) == 1 and not issue and theories[0] in names.theories:
        return {SIDE_OF[stance]: count for stance, count in names.theories[theories[0]]["stances"].items()}
    return {}


def _choice(names: Names) -> dict[str, Any]:
    return {
        "choice": {
            "issues": {key: row["claims"] for key, row in names.issues.items()},
            "theories": {key: row["claims"] for key, row in names.theories.items() if row["claims"]},
        }
    }


def matrix(asked: PageRequest) -> Page:
    """Claims by two dimensions; with a row and a column named, the claims of that cell."""
    rows, cols = asked.one("rows", "theory"), asked.one("cols", "stance")
    issue = asked.one("issue")
    wanted = ClaimFilter(issue=issue, theories=asked.every("theory"))
    asking = ("matrix", rows, cols, issue, asked.every("theory"))
    table = asked.room.kept(asking, lambda: counted(asked.url, rows, cols, wanted, _TOP))
    row, col = asked.one("row"), asked.one("col")
    values = {name: value for name, value in ((rows, row), (cols, col)) if value}
    cell = _cell(asked, table, row, col)
    names = _names(asked)
    data = {
        "rows": rows, "cols": cols, "issue": issue, "cells": {
            one: {other: table.number(one, other) for other in table.cols} for one in table.rows
        }, "row_totals": table.row_totals, "col_totals": table.col_totals, "total": table.total,
        "left_out": list(table.left_out), "cell": values, "claims": [claim.as_json() for claim in cell],
    }  # fmt: skip
    cells = {(one, other): table.number(one, other) for one in table.rows for other in table.cols}
    view = {
        "table": table, "found": cell, "values": values, "names": names, "dimensions": [*DIMENSIONS],
        "row": row, "col": col, "picture": bubbles(table.rows, table.cols, cells),
    }  # fmt: skip
    return Page("matrix.html", data, view)


def _cell(asked: PageRequest, table: Matrix, row: str, col: str) -> tuple[ClaimRecord, ...]:
    """The first claims behind a number of the table."""
    rows = [table.cells.get(row, {})] if row else list(table.cells.values()) if col else []
    ids = [one for cells in rows for name, own in cells.items() if col in ("", name) for one in own]
    if not ids:
        return ()
    with open_reader(asked.url) as reader:
        first = tuple(dict.fromkeys(ids))[:_CELL]
        return claims(reader, ClaimFilter(ids=first, statuses=CLAIM_STATUSES, repeats=True))


def gaps(asked: PageRequest) -> Page:
    """Objections and questions nobody answers, theories left out, elements nobody argues."""
    kinds = tuple(cast("GapKind", kind) for kind in asked.every("what") if kind in get_args(GapKind))
    every, is_current = asked.room.lately("gaps", lambda: all_gaps(asked.url))
    works, theories = asked.every("work"), asked.every("theory")
    found = [gap for gap in every if _is_asked(gap, kinds, works, theories)]
    rows = [
        {"kind": gap.kind, "subject": gap.subject, "where": gap.where, "what": gap.what}
        | ({"claim": gap.claim.as_json()} if gap.claim else {})
        for gap in found
    ]
    by_kind: dict[str, list[Any]] = {}
    for gap in found[:_GAPS] if kinds else _some_of_each(found):
        by_kind.setdefault(gap.kind, []).append(gap)
    counts = Counter(gap.kind for gap in found)
    view = {"by_kind": by_kind, "names": _names(asked), "kinds": get_args(GapKind), "counts": counts}
    view |= {"titles": _titles(asked)}
    return Page("gaps.html", {"gaps": rows, "is_current": is_current}, view)


def all_gaps(url: str) -> tuple[Gap, ...]:
    """Every gap of the corpus."""
    return missing(url, ClaimFilter())


def _is_asked(gap: Gap, kinds: tuple[str, ...], works: tuple[str, ...], theories: tuple[str, ...]) -> bool:
    if (kinds and gap.kind not in kinds) or (works and gap.where not in works):
        return False
    own = gap.claim.theories if gap.claim else (gap.subject,)
    return not theories or bool(set(theories) & set(own))


def _some_of_each(found: list[Gap]) -> list[Gap]:
    seen: Counter[str] = Counter()
    kept = []
    for gap in found:
        seen[gap.kind] += 1
        if seen[gap.kind] <= _FEW:
            kept.append(gap)
    return kept


def _names(asked: PageRequest) -> Names:
    with open_reader(asked.url) as reader:
        return names_of_database(reader, asked)


def _titles(asked: PageRequest) -> dict[str, str]:
    with open_reader(asked.url) as reader:
        return {row["key"]: row["title"] for row in asked.room.kept("listing", lambda: listing(reader))}
