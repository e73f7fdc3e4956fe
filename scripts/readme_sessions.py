"""The console sessions of README.md: runs their commands on the seeds and writes what they print; --check compares.

A block that follows `<!-- session: … -->` has lines `$ distlaw …`; the output of each goes below it.
"""

from __future__ import annotations

import argparse
import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
_BLOCK = re.compile(r"(<!-- session: \w+ -->\n```console\n)(.*?)(```)", re.S)


def main() -> None:
    """Rewrite the blocks, or with --check exit 1 where one is out of date."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--check", action="store_true")
    check = options.parse_args().check
    text = README.read_text(encoding="utf-8")
    fresh = refreshed(text)
    if check and fresh != text:
        sys.exit("README.md's sessions are out of date; run scripts/readme_sessions.py")
    README.write_text(fresh, encoding="utf-8", newline="\n")


def refreshed(text: str) -> str:
    """The page with every session run anew, in order, on one database."""
    with tempfile.TemporaryDirectory() as folder:
        variables = os.environ | {
            "DISTLAW_DB": f"{folder}/readme.db", "DISTLAW_USER": "you", "COLUMNS": "80",
            "NO_COLOR": "1", "PYTHONUTF8": "1",
        }  # fmt: skip
        return _BLOCK.sub(lambda block: block[1] + _session(block[2], variables) + block[3], text)


def _session(block: str, variables: dict[str, str]) -> str:
    commands = [line[2:] for line in block.splitlines() if line.startswith("$ ")]
    return "".join(f"$ {command}\n{_output(command, variables)}" for command in commands)


def _output(command: str, variables: dict[str, str]) -> str:
    """What a person sees: standard output, then what was said on standard error."""
    words = [sys.executable, "-m", "distlaw", *shlex.split(command)[1:]]
    done = subprocess.run(words, cwd=ROOT, env=variables, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        sys.exit(f"{command}: exit code {done.returncode}: {done.stderr}")
    said = (done.stdout + done.stderr).replace(variables["DISTLAW_DB"], "corpus.db")
    lines = [line.rstrip() for line in said.splitlines()]
    return "\n".join(lines).rstrip() + "\n"


if __name__ == "__main__":
    main()
