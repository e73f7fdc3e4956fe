"""Rules, a model's recorded run, and both together, on the same annotation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from distlaw.db.opening import open_reader
from distlaw.errors import InputError
from distlaw.model.claim_record import ClaimRecord
from distlaw.query.claims.claims import claims
from distlaw.query.claims.filter import ClaimFilter
from distlaw.services.claims.agreement import agree
from distlaw.services.claims.supersede import SAME_FROM, overlap
from distlaw.services.evaluate.gold import GoldDocument
from distlaw.services.evaluate.scores import Scored, scored, summed
from distlaw.services.propose import propose
from distlaw.services.propose.models import Nobody
from distlaw.services.propose.runs import ModelRun

Found = Sequence[ClaimRecord]
_WITH_TEXT = "SELECT DISTINCT w.key FROM work w JOIN expression e ON e.work_id = w.id ORDER BY w.key"


def compared_with(
    url: str, path: Path, documents: Sequence[GoldDocument], texts: Mapping[str, str]
) -> tuple[tuple[Scored, ...], int]:
    """The scores by who found the claims, and how many chunks the run has no answer to.

    Raises InputError where the file is no recorded run of one model.
    """
    run = ModelRun(path)
    if len(run.models()) != 1:
        held = ", ".join(run.models()) or "none"
        raise InputError(f"it holds the answers of {held}", code="no_run", where=str(path), hint="one model a run")
    with open_reader(url) as reader:
        keys = [key for (key,) in reader.rows(_WITH_TEXT)]
    report = propose(url, keys, Nobody(), run.models()[0], run, "eval")
    with open_reader(url) as reader:
        every = claims(reader, ClaimFilter(statuses=("suggested", "proposed"), repeats=True))
    parts: dict[str, list[Scored]] = {}
    for document in documents:
        own = [claim for claim in every if claim.source_sha256 == document.sha256]
        for name, found in _sides(own, run.models()[0]).items():
            parts.setdefault(name, []).append(scored(document, found, texts[document.sha256]))
    return tuple(summed(name, listed) for name, listed in parts.items()), len(report.unread)


def _sides(found: Found, model: str) -> dict[str, Found]:
    rules = [claim for claim in found if claim.status == "proposed"]
    pointed = [claim for claim in found if claim.status == "suggested"]
    return {
        "rules": rules, model: pointed, "both": [*rules, *_new(pointed, rules)],
        "agreed": [claim for claim in rules if any(agree(claim, other) for other in pointed)],
    }  # fmt: skip


def _new(found: Iterable[ClaimRecord], known: Found) -> list[ClaimRecord]:
    """The claims at places where no known one stands."""
    return [one for one in found if all(overlap(one.ranges, other.ranges) < SAME_FROM for other in known)]
