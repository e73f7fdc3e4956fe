"""`distlaw claims export`: claims and relations in a format another program reads."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from enum import StrEnum

from distlaw.db.opening import open_reader
from distlaw.db.reading import Reader
from distlaw.exporters.claims.aif import aif_text
from distlaw.exporters.claims.argdown import argdown_text
from distlaw.exporters.claims.csv_rows import csv_text
from distlaw.exporters.claims.w3c import web_annotations
from distlaw.model.claim_record import ClaimRecord, RelationRecord
from distlaw.model.claim_words import CLAIM_STATUSES
from distlaw.query.claims.claims import checked_filter, claims, relations
from distlaw.query.claims.filter import EVERY, ClaimFilter
from distlaw.text.json_lines import json_line


class ClaimFormat(StrEnum):
    """How claims are written."""

    jsonl = "jsonl"
    w3c = "w3c"
    csv = "csv"
    aif = "aif"
    argdown = "argdown"


def exported_claims(url: str, format_: ClaimFormat, wanted: ClaimFilter = EVERY) -> str:
    """The claims wanted and the relations between them. jsonl and w3c lose nothing on the way back."""
    with open_reader(url) as reader:
        found = claims(reader, checked_filter(reader, wanted), with_cues=True)
        known = {claim.id for claim in found}
        among = [
            relation
            for relation in (relations(reader, known, statuses=CLAIM_STATUSES) if known else ())
            if {relation.source, relation.target} <= known
        ]
        if format_ is ClaimFormat.w3c:
            return _w3c(reader, found, among)
    if format_ is ClaimFormat.jsonl:
        return "".join(json_line(one) + "\n" for one in [*(c.as_json() for c in found), *(r.as_json() for r in among)])
    return _WRITERS[format_](found, [relation for relation in among if relation.status != "rejected"])


def _w3c(reader: Reader, found: Sequence[ClaimRecord], among: Sequence[RelationRecord]) -> str:
    texts = {}
    for sha in sorted({claim.source_sha256 for claim in found}):
        texts[sha] = str(reader.rows("SELECT text FROM source_file WHERE sha256 = :sha", {"sha": sha})[0][0])
    return json.dumps(list(web_annotations(found, among, texts)), ensure_ascii=False, indent=1) + "\n"


_WRITERS: dict[ClaimFormat, Callable[[Sequence[ClaimRecord], Sequence[RelationRecord]], str]] = {
    ClaimFormat.csv: csv_text,
    ClaimFormat.aif: aif_text,
    ClaimFormat.argdown: argdown_text,
}
