"""Files go in once, whole, and the same way every time."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import warnings
import zipfile
from pathlib import Path

import pytest

from distlaw.db.opening import open_reader
from distlaw.services.check import checked
from distlaw.services.ingest import IngestOptions, ingest
from distlaw.services.record.dump import dumped


def dump_of(url: str) -> str:
    return "\n".join(record.line for record in dumped(url))


def words(url: str, *paths: object, workers: int = 0) -> list[str]:
    return [v.verdict for v in ingest(url, [str(p) for p in paths], IngestOptions(workers=workers))]


def test_the_same_bytes_again_change_nothing(db: str, notes: Path) -> None:
    assert words(db, notes) == ["added"] * 3
    before = dump_of(db)
    assert words(db, notes) == ["unchanged"] * 3
    assert dump_of(db) == before


def test_two_databases_of_the_same_files_have_the_same_dump(db: str, notes: Path, tmp_path: Path) -> None:
    other = str(tmp_path / "other.db")
    words(db, notes, workers=1)
    words(other, notes, workers=2)
    assert dump_of(db) == dump_of(other)


def test_a_file_under_another_name_is_the_same_file(db: str, notes: Path) -> None:
    words(db, notes / "permits.md")
    (notes / "copy.md").write_bytes((notes / "permits.md").read_bytes())
    assert words(db, notes / "copy.md") == ["unchanged"]


def test_every_span_is_proved(db: str, notes: Path) -> None:
    words(db, notes)
    report = checked(db)
    assert not report.faults
    assert dict(report.counts)["spans"] > 0


def test_a_bad_file_ends_that_file_alone(db: str, notes: Path) -> None:
    (notes / "empty.txt").write_bytes(b"")
    (notes / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    found = list(ingest(db, [str(notes)]))
    assert [v.verdict for v in found].count("refused") == 2
    assert all(v.code and v.message for v in found if v.verdict == "refused")
    assert not checked(db).faults


def snapshot(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_a_dry_run_writes_nothing(db: str, notes: Path) -> None:
    folder = Path(db).parent
    assert [v.verdict for v in ingest(db, [str(notes)], IngestOptions(dry_run=True))] == ["added"] * 3
    assert not Path(db).exists()
    words(db, notes / "permits.md")
    before = snapshot(folder)
    found = list(ingest(db, [str(notes)], IngestOptions(dry_run=True)))
    assert sorted(v.verdict for v in found) == ["added", "added", "unchanged"]
    assert snapshot(folder) == before


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("blank.txt", " \n\t\u3000\n".encode(), "empty"),
        ("marks.txt", "\u200b\u3000\ufeff\n".encode(), "empty"),
        ("nosuch.txt", None, "unreadable"),
        ("empty.zip", b"PK\x05\x06" + bytes(18), "empty_archive"),
    ],
    ids=["white space", "marks that take no room", "no such file", "an archive of nothing"],
)
def test_an_ingest_that_fails_makes_no_database(
    db: str, tmp_path: Path, name: str, data: bytes | None, code: str
) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    (verdict,) = ingest(db, [str(path)])
    assert (verdict.verdict, verdict.code) == ("refused", code)
    assert not Path(db).exists()


def test_two_members_of_one_name_are_both_named(db: str, notes: Path, tmp_path: Path) -> None:
    path = tmp_path / "two.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("one/note.md", (notes / "permits.md").read_bytes())
        archive.writestr("two/note.md", (notes / "prohibits.md").read_bytes())
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            archive.writestr("two/note.md", (notes / "english.md").read_bytes())
    found = list(ingest(db, [str(path)]))
    assert [v.name.rpartition("two.zip/")[2] for v in found] == ["one/note.md", "two/note.md", "two/note.md (2)"]
    assert [v.verdict for v in found] == ["added"] * 3


def test_works_added_are_counted(db: str, tmp_path: Path) -> None:
    entries = [f"@book{{b{n}, title={{第{n}本书的题名}}, author={{作者{n}}}, year={{2030}}}}" for n in range(3)]
    path = tmp_path / "a.bib"
    path.write_text("\n".join(entries[:1]), encoding="utf-8")
    assert [(v.verdict, v.works_added) for v in ingest(db, [str(path)])] == [("added", 1)]
    more = tmp_path / "b.bib"
    more.write_text("\n".join(entries), encoding="utf-8")
    assert [(v.verdict, v.works_added) for v in ingest(db, [str(more)])] == [("added", 2)]


@pytest.mark.slow
def test_two_at_once_double_nothing(db: str, notes: Path) -> None:
    command = [sys.executable, "-m", "distlaw", "ingest", str(notes)]
    both = [subprocess.Popen(command, stderr=subprocess.PIPE) for _ in range(2)]
    said = [process.communicate(timeout=120)[1] for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    with open_reader(db) as reader:
        assert reader.rows("SELECT count(*) FROM source_file") == [(3,)]
    assert not checked(db).faults


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="SIGKILL")
@pytest.mark.parametrize("seconds", [0.9, 1.6, 2.3])
def test_killed_and_started_again_it_ends_the_same(db: str, tmp_path: Path, seconds: float) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(24):
        text = f"# 第{number}篇：蒸馏与合同\n\n作者：某{number}\n\n违反第{number}条的，应当承担违约责任。\n"
        (folder / f"{number:02}.md").write_text(text, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "distlaw", "ingest", str(folder)], stderr=subprocess.DEVNULL, start_new_session=True
    )
    time.sleep(seconds)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    undisturbed = str(tmp_path / "undisturbed.db")
    words(db, folder)
    words(undisturbed, folder)
    assert not checked(db).faults
    assert dump_of(db) == dump_of(undisturbed)


def test_what_was_unresolved_is_tried_again_when_the_vocabulary_grows(db: str, tmp_path: Path) -> None:
    note = tmp_path / "note.md"
    note.write_text("# 评\n\n被告违反《中华人民共和国反不正当竞争法》第二条的，应当承担责任。\n", encoding="utf-8")
    words(db, note)
    from distlaw.db import tables as t
    from distlaw.db.session import open_database

    with open_database(db) as database, database.writing() as session:
        row = session.query(t.Citation).filter(t.Citation.kind == "statute").one()
        known = row.target_id
        row.target_id, row.status, row.reason = "", "unresolved", "nobody knew it"
        session.get_one(t.Meta, "vocabulary").value = "an older one"
    assert known
    words(db, note)
    with open_reader(db) as reader:
        assert reader.rows("SELECT target_id FROM citation WHERE kind = 'statute'") == [(known,)]


def test_an_archive_is_its_members(db: str, notes: Path, tmp_path: Path) -> None:
    import zipfile

    path = tmp_path / "notes.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for note in sorted(notes.iterdir()):
            archive.write(note, note.name)
        archive.writestr("empty.txt", b"")
    found = list(ingest(db, [str(path)]))
    assert [v.verdict for v in found].count("added") == 3
    assert [(v.verdict, v.name) for v in found if v.verdict == "refused"] == [("refused", f"{path}/empty.txt")]
    assert words(db, notes) == ["unchanged"] * 3


@pytest.mark.slow
def test_readers_see_whole_works_while_files_go_in(db: str, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(12):
        text = f"# 第{number}篇：蒸馏与合同\n\n作者：某{number}\n\n违反第{number}条的，应当承担违约责任。\n"
        (folder / f"{number:02}.md").write_text(text, encoding="utf-8")
    words(db, folder / "00.md")
    process = subprocess.Popen([sys.executable, "-m", "distlaw", "ingest", str(folder)], stderr=subprocess.DEVNULL)
    partial = (
        "SELECT count(*) FROM work w WHERE w.status = 'present' AND (NOT EXISTS (SELECT 1 FROM expression e "
        "WHERE e.work_id = w.id) OR NOT EXISTS (SELECT 1 FROM search_unit u WHERE u.work_id = w.id))"
    )
    seen = set()
    while process.poll() is None:
        with open_reader(db) as reader:
            assert reader.rows(partial) == [(0,)]
            seen.add(reader.rows("SELECT count(*) FROM work")[0][0])
    assert process.returncode == 0
    assert len(seen) > 1


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no limit of file size")
def test_a_full_disk_is_said_and_leaves_the_database_whole(db: str, notes: Path) -> None:
    """A limit of the file's size stands for a disk without room."""
    words(db, notes / "permits.md")
    before = dump_of(db)
    code = (
        "import resource, sys; from distlaw.cli.entry import main; "
        "resource.setrlimit(resource.RLIMIT_FSIZE, (65_536, -1)); "
        f"main(['ingest', '--workers', '1', {str(notes)!r}])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=300, check=False)
    assert ran.returncode == 5, ran.stderr
    assert "Traceback" not in ran.stderr and "free some space" in ran.stderr
    assert dump_of(db) == before
    assert not checked(db, quick=True).faults


@pytest.mark.parametrize(
    ("name", "text"),
    [("a.md", "---\n---\n\n"), ("b.ris", "TY  - JOUR\nER  - \n"), ("c.bib", "@comment{x}\n"), ("d.json", "[]"),
     ("e.exe", "MZ\x00\x00")],
)  # fmt: skip
def test_a_file_that_says_nothing_is_refused(db: str, tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert words(db, path) == ["refused"]
