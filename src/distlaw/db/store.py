"""Writes models as rows. Each function adds to the transaction of the session it is given."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from distlaw import __version__
from distlaw.db import tables as t
from distlaw.model.argument import ClaimFinding, RelationFinding
from distlaw.model.citation import CitationFinding, ReferenceFinding
from distlaw.model.document import ParsedDocument
from distlaw.model.evidence import Evidence
from distlaw.model.findings import Findings
from distlaw.model.problem import Problem
from distlaw.model.source import SourceText
from distlaw.model.work import Item
from distlaw.text.offsets import MappedText, Ranges
from distlaw.text.titles import main_title_key, title_key


def now() -> str:
    """The time as EDTF text, in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def sha256_of(text: str) -> str:
    """The hexadecimal sha256 of a text as UTF-8; lone surrogates are hashed as they stand."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def add_activity(session: Session, stage: str, *, agent: str = "", tool: str = "distlaw") -> t.Activity:
    """What runs now; every derived row points to it."""
    at = now()
    row = t.Activity(stage=stage, tool=tool, tool_version=__version__, agent=agent, started_at=at, ended_at=at)
    session.add(row)
    session.flush()
    return row


def add_source(session: Session, source: SourceText, data: bytes, activity: t.Activity) -> t.SourceFile:
    """The file as supplied, its bytes deflated, and the text that all offsets refer to."""
    row = t.SourceFile(
        sha256=source.sha256,
        media_type=source.media_type,
        encoding=source.encoding,
        file_name=source.file_name,
        uri=source.uri,
        size=len(data),
        text=source.text,
        text_sha256=sha256_of(source.text),
        content=zlib.compress(data, 6),
        activity_id=activity.id,
    )
    session.add(row)
    session.flush()
    return row


Identifiers = Sequence[tuple[str, str]]  # (scheme, value)


def add_work(
    session: Session, item: Item, identifiers: Identifiers, activity: t.Activity, *, status: str = "present"
) -> t.Work:
    """A new work under the item's key, with its contributors, identifiers and folded titles."""
    row = t.Work(key=item.key, key_folded=item.key.casefold(), status=status, activity_id=activity.id)
    describe_work(session, row, item, identifiers)
    return row


def describe_work(session: Session, row: t.Work, item: Item, identifiers: Identifiers) -> None:
    """Make a work's row, contributors, identifiers and titles say what `item` says; its key stays."""
    item = item.model_copy(update={"key": row.key})
    row.csl_type, row.language, row.title = item.csl_type, item.language, item.title
    row.title_translated, row.container_title = item.title_translated, item.container_title
    row.volume, row.issue, row.page, row.issued = item.volume, item.issue, item.page, item.issued
    row.abstract = item.abstract
    row.item = item.model_dump(mode="json", exclude_defaults=True)
    session.add(row)
    session.flush()
    for table in (t.Contribution, t.WorkTitle):
        session.execute(delete(table).where(table.work_id == row.id))
    _add_contributions(session, row, item)
    _add_titles(session, row, item)
    _add_identifiers(session, row, set(identifiers))
    session.flush()


def _add_titles(session: Session, row: t.Work, item: Item) -> None:
    keys = {title_key(item.title), main_title_key(item.title), title_key(item.title_translated)}
    session.add_all(t.WorkTitle(work_id=row.id, folded=key) for key in sorted(keys) if key)


def _add_contributions(session: Session, row: t.Work, item: Item) -> None:
    positions: dict[str, int] = {}
    for name in item.contributors:
        position = positions.get(name.role, 0)
        positions[name.role] = position + 1
        session.add(
            t.Contribution(
                work_id=row.id,
                person_id=_person_id(session, name.display, name.family, name.given, name.latin),
                role=name.role,
                role_label=name.role_label,
                position=position,
                name=name.display,
                name_latin=name.latin,
                affiliations=list(name.affiliations),
            )
        )


def _person_id(session: Session, display: str, family: str, given: str, latin: str) -> int:
    folded = title_key(display) or display
    found = session.scalar(select(t.Person.id).where(t.Person.folded == folded))
    if found is not None:
        return found
    person = t.Person(literal=display, family=family, given=given, latin=latin, folded=folded)
    session.add(person)
    session.flush()
    return person.id


def _add_identifiers(session: Session, row: t.Work, wanted: set[tuple[str, str]]) -> None:
    known = {
        (i.scheme, i.value): i for i in session.scalars(select(t.Identifier).where(t.Identifier.work_id == row.id))
    }
    for pair, identifier in known.items():
        identifier.deprecated = pair not in wanted
    session.add_all(t.Identifier(work_id=row.id, scheme=s, value=v) for s, v in sorted(wanted - set(known)))


def add_expression(
    session: Session, work: t.Work, source: t.SourceFile, document: ParsedDocument, ordinal: int, activity: t.Activity
) -> t.Expression:
    """The reading text of one document in one source, with its map, repairs, sections, statements and passages."""
    row = t.Expression(
        work_id=work.id,
        source_file_id=source.id,
        ordinal=ordinal,
        language=document.language,
        quality=document.quality,
        genre=document.genre,
        parser=document.parser,
        parser_version=document.parser_version,
        text=document.reading.text,
        text_sha256=sha256_of(document.reading.text),
        pieces=pieces_of(document.reading),
        activity_id=activity.id,
    )
    session.add(row)
    session.flush()
    _add_parts(session, row, document)
    _add_statements(session, row, document, activity)
    return row


def redescribe_expression(session: Session, row: t.Expression, document: ParsedDocument) -> None:
    """Make an expression say what its document says now: reading text, map, repairs, sections."""
    row.text, row.text_sha256 = document.reading.text, sha256_of(document.reading.text)
    row.pieces, row.language, row.quality = pieces_of(document.reading), document.language, document.quality
    row.genre, row.parser, row.parser_version = document.genre, document.parser, document.parser_version
    for table in (t.Repair, t.Section):
        session.execute(delete(table).where(table.expression_id == row.id))
    _add_parts(session, row, document)
    session.flush()


def _add_parts(session: Session, row: t.Expression, document: ParsedDocument) -> None:
    session.add_all(
        t.Repair(expression_id=row.id, kind=r.kind, ranges=_lists(r.ranges), replacement=r.replacement)
        for r in document.repairs
    )
    session.add_all(
        t.Section(
            expression_id=row.id,
            ordinal=number,
            level=s.level,
            number=s.number,
            title=s.title,
            start=s.start,
            end=s.end,
            ranges=_lists(document.reading.to_source(s.start, s.end)),
        )
        for number, s in enumerate(document.sections)
    )


def _add_statements(session: Session, row: t.Expression, document: ParsedDocument, activity: t.Activity) -> None:
    common: dict[str, Any] = {
        "work_id": row.work_id,
        "expression_id": row.id,
        "source": "document",
        "activity_id": activity.id,
    }
    session.add_all(
        t.Statement(field=s.field, value=s.value, origin=s.origin, ranges=_lists(s.ranges), **common)
        for s in document.statements
    )
    session.add_all(
        t.Statement(
            field=s.name.role,
            value=s.name.model_dump(mode="json", exclude_defaults=True),
            origin=s.origin,
            ranges=_lists(s.ranges),
            **common,
        )
        for s in document.names
    )


def pieces_of(text: MappedText) -> list[Any]:
    """The map as JSON: [start, end] for a copy, [start, end, replacement] for a repair."""
    return [[p.start, p.end] if p.text is None else [p.start, p.end, p.text] for p in text.pieces]


def _lists(ranges: Ranges) -> list[list[int]]:
    return [[start, end] for start, end in ranges]


class FindingStore:
    """Stores what was extracted from one expression."""

    def __init__(self, session: Session, expression: t.Expression, source: t.SourceFile, activity: t.Activity) -> None:
        self.session, self.expression, self.source, self.activity = session, expression, source, activity
        self.claim_ids: dict[str, str] = {}

    def add(self, findings: Findings) -> None:
        """All findings, in their order; relations last, since they name claims."""
        for number, reference in enumerate(findings.references):
            self.add_reference(reference, number)
        for number, citation in enumerate(findings.citations):
            self.add_citation(citation, number)
        for number, claim in enumerate(findings.claims):
            self.add_claim(claim, number)
        for relation in findings.relations:
            self.add_relation(relation)
        self.add_problems(findings.problems)
        self.session.flush()

    def evidence_id(self, evidence: Evidence) -> int:
        row = t.Evidence(
            source_file_id=self.source.id,
            start=evidence.start,
            end=evidence.end,
            ranges=_lists(evidence.ranges),
            exact=evidence.exact,
            prefix=evidence.prefix,
            suffix=evidence.suffix,
            text_sha256=evidence.text_sha256,
            page=evidence.page,
        )
        self.session.add(row)
        self.session.flush()
        return row.id

    def _common(self, evidence: Evidence) -> dict[str, Any]:
        return {
            "expression_id": self.expression.id,
            "work_id": self.expression.work_id,
            "evidence_id": self.evidence_id(evidence),
            "activity_id": self.activity.id,
        }

    def add_reference(self, found: ReferenceFinding, ordinal: int) -> None:
        matched = self.session.scalar(select(t.Work.id).where(t.Work.key == found.work_key)) if found.work_key else None
        self.session.add(
            t.Reference(
                ordinal=ordinal,
                raw_text=found.evidence.exact,
                item=found.item.model_dump(mode="json", exclude_defaults=True),
                anchors=list(found.anchors),
                matched_work_id=matched,
                **found.model_dump(exclude={"evidence", "item", "anchors", "work_key"}),
                **self._common(found.evidence),
            )
        )

    def add_citation(self, found: CitationFinding, ordinal: int) -> None:
        self.session.add(
            t.Citation(
                ordinal=ordinal,
                identifiers=[list(pair) for pair in found.identifiers],
                candidates=list(found.candidates),
                **found.model_dump(exclude={"evidence", "identifiers", "candidates", "antecedent"}),
                **self._common(found.evidence),
            )
        )

    def add_claim(self, found: ClaimFinding, ordinal: int) -> str:
        """Returns the claim's id, which the same source, ranges and maker always give."""
        identity = claim_id(self.source.sha256, found.evidence.ranges, found.made_by)
        if self.session.get(t.Claim, identity) is not None:
            self.claim_ids[found.local_id] = identity
            return identity
        self.claim_ids[found.local_id] = identity
        self.session.add(
            t.Claim(
                id=identity,
                source_file_id=self.source.id,
                ordinal=ordinal,
                speaker_type=found.speaker.type,
                speaker_name=found.speaker.name,
                cues=[cue.model_dump(mode="json", exclude_defaults=True) for cue in found.cues],
                also_at=[_lists(evidence.ranges) for evidence in found.also_at],
                **found.model_dump(include=_CLAIM_FIELDS),
                **self._common(found.evidence),
            )
        )
        self.session.flush()
        self.session.add_all(
            t.ClaimTheory(claim_id=identity, theory=theory, position=position)
            for position, theory in enumerate(found.theories)
        )
        self.session.flush()
        return identity

    def add_relation(self, found: RelationFinding) -> None:
        """A relation between two claims of this expression, named by local ids, or of any works, by ids."""
        ends = [self.claim_ids.get(end, end) for end in (found.source, found.target)]
        evidence = self.evidence_id(found.evidence) if found.evidence else None
        add_relation(
            self.session,
            found.model_copy(update=dict(zip(("source", "target"), ends, strict=True))),
            self.activity,
            evidence,
        )

    def add_problems(self, problems: Iterable[Problem]) -> None:
        self.session.add_all(
            t.ProblemRow(
                source_file_id=self.source.id,
                work_id=self.expression.work_id,
                code=problem.code,
                message=problem.message,
                ranges=_lists(problem.ranges),
            )
            for problem in problems
        )


_CLAIM_FIELDS = {
    "proposition", "stance", "kind", "modality", "status", "made_by", "section", "zone", "language", "condition",
    "confidence",
}  # fmt: skip


def claim_id(source_sha256: str, ranges: Ranges, made_by: str) -> str:
    """`c` and twelve hexadecimal digits of what makes the claim this one: source, place and maker."""
    place = ",".join(f"{start}-{end}" for start, end in ranges)
    return "c" + hashlib.sha256(f"{source_sha256}|{place}|{made_by}".encode()).hexdigest()[:12]


def relation_id(source: str, target: str, kind: str, made_by: str) -> str:
    """`r` and twelve hexadecimal digits of both ends, type and maker."""
    return "r" + hashlib.sha256(f"{source}|{target}|{kind}|{made_by}".encode()).hexdigest()[:12]


def add_relation(session: Session, found: RelationFinding, activity: t.Activity, evidence_id: int | None = None) -> str:
    """A relation between stored claims; returns its id. One that is there already stays as it is."""
    identity = relation_id(found.source, found.target, found.type, found.made_by)
    if session.get(t.ClaimRelation, identity) is None:
        session.add(
            t.ClaimRelation(
                id=identity,
                source_id=found.source,
                target_id=found.target,
                type=found.type,
                status=found.status,
                made_by=found.made_by,
                reason=found.reason,
                rule=found.rule,
                evidence_id=evidence_id,
                activity_id=activity.id,
            )
        )
        session.flush()
    return identity


def taken_keys(session: Session, plain: str) -> frozenset[str]:
    """The keys in use that begin like `plain`, in lower case."""
    low = plain.casefold()
    found = session.scalars(select(t.Work.key_folded).where(t.Work.key_folded.between(low, low + "\uffff")))
    return frozenset(found)


def passages_of(document: ParsedDocument, spans: Sequence[tuple[int, int, str]]) -> Iterable[dict[str, Any]]:
    """Rows of `passage` for stretches (start, end, zone) of the reading text."""
    headings = [(s.start, f"{s.number} {s.title}".strip()) for s in document.sections]
    for start, end, zone in spans:
        section = next((title for at, title in reversed(headings) if at <= start), "")
        page = next((p.label for p in document.pages if p.start <= start < p.end), "")
        yield {
            "start": start,
            "end": end,
            "zone": zone,
            "section": section,
            "page": page,
            "language": document.language,
            "ranges": _lists(document.reading.to_source(start, end)),
            "text": document.reading.text[start:end],
        }
