"""Writes tests/migrations/REVISION.db: a small database at today's revision, for every later one to upgrade.

Run it once, when a revision is released; a frozen file is never written again.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import tempfile
from pathlib import Path

from sqlalchemy import select

from distlaw.db import index
from distlaw.db import tables as t
from distlaw.db.revision import HEAD
from distlaw.db.session import open_database
from distlaw.services.ingest import ingest
from distlaw.services.works.edit import edit

_FROM_VOCABULARY = (
    "licence_clause", "licence_version", "licence", "statute_version", "statute", "legal_case", "entity_label",
)  # fmt: skip
ROOT = Path(__file__).resolve().parents[1]
NOTE = """# 输出训练的合同边界

作者：林知远
日期：2031-04-02

违反《民法典》第五百零九条的，应当承担违约责任。模型蒸馏不构成著作权侵权[1]。

## 参考文献

[1] 周若衡. 学生模型的责任[J]. 海隅法学, 2030(2):11-20.
"""


def main() -> None:
    """Exit with a line where this revision is frozen already."""
    target = ROOT / "tests" / "migrations" / f"{HEAD}.db"
    if target.exists():
        sys.exit(f"{target.name} is frozen already")
    with tempfile.TemporaryDirectory() as folder:
        note, url = Path(folder) / "note.md", str(Path(folder) / "small.db")
        note.write_text(NOTE, encoding="utf-8")
        os.chdir(folder)  # the journal names the file, and no path of this machine
        (verdict,) = ingest(url, [note.name])
        edit(url, verdict.keys[0], {"container_title": "海隅法学"}, [], "frozen2031", "tester")
        with open_database(url) as database, database.writing() as session:
            # The index follows from the tables; an upgrade makes it anew.
            index.drop(session.connection())
            for source in session.scalars(select(t.SourceFile)):
                source.uri = ""  # no path of this machine
        with sqlite3.connect(url) as connection:
            for table in _FROM_VOCABULARY:
                connection.execute(f"DELETE FROM {table}")
                for seals in ("seal", "number_seal"):
                    connection.execute(f"DELETE FROM {seals} WHERE table_name = ?", (table,))
            connection.execute("DELETE FROM meta WHERE name = 'vocabulary'")
            connection.commit()
            connection.execute("VACUUM INTO ?", (str(target),))
    print(f"{target.name}: {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
