"""Kills an ingest at random moments and starts it again: the database must stay whole and end the same.

python scripts/bench/kill.py [--kills 50] [--files 200] [--seed 1] [--commands]

With --commands every other writing command is killed instead (kill_commands.py): after each kill the database is sound,
and is as it was before the command or as the whole command leaves it.

Each round kills the process group with SIGKILL, checks the database, and goes on with the same one until the
ingest ends; then the dump is compared with that of an undisturbed run.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from generated import write_documents
from kill_commands import kill_commands

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
        sys.exit(bool(kill_commands(given.kills, given.seed)))
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


def _ingest(folder: Path, url: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "distlaw", "ingest", str(folder), "--db", url]
    return subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)


def _dump(url: str) -> str:
    return "\n".join(record.line for record in dumped(url))


if __name__ == "__main__":
    main()
