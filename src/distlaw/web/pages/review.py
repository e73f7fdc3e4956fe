"""Reviewing: what waits, one claim a screen, two reviewers blind, and files brought in."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from distlaw.db.opening import exists, open_reader
from distlaw.errors import NotFound
from distlaw.model.claim_record import ClaimRecord
from distlaw.model.claim_words import KINDS, MODALITIES, RELATION_TYPES, STANCES
from distlaw.query.claims.claims import claim, claims
from distlaw.query.claims.filter import ClaimFilter
from distlaw.query.reading import source_text
from distlaw.services.claims.judging import ORDERS, Order, agreed_upon, agreement, reviewers, waiting
from distlaw.web.asked import Page, PageRequest
from distlaw.web.names import names_of_database
from distlaw.web.pages.claim import in_context, is_proved
from distlaw.web.reviewing import Reviewing


def reviewing_of(asked: PageRequest) -> Reviewing:
    """The writing side of the room. NotFound where it only reads."""
    if asked.room.reviewing is None:
        raise NotFound("this reading room only reads", hint="start it with: distlaw serve --review")
    return asked.room.reviewing


def overview(asked: PageRequest) -> Page:
    """How many claims wait in which work, who reviews, and what was brought in."""
    reviewing = reviewing_of(asked)
    found = waiting(asked.url) if exists(asked.url) else ()
    works: dict[str, dict[str, Any]] = {}
    for one in found:
        row = works.setdefault(one.key, {"key": one.key, "title": one.title, "waiting": 0})
        row["waiting"] += 1
    judged = reviewers(asked.url) if exists(asked.url) else {}
    uploads = [
        {
            "files": list(one.names), "is_done": one.is_done, "failure": one.failure,
            "verdicts": [
                {"file": v.name.rpartition("/")[2], "verdict": v.verdict, "keys": list(v.keys), "claims": v.claims,
                 "notes": v.message or ", ".join(dict.fromkeys(problem.code for problem in v.problems))}
                for v in one.verdicts
            ],
        }
        for one in reversed(reviewing.uploads)
    ]  # fmt: skip
    data = {"who": asked.who, "waiting": len(found), "agreed": len(agreed_upon(found)), "works": [*works.values()],
            "reviewers": judged, "uploads": uploads}  # fmt: skip
    return Page("review.html", data, {"orders": ORDERS, "secret": reviewing.secret})


def one_claim(asked: PageRequest) -> Page:
    """The claim whose turn it is, in its context, with what may be decided."""
    reviewing = reviewing_of(asked)
    order, blind = order_of(asked), bool(asked.one("blind"))
    queue = waiting(asked.url, order, asked.every("work"), asked.who if blind else "")
    with open_reader(asked.url) as reader:
        names = names_of_database(reader, asked)
        wanted = claim(reader, asked.one("id")) if asked.one("id") else queue[0] if queue else None
        source = source_text(reader, wanted.source_sha256) if wanted else None
        nearby = claims(reader, ClaimFilter(works=(wanted.key,))) if wanted and not blind else ()
    ids = [one.id for one in queue]
    at = ids.index(wanted.id) if wanted and wanted.id in ids else -1
    view: dict[str, Any] = {
        "claim": wanted, "names": names, "secret": reviewing.secret, "number": at + 1, "total": len(ids),
        "kinds": KINDS, "stances": STANCES, "modalities": MODALITIES, "types": RELATION_TYPES, "blind": blind,
        "previous": _address(asked, ids[at - 1]) if at > 0 else "",
        "following": _address(asked, ids[at + 1]) if 0 <= at < len(ids) - 1 else "",
        "after": ids[at + 1] if 0 <= at < len(ids) - 1 else "", "context": [],
        "others": _others(wanted, nearby), "order": order, "works": asked.every("work"),
    }  # fmt: skip
    if wanted and source:
        view["context"] = in_context(wanted, source.text) if is_proved(wanted, source) else [(wanted.text, True)]
    data = {"claim": wanted.as_json() if wanted else None, "number": at + 1, "total": len(ids), "order": order,
            "blind": blind}  # fmt: skip
    return Page("review_claim.html", data, view)


def _others(wanted: ClaimRecord | None, nearby: tuple[ClaimRecord, ...]) -> list[ClaimRecord]:
    """Claims of another maker at the same place."""
    if wanted is None:
        return []
    places = [set(range(start, end)) for start, end in wanted.ranges]
    own = set().union(*places)
    return [
        one
        for one in nearby
        if one.made_by != wanted.made_by
        and one.source_sha256 == wanted.source_sha256
        and any(not own.isdisjoint(range(start, end)) for start, end in one.ranges)
    ]


def order_of(asked: PageRequest) -> Order:
    """The order asked for, else that of the texts."""
    return next((order for order in ORDERS if order == asked.one("order")), "text")


def _address(asked: PageRequest, identity: str) -> str:
    return asked.address(id=identity)


def next_address(fields: dict[str, str], works: tuple[str, ...], identity: str) -> str:
    """Where the walk goes on."""
    pairs = [(name, fields[name]) for name in ("order", "blind") if fields.get(name)]
    pairs += [("work", work) for work in works] + ([("id", identity)] if identity else [])
    return "/review/claim" + (f"?{urlencode(pairs)}" if pairs else "")


def side_by_side(asked: PageRequest) -> Page:
    """Two reviewers' verdicts laid beside each other, with κ and the claims they judge differently."""
    reviewing = reviewing_of(asked)
    known = reviewers(asked.url)
    names = list(known)
    first, second = asked.one("first", names[0] if names else ""), asked.one("second", (names[1:] or [""])[0])
    found = agreement(asked.url, first, second)
    with open_reader(asked.url) as reader:
        apart = claims(reader, ClaimFilter(ids=tuple(row[0] for row in found.apart))) if found.apart else ()
    by_id = {one.id: one for one in apart}
    data = {
        "first": first, "second": second, "reviewers": known, "kappa": found.kappa,
        "counts": {a: {b: found.counts[a, b] for b in ("accepted", "rejected")} for a in ("accepted", "rejected")},
        "both": len(found.both), "apart": [list(row) for row in found.apart],
    }  # fmt: skip
    return Page("agreement.html", data, {"by_id": by_id, "secret": reviewing.secret})
