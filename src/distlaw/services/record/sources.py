"""A dumped source into rows: the file, the reading text, its map, repairs, sections, passages, statements."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from distlaw.db import tables as t
from distlaw.db.store import WorkRow
from distlaw.model.record import RecordedSource, RecordedStatement
from distlaw.services.record.content import content_of
from distlaw.text.digest import sha256_of
from distlaw.text.offsets import MappedText, range_lists


class SourceLoader:
    """Adds the sources of one work; a file of several records is shared by their works."""

    def __init__(self, session: Session, work: WorkRow, activity: t.Activity) -> None:
        self.session, self.work, self.activity = session, work, activity

    def add(self, found: RecordedSource) -> tuple[t.SourceFile, t.Expression]:
        """The file's row and the row of this work's text in it."""
        source = self.session.scalar(select(t.SourceFile).where(t.SourceFile.sha256 == found.sha256))
        if source is None:
            source = self._file(found)
        reading = MappedText.stored(found.text, found.reading)
        expression = self._expression(found, source, reading)
        self._parts(found, source, expression, reading)
        return source, expression

    def _file(self, found: RecordedSource) -> t.SourceFile:
        data = content_of(found)
        names = ("sha256", "media_type", "encoding", "file_name", "uri", "accessed", "rights", "text")
        row = t.SourceFile(
            size=len(data),
            text_sha256=sha256_of(found.text),
            content=zlib.compress(data, 6),
            activity_id=self.activity.id,
            **{name: getattr(found, name) for name in names},
        )
        self.session.add(row)
        self.session.flush()
        return row

    def _expression(self, found: RecordedSource, source: t.SourceFile, reading: MappedText) -> t.Expression:
        names = ("ordinal", "language", "quality", "genre", "parser", "parser_version")
        row = t.Expression(
            work_id=self.work.id,
            source_file_id=source.id,
            text=reading.text,
            text_sha256=sha256_of(reading.text),
            pieces=[list(piece) for piece in found.reading],
            activity_id=self.activity.id,
            **{name: getattr(found, name) for name in names},
        )
        self.session.add(row)
        self.session.flush()
        return row

    def _parts(self, found: RecordedSource, source: t.SourceFile, row: t.Expression, reading: MappedText) -> None:
        for kind, ranges, replacement in found.repairs:
            place = range_lists(ranges)
            self.session.add(t.Repair(expression_id=row.id, kind=kind, ranges=place, replacement=replacement))
        for number, (level, label, title, start, end) in enumerate(found.sections):
            places = {"start": start, "end": end, "ranges": range_lists(reading.to_source(start, end))}
            self.session.add(
                t.Section(expression_id=row.id, ordinal=number, level=level, number=label, title=title, **places)
            )
        for start, end, zone, section, language, page in found.passages:
            places = {
                "start": start,
                "end": end,
                "ranges": range_lists(reading.to_source(start, end)),
                "text": reading.text[start:end],
            }
            words = {"zone": zone, "section": section, "language": language, "page": page}
            self.session.add(
                t.Passage(work_id=self.work.id, expression_id=row.id, source_file_id=source.id, **places, **words)
            )
        self.add_statements(found.statements, row.id)

    def add_statements(self, found: Iterable[RecordedStatement], expression_id: int | None) -> None:
        """Metadata values with their source."""
        for statement in found:
            self.session.add(
                t.Statement(
                    work_id=self.work.id,
                    expression_id=expression_id,
                    field=statement.field,
                    value=statement.value,
                    source=statement.source,
                    origin=statement.origin,
                    ranges=range_lists(statement.ranges),
                    rejected=statement.rejected,
                    asserted_by=statement.by,
                    asserted_at=statement.at,
                    activity_id=self.activity.id,
                )
            )
