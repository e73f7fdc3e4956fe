"""What grows with the corpus: each command at so many works and at twice as many, by calls, processor time and memory.

    python scripts/bench/growth.py [--works 3000] [--only gaps dump …] [--folder DIR]

Calls are counted by cProfile (Python's functions and those of its libraries), so that a busy machine changes nothing;
seconds are of the processor, the whole process, least of `--runs`. What is asked of one work must not grow at all, what
is asked of all of them by no more than the corpus and the answer do: the answer's bytes are printed beside.
"""

from __future__ import annotations

import argparse
import os
import pstats
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent))
from corpus import key_of, write_corpus

_SOURCE = Path(__file__).resolve().parents[2] / "src"
ONE, ALL = 1.15, 2.4  # how much more calls twice the corpus may take: asked of one work, of all
COMMANDS = {
    "show": ("show KEY", ONE),
    "related": ("related KEY", ONE),
    "compare": ("compare KEY OTHER", ONE),
    "debate --work": ("debate --work KEY", ONE),
    "gaps of one work": ("gaps --work KEY", ALL),
    "claims list": ("claims list", ALL),
    "claims list --limit": ("claims list --limit 20", ALL),
    "claims list --json": ("claims list --json", ALL),
    "gaps": ("gaps", ALL),
    "compare years": ("compare year:2005-2019 year:2020-2034", ALL),
    "debate": ("debate --theory copyright", ALL),
    "matrix": ("matrix", ALL),
    "coupling": ("graph --metrics coupling --limit 20", ALL),
    "co-citation": ("graph --metrics co-citation --limit 20", ALL),
    "graph": ("graph --json", ALL),
    "dump": ("dump", ALL),
    "export": ("export", ALL),
}


class Cost(NamedTuple):
    """What one command took."""

    calls: int
    seconds: float
    megabytes: float
    answer: int


def main() -> int:
    """One line a command; exit code 1 where something grows by more than it may."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--works", type=int, default=3000)
    options.add_argument("--only", nargs="+", choices=tuple(COMMANDS))
    options.add_argument("--folder", type=Path)
    options.add_argument("--runs", type=int, default=1)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.folder or Path(temporary)
        sizes = (given.works, 2 * given.works)
        for size in sizes:
            if not (folder / f"{size}.db").exists():
                write_corpus(folder / f"{size}.db", size)
        print(f"{'':20} {'calls':>11} {'x':>5}   {'seconds':>7} {'x':>5}   {'MB':>5} {'answer':>13} {'x':>5}")
        over = [name for name in given.only or COMMANDS if not _held(name, folder, sizes, given.runs)]
    print(f"grows by too much: {', '.join(over) or '-'}")
    return int(bool(over))


def _held(name: str, folder: Path, sizes: tuple[int, int], runs: int) -> bool:
    command, most = COMMANDS[name]
    middle = sizes[0] // 2
    words = [{"KEY": key_of(middle), "OTHER": key_of(middle + 1)}.get(word, word) for word in command.split(" ")]
    once, twice = (_cost(folder / f"{size}.db", words, runs) for size in sizes)
    answer = max(1.0, twice.answer / max(1, once.answer))
    grown = twice.calls / once.calls
    print(
        f"{name:20} {twice.calls:11,} {grown:5.2f}   {twice.seconds:7.2f} {twice.seconds / once.seconds:5.2f}"
        f"   {twice.megabytes:5.0f} {twice.answer:13,} {answer:5.2f}",
        flush=True,
    )
    return grown <= max(most, 1.2 * answer)


def _cost(path: Path, words: list[str], runs: int) -> Cost:
    found = [_run(["-m", "distlaw", "--db", str(path), *words]) for _ in range(runs)]
    seconds, answer, megabytes = min(found)
    with tempfile.NamedTemporaryFile(suffix=".prof") as profile:
        _run(["-m", "cProfile", "-o", profile.name, "-m", "distlaw", "--db", str(path), *words])
        calls: int = pstats.Stats(profile.name).total_calls  # type: ignore[attr-defined]
    return Cost(calls, seconds, megabytes, answer)


def _run(arguments: list[str]) -> tuple[float, int, float]:
    """Seconds of processor time, bytes of the answer, and the peak of memory of one process."""
    code = (
        "import resource, subprocess, sys; done = subprocess.run(sys.argv[1:], stdout=subprocess.PIPE);"
        " used = resource.getrusage(resource.RUSAGE_CHILDREN);"
        " print(used.ru_utime + used.ru_stime, len(done.stdout), used.ru_maxrss / 1024, done.returncode)"
    )
    command, here = [sys.executable, "-c", code, sys.executable, *arguments], os.environ | {"PYTHONPATH": str(_SOURCE)}
    said = subprocess.run(command, env=here, capture_output=True, text=True, check=True).stdout.split()
    assert said[3] in ("0", "1"), command  # 1: nothing was found
    return float(said[0]), int(said[1]), float(said[2])


if __name__ == "__main__":
    sys.exit(main())
