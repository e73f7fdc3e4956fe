#!/usr/bin/env python3
"""The main job, from nothing: ingest the five articles, search them by theory, print a bibliography.

python3 scripts/demo.py            every step prints the command a user would type
"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

from _environment import ROOT, environment

FOLDER = ROOT / ".demo"
STEPS: tuple[tuple[str, str], ...] = (
    ("Read the five articles into the database", "distlaw ingest seeds/"),
    ("Add the claims that people have accepted", "distlaw import claims seeds/annotations --accept"),
    ("Propose where works answer one another", "distlaw claims propose"),
    ("What is in it now", "distlaw db status"),
    ("The legal theories, and how the claims stand on each", "distlaw theories"),
    ("Cases, statutes and licences that are cited", "distlaw cases"),
    ("", "distlaw statutes"),
    ("", "distlaw licences --cited"),
    ("Search by theory", "distlaw search --theory fair_use --limit 5"),
    ("Search in Chinese: both scripts are searched, and English", "distlaw search 合理使用 --limit 5"),
    ("Search in English: Chinese is searched too", 'distlaw search "fair use" --limit 5'),
    ("One work", "distlaw show huang2025gonggong"),
    ("Theory by stance", "distlaw matrix --rows theory --cols stance"),
    ("A bibliography, as GB/T 7714-2025 has it", "distlaw export --style gbt7714-2025"),
    ("Every quotation proved again", "distlaw check"),
)


def main() -> None:
    """Run every step; stop at the first that fails."""
    python = environment("demo", "", editable=False)
    FOLDER.mkdir(exist_ok=True)
    variables = os.environ | {"DISTLAW_DB": str(FOLDER / "distlaw.db"), "PYTHONUTF8": "1"}
    for title, command in STEPS:
        if title:
            print(f"\n── {title} " + "─" * max(3, 70 - len(title)), flush=True)
        print(f"$ {command}", flush=True)
        words = [str(python), "-m", "distlaw", *shlex.split(command)[1:]]
        done = subprocess.run(words, cwd=ROOT, env=variables, check=False)
        if done.returncode:
            sys.exit(f"that step ended with exit code {done.returncode}")
    program = _relative(python.with_name("distlaw"))
    print(f"\nThe database is {_relative(FOLDER / 'distlaw.db')}. Go on with it:")
    print(f"  export DISTLAW_DB={_relative(FOLDER / 'distlaw.db')}\n  {program} search --help")


def _relative(path: Path) -> str:
    return str(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
