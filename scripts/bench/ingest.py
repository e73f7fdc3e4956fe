"""How fast files go in: documents and megabytes a second, where the time goes, memory; one worker against two.

python scripts/bench/ingest.py [--sizes 100 1000 10000]

Documents come from a grammar, so that they differ. Rates are of this machine: read the ratios.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from generated import write_documents

STAGES = {"jieba": ("jieba",), "SQLite": ("sqlite", "sqlalchemy", "/db/"), "index": ("/db/index",)}


def main() -> None:
    """Print one row a size, then where one process spends its time, then the ratio of two workers to one."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--sizes", type=int, nargs="+", default=[100, 1000, 10000])
    sizes = options.parse_args().sizes
    heads = ("documents", "workers", "docs/s", "MB/s", "main MB", "worker MB", "db bytes/doc")
    print(" ".join(f"{head:>12}" for head in heads))
    rates = {size: run(size, 2) for size in sizes}
    single = run(min(sizes[-1], 1000), 1)
    both = rates.get(1000) or run(min(sizes[-1], 1000), 2)
    print(f"\ntwo workers against one: {both / single:.2f} x")
    if len(sizes) > 1 and 1000 in rates and 10000 in rates:
        print(f"rate at 10,000 against 1,000: {rates[10000] / rates[1000]:.2f}")
    print("\nshare of one process's time, in process, 60 documents:")
    for name, share in shares(60).items():
        print(f"  {name:10} {100 * share:5.1f} %")


def run(number: int, workers: int) -> float:
    """One ingest as a process of its own; returns documents a second."""
    with tempfile.TemporaryDirectory() as name:
        folder, url = Path(name) / "documents", Path(name) / "bench.db"
        size = write_documents(folder, number)
        started = time.monotonic()
        command = [sys.executable, __file__, "--run", str(folder), str(url), str(workers)]
        said = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
        seconds = time.monotonic() - started
        kept = url.stat().st_size / number
    main_mb, worker_mb = (int(word) / 1024 for word in said)
    figures = (
        f"{number / seconds:.1f}",
        f"{size / 1e6 / seconds:.3f}",
        f"{main_mb:.0f}",
        f"{worker_mb:.0f}",
        f"{kept:.0f}",
    )
    print(" ".join(f"{figure:>12}" for figure in (str(number), str(workers), *figures)), flush=True)
    return number / seconds


def ingest_here(folder: str, url: str, workers: int) -> None:
    """What the measured process does; prints its own and its largest child's memory in KB."""
    from distlaw.services.ingest import IngestOptions, ingest

    for verdict in ingest(url, [folder], IngestOptions(workers=workers)):
        assert verdict.verdict == "added", verdict
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)


def shares(number: int) -> dict[str, float]:
    """The share of time in reading and extracting, jieba, and the database, all in this process."""
    from distlaw.db.session import open_database
    from distlaw.db.vocabulary import synchronise
    from distlaw.readers.reader import RawFile
    from distlaw.services.ingest.prepare import prepared
    from distlaw.services.ingest.store import Storing

    with tempfile.TemporaryDirectory() as name:
        write_documents(Path(name), number)
        with open_database(f"{name}/profile.db") as database:
            with database.writing() as session:
                synchronise(session)
            paths = sorted(Path(name).glob("*.md"))
            prepared(RawFile(paths[0].read_bytes(), "warm.md"))
            profile = cProfile.Profile()
            profile.enable()
            for path in paths:
                found = prepared(RawFile(path.read_bytes(), path.name))
                with database.writing() as session:
                    Storing(session).store(found, path.name)
            profile.disable()
    return _grouped(pstats.Stats(profile))


def _grouped(stats: pstats.Stats) -> dict[str, float]:
    own: dict[str, float] = {"reading": 0.0, "jieba": 0.0, "SQLite": 0.0}
    for (file, _, function), (_, _, seconds, _, _) in stats.stats.items():  # type: ignore[attr-defined]
        if "jieba" in file or "jieba" in function:
            own["jieba"] += seconds
        elif any(word in file or word in function for word in ("sqlite", "sqlalchemy", "/distlaw/db/")):
            own["SQLite"] += seconds
        else:
            own["reading"] += seconds
    total = sum(own.values())
    return {name: seconds / total for name, seconds in own.items()}


if __name__ == "__main__":
    if sys.argv[1:2] == ["--run"]:
        ingest_here(sys.argv[2], sys.argv[3], int(sys.argv[4]))
    else:
        main()
