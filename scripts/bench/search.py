"""Times searches over generated passages, beside other engines in the same run.

    python scripts/bench/search.py [--sizes 100000,1000000] [--peers all|none|"naive FTS5,tantivy"] [--folder DIR]

One thread, warm, milliseconds of processor time, which a busy machine lengthens least: each question's median of three
passes, of these the median and the 95th percentile. Ours is the whole search, from the query's text to the ten hits
with their text read; "index" is what the bare engine does too: from what is sought to the ten best units. Below the
times stands each p95 as a multiple of tantivy's in the same run.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import TypeAlias

from sqlalchemy import Connection

sys.path.insert(0, str(Path(__file__).parent))
from passages import LENGTH, THEORIES, passages
from search_peers import PEERS
from search_questions import Question, questions_of, request_of

from distlaw.db.index.units import Unit
from distlaw.db.reading import SqliteReader
from distlaw.db.search_words import KIND_BITS, PASSAGE, bounds
from distlaw.db.side_index import folder_beside, mark_in, mark_of, put_mark
from distlaw.query.lookup import lookup_of
from distlaw.query.lookup.sqlite import SqliteLookup, as_fts5
from distlaw.query.search.answering import every, loose, run, some
from distlaw.query.search.expression import Expression
from distlaw.query.search.plan import planned
from distlaw.text.tokens import tokens

BARS = {"rare": 5.0, "two terms": 8.0, "phrase": 15.0, "term + theory": 15.0, "common": 50.0}  # p95, ms, at a million
_MOST_BYTES, _MOST_MB = 400, 150
_IN_WORK = 200
_EACH = 40
_WEIGHED = (
    "SELECT u.ref, f.r FROM (SELECT rowid AS id, bm25(search_fts, 1.0, 3.0, 0.3, 0.0) AS r FROM search_fts"
    " WHERE search_fts MATCH :match AND rowid BETWEEN :low AND :high ORDER BY r LIMIT 2000) f"
    " CROSS JOIN search_unit u ON u.id = f.id ORDER BY f.r"
)
_Column: TypeAlias = dict[str, tuple[float, float]]  # by kind of question the median and the 95th percentile


def main() -> int:
    """Measure each size; exit code 1 where ours is over a bar at a million."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="10000,100000")
    parser.add_argument("--peers", default="all")
    parser.add_argument("--folder", type=Path, help="where databases are made; one that is there is asked as it is")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.folder or Path(temporary)
        folder.mkdir(exist_ok=True)
        over = [_measured(folder, int(size), arguments.peers) for size in arguments.sizes.split(",")]
    return 1 if any(over) else 0


def _measured(folder: Path, size: int, peers: str) -> bool:
    """Build, ask and print one size; whether a bar was missed."""
    path = folder / f"{size}.db"
    print(f"\n## {size:,} passages of {LENGTH} characters")
    per_passage = _made(path, size)
    _made_side(path, size)
    questions = questions_of(size)
    best = {question: _best(path, question) for question in questions}
    asks = dict[str, Callable[[Question], int]]()
    for peer in PEERS:
        if (peers == "all" or peer.name in peers.split(",")) and size <= getattr(peer, "most", size):
            asks |= _peer(peer, folder, size)
    alone = path.with_suffix(".alone")  # beside this name there is no side index
    alone.unlink(missing_ok=True)
    alone.symlink_to(path.absolute())
    shares = dict[str, dict[str, float]]()
    with SqliteReader(path) as first, SqliteReader(alone) as second:
        for name, reader in (("with the side index", first), ("SQLite alone", second)):
            asks |= {name: _whole(reader), f"{name}: index": _index_alone(reader, questions)}
            shares[name] = _true_tens(reader, best)
        columns = _timed(asks, questions)
    alone.unlink()
    _print(columns)
    for name, tens in shares.items():
        told = ", ".join(f"{kind} {share:.2f}" for kind, share in tens.items())
        print(f"of the true ten (all that match, ranked by FTS5), {name}: {told}")
    command = [sys.executable, "-c", _SEARCHES, str(path)]
    memory = int(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    print(f"memory of a process that asks all of them: {memory} MB (bar {_MOST_MB})")
    late = [kind for kind, bar in BARS.items() if columns["SQLite alone"][kind][1] > bar]
    if late or per_passage > _MOST_BYTES or memory > _MOST_MB:
        print(f"over the bar: {', '.join(late) or '-'}; bytes {per_passage:.0f}/{_MOST_BYTES}; MB {memory}/{_MOST_MB}")
        return size >= 1_000_000
    print("all bars held")
    return False


def _made(path: Path, size: int) -> float:
    """The database, made where it is not there; returns the bytes of its index for a passage, 0 where it was."""
    if path.exists():
        return 0.0
    seconds, per_passage = _build(path, size)
    print(f"ours: built in {seconds:.0f} s ({size / seconds:,.0f}/s), {per_passage:.0f} bytes a passage", flush=True)
    return per_passage


def _build(path: Path, size: int) -> tuple[float, float]:
    """A database with so many passages, through the tables and the index as ingest writes them."""
    from sqlalchemy import text

    from distlaw.db import index
    from distlaw.db.index import sqlite as index_sqlite
    from distlaw.db.session import open_database

    path.unlink(missing_ok=True)
    started = time.perf_counter()
    with open_database(str(path)) as database:
        with database.writing() as session:
            _insert_rows(session.connection(), size)
        before = _pages(path)
        with database.writing() as session:
            connection = session.connection()
            index_sqlite.ENGINE.add(connection, _units(size))
            index.optimize(connection)
            connection.execute(text("ANALYZE search_unit"))
    return time.perf_counter() - started, (_pages(path) - before) / size


def _made_side(path: Path, size: int) -> None:
    """The side index of the same units, which here have theories that no claim stands for; made where it is not."""
    from distlaw.db.index import side

    started, folder = time.perf_counter(), folder_beside(path)
    if mark_in(folder) is not None:
        return
    side.write(folder, (((PASSAGE << KIND_BITS) + number, unit) for number, unit in enumerate(_units(size), 1)))
    with SqliteReader(path) as reader:
        put_mark(folder, mark_of(reader.rows))
    seconds, each = time.perf_counter() - started, sum(file.stat().st_size for file in folder.iterdir()) / size
    print(f"side index: {size / seconds:,.0f}/s, {each:.0f} bytes a passage", flush=True)


def _insert_rows(connection: Connection, size: int) -> None:
    from sqlalchemy import insert

    from distlaw.db import tables as t

    connection.execute(
        insert(t.Activity), [{"id": 1, "stage": "b", "tool": "b", "tool_version": "1", "started_at": ""}]
    )
    concept = {"scheme": "theory", "definition": {}, "scope_note": {}, "checklist": []}
    connection.execute(insert(t.Concept), [{"id": theory, **concept} for theory in THEORIES])
    works = [
        {"id": i, "key": f"w{i}", "key_folded": f"w{i}", "csl_type": "article", "title": f"Work {i}",
         "issued": str(2000 + i % 26), "item": {}, "activity_id": 1}
        for i in range(1, size // _IN_WORK + 2)
    ]  # fmt: skip
    connection.execute(insert(t.Work), works)
    file = {
        "id": 1,
        "sha256": "b",
        "media_type": "text/plain",
        "file_name": "b",
        "size": 0,
        "text": "",
        "text_sha256": "",
    }
    connection.execute(insert(t.SourceFile), [{**file, "content": None, "activity_id": 1}])
    text = {"id": 1, "work_id": 1, "source_file_id": 1, "quality": "full", "genre": "plain", "parser": "b", "text": ""}
    connection.execute(
        insert(t.Expression), [{**text, "parser_version": "1", "text_sha256": "", "pieces": [], "activity_id": 1}]
    )
    rows = enumerate(passages(size), 1)
    same = {"expression_id": 1, "source_file_id": 1, "start": 0, "end": 0, "ranges": [[0, 0]]}
    while batch := [
        {"id": i, "work_id": i // _IN_WORK + 1, "language": p.language, "text": p.text, **same}
        for i, p in islice(rows, 20_000)
    ]:
        connection.execute(insert(t.Passage), batch)


def _units(size: int) -> Iterator[Unit]:
    for number, passage in enumerate(passages(size), 1):
        work = number // _IN_WORK + 1
        theories = " ".join(f"theory={theory}" for theory in passage.theories)
        filters = f"work={work} year={2000 + work % 26} lang={passage.language.lower()} {theories}".rstrip()
        yield Unit(PASSAGE, str(number), work, "", " ".join(tokens(passage.text)), "", filters)


def _pages(path: Path) -> int:
    import sqlite3

    connection = sqlite3.connect(path)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    (pages,), (size,), (free,) = (
        connection.execute(f"PRAGMA {name}").fetchone() for name in ("page_count", "page_size", "freelist_count")
    )
    connection.close()
    return int((pages - free) * size)


def _sought(reader: SqliteReader, question: Question) -> Expression | None:
    """What the index is asked, before any word is left out for being common."""
    plan = planned(reader, SqliteLookup(reader), request_of(question))
    return plan.of_kind(some(loose(plan)) if question.is_loose else every(plan.groups), PASSAGE)


def _best(path: Path, question: Question) -> dict[str, float]:
    """The best of all that match, none left unranked, with their scores: ten, and all that score as the tenth does."""
    with SqliteReader(path) as reader:
        sought = _sought(reader, question)
        match = as_fts5(sought) if sought is not None else ""
        found = reader.rows(_WEIGHED, {"match": match, **bounds(PASSAGE)}) if match else []
    most = found[:10][-1][1] + 1e-6 if found else 0.0
    return {ref: -score for ref, score in found if score <= most}


def _whole(reader: SqliteReader) -> Callable[[Question], int]:
    """A search from the question's text to its hits."""
    return lambda question: len(run(reader, request_of(question)).hits)


def _index_alone(reader: SqliteReader, questions: Sequence[Question]) -> Callable[[Question], int]:
    """What names the ten best units of an expression that is there already."""
    expressions = {question: _sought(reader, question) for question in questions}

    def ask(question: Question) -> int:
        sought = expressions[question]
        return len(lookup_of(reader).ranked(sought, PASSAGE, 10)[0]) if sought is not None else 0

    return ask


def _true_tens(reader: SqliteReader, best: Mapping[Question, Mapping[str, float]]) -> dict[str, float]:
    """By kind the share of the ten best that a search finds."""
    shares: dict[str, list[float]] = {}
    for question, wanted in best.items():
        found = sum(hit.id in wanted for hit in run(reader, request_of(question)).hits)
        shares.setdefault(question.kind, []).append(min(1.0, found / min(10, len(wanted))) if wanted else 1.0)
    return {kind: statistics.mean(some) for kind, some in shares.items()}


def _peer(peer: type, folder: Path, size: int) -> dict[str, Callable[[Question], int]]:
    place = folder / f"{size}.peers"
    place.mkdir(exist_ok=True)
    engine = peer(place)
    engine.build(passages(size))
    asks = {engine.name: engine.ask}
    return asks | ({f"{engine.name}, texts read": engine.read} if hasattr(engine, "read") else {})


def _timed(asks: Mapping[str, Callable[[Question], int]], questions: Sequence[Question]) -> dict[str, _Column]:
    """By engine and kind the median and the 95th percentile of each question's median of three passes after the first.
    Engines are asked in turn, so that a busy machine slows all of them."""
    times: dict[tuple[str, Question], list[float]] = {}
    for is_warm in (False, True, True, True):
        for question in questions:
            for name, ask in asks.items():
                started = time.process_time()
                ask(question)
                if is_warm:
                    times.setdefault((name, question), []).append(1000 * (time.process_time() - started))
    found: dict[str, dict[str, list[float]]] = {}
    for (name, question), some_times in times.items():
        found.setdefault(name, {}).setdefault(question.kind, []).append(statistics.median(some_times))
    return {name: {kind: _summed(each) for kind, each in kinds.items()} for name, kinds in found.items()}


def _summed(times: Sequence[float]) -> tuple[float, float]:
    return statistics.median(times), sorted(times)[int(0.95 * (len(times) - 1))]


def _print(columns: Mapping[str, _Column]) -> None:
    print(f"| p50 / p95 ms | {' | '.join(columns)} |")
    print(f"|---|{'---|' * len(columns)}")
    kinds = list(columns["SQLite alone"])
    for kind in kinds:
        cells = [f"{found[kind][0]:.2f} / {found[kind][1]:.2f}" for found in columns.values()]
        print(f"| {kind} | {' | '.join(cells)} |", flush=True)
    for peer in [name for name in columns if name.startswith("tantivy")]:
        for kind in kinds:
            cells = [f"{found[kind][1] / columns[peer][kind][1]:.1f}" for found in columns.values()]
            print(f"| {kind}, p95 ÷ {peer} | {' | '.join(cells)} |", flush=True)


# A process that does nothing but search: what it has at its most, in MB.
_SEARCHES = """
import re, sys
from pathlib import Path
from distlaw.db.reading import SqliteReader
from distlaw.query.search.plan import Request
from distlaw.query.search.answering import run
reader = SqliteReader(Path(sys.argv[1]))
for words in ("有关", "工作", "中国", "法律 经济", '"人民法院"', "合同 theory:contract", "有限公司 发展 技术 管理"):
    run(reader, Request(words, limit=10))
# What getrusage says begins with the parent's, so the kernel is asked (Linux).
print(int(re.search(r"VmHWM:[^0-9]+([0-9]+)", Path("/proc/self/status").read_text())[1]) // 1024)
"""


if __name__ == "__main__":
    sys.exit(main())
