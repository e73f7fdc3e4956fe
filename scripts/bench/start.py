"""What a command costs before it does anything: each as a multiple of a bare interpreter, by processor time.

    python scripts/bench/start.py [--runs 7]

A small database is made first, with the same program; every figure is the median of the runs, as is `python -c pass`.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from generated import write_documents

ROOT = Path(__file__).resolve().parents[2]
BARS = {
    "search 合理使用": 5, "show KEY": 10, "matrix": 10, "cases": 10, "cite KEY": 10, "export": 14, "ingest NOTES": 20,
    "ingest NOTE into a new database": 60,
}  # fmt: skip


def main() -> None:
    """Print one line a command."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--runs", type=int, default=7)
    runs = options.parse_args().runs
    with tempfile.TemporaryDirectory() as name:
        notes, url = Path(name) / "notes", Path(name) / "corpus.db"
        write_documents(notes, 6)
        said = _run(["ingest", str(notes), "--json"], url).stdout
        key = said.partition('"keys": [')[2].partition('"')[2].partition('"')[0]
        bare = _median([sys.executable, "-c", "pass"], runs)
        print(f"a bare interpreter: {1000 * bare:.1f} ms of processor time")
        for command, bar in BARS.items():
            words = command.replace("KEY", key).replace("NOTES", str(notes)).split(" ")
            if "new" in words:
                cost = statistics.median(_new(Path(name) / f"new-{run}.db", notes / "000001.md") for run in range(runs))
            else:
                cost = _median(_command(words, url), runs)
            print(f"{cost / bare:6.1f} x  {command} (bar {bar})", flush=True)


def _new(url: Path, note: Path) -> float:
    return _cost(_command(["ingest", str(note)], url))


def _command(words: Sequence[str], url: Path) -> list[str]:
    return [sys.executable, "-m", "distlaw", "--db", str(url), *words]


def _run(words: Sequence[str], url: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(_command(words, url), env=_environment(), capture_output=True, text=True, check=True)


def _environment() -> dict[str, str]:
    """This checkout's code, compiled once: as an installed program starts; a cache folder that no other one clears."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    kept["XDG_CACHE_HOME"] = kept["PYTHONPYCACHEPREFIX"] = f"{tempfile.gettempdir()}/distlaw-start"
    return kept | {"PYTHONPATH": str(ROOT / "src")}


def _median(command: Sequence[str], runs: int) -> float:
    _cost(command)
    return statistics.median(_cost(command) for _ in range(runs))


def _cost(command: Sequence[str]) -> float:
    """Seconds of processor time of one process and of those it waited for."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(list(command), env=_environment(), capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
