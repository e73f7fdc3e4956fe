#!/usr/bin/env python3
"""Every check and the whole test suite, in an environment of its own.

python3 scripts/test.py            all of it
python3 scripts/test.py --fast     without the tests marked slow
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from _environment import ROOT, environment

CHECKS: tuple[tuple[str, str], ...] = (
    ("code style", "ruff check ."),
    ("code format", "ruff format --check ."),
    ("types", "mypy"),
    ("imports between rooms", "lint-imports"),
    ("schema and migrations agree", "python scripts/check_schema.py"),
    ("vocabulary", "python scripts/lint_vocabulary.py"),
    ("generated documents", "python scripts/generate_docs.py --check"),
    ("the sessions of README.md", "python scripts/readme_sessions.py --check"),
    ("the wheel, installed and run elsewhere", "python scripts/check_wheel.py"),
    ("tests", "python -m pytest -n auto --dist worksteal --durations=20"),
)


def main() -> None:
    """Run all checks, even after one has failed; exit 1 where any has."""
    python = environment("test", "dev,postgres", editable=True)
    fast = "--fast" in sys.argv[1:]
    print(f"Python {sys.version.split()[0]}", flush=True)
    failed = [name for name, command in CHECKS if not _passes(python, name, command, fast)]
    if failed:
        sys.exit(f"FAILED: {', '.join(failed)}")
    print("all checks passed")


def _passes(python: Path, name: str, command: str, fast: bool) -> bool:
    program, *rest = command.split()
    words = [str(python) if program == "python" else str(python.with_name(program)), *rest]
    if fast and name == "tests":
        words += ["-m", "not slow"]
    print(f"── {name}: {command}", flush=True)
    started = time.monotonic()
    done = subprocess.run(words, cwd=ROOT, env=os.environ | {"PYTHONUTF8": "1"}, check=False)
    print(f"   {'passed' if not done.returncode else 'FAILED'} in {time.monotonic() - started:.0f} s", flush=True)
    return not done.returncode


if __name__ == "__main__":
    main()
