"""`distlaw import claims`: read → place → check → store, one transaction, one line an item.

A claim whose quotation is not in its source is refused with the nearest text; so is one whose quotation leaves open
where it stands (gate.py). What passes is a suggestion, unless the caller trusts the statuses of the file (`accept`).
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from distlaw.db import tables as t
from distlaw.db.drivers import sqlite_path
from distlaw.db.findings import new_claim_id
from distlaw.db.opening import require
from distlaw.db.rehearsal import rehearsal
from distlaw.db.session import open_database
from distlaw.db.vocabulary import synchronise
from distlaw.errors import DistlawError, InputError, NotFound, UsageError
from distlaw.model.argument import Position, PositionRecord
from distlaw.model.claim_import import ImportLine, Proposal, ProposedClaim, ProposedRelation, Unreadable
from distlaw.model.claim_record import ClaimChanges
from distlaw.services.claims import gate
from distlaw.services.claims.files import files, proposals
from distlaw.services.claims.quotation import QuotedSource, located, not_there, sources_of
from distlaw.services.claims.rows import ClaimRows
from distlaw.text.offsets import Ranges, sliced
from distlaw.text.quoting import squeezed

_ID = re.compile(r"c[0-9a-f]{12}")
_COMPARED = ("stance", "kind", "modality", "theories", "speaker", "ranges")


class _Rehearsed(Exception):
    """Ends the transaction of a dry run, so that nothing of it stays."""


def import_claims(
    url: str, paths: list[str], who: str, *, accept: bool = False, dry_run: bool = False, key: str = "", maker: str = ""
) -> list[tuple[Path, ImportLine]]:
    """Bring claims and relations in, claims first; `key` is the work of items that name none, `maker` who made those
    that name nobody. One line an item.

    Raises InputError where a file cannot be read at all; then nothing of any file is stored.
    """
    items = [(path, item) for path in files(paths) for item in proposals(path)]
    return import_proposals(url, items, who, accept=accept, dry_run=dry_run, key=key, maker=maker)


def import_proposals(
    url: str,
    items: list[tuple[Path, Proposal]],
    who: str,
    *,
    accept: bool = False,
    dry_run: bool = False,
    key: str = "",
    maker: str = "",
    action: str = "import claims",
) -> list[tuple[Path, ImportLine]]:
    """The same for proposals that are read already; a dry run works on a copy. `action` is for the journal."""
    if dry_run and sqlite_path(url) is not None:
        require(url)
        with rehearsal(url) as copy:
            return import_proposals(copy, items, who, accept=accept, key=key, maker=maker, action=action)
    places = {path: number for number, path in enumerate(dict.fromkeys(path for path, _ in items))}
    lines: list[tuple[Path, ImportLine]] = []
    try:
        with open_database(url, create=False) as database, database.recording(action, who) as session:
            synchronise(session)
            importing = _Importing(session, who, accept, key, maker or "import")
            for path, item in sorted(items, key=lambda pair: isinstance(pair[1], ProposedRelation)):
                lines.append((path, importing.line(item)))
            importing.rows.finish()
            if dry_run:
                raise _Rehearsed
    except _Rehearsed:
        pass
    return sorted(lines, key=lambda pair: (places[pair[0]], pair[1].number))


class _Importing:
    """All items in one transaction; a refused item leaves the others alone."""

    def __init__(self, session: Session, who: str, accept: bool, key: str, maker: str) -> None:
        self.session, self.accept, self.key, self.maker = session, accept, key, maker
        self.rows = ClaimRows(session, who, "import")
        self.sources: dict[tuple[str, str], list[QuotedSource]] = {}
        self.ids: dict[str, str] = {}  # what the file calls a claim: its id here
        self.theories = _theory_words(session)

    def line(self, item: Proposal) -> ImportLine:
        """What becomes of one item."""
        if isinstance(item, Unreadable):
            return ImportLine(number=item.number, verdict="refused", kind="item", message=item.message)
        kind: Any = "claim" if isinstance(item, ProposedClaim) else "relation"
        try:
            with self.session.begin_nested():
                return self._claim(item) if isinstance(item, ProposedClaim) else self._relation(item)
        except DistlawError as error:
            message = error.what + (f"; {error.hint}" if error.hint else "")
            return ImportLine(number=item.number, verdict="refused", kind=kind, id=item.name, message=message)

    def _claim(self, item: ProposedClaim) -> ImportLine:
        source, ranges = self._place(item)
        made_by = item.made_by or self.maker
        given = item.name if _ID.fullmatch(item.name) else ""
        identity = given or new_claim_id(source.source.sha256, ranges, made_by)
        self.ids[item.name] = identity
        found = {"number": item.number, "id": identity, "key": self._key_of(source)}
        values, assumed = self._values(item, source, ranges)
        known = self.session.get(t.Claim, identity)
        if known is not None:
            return self._known(item, known, values | {"ranges": [list(one) for one in ranges]}, found)
        page = item.page or source.page_at(self.session, ranges)
        evidence = source.evidence(ranges).model_copy(update={"page": page})
        self.rows.add(source, evidence, identity, values | {"made_by": made_by})
        if values["status"] in ("accepted", "rejected"):
            self.rows.event("claim", identity, "import", None, {"status": values["status"]})
        return ImportLine.model_validate(found | {"verdict": "added", "message": assumed})

    def _known(self, item: ProposedClaim, row: t.Claim, values: dict[str, Any], found: dict[str, Any]) -> ImportLine:
        """A claim that is here: its status may change, its labels are not overwritten."""
        here = self.rows.values(row)
        theirs = values | {"speaker": values["speaker"].model_dump(), "theories": list(values["theories"])}
        theirs["positions"] = {one.issue: one.position for one in values["positions"]}
        compared = (*_COMPARED, "positions") if item.positions else _COMPARED
        other = [name for name in compared if here[name] != theirs[name]]
        if other:
            said = "; ".join(f"{name}: here {_word(here[name])}, in the file {_word(theirs[name])}" for name in other)
            return ImportLine.model_validate(found | {"verdict": "differs", "message": said})
        changes = ClaimChanges(status=values["status"])
        decided = self.accept and item.status in ("accepted", "rejected")
        changed = decided and self.rows.change(row.id, changes, "import")
        return ImportLine.model_validate(found | {"verdict": "updated" if changed else "unchanged"})

    def _values(self, item: ProposedClaim, source: QuotedSource, ranges: Ranges) -> tuple[dict[str, Any], str]:
        """The columns of a new claim, and which labels the file left to us."""
        missing = [(name, word) for name, word in _ASSUMED if not getattr(item, name)]
        names = ("stance", "kind", "modality", "condition", "proposition", "proposition_translated", "note")
        values: dict[str, Any] = {name: getattr(item, name) for name in names} | dict(missing)
        values |= {"theories": tuple(self.theories.get(squeezed(word).text, word) for word in item.theories)}
        values |= {"speaker": item.speaker, "status": item.status if self.accept else "suggested"}
        values |= {"language": item.language or source.expression.language, "zone": item.zone or "body"}
        values |= {"section": item.section or source.section_at(self.session, ranges), "confidence": item.confidence}
        values |= {"positions": tuple(_position(one, source) for one in item.positions)}
        values |= {"cues": [cue.model_dump(mode="json", exclude_defaults=True) for cue in item.cues]}
        values |= {"also_at": [[list(one) for one in ranges] for ranges in item.also_at]}
        told = [f"{name} taken as {word}" for name, word in missing if name != "modality"]
        return values, ", ".join(told)

    def _place(self, item: ProposedClaim) -> tuple[QuotedSource, Ranges]:
        """Where the claim stands: at its ranges, if these hold what it says; else where its quotation is found."""
        sources = self._sources(item)
        if item.source_sha256 and item.ranges:
            source = next((one for one in sources if one.reading.to_reading(*item.ranges[0])), sources[0])
            if _holds(source, item):
                return source, item.ranges
        if item.quote:
            source, place = located(sources, item.quote, item.prefix, item.suffix)
            gate.refuse_ambiguous(source, place, item.quote, is_told_apart=bool(item.prefix or item.suffix))
            return source, place.ranges
        if item.checksum and item.ranges:
            raise _misplaced(sources[0], item)
        raise UsageError("it has neither a quotation nor a checksum", hint="add a TextQuoteSelector, or `quote`")

    def _sources(self, item: ProposedClaim) -> list[QuotedSource]:
        key, sha = item.key or self.key, item.source_sha256
        if (key, sha) not in self.sources:
            self.sources[key, sha] = self._sought(item, key, sha)
        return self.sources[key, sha]

    def _sought(self, item: ProposedClaim, key: str, sha: str) -> list[QuotedSource]:
        if sha:
            try:
                return sources_of(self.session, sha256=sha)
            except NotFound:
                if not (key and item.quote):
                    raise
        if not key and item.uri:
            query = select(t.SourceFile.sha256).where(t.SourceFile.uri == item.uri)
            sha = self.session.scalar(query) or ""
            key = self.session.scalar(_WORK_WITH_URL, {"url": item.uri}) or ""
        if not key and not sha:
            raise UsageError("nothing says in which work it stands", hint="add `key` or `source_sha256`, or use --work")
        return sources_of(self.session, key=key, sha256=sha if not key else "")

    def _relation(self, item: ProposedRelation) -> ImportLine:
        ends = [self.ids.get(end, end) for end in (item.source, item.target)]
        for end in ends:
            if self.session.get(t.Claim, end) is None:
                raise NotFound(f"there is no claim {end!r} here or in the file")
        status = item.status if self.accept else "suggested"
        identity, new = self.rows.relate(
            ends[0], item.type, ends[1], made_by=item.made_by or self.maker, status=status,
            reason=item.reason, rule=item.rule,
        )  # fmt: skip
        changed = not new and status in ("accepted", "rejected") and self.rows.set_relation(identity, status)
        verdict: Any = "added" if new else "updated" if changed else "unchanged"
        return ImportLine(number=item.number, verdict=verdict, kind="relation", id=identity)

    def _key_of(self, source: QuotedSource) -> str:
        return self.session.get_one(t.Work, source.expression.work_id).key


_ASSUMED = (("stance", "neutral"), ("kind", "characterisation"), ("modality", "asserted"))
_WORK_WITH_URL = (
    select(t.Work.key)
    .join(t.Identifier)
    .where(t.Identifier.scheme == "url")
    .where(t.Identifier.value == bindparam("url"))
)


def _holds(source: QuotedSource, item: ProposedClaim) -> bool:
    """Whether the source has, at the ranges, the quotation, or without one the heads and tails of the checksum."""
    text = source.source.text
    if any(not 0 <= start < end <= len(text) for start, end in item.ranges):
        return False
    if item.quote:
        return squeezed(sliced(text, item.ranges)).text == squeezed(item.quote).text
    if len(item.checksum) != len(item.ranges):
        return False
    pieces = [text[start:end] for start, end in item.ranges]
    return all(p.startswith(head) and p.endswith(tail) for p, (head, tail) in zip(pieces, item.checksum, strict=True))


def _misplaced(source: QuotedSource, item: ProposedClaim) -> InputError:
    start, end = item.ranges[0]
    there = " ".join(source.source.text[start:end].split())
    if not there:
        return not_there(source, "".join(head for head, _ in item.checksum))
    hint = f"there stands: {there[:80]}"
    return InputError(f"the text at {start}-{end} is not what the checksum says", code="not_in_source", hint=hint)


def _theory_words(session: Session) -> dict[str, str]:
    """Theories by every label they have, in either script; an id means itself."""
    known = session.execute(select(t.ConceptLabel.label, t.ConceptLabel.concept_id))
    return {squeezed(label).text: identity for label, identity in known}


def _position(one: PositionRecord, source: QuotedSource) -> Position:
    condition = source.evidence(one.ranges) if one.ranges else None
    return Position(issue=one.issue, position=one.position, condition=condition)


def _word(value: Any) -> str:
    if isinstance(value, dict) and "type" in value:
        return str(value.get("name") or value["type"])
    if isinstance(value, dict):
        return ", ".join(f"{issue} {position}" for issue, position in value.items())
    return ",".join(map(str, value)) if isinstance(value, list) else str(value)
