"""What a quotation leaves out of its sentence and may not: a negation, a denial, a condition."""

from __future__ import annotations

from distlaw.db.json_columns import unpacked_list
from distlaw.db.reading import Reader
from distlaw.model.claim_record import ClaimRecord
from distlaw.query.claims.reading_text import ReadingText
from distlaw.services.answers.cut import cut
from distlaw.text.quoting import one_line
from distlaw.text.sentences import sentences

_TEXTS = (
    "SELECT e.text, e.pieces FROM expression e JOIN source_file s ON s.id = e.source_file_id "
    "WHERE s.sha256 = :sha ORDER BY e.version, e.id"
)


def sentence_in_full(reader: Reader, claim: ClaimRecord) -> str:
    """The sentence or sentences a claim is cut from, where the cut turns it round or drops what it depends on; else
    empty text."""
    for text, pieces in reader.rows(_TEXTS, {"sha": claim.source_sha256}):
        reading = ReadingText(text, unpacked_list(pieces))
        start, last = reading.place(claim.ranges[0][0]), reading.place(claim.ranges[-1][1] - 1)
        if start is not None and last is not None and start <= last:
            return _in_full(text, start, last + 1, claim)
    return ""


def _in_full(text: str, start: int, end: int, claim: ClaimRecord) -> str:
    low = text.rfind("\n", 0, start) + 1
    high = text.find("\n", end)
    whole = [(low + a, low + b) for a, b in sentences(text[low : high if high >= 0 else len(text)])]
    inside = [(a, b) for a, b in whole if a < end and start < b]
    if not inside or not text[inside[0][0] : start].strip() + text[end : inside[-1][1]].strip(" .。！!？?”’\"'"):
        return ""
    full = one_line(text[inside[0][0] : inside[-1][1]])
    conditions = [one_line(one.condition) for one in claim.positions if one.condition and one.status != "rejected"]
    is_dropped = any(one in full and one not in claim.text for one in conditions)
    return full if is_dropped or cut(text, start, end) else ""
