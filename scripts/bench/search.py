"""Times searches over generated passages, beside other engines in the same run.

    python scripts/bench/search.py [--sizes 100000,1000000] [--peers all|none|"naive FTS5,tantivy"] [--folder DIR]

One thread, warm (second pass), milliseconds of processor time, which a busy machine lengthens least: median and 95th
percentile; ours is the whole search, from the query's
text to the ten hits with their text read. Bars are ratios to the naive column of the same run.
"""

from __future__ import annotations

import argparse
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from sqlalchemy import Connection

sys.path.insert(0, str(Path(__file__).parent))
from passages import LENGTH, THEORIES, Passage, passages
from search_peers import PEERS, Question

from distlaw.db.index.units import Unit
from distlaw.db.reading import SqliteReader
from distlaw.db.search_words import KIND_BITS, PASSAGE
from distlaw.db.side_index import folder_beside, mark_of, put_mark
from distlaw.query.lookup.sqlite import SqliteLookup
from distlaw.query.search.answering import every, run
from distlaw.query.search.plan import Request, planned
from distlaw.query.search.syntax import Field
from distlaw.text.stop_words import load_stop_words
from distlaw.text.tokens import tokens

BARS = {"rare": 5.0, "two terms": 8.0, "phrase": 15.0, "term + theory": 15.0, "common": 50.0}  # p95, ms, at a million
_MOST_BYTES, _MOST_MB = 400, 150
_IN_WORK = 200
_EACH = 40
_ALL = 1 << 40  # more units than any index has


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
    questions = _questions(size)
    columns = {"ours": _timed(_ours(path), questions)}
    best = {question: _best(path, question) for question in questions}
    shares = {"ours": _true_tens(path, best)}
    seconds, beside = _build_side(path, size)
    print(f"side index: {size / seconds:,.0f}/s, {beside:.0f} bytes a passage", flush=True)
    columns["ours, side index"] = _timed(_ours(path), questions)
    shares["with the side index"] = _true_tens(path, best)
    shutil.rmtree(folder_beside(path))
    for peer in PEERS:
        if (peers == "all" or peer.name in peers.split(",")) and size <= getattr(peer, "most", size):
            columns |= _peer(peer, folder, size, questions)
    _print(columns)
    for name, tens in shares.items():
        told = ", ".join(f"{kind} {share:.2f}" for kind, share in tens.items())
        print(f"of the true ten (all that match, ranked), {name}: {told}")
    command = [sys.executable, "-c", _SEARCHES, str(path)]
    memory = int(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    print(f"memory of a process that asks all of them: {memory} MB (bar {_MOST_MB})")
    late = [kind for kind, bar in BARS.items() if columns["ours"][kind][1] > bar]
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


def _build_side(path: Path, size: int) -> tuple[float, float]:
    """The side index of the same units, which here have theories that no claim stands for."""
    from distlaw.db.index import side

    started, folder = time.perf_counter(), folder_beside(path)
    side.write(folder, (((PASSAGE << KIND_BITS) + number, unit) for number, unit in enumerate(_units(size), 1)))
    with SqliteReader(path) as reader:
        put_mark(folder, mark_of(reader.rows))
    return time.perf_counter() - started, sum(file.stat().st_size for file in folder.iterdir()) / size


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


def _questions(size: int) -> list[Question]:
    """Terms by how many passages have them, drawn from the passages themselves."""
    rng = random.Random(3)
    sample = list(islice(passages(size), min(size, 20_000)))
    having: dict[str, int] = {}
    for passage in sample:
        for word in set(_words(passage)):
            having[word] = having.get(word, 0) + 1
    share = {word: count / len(sample) for word, count in having.items()}
    rare = [word for word, part in share.items() if part <= 2 / len(sample) and not _says_little(word)]
    middle = [word for word, part in share.items() if 0.002 <= part <= 0.02 and not _says_little(word)]
    common = [word for word, part in share.items() if 0.02 <= part <= 0.4 and not _says_little(word)]
    questions = [Question("rare", (word,)) for word in rng.sample(rare, _EACH)]
    questions += [Question("two terms", (*rng.sample(middle, 2),)) for _ in range(_EACH)]
    questions += [Question("phrase", (_phrase(rng, rng.choice(sample)),)) for _ in range(_EACH)]
    questions += [Question("term + theory", (rng.choice(middle),), rng.choice(THEORIES)) for _ in range(_EACH)]
    return questions + [Question("common", (word,)) for word in rng.sample(common, min(_EACH, len(common)))]


def _says_little(word: str) -> bool:
    stop = load_stop_words()
    return word in stop.en or (not word.isascii() and (len(word) < 2 or stop.is_function_pair(word)))


def _words(passage: Passage) -> Iterable[str]:
    if passage.language == "en":
        return passage.text.rstrip(".").split()
    clauses = passage.text.replace("。", "，").split("，")
    return (
        clause[at : at + 2] for clause in clauses for at in range(len(clause) - 1) if not clause[at : at + 2].isascii()
    )


def _phrase(rng: random.Random, passage: Passage) -> str:
    if passage.language == "en":
        words = passage.text.rstrip(".").split()
        at = rng.randrange(len(words) - 3)
        return " ".join(words[at : at + 3])
    clauses = [
        clause for clause in passage.text.replace("。", "，").split("，") if len(clause) >= 6 and not clause.isascii()
    ]
    clause = rng.choice(clauses or [passage.text[:6]])
    at = rng.randrange(max(1, len(clause) - 5))
    return clause[at : at + 4]


def _ours(path: Path) -> Callable[[Question], int]:
    reader = SqliteReader(path)
    return lambda question: len(run(reader, _request(question)).hits)


def _request(question: Question) -> Request:
    words = [f'"{word}"' if question.kind == "phrase" else word for word in question.words]
    filters = (Field("theory", (question.theory,), -1),) if question.theory else ()
    return Request(" ".join(words), filters, ("passages",), limit=10, relax=False)


def _best(path: Path, question: Question) -> dict[str, float]:
    """The best of all that match, none left unranked, with their scores: ten, and all that score as the tenth does."""
    with SqliteReader(path) as reader:
        lookup = SqliteLookup(reader)
        plan = planned(reader, lookup, _request(question))
        sought = plan.of_kind(every(plan.groups), PASSAGE)
        found = lookup.ranked(sought, PASSAGE, 2000, newest=_ALL)[0] if sought is not None else []
    least = found[:10][-1].score - 1e-6 if found else 0.0
    return {one.ref: one.score for one in found if one.score >= least}


def _true_tens(path: Path, best: Mapping[Question, Mapping[str, float]]) -> dict[str, float]:
    """By kind the share of the ten best that a search finds."""
    shares: dict[str, list[float]] = {}
    with SqliteReader(path) as reader:
        for question, wanted in best.items():
            found = sum(hit.id in wanted for hit in run(reader, _request(question)).hits)
            shares.setdefault(question.kind, []).append(min(1.0, found / min(10, len(wanted))) if wanted else 1.0)
    return {kind: statistics.mean(some) for kind, some in shares.items()}


def _peer(
    peer: type, folder: Path, size: int, questions: Sequence[Question]
) -> dict[str, dict[str, tuple[float, float]]]:
    engine = peer(folder)
    engine.build(passages(size))
    found = {engine.name: _timed(engine.ask, questions)}
    return found | ({f"{engine.name}, texts read": _timed(engine.read, questions)} if hasattr(engine, "read") else {})


def _timed(ask: Callable[[Question], int], questions: Sequence[Question]) -> dict[str, tuple[float, float]]:
    """Median and 95th percentile of each kind, in the second pass."""
    times: dict[str, list[float]] = {}
    for is_warm in (False, True):
        for question in questions:
            started = time.process_time()
            ask(question)
            if is_warm:
                times.setdefault(question.kind, []).append(1000 * (time.process_time() - started))
    return {
        kind: (statistics.median(found), sorted(found)[int(0.95 * (len(found) - 1))]) for kind, found in times.items()
    }


def _print(columns: dict[str, dict[str, tuple[float, float]]]) -> None:
    print(f"| p50 / p95 ms | {' | '.join(columns)} | bar |")
    print(f"|---|{'---|' * (len(columns) + 1)}")
    for kind, bar in BARS.items():
        cells = [f"{found[kind][0]:.2f} / {found[kind][1]:.2f}" for found in columns.values()]
        print(f"| {kind} | {' | '.join(cells)} | {bar:.0f} |", flush=True)


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
