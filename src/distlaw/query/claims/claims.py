"""Claims and relations as the database has them, by what a reader asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from distlaw.db.json_columns import placeholders, unpacked_list
from distlaw.db.reading import Reader
from distlaw.db.shared_sql import CLAIM_AT, SAME_PLACE
from distlaw.errors import NotFound, QuerySyntaxError, UnknownChoice, UsageError
from distlaw.model.claim_words import CLAIM_STATUSES, KINDS, MODALITIES, STANCES
from distlaw.query.claims.breaks import breaks_of
from distlaw.query.claims.filter import EVERY, ClaimFilter
from distlaw.query.claims.parts import authors_of, cues_of, positions_of, theories_of
from distlaw.query.claims.where import conditions
from distlaw.query.keys import issue_key, known_authority, language_tags, stored_key, tag_named, theory_key
from distlaw.query.search.fields import vocabulary_value, years

if TYPE_CHECKING:
    from distlaw.model.argument import PositionRecord
    from distlaw.model.claim_record import ClaimRecord, RelationRecord

_BATCH = 500
_COLUMNS = (
    "c.id, w.key, s.sha256, v.exact, v.ranges, c.stance, c.kind, c.speaker_type, c.speaker_name, c.modality, c.status, "
    "c.made_by, c.section, c.zone, c.language, c.condition, c.proposition, c.proposition_translated, c.note, "
    "c.also_at, v.page, c.confidence, w.title, w.issued, c.expression_id, w.id"
)
FROM = f"FROM {CLAIM_AT} JOIN work w ON w.id = c.work_id JOIN source_file s ON s.id = c.source_file_id"
_LABELS = "FROM claim c JOIN work w ON w.id = c.work_id"  # where no condition asks for a claim's place
_ORDER = 'ORDER BY w.key_folded, c.expression_id, v.start, v."end", c.id'


def labelled_source(wanted: ClaimFilter) -> str:
    """The FROM of a question about claims' labels alone: their places and sources are left unread, which takes a third
    of the time, unless the filter asks what stands beside them."""
    return FROM if wanted.cases or wanted.statutes or wanted.licences else _LABELS


def checked_filter(reader: Reader, wanted: ClaimFilter) -> ClaimFilter:
    """The filter, with works' keys as stored and theories by id, given by id or by any of their labels.

    Raises UnknownChoice, NotFound, UsageError for what cannot be meant.
    """
    closed = (
        ("stance", "stances", STANCES), ("kind", "kinds", KINDS), ("modality", "modalities", MODALITIES),
        ("status", "statuses", CLAIM_STATUSES),
    )  # fmt: skip
    said: dict[str, Any] = {
        field: tuple(vocabulary_value(name, word, choices) for word in getattr(wanted, field))
        for name, field, choices in closed
    }
    for year in wanted.years:
        try:
            years(year)
        except QuerySyntaxError as error:
            raise UsageError(error.what, hint=error.hint) from None
    for kind, words in (("case", wanted.cases), ("statute", wanted.statutes), ("licence", wanted.licences)):
        for word in words:
            known_authority(reader, kind, word)
    if wanted.made_by:
        makers = tuple(str(row[0]) for row in reader.rows("SELECT DISTINCT made_by FROM claim ORDER BY 1"))
        said["made_by"] = tuple(_maker(word, makers) for word in wanted.made_by)
    return wanted._replace(
        works=tuple(stored_key(reader, key) for key in wanted.works),
        issue=issue_key(reader, wanted.issue) if wanted.issue else "",
        theories=tuple(theory_key(reader, word) for word in wanted.theories),
        tags=tuple(tag_named(reader, word) for word in wanted.tags),
        languages=tuple(tag for word in wanted.languages for tag in language_tags(reader, word)),
        **said,
    )


def _maker(word: str, makers: Sequence[str]) -> str:
    if word not in makers:
        raise UnknownChoice("maker", word, makers)
    return word


def claims(reader: Reader, wanted: ClaimFilter = EVERY, *, with_cues: bool = False) -> tuple[ClaimRecord, ...]:
    """The claims wanted, in the order of keys and of the text."""
    where, params = conditions(wanted)
    rows = reader.rows(f"SELECT {_COLUMNS} {FROM} WHERE {where} {_ORDER}", params)
    ids = [row[0] for row in rows]
    parts = _Parts(
        theories_of(reader, ids),
        positions_of(reader, ids),
        authors_of(reader, [row[-1] for row in rows]),
        cues_of(reader, ids) if with_cues else {},
        breaks_of(reader, [(row[0], row[-2], unpacked_list(row[4])) for row in rows]),
    )
    return tuple(_record(row, parts) for row in rows)


def claims_in_turn(reader: Reader, ids: Iterable[str], *, with_cues: bool = False) -> Iterator[ClaimRecord]:
    """The claims of these ids, in their order; some are held at a time."""
    wanted = list(dict.fromkeys(ids))
    for at in range(0, len(wanted), _BATCH):
        some = wanted[at : at + _BATCH]
        meant = ClaimFilter(ids=tuple(some), statuses=CLAIM_STATUSES, repeats=True)
        found = {claim.id: claim for claim in claims(reader, meant, with_cues=with_cues)}
        yield from (found[identity] for identity in some if identity in found)


def ordered_ids(reader: Reader, wanted: ClaimFilter, *, surest_first: bool = False) -> list[str]:
    """The ids of the claims wanted, in the order of keys and of the text; `surest_first` puts the accepted ones before
    proposals, and these by confidence, to a tenth."""
    where, params = conditions(wanted)
    rows = reader.rows(f"SELECT c.id, c.status, c.confidence {FROM} WHERE {where} {_ORDER}", params)
    if surest_first:
        rows.sort(key=lambda row: (row[1] != "accepted", -round(row[2], 1)))
    return [row[0] for row in rows]


def claim_ids(reader: Reader, wanted: ClaimFilter) -> frozenset[str]:
    """The ids alone of the claims wanted."""
    where, params = conditions(wanted)
    return frozenset(
        identity for (identity,) in reader.rows(f"SELECT c.id {labelled_source(wanted)} WHERE {where}", params)
    )


def claim(reader: Reader, word: str) -> ClaimRecord:
    """One claim with its cues, by its id or the beginning of it."""
    identity = claim_id(reader, word)
    everything = ClaimFilter(ids=(identity,), statuses=CLAIM_STATUSES, repeats=True)
    return claims(reader, everything, with_cues=True)[0]


def claim_id(reader: Reader, word: str) -> str:
    """The id that begins like `word`. Raises NotFound, or UsageError where several do."""
    return _full_id(reader, word, "claim")


def relation_id(reader: Reader, word: str) -> str:
    """The relation's id that begins like `word`."""
    return _full_id(reader, word, "claim_relation")


def _full_id(reader: Reader, word: str, table: str) -> str:
    kind, letter = ("claim", "c") if table == "claim" else ("relation", "r")
    for low in dict.fromkeys((word.lower(), letter + word.lower())):
        sql = f"SELECT id FROM {table} WHERE id >= :low AND id < :high ORDER BY id LIMIT 6"
        found = [str(row[0]) for row in reader.rows(sql, {"low": low, "high": low + "g"})]
        if len(found) == 1 or low in found:
            return found[0] if low not in found else low
        if found:
            raise UsageError(f"several {kind}s begin with {word!r}", hint=f"give more of it: {', '.join(found)}")
    raise NotFound(f"there is no {kind} {word!r}", hint="`distlaw claims list` shows the ids")


def relations(
    reader: Reader, ids: Iterable[str] = (), *, statuses: Sequence[str] = ("proposed", "accepted")
) -> tuple[RelationRecord, ...]:
    """Relations that touch the claims named, or all; those that only mark one place are left out."""
    sql = (
        "SELECT r.id, r.source_id, r.target_id, r.type, r.status, r.made_by, r.reason, r.rule FROM claim_relation r "
        "WHERE r.rule <> :rule"
    )
    found: dict[str, tuple[Any, ...]] = {}
    wanted = list(ids)
    batches = [wanted[at : at + _BATCH] for at in range(0, len(wanted), _BATCH)] or [[]]
    for batch in batches:
        marks, params = placeholders("i", batch)
        more = f" AND (r.source_id IN ({marks}) OR r.target_id IN ({marks}))" if batch else ""
        for row in reader.rows(sql + more, {"rule": SAME_PLACE, **params}):
            found[row[0]] = row
    from distlaw.model.claim_record import RelationRecord  # counting claims loads no model

    rows = sorted((row for row in found.values() if row[4] in statuses), key=lambda row: (row[1], row[2], row[3]))
    names = ("id", "source", "target", "type", "status", "made_by", "reason", "rule")
    return tuple(RelationRecord(**dict(zip(names, row, strict=True))) for row in rows)


def superseded_by(reader: Reader, identity: str) -> str:
    """The accepted claim that took the place of this one, or empty text."""
    sql = (
        "SELECT r.source_id FROM claim_relation r JOIN claim k ON k.id = r.source_id "
        "WHERE r.target_id = :id AND r.rule = :rule AND r.status = 'accepted' AND k.status = 'accepted'"
    )
    found = reader.rows(sql, {"id": identity, "rule": SAME_PLACE})
    return str(found[0][0]) if found else ""


class _Parts(NamedTuple):
    """What belongs to claims, by their ids; authors by the id of the work."""

    theories: Mapping[str, list[str]]
    positions: Mapping[str, list[PositionRecord]]
    authors: Mapping[int, list[str]]
    cues: Mapping[str, list[Any]]
    breaks: Mapping[str, tuple[int, ...]]


def _record(row: tuple[Any, ...], parts: _Parts) -> ClaimRecord:
    from distlaw.model.argument import Cue, Speaker
    from distlaw.model.claim_record import ClaimRecord

    (identity, key, sha, exact, ranges, stance, kind, speaker_type, speaker, modality, status, made_by, section,
     zone, language, condition, proposition, translated, note, also_at, page, confidence,
     title, issued, _, work_id) = row  # fmt: skip
    return ClaimRecord(
        id=identity, key=key, source_sha256=sha, quote=exact, ranges=unpacked_list(ranges),
        theories=tuple(parts.theories.get(identity, ())), stance=stance, kind=kind,
        positions=tuple(parts.positions.get(identity, ())),
        speaker=Speaker(type=speaker_type, name=speaker), modality=modality, status=status, made_by=made_by,
        section=section, zone=zone, language=language, condition=condition, proposition=proposition,
        proposition_translated=translated, note=note, also_at=unpacked_list(also_at),
        cues=tuple(Cue.model_validate(cue) for cue in parts.cues.get(identity, ())), page=page, confidence=confidence,
        title=title, issued=issued, authors=tuple(parts.authors.get(work_id, ())),
        breaks=parts.breaks.get(identity, ()),
    )  # fmt: skip
