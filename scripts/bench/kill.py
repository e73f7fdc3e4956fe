"""Kills an ingest at random moments and starts it again: the database must stay whole and end the same.

python scripts/bench/kill.py [--kills 50] [--files 200] [--seed 1] [--commands]

With --commands every other writing command is killed instead (edit, tag, accept, relate, merge, split, rm, save, undo,
vacuum): after each kill the database is sound, and is as it was before the command or as the whole command leaves it.

Each round kills the process group with SIGKILL, checks the database, and goes on with the same one until the
ingest ends; then the dump is compared with that of an undisturbed run.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from generated import write_documents

from distlaw.services.check import checked
from distlaw.services.record.dump import dumped


def main() -> None:
    """Print one line a kill, then the verdict; exit 1 where a check or the comparison fails."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--kills", type=int, default=50)
    options.add_argument("--files", type=int, default=200)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--commands", action="store_true")
    given = options.parse_args()
    if given.commands:
        sys.exit(bool(_commands(given.kills, given.seed)))
    dice = random.Random(given.seed)
    with tempfile.TemporaryDirectory() as name:
        folder, undisturbed = Path(name) / "files", f"{name}/undisturbed.db"
        write_documents(folder, given.files)
        started = time.monotonic()
        _ingest(folder, undisturbed).wait()
        whole = time.monotonic() - started
        wanted, kills, faults, rounds = _dump(undisturbed), 0, 0, 0
        while kills < given.kills:
            rounds += 1
            kills, wrong = _one_database(folder, f"{name}/killed{rounds}.db", dice, whole, kills, given.kills, wanted)
            faults += wrong
    print(f"{kills} kills in {rounds} ingests of {given.files} files: {faults} faults")
    sys.exit(bool(faults))


def _one_database(
    folder: Path, url: str, dice: random.Random, whole: float, kills: int, most: int, wanted: str
) -> tuple[int, int]:
    """Kill and go on until the ingest ends by itself; returns the kills so far and what was wrong."""
    wrong = 0
    while True:
        process = _ingest(folder, url)
        try:
            process.wait(dice.uniform(0.5, whole / 3) if kills < most else None)
            break
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            kills += 1
            found = checked(url) if Path(url).exists() and Path(url).stat().st_size else None
            wrong += len(found.faults) if found else 0
            print(f"kill {kills}: {dict(found.counts) if found else 'no database yet'}", flush=True)
    same = _dump(url) == wanted
    print(f"ended: the dump is {'the same' if same else 'ANOTHER'}", flush=True)
    return kills, wrong + (not same)


def _commands(kills: int, seed: int) -> int:
    """Kill writing commands, one after another, on one database; returns the number of faults."""
    dice, wrong, killed = random.Random(seed), 0, 0
    with tempfile.TemporaryDirectory() as name:
        url, copy = f"{name}/killed.db", f"{name}/whole.db"
        write_documents(Path(name) / "files", 12)
        _ingest(Path(name) / "files", url).wait()
        number = 0
        while killed < kills:
            words = _command(url, number, dice)
            number += 1
            before = _state(url)
            _copied(url, copy)
            started = time.monotonic()
            _run(words, copy).wait()
            process = _run(words, url)
            try:
                process.wait(dice.uniform(0.2, 1.0) * (time.monotonic() - started))
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
                killed += 1
            faults = checked(url, quick=True).faults
            is_known = _state(url) in (before, _state(copy))
            wrong += len(faults) + (not is_known)
            print(
                f"{killed} {' '.join(words[:3])}: {len(faults)} faults, {'whole' if is_known else 'HALF'}", flush=True
            )
    print(f"{killed} kills of {number} commands: {wrong} faults")
    return wrong


def _command(url: str, number: int, dice: random.Random) -> list[str]:
    records = list(dumped(url))
    present = [record.key for record in records if record.sources]
    claims = [claim.id for record in records for claim in record.claims]
    one, two = dice.sample(present, 2) if len(present) > 1 else (present[0], present[0])
    kinds = [
        ["edit", one, "--title", f"题名{number}", "--author", f"某{number}"], ["tag", one, f"+t{number}"],
        ["merge", one, two, "--yes"], ["undo"], ["search", "模型", "--save", f"s{number}"], ["undo"],
        ["claims", "accept", *dice.sample(claims, min(3, len(claims)))], ["rm", one, "--yes"], ["undo"],
        ["claims", "relate", *_pair(claims, dice)], ["db", "vacuum"], ["db", "reindex"],
    ]  # fmt: skip
    return kinds[number % len(kinds)]


def _pair(claims: list[str], dice: random.Random) -> list[str]:
    one, two = dice.sample(claims, 2)
    return [one, "rebuts", two]


def _copied(url: str, copy: str) -> None:
    for path in Path(copy).parent.glob(f"{Path(copy).name}*"):
        path.unlink()
    with closing(sqlite3.connect(url)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)


def _state(url: str) -> str:
    """All that a dump shows, but for times."""
    return re.sub(r"\d{4}-\d\d-\d\dT[\d:]+Z", "", _dump(url))


def _run(words: list[str], url: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "distlaw", "--db", url, *words]
    return subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )


def _ingest(folder: Path, url: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "distlaw", "ingest", str(folder), "--db", url]
    return subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)


def _dump(url: str) -> str:
    return "\n".join(record.line for record in dumped(url))


if __name__ == "__main__":
    main()
