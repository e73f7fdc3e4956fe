"""Writes models as rows. Each function adds to the transaction of the session it is given."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from distlaw.db import index
from distlaw.db import tables as t
from distlaw.db.asking import asked
from distlaw.db.rows import Row, Rows, rows_of
from distlaw.model.document import ParsedDocument
from distlaw.model.source import SourceText
from distlaw.model.work import Item, Name
from distlaw.text.digest import sha256_of
from distlaw.text.offsets import MappedText, Ranges, range_lists
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


class WorkRow(NamedTuple):
    """A work that was added: its number and its key."""

    id: int
    key: str


class ExpressionRow(NamedTuple):
    """An expression that was added, and the work it is of."""

    id: int
    work_id: int


def add_work(
    session: Session, item: Item, identifiers: Identifiers, activity: t.Activity, *, status: str = "present"
) -> WorkRow:
    """A new work under the item's key, with its contributors, identifiers and folded titles."""
    rows = rows_of(session)
    row = {"key": item.key, "key_folded": item.key.casefold(), "status": status, "activity_id": activity.id}
    number = rows.named["work", item.key] = rows.add(t.Work, row | _described(item))
    _add_contributions(session, number, item)
    _add_titles(rows, number, item)
    _add_identifiers(rows, number, set(identifiers))
    rows.settle()
    return WorkRow(number, item.key)


def _described(item: Item) -> Row:
    """The columns of a work that follow from its item."""
    columns = (
        "csl_type", "language", "title", "title_translated", "container_title", "volume", "issue", "page", "issued",
        "abstract",
    )  # fmt: skip
    row: Row = {name: getattr(item, name) for name in columns}
    return row | {"item": item.model_dump(mode="json", exclude_defaults=True)}


def describe_work(session: Session, row: t.Work, item: Item, identifiers: Identifiers) -> None:
    """Make a stored work's row, contributors, identifiers and titles say what `item` says; its key stays."""
    item = item.model_copy(update={"key": row.key})
    is_renamed = row.title != item.title
    for name, value in _described(item).items():
        setattr(row, name, value)
    rows = rows_of(session)
    rows.write()
    for table in (t.Contribution, t.WorkTitle):
        session.execute(delete(table).where(table.work_id == row.id))
    _add_contributions(session, row.id, item)
    _add_titles(rows, row.id, item)
    wanted, known = set(identifiers), set[tuple[str, str]]()
    for held in session.scalars(select(t.Identifier).where(t.Identifier.work_id == row.id)):
        known.add((held.scheme, held.value))
        held.deprecated = (held.scheme, held.value) not in wanted
    _add_identifiers(rows, row.id, wanted - known)
    rows.write()
    if is_renamed:
        connection = session.connection()
        index.add_works(connection, index.citing_works(connection, row.id))


def title_keys(item: Item) -> list[str]:
    """The folded forms of a work's titles that references are matched by, in order."""
    return list(_title_keys(item.title, item.title_translated))


@lru_cache(maxsize=4096)
def _title_keys(title: str, translated: str) -> tuple[str, ...]:
    keys = {title_key(title), main_title_key(title), title_key(translated)}
    return tuple(sorted(key for key in keys if key))


def _add_titles(rows: Rows, work_id: int, item: Item) -> None:
    rows.add_all(t.WorkTitle, [{"work_id": work_id, "folded": key} for key in title_keys(item)])


def _add_contributions(session: Session, work_id: int, item: Item) -> None:
    rows = rows_of(session)
    remember_people(session, (item,))
    positions: dict[str, int] = {}
    for name in item.contributors:
        position = positions.get(name.role, 0)
        positions[name.role] = position + 1
        row = {
            "work_id": work_id,
            "person_id": _person_id(rows, name),
            "role": name.role,
            "role_label": name.role_label,
            "position": position,
            "name": name.display,
            "name_latin": name.latin,
            "affiliations": list(name.affiliations),
        }
        rows.add(t.Contribution, row)


def _person_id(rows: Rows, name: Name) -> int:
    folded = _folded(name)
    known = rows.named.get(("person", folded))
    if known is None:
        person = {"literal": name.display, "family": name.family, "given": name.given, "latin": name.latin}
        known = rows.named["person", folded] = rows.add(t.Person, person | {"folded": folded})
    return known


def _folded(name: Name) -> str:
    return title_key(name.display) or name.display


def remember_people(session: Session, items: Iterable[Item]) -> None:
    """Ask for all contributors of these items at once: who is in the database already."""
    rows = rows_of(session)
    named = rows.named
    wanted = {_folded(name) for item in items for name in item.contributors} - rows.asked
    rows.asked |= wanted
    if wanted:
        found = asked(session.connection(), "SELECT folded, id FROM person WHERE folded IN (…)", sorted(wanted))
        named |= {("person", row.folded): row.id for row in found.all()}


def _add_identifiers(rows: Rows, work_id: int, pairs: set[tuple[str, str]]) -> None:
    rows.add_all(t.Identifier, [{"work_id": work_id, "scheme": s, "value": v} for s, v in sorted(pairs)])


def add_expression(
    session: Session,
    work: t.Work | WorkRow,
    source: t.SourceFile,
    document: ParsedDocument,
    ordinal: int,
    activity: t.Activity,
) -> ExpressionRow:
    """The reading text of one document in one source, with its map, repairs, sections, statements and passages."""
    rows = rows_of(session)
    number = rows.add(
        t.Expression,
        {
            "work_id": work.id,
            "source_file_id": source.id,
            "ordinal": ordinal,
            "language": document.language,
            "quality": document.quality,
            "genre": document.genre,
            "parser": document.parser,
            "parser_version": document.parser_version,
            "text": document.reading.text,
            "text_sha256": sha256_of(document.reading.text),
            "pieces": pieces_of(document.reading),
            "activity_id": activity.id,
        },
    )
    row = ExpressionRow(number, work.id)
    _add_parts(rows, number, document)
    _add_statements(rows, row, document, activity)
    rows.settle()
    return row


def redescribe_expression(session: Session, row: t.Expression, document: ParsedDocument) -> None:
    """Make an expression say what its document says now: reading text, map, repairs, sections."""
    row.text, row.text_sha256 = document.reading.text, sha256_of(document.reading.text)
    row.pieces, row.language, row.quality = pieces_of(document.reading), document.language, document.quality
    row.genre, row.parser, row.parser_version = document.genre, document.parser, document.parser_version
    for table in (t.Repair, t.Section):
        session.execute(delete(table).where(table.expression_id == row.id))
    rows = rows_of(session)
    _add_parts(rows, row.id, document)
    rows.settle()


def _add_parts(rows: Rows, expression_id: int, document: ParsedDocument) -> None:
    for repair in document.repairs:
        row = {"kind": repair.kind, "ranges": range_lists(repair.ranges), "replacement": repair.replacement}
        rows.add(t.Repair, row | {"expression_id": expression_id})
    for number, section in enumerate(document.sections):
        ranges = range_lists(document.reading.to_source(section.start, section.end))
        place = {"expression_id": expression_id, "ordinal": number, "ranges": ranges}
        rows.add(t.Section, section.model_dump() | place)


def _add_statements(rows: Rows, row: ExpressionRow, document: ParsedDocument, activity: t.Activity) -> None:
    stated: list[tuple[str, Any, str, Ranges]] = [(s.field, s.value, s.origin, s.ranges) for s in document.statements]
    for s in document.names:
        stated.append((s.name.role, s.name.model_dump(mode="json", exclude_defaults=True), s.origin, s.ranges))
    work, expression, number = row.work_id, row.id, activity.id
    rows.add_all(t.Statement, [
        {
            "work_id": work, "expression_id": expression, "field": field, "value": value, "source": "document",
            "origin": origin, "ranges": range_lists(ranges), "activity_id": number,
        }
        for field, value, origin, ranges in stated
    ])  # fmt: skip


def pieces_of(text: MappedText) -> list[Any]:
    """The map as JSON: [start, end] for a copy, [start, end, replacement] for a repair."""
    return [[p.start, p.end] if p.text is None else [p.start, p.end, p.text] for p in text.pieces]


def taken_keys(session: Session, plain: str) -> frozenset[str]:
    """The keys in use that begin like `plain`, in lower case."""
    rows_of(session).settle()
    low = plain.casefold()
    mark = "?" if session.connection().dialect.name == "sqlite" else "%s"
    sql = f"SELECT key_folded FROM work WHERE key_folded BETWEEN {mark} AND {mark}"
    return frozenset(session.connection().exec_driver_sql(sql, (low, low + "\uffff")).scalars())


def keys_in_use(session: Session, plain: Iterable[str]) -> frozenset[str]:
    """Those of these keys that a work has, in lower case: asked at once for a whole file."""
    rows_of(session).settle()
    wanted = sorted({key.casefold() for key in plain})
    found = asked(session.connection(), "SELECT key_folded FROM work WHERE key_folded IN (…)", wanted)
    return frozenset(found.scalars())


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
