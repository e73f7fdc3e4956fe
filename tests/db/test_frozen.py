"""Every database that a released revision made still opens, with its rows as they were."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from distlaw.db.opening import open_reader
from distlaw.db.session import open_database
from distlaw.db.vocabulary import synchronise
from distlaw.services.check import checked
from distlaw.services.database import reindex
from distlaw.services.record.dump import dumped

FROZEN = sorted((Path(__file__).resolve().parents[1] / "migrations").glob("*.db"))


def test_there_is_a_frozen_database() -> None:
    assert FROZEN


@pytest.mark.parametrize("path", FROZEN, ids=lambda path: path.stem)
def test_it_opens_with_its_rows_intact(path: Path, db: str) -> None:
    shutil.copy(path, db)
    reindex(db)  # the frozen file has no index: it follows from the tables
    with open_database(db) as database, database.writing() as session:
        assert synchronise(session)
    record = next(record for record in dumped(db) if record.key == "frozen2031")
    assert record.work["title"] == "输出训练的合同边界"
    assert record.work["container-title"] == "海隅法学"
    assert record.claims
    assert record.references[0].csl["title"] == "学生模型的责任"
    assert record.events[0].agent == "tester"
    assert not checked(db).faults
    with open_reader(db) as reader:
        assert reader.rows("SELECT count(*) FROM statute")[0][0] > 100
