"""One record into rows: the inverse of `query.record`."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from distlaw.db import tables as t
from distlaw.db.findings import standing
from distlaw.db.store import WorkRow
from distlaw.model.argument import PositionRecord
from distlaw.model.claim_words import SIDE_OF
from distlaw.model.csl import item_from_csl
from distlaw.model.record import (
    Record,
    RecordedCase,
    RecordedClaim,
    RecordedLicence,
    RecordedProblem,
    RecordedReference,
    RecordedSource,
    RecordedStatute,
)
from distlaw.services.record.sources import SourceLoader
from distlaw.text.offsets import Ranges, range_lists, sliced
from distlaw.vocab.issues import default_issue

Mention = RecordedCase | RecordedStatute | RecordedLicence
_MENTION_WORDS = (
    "jurisdiction", "pinpoint", "locator", "locator_label", "version", "version_id", "clause", "attached_to", "effect",
    "antecedent", "reason", "status", "rule", "ordinal", "confidence",
)  # fmt: skip
_CLAIM_WORDS = (
    "id", "stance", "kind", "modality", "status", "made_by", "section", "zone", "language", "condition",
    "proposition", "proposition_translated", "note", "confidence",
)  # fmt: skip


class RecordLoader:
    """Adds a record's rows to a work that `store.add_work` made; relations come after every record's claims."""

    def __init__(self, session: Session, work: WorkRow, record: Record, activity: t.Activity) -> None:
        self.session, self.work, self.record, self.activity = session, work, record, activity
        self.sources: dict[str, tuple[t.SourceFile, t.Expression]] = {}

    def load(self) -> None:
        """Everything but the relations. ValueError where the record contradicts itself."""
        loader = SourceLoader(self.session, self.work, self.activity)
        for source in self.record.sources:
            if isinstance(source, RecordedSource):
                self.sources[source.sha256] = loader.add(source)
        for number, reference in enumerate(self.record.references):
            self._reference(reference, number)
        mentions: dict[str, tuple[Mention, ...]] = {
            "case": self.record.cases, "statute": self.record.statutes, "licence": self.record.licences,
        }  # fmt: skip
        for kind, found in mentions.items():
            for mention in found:
                self._citation(mention, kind)
        for number, claim in enumerate(self.record.claims):
            self._claim(claim, number)
        for problem in self.record.problems:
            self._problem(problem)
        self.session.add_all(t.Event(**event.model_dump(mode="json")) for event in self.record.events)
        loader.add_statements(self.record.statements, None)  # an editor's, which stand on no source
        self.session.flush()

    def load_relations(self) -> None:
        """Relations, references to works, and merge proposals: what names rows of other records."""
        for found in self.record.relations:
            fields = found.model_dump(exclude={"source", "target"})
            known = all(self.session.get(t.Claim, end) is not None for end in (found.source, found.target))
            if known and self.session.get(t.ClaimRelation, found.id) is None:
                ends = {"source_id": found.source, "target_id": found.target}
                self.session.add(t.ClaimRelation(activity_id=self.activity.id, **fields, **ends))
        self.session.flush()
        self._match_references()
        self._proposals()

    def _common(self, found: RecordedReference | Mention | RecordedClaim, page: str = "") -> dict[str, Any]:
        source, expression = self._source(found.source_sha256)
        return {
            "expression_id": expression.id,
            "work_id": self.work.id,
            "evidence_id": self._evidence(found.ranges, source, page),
            "activity_id": self.activity.id,
        }

    def _source(self, sha: str) -> tuple[t.SourceFile, t.Expression]:
        """The source a finding names, or the first."""
        try:
            return self.sources[sha or self.record.first_sha256]
        except KeyError:
            raise ValueError(f"a finding stands in {sha}, a source that the record does not have") from None

    def _evidence(self, ranges: Ranges, source: t.SourceFile, page: str) -> int:
        if not ranges:
            raise ValueError("a finding has no ranges")
        row = t.Evidence(
            source_file_id=source.id,
            start=min(start for start, _ in ranges),
            end=max(end for _, end in ranges),
            ranges=range_lists(ranges),
            exact=sliced(source.text, ranges),
            page=page,
        )
        self.session.add(row)
        self.session.flush()
        return row.id

    def _reference(self, found: RecordedReference, number: int) -> None:
        csl = dict(found.csl)
        locator, label = csl.pop("locator", ""), csl.pop("label", "")
        self.session.add(
            t.Reference(
                ordinal=number,
                number=found.number,
                raw_text=found.raw,
                item=item_from_csl(csl).model_dump(mode="json", exclude_defaults=True),
                rule=found.rule,
                is_verified=found.verified,
                locator_label=label,
                locator=locator,
                signal=found.signal,
                note_marker=found.note,
                antecedent=found.antecedent,
                anchors=list(found.anchors),
                status=found.status,
                reason=found.reason,
                **self._common(found),
            )
        )

    def _citation(self, found: Mention, kind: str) -> None:
        pairs = found.identifiers.items() if isinstance(found, RecordedCase) else ()
        self.session.add(
            t.Citation(
                kind=kind,
                name=found.title if isinstance(found, RecordedStatute) else found.name,
                identifiers=[list(pair) for pair in found.all_identifiers or pairs],
                spdx_id=getattr(found, "spdx_id", "") or "",
                is_generic=found.generic,
                target_id=found.id or "",
                candidates=list(found.candidates),
                **{word: getattr(found, word, "") for word in _MENTION_WORDS},
                **self._common(found),
            )
        )

    def _claim(self, found: RecordedClaim, number: int) -> None:
        json = found.model_dump(mode="json", include={"also_at", "cues"}, exclude_defaults=True)
        self.session.add(
            t.Claim(
                source_file_id=self._source(found.source_sha256)[0].id,
                ordinal=number,
                speaker_type=found.speaker.type,
                speaker_name=found.speaker.name or "",
                cues=json.get("cues", []),
                also_at=json.get("also_at", []),
                **{word: getattr(found, word) for word in _CLAIM_WORDS},
                **self._common(found, found.page),
            )
        )
        self.session.flush()
        for position, theory in enumerate(found.theories):
            self.session.add(t.ClaimTheory(claim_id=found.id, theory=theory, position=position))
        self._positions(found)

    def _positions(self, found: RecordedClaim) -> None:
        """A record of distlaw/1 has none: its stance says the position on the default issue."""
        positions = found.positions
        if self.record.schema_name == "distlaw/1" and found.stance != "neutral":
            side = SIDE_OF[found.stance]
            positions = (PositionRecord(issue=default_issue().id, position=side, status=standing(found.status)),)
        source, _ = self._source(found.source_sha256)
        for one in positions:
            if self.session.get(t.Issue, one.issue) is None:
                raise ValueError(f"there is no issue {one.issue!r} here, and the file brings none")
            self.session.add(
                t.ClaimPosition(
                    claim_id=found.id, issue=one.issue, position=one.position, status=one.status,
                    made_by=one.made_by or found.made_by,
                    condition_id=self._evidence(one.ranges, source, "") if one.ranges else None,
                )
            )  # fmt: skip

    def _problem(self, found: RecordedProblem) -> None:
        self.session.add(
            t.ProblemRow(
                source_file_id=self._source(found.source_sha256)[0].id,
                work_id=self.work.id,
                code=found.code,
                message=found.message,
                ranges=range_lists(found.ranges),
            )
        )

    def _match_references(self) -> None:
        rows = self.session.scalars(
            select(t.Reference)
            .where(t.Reference.work_id == self.work.id)
            .order_by(t.Reference.expression_id, t.Reference.ordinal)
        )
        for row, found in zip(rows, self.record.references, strict=False):
            if found.work:
                row.matched_work_id = self.session.scalar(select(t.Work.id).where(t.Work.key == found.work))

    def _proposals(self) -> None:
        for found in self.record.merge_proposals:
            other = self.session.scalar(select(t.Work.id).where(t.Work.key == found.other))
            if other is not None:
                self.session.add(
                    t.MergeProposal(
                        work_id=self.work.id, other_id=other, reasons=list(found.reasons), verdict=found.verdict
                    )
                )
        self.session.flush()
