"""A Dask cluster reads, one process writes: the same database as without."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from distlaw.errors import UsageError
from distlaw.services.ingest import IngestOptions, ingest
from distlaw.services.record.dump import dumped

distributed = pytest.importorskip("distributed")


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as local:  # fmt: skip
        yield local.scheduler_address


def dump_of(url: str) -> str:
    return "\n".join(record.line for record in dumped(url))


def test_the_dump_is_that_of_the_serial_ingest(db: str, notes: Path, tmp_path: Path, cluster: str) -> None:
    (notes / "empty.txt").write_bytes(b"")
    other = str(tmp_path / "other.db")
    serial = list(ingest(db, [str(notes)], IngestOptions(workers=1)))
    spread = list(ingest(other, [str(notes)], IngestOptions(dask=cluster)))
    assert spread == serial
    assert dump_of(other) == dump_of(db)


def test_an_address_where_nobody_answers_is_one_clear_line(db: str, notes: Path) -> None:
    with pytest.raises(UsageError, match="no Dask scheduler answers"):
        list(ingest(db, [str(notes)], IngestOptions(dask="tcp://127.0.0.1:9")))
