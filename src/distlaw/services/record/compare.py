"""What differs between two corpora, by the stable ids of works, claims and relations. Pure, over records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal, NamedTuple

from distlaw.model.frozen import Frozen
from distlaw.model.record import Record, RecordedClaim
from distlaw.services.claims.supersede import SAME_FROM, overlap
from distlaw.vocab.issues import default_issue

Kind = Literal["work", "claim", "relation"]
Word = Literal["added", "removed", "changed", "flipped"]

_WORK_IGNORED = frozenset({"id"})
_CLAIM_FIELDS = (
    "theories", "stance", "positions", "kind", "speaker", "modality", "status", "condition", "quote", "proposition",
    "proposition_translated", "note",
)  # fmt: skip
# Parts of a record with changes of their own, and history, which differs without any difference in what is.
_TOLD_ELSEWHERE = frozenset({"schema", "key", "work", "sources", "claims", "relations", "events", "statements"})
_RELATION_FIELDS = ("type", "status", "reason")
_OPPOSED = {("permits", "prohibits"), ("prohibits", "permits")}


class RecordChange(Frozen):
    """One difference, from the first corpus to the second. `other` is the second's id, where two makers read the
    same place; `fields` has what it was and what it is."""

    kind: Kind
    word: Word
    id: str
    key: str = ""
    text: str = ""
    other: str = ""
    fields: dict[str, tuple[Any, Any]] = {}  # noqa: RUF012

    def as_json(self) -> dict[str, Any]:
        """All that is not empty."""
        found = self.model_dump(mode="json")
        return {name: value for name, value in found.items() if value not in ("", {})}


def difference(first: Iterable[Record], second: Iterable[Record]) -> tuple[RecordChange, ...]:
    """All differences: works, then claims, then relations, each in the order of ids."""
    one, other = ({record.key: record for record in records} for records in (first, second))
    return (*_works(one, other), *_claims(one, other), *_relations(one, other))


def _works(one: Mapping[str, Record], other: Mapping[str, Record]) -> Iterator[RecordChange]:
    for key in sorted({*one, *other}):
        before, after = one.get(key), other.get(key)
        title = str(next(found for found in (after, before) if found).work.get("title", ""))
        if before is None or after is None:
            yield RecordChange(kind="work", word="added" if before is None else "removed", id=key, key=key, text=title)
            continue
        fields = _fields(before.work, after.work, {*before.work, *after.work} - _WORK_IGNORED)
        shas = [sorted(source.sha256 for source in record.sources) for record in (before, after)]
        fields |= {"sources": (shas[0], shas[1])} if shas[0] != shas[1] else {}
        fields |= _parts(before.as_json(), after.as_json())
        if fields:
            yield RecordChange(kind="work", word="changed", id=key, key=key, text=title, fields=fields)


def _parts(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    """What else a record holds and any command prints: references with the works they mean, cited authorities, the
    reading text, sections, problems; of each the entries that only one of the two has."""
    found: dict[str, tuple[Any, Any]] = {}
    for name in sorted({*before, *after} - _TOLD_ELSEWHERE):
        old, new = before.get(name), after.get(name)
        if old == new:
            continue
        if isinstance(old, list) and isinstance(new, list):
            found[name] = ([one for one in old if one not in new], [one for one in new if one not in old])
        else:
            found[name] = (old, new)
    return found


def _claims(one: Mapping[str, Record], other: Mapping[str, Record]) -> Iterator[RecordChange]:
    before, after = _claims_by_id(one), _claims_by_id(other)
    for identity in sorted({*before} & {*after}):
        fields = _fields(before[identity].fields, after[identity].fields, _CLAIM_FIELDS)
        if fields:
            yield _claim(_word(fields), identity, after[identity], fields=fields)
    gone = {identity: before[identity] for identity in sorted({*before} - {*after})}
    new = {identity: after[identity] for identity in sorted({*after} - {*before})}
    for identity, claim in gone.items():
        twin = next((there for there, found in new.items() if _same_place(claim, found)), "")
        if not twin:
            yield _claim("removed", identity, claim)
            continue
        found = new.pop(twin)
        fields = _fields(claim.fields, found.fields, ("made_by", *_CLAIM_FIELDS))
        yield _claim(_word(fields), identity, found, fields=fields, other=twin)
    for identity, claim in new.items():
        yield _claim("added", identity, claim)


def _claim(word: Word, identity: str, claim: _Placed, **more: Any) -> RecordChange:
    return RecordChange(kind="claim", word=word, id=identity, key=claim.key, text=claim.fields["quote"], **more)


class _Placed(NamedTuple):
    """A claim or relation as printed, with its work and source."""

    key: str
    source_sha256: str
    fields: dict[str, Any]


def _claims_by_id(records: Mapping[str, Record]) -> dict[str, _Placed]:
    return {
        claim.id: _Placed(key, claim.source_sha256 or record.first_sha256, claim.as_json() | _sides(claim))
        for key, record in records.items()
        for claim in record.claims
    }


def _sides(claim: RecordedClaim) -> dict[str, Any]:
    """Positions by issue, for those that the stance does not say."""
    stated = {one.issue: one.position for one in claim.positions if one.status != "rejected"}
    default = default_issue().id
    return {"positions": {issue: side for issue, side in stated.items() if issue != default}}


def _same_place(claim: _Placed, other: _Placed) -> bool:
    ranges = claim.fields["ranges"], other.fields["ranges"]
    return claim.source_sha256 == other.source_sha256 and overlap(*ranges) >= SAME_FROM


def _word(fields: Mapping[str, tuple[Any, Any]]) -> Word:
    return "flipped" if fields.get("stance") in _OPPOSED else "changed"


def _relations(one: Mapping[str, Record], other: Mapping[str, Record]) -> Iterator[RecordChange]:
    before, after = (
        {
            relation.id: _Placed(key, "", relation.as_json())
            for key, record in records.items()
            for relation in record.relations
        }
        for records in (one, other)
    )
    for identity in sorted({*before, *after}):
        old, new = before.get(identity), after.get(identity)
        key, _, shown = next(found for found in (new, old) if found)
        text = f"{shown['from']} {shown['type']} {shown['to']}"
        fields = _fields(old.fields, new.fields, _RELATION_FIELDS) if old and new else {}
        word: Word = "added" if old is None else "removed" if new is None else "changed"
        if word != "changed" or fields:
            yield RecordChange(kind="relation", word=word, id=identity, key=key, text=text, fields=fields)


def _fields(before: Mapping[str, Any], after: Mapping[str, Any], names: Iterable[str]) -> dict[str, tuple[Any, Any]]:
    return {name: (before.get(name), after.get(name)) for name in sorted(names) if before.get(name) != after.get(name)}
