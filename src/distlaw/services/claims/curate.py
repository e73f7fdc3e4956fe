"""The scholar's hand on claims: add, edit, accept, reject, relate, undo. One transaction a call."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import select

from distlaw.db import findings
from distlaw.db import tables as t
from distlaw.db.journal import entry_of, said_so_far
from distlaw.db.opening import open_reader
from distlaw.db.reading import Reader
from distlaw.db.session import open_database
from distlaw.errors import UsageError
from distlaw.model.argument import Position, Speaker
from distlaw.model.claim_record import ClaimChanges, ClaimRecord
from distlaw.query.claims.claims import claim, claim_id, relation_id
from distlaw.query.keys import stored_key, theory_key
from distlaw.services.claims.quotation import QuotedSource, located, sources_of
from distlaw.services.claims.rows import ClaimRows
from distlaw.services.journal import Undone, undo
from distlaw.text.offsets import Range, Ranges


@dataclass(frozen=True)
class NewClaim:
    """A claim a person adds: where it stands (a quotation, or `span` in the source) and its labels."""

    theories: tuple[str, ...]
    stance: str
    kind: str
    positions: tuple[Position, ...] = ()
    quote: str = ""
    span: Range | None = None
    speaker: Speaker = Speaker()  # noqa: RUF009 -- frozen
    modality: str = "asserted"
    condition: str = ""
    proposition: str = ""
    proposition_translated: str = ""
    note: str = ""


@dataclass(frozen=True)
class Changed:
    """A claim or relation that was to be changed: its id, and whether it was."""

    id: str
    changed: bool
    verb: str
    was: str = ""


@contextmanager
def curating(url: str, who: str, action: str) -> Iterator[ClaimRows]:
    """Rows to change in one transaction, kept in the journal, the index brought up to date at its end."""
    with open_database(url, create=False) as database, database.recording(action, who) as session:
        rows = ClaimRows(session, who)
        yield rows
        rows.finish()


def add_claim(url: str, key: str, new: NewClaim, who: str) -> tuple[ClaimRecord, int]:
    """A claim of a work in a person's words, accepted at once; with it, how often its quotation stands there.

    Raises InputError with the nearest text where the quotation is not in the source, UsageError where the same
    person has a claim at the same place.
    """
    with open_reader(url) as reader:
        key = stored_key(reader, key)
        theories = tuple(theory_key(reader, word) for word in new.theories)
    with curating(url, who, "add claim") as rows:
        source, ranges, times = _place(sources_of(rows.session, key), new.quote, new.span)
        identity = findings.new_claim_id(source.source.sha256, ranges, who)
        if rows.session.get(t.Claim, identity) is not None:
            raise UsageError(f"you have a claim there: {identity}", hint=f"`distlaw claims edit {identity}` changes it")
        names = ("stance", "kind", "modality", "condition", "proposition", "proposition_translated", "note")
        values = {name: getattr(new, name) for name in names}
        values |= {
            "theories": theories,
            "positions": new.positions,
            "speaker": new.speaker,
            "status": "accepted",
            "made_by": who,
        }
        values |= {"language": source.expression.language, "zone": "body"}
        values |= {"section": source.section_at(rows.session, ranges)}
        page = source.page_at(rows.session, ranges)
        rows.add(source, source.evidence(ranges).model_copy(update={"page": page}), identity, values)
        rows.event("claim", identity, "add", None, {"status": "accepted"})
    with open_reader(url) as reader:
        return claim(reader, identity), times


def edit_claim(
    url: str,
    word: str,
    changes: ClaimChanges,
    who: str,
    *,
    sides: Mapping[str, str] | None = None,
    quote: str = "",
    span: Range | None = None,
    note: str = "",
) -> tuple[ClaimRecord, tuple[str, ...]]:
    """Other labels or another span for a claim, and what changed of it, a line each (`stance: permits → neutral`).

    Its id, maker and status stay. `sides` are positions by issue; the word `none` takes one away.
    """
    with open_reader(url) as reader:
        identity = claim_id(reader, word)
        changes = with_theory_ids(reader, changes)
    with curating(url, who, "edit claim") as rows:
        if quote or span:
            row = rows.session.get_one(t.Claim, identity)
            own = rows.session.get_one(t.SourceFile, row.source_file_id)
            _, ranges, _ = _place(sources_of(rows.session, sha256=own.sha256), quote, span)
            changes = changes.model_copy(update={"ranges": ranges})
        if sides:
            held = rows.values(rows.session.get_one(t.Claim, identity))["positions"] | dict(sides)
            positions = {issue: side for issue, side in held.items() if side != "none"}
            changes = changes.model_copy(update={"positions": positions})
        rows.change(identity, changes, "edit", note)
        recorder = entry_of(rows.session)
        lines = tuple(recorder.entry.lines) if recorder else ()
    with open_reader(url) as reader:
        return claim(reader, identity), lines


def with_theory_ids(reader: Reader, changes: ClaimChanges) -> ClaimChanges:
    """The changes with theories by id, given by id or by any label."""
    if not changes.theories:
        return changes
    return changes.model_copy(update={"theories": tuple(theory_key(reader, word) for word in changes.theories)})


def _place(sources: list[QuotedSource], quote: str, span: Range | None) -> tuple[QuotedSource, Ranges, int]:
    if span is not None:
        return sources[0], sources[0].evidence((span,)).ranges, 1
    if not quote.strip():
        raise UsageError("nothing says where the claim stands", hint="give --quote TEXT, or --start N --end N")
    source, place = located(sources, quote)
    return source, place.ranges, place.times


def set_status(url: str, words: Sequence[str], status: str, who: str, note: str = "") -> list[Changed]:
    """Accept, reject or reopen claims and relations, all or (where an id is wrong) none."""
    with open_reader(url) as reader:
        ids = [entity_id(reader, word) for word in dict.fromkeys(words)]
    verb = {"accepted": "accept", "rejected": "reject", "proposed": "reopen"}[status]
    found = []
    with curating(url, who, verb) as rows:
        for identity in ids:
            is_relation = identity.startswith("r")
            row = rows.session.get_one(t.ClaimRelation, identity) if is_relation else None
            was = row.status if row is not None else rows.session.get_one(t.Claim, identity).status
            if is_relation:
                done = rows.set_relation(identity, status, note)
            else:
                done = rows.change(identity, ClaimChanges(status=status), verb, note)
            found.append(Changed(identity, done, verb, was))
    return found


def entity_id(reader: Reader, word: str) -> str:
    """The id of a relation (r…) or else of a claim."""
    if word.lower().startswith("r"):
        return relation_id(reader, word)
    return claim_id(reader, word)


def relate(url: str, source: str, kind: str, target: str, who: str, reason: str = "") -> tuple[str, tuple[str, ...]]:
    """An accepted relation between two claims; its id, and what that changed (old → new), nothing where it was so
    already. A proposed one of the same kind between the same claims is accepted instead."""
    with open_reader(url) as reader:
        one, other = claim_id(reader, source), claim_id(reader, target)
    with curating(url, who, "relate") as rows:
        query = select(t.ClaimRelation).where(t.ClaimRelation.source_id == one, t.ClaimRelation.target_id == other)
        known = rows.session.scalars(query.where(t.ClaimRelation.type == kind)).first()
        if known is not None:
            rows.set_relation(known.id, "accepted", reason)
            rows.set_reason(known.id, reason)
            return known.id, said_so_far(rows.session)
        identity, _ = rows.relate(one, kind, other, made_by=who, status="accepted", reason=reason)
        rows.event("relation", identity, "relate", None, {"status": "accepted"}, reason)
        return identity, said_so_far(rows.session)


ACTIONS = ("add claim", "edit claim", "accept", "reject", "reopen", "relate", "review")


def undo_last(url: str, who: str) -> list[Undone]:
    """Take back this person's last change to claims or relations. NotFound where there is nothing."""
    return undo(url, who, actions=ACTIONS)
