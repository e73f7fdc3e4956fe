"""Kills every writing command while it writes: the database is as before, or as the whole command leaves it.

Each command is first run whole on a copy. On the database itself it is killed with SIGKILL, half of the times at a
random moment of its run, half of the times within some milliseconds of its first written byte. Then `check` must find
no fault, and every row of every table (times apart) must be one of the two states; a file that it writes (a dump, a
backup) must be whole or not there. `distlaw review` and `claims undo` write by the services that others are killed in.
"""

from __future__ import annotations

import hashlib
import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from generated import write_documents

from distlaw.model.record import Record
from distlaw.services.check import checked
from distlaw.services.record.dump import dumped

_TIME = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d[\d.]*(Z|\+00:00)?")
_MADE_ANEW = re.compile(r"sqlite_|search_|(number_)?seal$")  # proved by `check`
_RIS = "TY  - JOUR\nAU  - 甲某{n}\nTI  - 蒸馏与合理使用{n}\nT2  - 法学杂志\nPY  - 2024\nER  - \n"


def kill_commands(kills: int, seed: int) -> int:
    """Kill until so many processes were killed; prints a line each, returns the number of faults."""
    dice, wrong, killed, number = random.Random(seed), 0, 0, 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        url, copy = folder / "killed.db", folder / "whole.db"
        write_documents(folder / "files", 12)
        _run(["ingest", str(folder / "files")], url).wait()
        dump = folder / "all.jsonl"
        while killed < kills:
            kind = _KINDS[number % len(_KINDS)]
            records = list(dumped(str(url)))
            dump.write_text("\n".join(record.line for record in records), encoding="utf-8")
            words = kind(_Here(records, folder, number, dice))
            number += 1
            before = _state(url)
            _copied(url, copy)
            started = time.monotonic()
            code = _run(words, copy).wait()
            (folder / "made").unlink(missing_ok=True)
            was_killed = _killed(words, url, time.monotonic() - started, dice)
            killed += was_killed
            faults = checked(str(url)).faults
            is_known = _state(url) in (before, _state(copy)) and _is_whole(folder / "made")
            if was_killed:
                _run(words, url).wait()  # nothing that the killed one left stands in its way
            wrong += len(faults) + (not is_known)
            state = "whole" if is_known else "HALF"
            print(
                f"{killed} {' '.join(words[:3])} ({code}{'' if was_killed else ', not killed'}): "
                f"{len(faults)} faults, {state}",
                flush=True,
            )
    print(f"{killed} kills of {number} commands: {wrong} faults")
    return wrong


class _Here:
    """What there is to name in a command."""

    def __init__(self, records: list[Record], folder: Path, number: int, dice: random.Random) -> None:
        self.folder, self.number, self.dice = folder, number, dice
        self.present = [record for record in records if record.sources]
        self.claims = [claim.id for record in records for claim in record.claims]

    def key(self) -> str:
        """One work's key."""
        return self.dice.choice(self.present).key

    def keys(self) -> list[str]:
        """Two works' keys."""
        return [record.key for record in self.dice.sample(self.present, 2)]

    def some(self, number: int) -> list[str]:
        """So many claims' ids."""
        return self.dice.sample(self.claims, number)

    def quotation(self) -> list[str]:
        """A work's key, the labels of a new claim, and words of the work that no claim is yet."""
        record = self.dice.choice([record for record in self.present if record.claims])
        return [record.key, *_ADDED, self.dice.choice(record.claims).quote[1:-1]]

    def file(self, text: str, name: str) -> str:
        """A file with a text, to be read."""
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return str(path)


_Kind = Callable[[_Here], list[str]]
_ADDED = ("--theory", "fair_use", "--stance", "neutral", "--kind", "normative", "--quote")
_KINDS: tuple[_Kind, ...] = (
    lambda here: ["edit", here.key(), "--title", f"题名{here.number}", "--author", f"某{here.number}"],
    lambda here: ["tag", here.key(), f"+t{here.number}"],
    lambda here: ["merge", *here.keys(), "--yes"],
    lambda here: ["undo"],
    lambda here: ["search", "模型", "--save", f"s{here.number}"],
    lambda here: ["saved", "run", f"s{here.number - 1}"],
    lambda here: ["saved", "rm", f"s{here.number - 2}"],
    lambda here: ["undo"],
    lambda here: ["claims", "accept", *here.some(3)],
    lambda here: ["claims", "reject", "--work", here.key(), "--yes"],
    lambda here: ["claims", "reopen", *here.some(2)],
    lambda here: ["claims", "add", *here.quotation()],
    lambda here: ["claims", "edit", *here.some(1), "--stance", "conditional", "--position", "distillation=opposes"],
    lambda here: ["claims", "undo"],
    lambda here: ["claims", "relate", here.some(1)[0], "rebuts", here.some(1)[0]],
    lambda here: ["claims", "propose"],
    lambda here: ["ingest", here.file(_RIS.format(n=here.number), f"r{here.number}.ris")],
    lambda here: ["ingest", here.file(f"# 题\n\n模型蒸馏不构成合理使用，第{here.number}次。\n", "changes.md")],
    lambda here: ["import", "claims", str(here.folder / "all.jsonl"), "--accept"],
    lambda here: ["rm", *here.keys(), "--yes"],
    lambda here: ["load", str(here.folder / "all.jsonl")],
    lambda here: ["undo"],
    lambda here: ["refresh", here.key()],
    lambda here: ["db", "vacuum"],
    lambda here: ["db", "reindex"],
    lambda here: ["db", "vacuum", "--purge", "--yes"],
    lambda here: ["db", "backup", str(here.folder / "made")],
)


def _killed(words: list[str], url: Path, whole: float, dice: random.Random) -> bool:
    """Run and kill; whether it was still running."""
    process = _run(words, url)
    if dice.random() < 0.5:
        _first_byte(url, process)
        time.sleep(dice.uniform(0, 0.03))
    else:
        time.sleep(dice.uniform(0.3, 1.0) * whole)
    alive = process.poll() is None
    if alive:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    return alive


def _first_byte(url: Path, process: subprocess.Popen[bytes]) -> None:
    """Wait until a byte of the database's log or journal changes, or the process ends."""
    beside = [url.with_name(url.name + ending) for ending in ("-wal", "-journal")]
    before = [_size(path) for path in beside]
    while process.poll() is None and [_size(path) for path in beside] == before:
        time.sleep(0.001)


def _size(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_size, found.st_mtime_ns if found.st_size else 0


def _is_whole(made: Path) -> bool:
    """A copy that is there is a database that can be read."""
    if not made.exists():
        return True
    with closing(sqlite3.connect(made)) as database:
        return bool(database.execute("PRAGMA integrity_check").fetchone()[0] == "ok")


def _copied(url: Path, copy: Path) -> None:
    for path in copy.parent.glob(f"{copy.name}*"):
        path.unlink()
    with closing(sqlite3.connect(url)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)


def _state(url: Path) -> str:
    """A hash of every row of every table, but for times and for the index."""
    found = hashlib.sha256()
    with closing(sqlite3.connect(url)) as database:
        names = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1")]
        for name in names:
            if _MADE_ANEW.match(name):
                continue
            for row in sorted(database.execute(f'SELECT * FROM "{name}"'), key=repr):
                found.update(_TIME.sub("", f"{name} {row}").encode("utf-8", "surrogatepass"))
    return found.hexdigest()


def _run(words: list[str], url: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "distlaw", "--db", str(url), *words]
    return subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
