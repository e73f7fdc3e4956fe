"""On PostgreSQL every command gives the answers that it gives on SQLite."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from postgres_server import fresh_database

from distlaw.db.migrate import upgraded
from distlaw.db.opening import open_reader
from distlaw.db.revision import HEAD
from distlaw.db.session import open_database
from distlaw.services.check import checked
from distlaw.services.claims.curate import set_status
from distlaw.services.database import status
from distlaw.services.ingest import ingest
from distlaw.services.record.dump import dumped
from distlaw.services.record.load import load
from distlaw.services.works.edit import edit, remove
from distlaw.services.works.merge import merge, undo_merge

pytestmark = [pytest.mark.postgres, pytest.mark.slow]


@pytest.fixture
def server() -> str:
    return fresh_database()


def dump_of(url: str) -> list[str]:
    return [record.line for record in dumped(url)]


def test_it_is_made_from_empty_to_head(server: str) -> None:
    open_database(server).close()
    assert upgraded(server) == ""
    assert status(server)["revision"] == HEAD


def test_ingest_gives_the_same_dump(server: str, db: str, notes: Path) -> None:
    for url in (server, db):
        assert [v.verdict for v in ingest(url, [str(notes)])] == ["added"] * 3
        assert [v.verdict for v in ingest(url, [str(notes)])] == ["unchanged"] * 3
    assert dump_of(server) == dump_of(db)
    assert not checked(server).faults


def test_a_text_with_nul_keeps_its_offsets(server: str, tmp_path: Path) -> None:
    path = tmp_path / "nul.txt"
    path.write_bytes("标题\n\n模型蒸馏\x00不构成著作权侵权，应当允许。\n".encode())
    assert [v.verdict for v in ingest(server, [str(path)])] == ["added"]
    assert not checked(server).faults
    assert "\x00" in next(iter(dumped(server))).as_json()["sources"][0]["text"]


def test_a_dump_moves_between_the_engines(server: str, db: str, corpus: object, tmp_path: Path) -> None:
    key = next(iter(dumped(db))).key
    edit(db, key, {"container_title": "虚构法学"}, [], "", "tester")
    before = dump_of(db)
    list(load(server, before, "dump"))
    assert dump_of(server) == before
    back = str(tmp_path / "back.db")
    list(load(back, dump_of(server), "dump"))
    assert dump_of(back) == before


def test_a_persons_work_is_kept(server: str, notes: Path) -> None:
    list(ingest(server, [str(notes)]))
    records = list(dumped(server))
    claim = next(record.claims[0].id for record in records if record.claims)
    set_status(server, [claim], "accepted", "tester")
    first, second = sorted(record.key for record in records)[:2]
    merge(server, first, second, "tester")
    assert undo_merge(server, first, "tester") == second
    found = {c.id: c.status for record in dumped(server) for c in record.claims}
    assert found[claim] == "accepted"
    remove(server, [second], "tester")
    assert second not in {record.key for record in dumped(server)}
    assert not checked(server).faults


def test_eight_writers_lose_nothing(server: str, tmp_path: Path) -> None:
    open_database(server).close()
    folders = []
    for writer in range(8):
        folder = tmp_path / f"writer{writer}"
        folder.mkdir()
        for number in range(2):
            text = f"# 第{writer}组第{number}篇\n\n作者：某{writer}\n\n违反第{number}条的，应当承担违约责任。\n"
            (folder / f"{number}.md").write_text(text, encoding="utf-8")
        folders.append(folder)
    command = [sys.executable, "-m", "distlaw", "--db", server, "ingest", "--workers", "1"]
    running = [subprocess.Popen([*command, str(folder)], stderr=subprocess.PIPE) for folder in folders]
    said = [process.communicate(timeout=300)[1].decode() for process in running]
    assert [process.returncode for process in running] == [0] * 8, said
    with open_reader(server) as reader:
        assert reader.rows("SELECT count(*) FROM work WHERE status = 'present'") == [(16,)]
    assert not checked(server).faults
