"""One prepared file into the database: which work each text belongs to, then all its rows, then the index."""

from __future__ import annotations

from collections.abc import Container, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from distlaw.db import index, store
from distlaw.db import tables as t
from distlaw.db.catalogue import StoredCatalogue, stub_of
from distlaw.db.findings import FindingStore
from distlaw.db.rows import rows_of
from distlaw.db.store import ExpressionRow, WorkRow
from distlaw.link.citekey import first_free
from distlaw.link.works import identifiers
from distlaw.model.document import ParsedDocument
from distlaw.model.findings import Findings
from distlaw.model.prepared import Prepared, PreparedWork
from distlaw.model.problem import Problem
from distlaw.model.quality import QUALITIES
from distlaw.model.verdict import Verdict
from distlaw.model.work import Item, WorkStub
from distlaw.services.ingest.carry import carry
from distlaw.services.ingest.link import WorkMatch, linked_references, matching_work, with_short_forms
from distlaw.services.ingest.loose_ends import LooseEnd, loose_ends, tie_again
from distlaw.services.ingest.redundancy import drop_repeated_findings, forget_machine_findings
from distlaw.services.works.statements import with_editors_word
from distlaw.text.offsets import range_lists
from distlaw.text.passages import passages
from distlaw.text.titles import title_key

# The best manifestation of a work is shown first and keeps its findings.
_PARAGRAPH = 10  # characters from which a line counts as text
SUPERSEDED = "superseded"  # version of a text whose file has changed since
_SEARCHED_ZONES = ("abstract", "abstract_translated", "lead", "body", "table", "notes", "record")


class Storing:
    """Stores prepared files in one transaction each; made anew for each transaction."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.catalogue = StoredCatalogue(session)
        self.rows = rows_of(session)
        self._new_keys: set[str] = set()
        self._free = frozenset[str]()  # plain keys that no work had when the file was begun
        self._taken: dict[str, frozenset[str]] = {}  # by a plain key, those in use that begin like it
        self._changed: dict[int, None] = {}  # works to index, in the order of their last change
        self.activity = store.add_activity(session, "ingest")

    def store(self, prepared: Prepared, name: str) -> Verdict:
        """All works of one file; the verdict says what became of it."""
        with self.rows.together():
            verdict = self._stored(prepared, name)
        self._index()
        return verdict

    def _stored(self, prepared: Prepared, name: str) -> Verdict:
        source = store.add_source(self.session, prepared.source, prepared.data, self.activity)
        keys: list[str] = []
        earlier, left = self._earlier(source), list[Problem]()
        new, updated = 0, False
        self._look_up(prepared.works)
        for ordinal, work in enumerate(prepared.works):
            match = self._matched(work, earlier)
            row = self._work_row(work, match)
            new += match.verdict != "same" or match.is_stub
            before = self._before(work, earlier, row)
            loose = list[LooseEnd]()
            if before is not None:
                updated = True
                loose = self._supersede(before)
            expression = self._add(row, source, work, ordinal)
            if before is not None:
                self.rows.write()
                left += carry(self.session, before, self.session.get_one(t.Expression, expression.id)).problems
                tie_again(self.session, loose, expression.id)
            if match.verdict == "maybe":
                self._propose(row, match)
            keys.append(row.key)
        self._add_problems(source, (*prepared.problems, *left))
        found = [problem for work in prepared.works for problem in work.findings.problems]
        return Verdict(
            name=name,
            verdict="updated" if updated else "added" if new else "duplicate",
            keys=tuple(dict.fromkeys(keys)),
            works_added=new,
            problems=(*left, *prepared.problems, *found),
            claims=sum(len(work.findings.claims) for work in prepared.works),
        )

    def _look_up(self, works: Sequence[PreparedWork]) -> None:
        """Ask the store at once for every work and person this file may mean."""
        items = [item for work in works for item in (work.item, *(r.item for r in work.findings.references))]
        titles = (key for item in items for key in store.title_keys(item))
        self.catalogue.look_up(titles, (pair for item in items for pair in identifiers(item)))
        store.remember_people(self.session, items)
        plain = {key for work in works for key in (work.key, *work.reference_keys)}
        in_use = store.keys_in_use(self.session, plain)
        self._free = frozenset(key for key in plain if key.casefold() not in in_use)

    def _index(self) -> None:
        """Index the works this file changed, each as it stands at the end."""
        index.add_works(self.session.connection(), self._changed)
        self._changed.clear()

    def _to_index(self, work_id: int) -> None:
        self._changed.pop(work_id, None)
        self._changed[work_id] = None

    def _earlier(self, source: t.SourceFile) -> list[t.Expression]:
        """The texts this file had when it stood at the same path with other bytes; they step back now."""
        if not source.uri:
            return []
        query = (
            select(t.Expression)
            .join(t.SourceFile)
            .where(t.SourceFile.uri == source.uri, t.SourceFile.id != source.id, t.Expression.version == "")
        )
        return list(self.session.scalars(query.order_by(t.Expression.ordinal)))

    def _supersede(self, old: t.Expression) -> list[LooseEnd]:
        """The old text steps back; returns the relations that its claims had with those of other works."""
        old.version = SUPERSEDED
        loose = loose_ends(self.session, old.id)
        forget_machine_findings(self.session, old.id)
        return loose

    def _before(
        self, work: PreparedWork, earlier: list[t.Expression], row: t.Work | WorkRow | None
    ) -> t.Expression | None:
        """Which earlier text of the file the new one takes the place of: that of the same work, the same text with
        another title, or where neither has a title the file's only text."""
        mine = [old for old in earlier if row is not None and old.work_id == row.id and old.version == ""]
        if mine or row is not None:
            return mine[0] if mine else None
        left = [old for old in earlier if old.version == ""]
        same = next((old for old in left if _is_same_text(old.text, work)), None)
        if same is not None or len(left) != 1 or work.item.title:
            return same
        return left[0] if not self.session.get_one(t.Work, left[0].work_id).title else None

    def _matched(self, work: PreparedWork, earlier: list[t.Expression]) -> WorkMatch:
        """The work this text belongs to: as its description says, or that of the file's earlier text."""
        match = matching_work(work, self.catalogue, self._text_of)
        before = self._before(work, earlier, None) if match.verdict != "same" else None
        if before is None:
            return match
        key = self.session.get_one(t.Work, before.work_id).key
        return WorkMatch(verdict="same", key=key, reasons=("the same file, changed",))

    def _work_row(self, work: PreparedWork, match: WorkMatch) -> t.Work | WorkRow:
        """The row of the work this text belongs to: an old one, better described now, or a new one."""
        if match.verdict != "same":
            return self._new_work(work.item, work.key)
        self.rows.write()
        row = self.session.scalars(select(t.Work).where(t.Work.key == match.key)).one()
        described = better_described(stub_of(row).item, work.item, self._is_best(row, work.document))
        item = with_editors_word(self.session, row.id, described)
        row.status = "present"
        store.describe_work(self.session, row, item, identifiers(item))
        self.catalogue.forget()
        return row

    def _new_work(self, item: Item, plain: str, status: str = "present") -> WorkRow:
        key = plain
        if plain not in self._free or plain.casefold() in self._new_keys:
            if plain not in self._taken:
                self._taken[plain] = store.taken_keys(self.session, plain)
            key = first_free(plain, _Either(self._new_keys, self._taken[plain]))
        named = item.model_copy(update={"key": key})
        known_by = identifiers(named)
        row = store.add_work(self.session, named, known_by, self.activity, status=status)
        self._new_keys.add(key.casefold())
        stub = WorkStub(key=key, item=named, is_stub=status == "stub")
        self.catalogue.add(stub, store.title_keys(named), known_by)
        return row

    def _is_best(self, row: t.Work, document: ParsedDocument) -> bool:
        query = select(t.Expression.quality).where(t.Expression.work_id == row.id, t.Expression.version != SUPERSEDED)
        held = self.session.scalars(query).all()
        rank = QUALITIES.index(document.quality)
        return all(rank < QUALITIES.index(quality) for quality in held)

    def _add(self, row: t.Work | WorkRow, source: t.SourceFile, work: PreparedWork, ordinal: int) -> ExpressionRow:
        expression = store.add_expression(self.session, row, source, work.document, ordinal, self.activity)
        self._add_findings(expression, source, work)
        if isinstance(row, t.Work):
            self.rows.write()
            drop_repeated_findings(self.session, row.id)
        self._to_index(row.id)
        return expression

    def renew(self, expression: t.Expression, source: t.SourceFile, work: PreparedWork) -> None:
        """Store findings and passages of an expression that is here already, its source's text read again."""
        with self.rows.together():
            store.redescribe_expression(self.session, expression, work.document)
            self._add_findings(ExpressionRow(expression.id, expression.work_id), source, work)
        drop_repeated_findings(self.session, expression.work_id)
        self._to_index(expression.work_id)
        self._index()

    def _add_findings(self, expression: ExpressionRow, source: t.SourceFile, work: PreparedWork) -> None:
        FindingStore(self.session, expression, source, self.activity).add(self._linked(work))
        self._add_passages(expression, source, work.document)

    def _linked(self, work: PreparedWork) -> Findings:
        """References resolved to works; one that means a work we lack makes a stub."""
        references, stubs = linked_references(work.findings.references, self.catalogue)
        for number, item in stubs:
            row = self._new_work(item, work.reference_keys[number], status="stub")
            references[number] = references[number].model_copy(
                update={"work_key": row.key, "status": "resolved", "reason": "stub"}
            )
            self._to_index(row.id)
        return work.findings.model_copy(update={"references": with_short_forms(references)})

    def _add_passages(self, expression: ExpressionRow, source: t.SourceFile, document: ParsedDocument) -> None:
        text = document.reading.text
        zones = [z for z in document.zones if z.kind in _SEARCHED_ZONES]
        spans = [(start, end, z.kind) for z in zones for start, end in passages(text, z.start, z.end)]
        if not zones:
            spans = [(start, end, "body") for start, end in passages(text)]
        place = {"work_id": expression.work_id, "expression_id": expression.id, "source_file_id": source.id}
        self.rows.add_all(t.Passage, [place | row for row in store.passages_of(document, spans)])

    def _propose(self, row: t.Work | WorkRow, match: WorkMatch) -> None:
        self.rows.write()
        other = self.session.scalar(select(t.Work.id).where(t.Work.key == match.key))
        if other is not None and other != row.id:
            first, second = sorted((row.id, other))
            self.rows.add(t.MergeProposal, {"work_id": first, "other_id": second, "reasons": list(match.reasons)})

    def _add_problems(self, source: t.SourceFile, problems: Sequence[Problem]) -> None:
        for p in problems:
            row = {"source_file_id": source.id, "code": p.code, "message": p.message, "ranges": range_lists(p.ranges)}
            self.rows.add(t.ProblemRow, row)

    def _text_of(self, key: str) -> str:
        """The best reading text the store has of a work, for comparison."""
        self.rows.write()
        query = select(t.Expression.text, t.Expression.quality).join(t.Work).where(t.Work.key == key)
        found = self.session.execute(query).all()
        ranked = sorted(found, key=lambda row: (QUALITIES.index(row.quality), -len(row.text)))
        return str(ranked[0].text) if ranked else ""


class _Either:
    """Keys that stand in one collection or the other."""

    def __init__(self, *collections: Container[str]) -> None:
        self._collections = collections

    def __contains__(self, key: object) -> bool:
        return any(key in one for one in self._collections)


def _is_same_text(old: str, work: PreparedWork) -> bool:
    """Whether most paragraphs of the old text stand in the new one."""
    paragraphs = [key for line in old.split("\n") if len(key := title_key(line)) >= _PARAGRAPH]
    now = title_key(work.document.reading.text)
    return bool(paragraphs) and sum(key in now for key in paragraphs) * 2 >= len(paragraphs)


def better_described(old: Item, new: Item, new_is_best: bool) -> Item:
    """Both descriptions in one: the better source's values win, the other's fill its gaps."""
    first, second = (new, old) if new_is_best else (old, new)
    gaps = {
        name: getattr(second, name)
        for name in Item.model_fields
        if not getattr(first, name) and getattr(second, name) and name != "key"
    }
    return first.model_copy(update=gaps | {"key": old.key})
