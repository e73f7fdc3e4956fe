"""One dumped record into rows: the inverse of `query.dump`."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from distlaw.db import tables as t
from distlaw.model.csl import item_from_csl
from distlaw.model.evidence import CONTEXT
from distlaw.services.record.sources import SourceLoader
from distlaw.text.offsets import sliced

Record = dict[str, Any]
_CITATIONS = {"cases": "case", "statutes": "statute", "licences": "licence"}


class RecordLoader:
    """Adds a record's rows to a work that `store.add_work` made; relations come after every record's claims."""

    def __init__(self, session: Session, work: t.Work, record: Record, activity: t.Activity) -> None:
        self.session, self.work, self.record, self.activity = session, work, record, activity
        self.sources: dict[str, t.SourceFile] = {}
        self.expressions: dict[str, t.Expression] = {}
        self.first = ""

    def load(self) -> None:
        """Everything but the relations."""
        loader = SourceLoader(self.session, self.work, self.activity)
        for source in self.record["sources"]:
            self.first = self.first or source["sha256"]
            self.sources[source["sha256"]], self.expressions[source["sha256"]] = loader.add(source)
        for number, found in enumerate(self.record["references"]):
            self._reference(found, number)
        for name, kind in _CITATIONS.items():
            for number, found in enumerate(self.record[name]):
                self._citation(found, kind, number)
        for number, found in enumerate(self.record["claims"]):
            self._claim(found, number)
        for problem in self.record["problems"]:
            self._problem(problem)
        self._events()
        self._statements()
        self.session.flush()

    def load_relations(self) -> None:
        """Relations, references to works, and merge proposals: what names rows of other records."""
        for found in self.record["relations"]:
            fields = {k: found[k] for k in ("id", "type", "status", "made_by")}
            ends = {"source_id": found["from"], "target_id": found["to"]}
            known = all(self.session.get(t.Claim, end) is not None for end in ends.values())
            if known and self.session.get(t.ClaimRelation, found["id"]) is None:
                words = {"reason": found.get("reason", ""), "rule": found.get("rule", "")}
                self.session.add(t.ClaimRelation(activity_id=self.activity.id, **fields, **ends, **words))
        self.session.flush()
        self._match_references()
        self._proposals()

    def _common(self, found: Record) -> dict[str, Any]:
        sha = found.get("source_sha256", self.first)
        evidence = self._evidence(found["ranges"], sha, found.get("page", ""))
        return {
            "expression_id": self.expressions[sha].id,
            "work_id": self.work.id,
            "evidence_id": evidence,
            "activity_id": self.activity.id,
        }

    def _evidence(self, ranges: list[list[int]], sha: str, page: str) -> int:
        source = self.sources[sha]
        first, last = ranges[0][0], ranges[-1][1]
        row = t.Evidence(
            source_file_id=source.id,
            start=min(start for start, _ in ranges),
            end=max(end for _, end in ranges),
            ranges=ranges,
            exact=sliced(source.text, ((start, end) for start, end in ranges)),
            prefix=source.text[max(0, first - CONTEXT) : first],
            suffix=source.text[last : last + CONTEXT],
            text_sha256=source.text_sha256,
            page=page,
        )
        self.session.add(row)
        self.session.flush()
        return row.id

    def _reference(self, found: Record, number: int) -> None:
        csl = dict(found["csl"])
        locator, label = csl.pop("locator", ""), csl.pop("label", "")
        self.session.add(
            t.Reference(
                ordinal=number,
                number=found["number"],
                raw_text=found["raw"],
                item=item_from_csl(csl).model_dump(mode="json", exclude_defaults=True),
                rule=found["rule"],
                is_verified=found["verified"],
                locator_label=label,
                locator=locator,
                signal=found.get("signal", ""),
                note_marker=found.get("note", ""),
                antecedent=found.get("antecedent", ""),
                anchors=found.get("anchors", []),
                status=found["status"],
                reason=found.get("reason", ""),
                **self._common(found),
            )
        )

    def _citation(self, found: Record, kind: str, number: int) -> None:
        words = (
            "jurisdiction",
            "pinpoint",
            "locator",
            "locator_label",
            "version",
            "clause",
            "attached_to",
            "effect",
            "antecedent",
        )
        self.session.add(
            t.Citation(
                kind=kind,
                ordinal=found.get("ordinal", number),
                name=found["title" if kind == "statute" else "name"],
                identifiers=found.get("all_identifiers")
                or [list(pair) for pair in found.get("identifiers", {}).items()],
                spdx_id=found.get("spdx_id") or "",
                is_generic=found.get("generic", False),
                rule=found["rule"],
                confidence=found.get("confidence", 1.0),
                target_id=found["id"] or "",
                version_id=found.get("version_id", ""),
                candidates=found.get("candidates", []),
                status=found["status"],
                reason=found.get("reason", ""),
                **{word: found.get(word, "") for word in words},
                **self._common(found),
            )
        )

    def _claim(self, found: Record, number: int) -> None:
        words = ("section", "zone", "language", "condition", "proposition", "proposition_translated", "note")
        speaker = found["speaker"]
        common = self._common(found)
        self.session.add(
            t.Claim(
                id=found["id"],
                source_file_id=self.sources[found.get("source_sha256", self.first)].id,
                ordinal=number,
                speaker_type=speaker["type"],
                speaker_name=speaker["name"] or "",
                confidence=found.get("confidence", 1.0),
                cues=found.get("cues", []),
                also_at=found.get("also_at", []),
                **{name: found[name] for name in ("stance", "kind", "modality", "status", "made_by")},
                **{word: found.get(word, "") for word in words},
                **common,
            )
        )
        self.session.flush()
        for position, theory in enumerate(found["theories"]):
            self.session.add(t.ClaimTheory(claim_id=found["id"], theory=theory, position=position))

    def _problem(self, found: Record) -> None:
        source = self.sources[found.get("source_sha256", self.first)]
        work = None if found.get("of_file") else self.work.id
        self.session.add(
            t.ProblemRow(
                source_file_id=source.id,
                work_id=work,
                code=found["code"],
                message=found["message"],
                ranges=found["ranges"],
            )
        )

    def _events(self) -> None:
        self.session.add_all(t.Event(**event) for event in self.record.get("events", ()))

    def _statements(self) -> None:
        """An editor's statements, which stand on no source."""
        SourceLoader(self.session, self.work, self.activity).add_statements(self.record.get("statements", ()), None)

    def _match_references(self) -> None:
        rows = self.session.scalars(
            select(t.Reference)
            .where(t.Reference.work_id == self.work.id)
            .order_by(t.Reference.expression_id, t.Reference.ordinal)
        )
        for row, found in zip(rows, self.record["references"], strict=False):
            if found["work"]:
                row.matched_work_id = self.session.scalar(select(t.Work.id).where(t.Work.key == found["work"]))

    def _proposals(self) -> None:
        for found in self.record.get("merge_proposals", ()):
            other = self.session.scalar(select(t.Work.id).where(t.Work.key == found["with"]))
            if other is not None:
                self.session.add(
                    t.MergeProposal(
                        work_id=self.work.id, other_id=other, reasons=found["reasons"], verdict=found["verdict"]
                    )
                )
        self.session.flush()
