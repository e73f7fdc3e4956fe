"""`distlaw check`: proves again every row, text, span, map, key and index entry the database holds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from distlaw.db.opening import open_reader
from distlaw.db.reading import Reader, SqliteReader
from distlaw.errors import DatabaseError
from distlaw.model.frozen import Frozen
from distlaw.query.keys import work_id
from distlaw.services.check import rows, texts
from distlaw.services.check.fault import Fault

__all__ = ["CheckReport", "Fault", "as_rows", "checked"]

_KNOWN = {"unreadable_page": "unreadable pages", "extractor_failed": "failed extractors"}  # code of a problem → name


class CheckReport(Frozen):
    """What was looked at, and what was wrong."""

    counts: tuple[tuple[str, int], ...]
    faults: tuple[Fault, ...]


def checked(url: str, key: str = "", *, quick: bool = False) -> CheckReport:
    """Verify the database, or one work of it; `quick` leaves out the words of the index.

    NotFound where the key names no work.
    """
    with open_reader(url) as reader:
        work = work_id(reader, key) if key else 0
        if isinstance(reader, SqliteReader):
            reader.tolerate()
        faults: list[Fault] = []
        counts: list[tuple[str, int]] = []
        for name, found in (("sources", texts.sources), ("reading texts", texts.maps), ("spans", texts.spans)):
            try:
                number, wrong = found(reader, work)
            except DatabaseError as error:
                number, wrong = 0, [Fault(code="table", where=name, message=f"they cannot be read: {error.what}")]
            counts.append((name, number))
            faults.extend(wrong)
        counts.extend(_known(reader, work))
        if not work:
            number, wrong = rows.rows(reader)
            counts.append(("rows", number))
            faults.extend((*wrong, *rows.integrity(reader), *_index(url, quick)))
        return CheckReport(counts=tuple(counts), faults=tuple(faults))


def _known(reader: Reader, work: int) -> Iterator[tuple[str, int]]:
    """What could not be read or extracted: known since it was taken in, so counts and no faults."""
    sql = (
        "SELECT count(*) FROM problem WHERE code = :code AND "
        "(:work = 0 OR source_file_id IN (SELECT source_file_id FROM expression WHERE work_id = :work))"
    )
    for code, name in _KNOWN.items():
        try:
            number = int(reader.rows(sql, {"work": work, "code": code})[0][0])
        except DatabaseError:
            return  # the table's own check has said so
        if number:
            yield name, number


def _index(url: str, quick: bool) -> Iterator[Fault]:
    from sqlalchemy.exc import DBAPIError

    from distlaw.db import index
    from distlaw.db.engines import engine_for
    from distlaw.db.index.verify import differences

    engine = engine_for(url)
    try:
        with engine.connect() as connection:
            for message in index.index_faults(connection):
                yield Fault(code="index", where="search index", message=message)
            if not quick:
                for where, message in differences(connection):
                    yield Fault(code="index", where=where, message=message)
    except (DBAPIError, UnicodeError, ValueError, TypeError, KeyError) as error:
        why = getattr(error, "orig", error)
        message = f"it cannot be read ({why}): run `distlaw db reindex`"
        yield Fault(code="index", where="search index", message=message)
    finally:
        engine.dispose()


def as_rows(report: CheckReport) -> list[dict[str, Any]]:
    """The faults as plain rows."""
    return [fault.model_dump() for fault in report.faults]
