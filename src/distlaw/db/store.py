"""Writes models as rows. Each function adds to the transaction of the session it is given."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from distlaw.db import index
from distlaw.db import tables as t
from distlaw.model.document import ParsedDocument
from distlaw.model.source import SourceText
from distlaw.model.work import Item
from distlaw.text.digest import sha256_of
from distlaw.text.offsets import MappedText, range_lists
from distlaw.text.titles import main_title_key, title_key
from distlaw.version import __version__

Identifiers = Sequence[tuple[str, str]]  # (scheme, value)


def now() -> str:
    """The time as EDTF text, in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


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
    is_renamed = row.id is not None and row.title != item.title
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
    if is_renamed:
        connection = session.connection()
        index.add_works(connection, index.citing_works(connection, row.id))


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
    repairs = [
        {"expression_id": row.id, "kind": r.kind, "ranges": range_lists(r.ranges), "replacement": r.replacement}
        for r in document.repairs
    ]
    add_rows(session, t.Repair, repairs)
    sections = [
        s.model_dump()
        | {"expression_id": row.id, "ordinal": number}
        | {"ranges": range_lists(document.reading.to_source(s.start, s.end))}
        for number, s in enumerate(document.sections)
    ]
    add_rows(session, t.Section, sections)


def add_rows(session: Session, table: type[t.Base], rows: Sequence[dict[str, Any]]) -> None:
    """Insert many rows at once."""
    if rows:
        session.execute(insert(table), list(rows))


def _add_statements(session: Session, row: t.Expression, document: ParsedDocument, activity: t.Activity) -> None:
    common: dict[str, Any] = {
        "work_id": row.work_id,
        "expression_id": row.id,
        "source": "document",
        "activity_id": activity.id,
    }
    stated = [(s.field, s.value, s.origin, s.ranges) for s in document.statements]
    for s in document.names:
        stated.append((s.name.role, s.name.model_dump(mode="json", exclude_defaults=True), s.origin, s.ranges))  # type: ignore[arg-type]
    rows = [
        common | {"field": field, "value": value, "origin": origin, "ranges": range_lists(ranges)}
        for field, value, origin, ranges in stated
    ]
    add_rows(session, t.Statement, rows)


def pieces_of(text: MappedText) -> list[Any]:
    """The map as JSON: [start, end] for a copy, [start, end, replacement] for a repair."""
    return [[p.start, p.end] if p.text is None else [p.start, p.end, p.text] for p in text.pieces]


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
            "ranges": range_lists(document.reading.to_source(start, end)),
            "text": document.reading.text[start:end],
        }
