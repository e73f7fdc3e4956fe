"""What several questions say alike in SQL: where a claim stands, and which claims stand for themselves.

Plain text and no ORM: the read path loads it.
"""

from __future__ import annotations

from distlaw.model.quality import QUALITIES

SAME_PLACE = "same_place"  # rule of the relation that says: this accepted claim stands where that proposal stood
CLAIM_AT = "claim c JOIN evidence v ON v.id = c.evidence_id"  # a claim with its place in the source
SUPERSEDED = (
    "(c.status IN ('suggested', 'proposed') "
    "AND EXISTS (SELECT 1 FROM claim_relation sr JOIN claim k ON k.id = sr.source_id "
    f"WHERE sr.target_id = c.id AND sr.rule = '{SAME_PLACE}' AND sr.status = 'accepted' AND k.status = 'accepted'))"
)  # a proposal whose place an accepted claim has taken
NOT_SUPERSEDED = f"NOT {SUPERSEDED}"
SHOWN = "c.status IN ('proposed', 'accepted')"  # no rejected claim, and no model's suggestion
STANDING = f"{SHOWN} AND {NOT_SUPERSEDED}"  # the claims a reader is shown unless more is asked for

_RANKS = " ".join(f"WHEN '{quality}' THEN {rank}" for rank, quality in enumerate(QUALITIES))
BEST_FIRST = f"e.version, CASE e.quality {_RANKS} END, length(e.text) DESC, s.sha256"  # a work's texts
