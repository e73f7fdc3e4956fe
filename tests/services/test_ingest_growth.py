"""What storing a file costs, counted in statements: a file of twice the records takes hardly more of them."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import event

from distlaw.readers.reader import RawFile
from distlaw.services.ingest.prepare import prepared
from distlaw.services.ingest.transaction import opened, stored


def records(number: int) -> bytes:
    lines = []
    for at in range(number):
        lines += ["TY  - JOUR", f"TI  - 输出训练的第{at}个问题", f"AU  - 林知{chr(0x4E00 + at)}", "JO  - 海隅法学"]
        lines += ["PY  - 2031", f"DO  - 10.9999/growth.{at}", "AB  - 使用输出训练模型不构成侵权。", "ER  - ", ""]
    return "\n".join(lines).encode()


def statements(folder: Path, number: int) -> int:
    found = prepared(RawFile(records(number), "list.ris"))
    count = 0

    def counted(*_: object) -> None:
        nonlocal count
        count += 1

    with opened(str(folder / f"{number}.db")) as database:
        event.listen(database.engine, "before_cursor_execute", counted)
        assert stored(database, found, "list.ris", "tester").works_added == number
    return count


def test_statements_hardly_grow_with_the_records_of_a_file(tmp_path: Path) -> None:
    few, many = statements(tmp_path, 20), statements(tmp_path, 40)
    assert (many - few) / 20 <= 3  # claims and relations that may be here; everything else goes in together


def test_the_second_record_of_a_work_in_one_file_finds_the_first(tmp_path: Path) -> None:
    twice = prepared(RawFile(records(3) + b"\n" + records(3), "list.ris"))
    with opened(str(tmp_path / "twice.db")) as database:
        verdict = stored(database, twice, "list.ris", "tester")
    assert (len(twice.works), verdict.works_added, len(verdict.keys)) == (6, 3, 3)
