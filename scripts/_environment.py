"""An environment of the scripts' own, made from nothing but Python 3.11+ and the checkout."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def environment(name: str, extras: str, *, editable: bool) -> Path:
    """Make (or bring up to date) `.venv-NAME` in the checkout with distlaw in it; returns its Python.

    Exits with one line where Python is too old or the packages cannot be installed.
    """
    if sys.version_info < (3, 11):  # noqa: UP036 - this script is what a user with an older Python runs
        sys.exit(f"distlaw needs Python 3.11 or newer; this is {sys.version.split()[0]}")
    folder = ROOT / f".venv-{name}"
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        print(f"making the environment {folder.name} …", flush=True)
        venv.create(folder, with_pip=True, clear=folder.exists())
    mark = folder / "installed.sha256"
    wanted = _fingerprint(extras, editable)
    if not mark.exists() or mark.read_text() != wanted:
        _install(python, extras, editable)
        mark.write_text(wanted)
    return python


def _fingerprint(extras: str, editable: bool) -> str:
    """What the installed package depends on: the project file, and for a copy every file of it."""
    digest = hashlib.sha256(f"{extras} {editable} {sys.version}".encode())
    folders = [] if editable else ["src", "data", "migrations"]
    paths = [ROOT / "pyproject.toml", *(p for f in folders for p in sorted((ROOT / f).rglob("*")) if p.is_file())]
    for path in paths:
        if "__pycache__" not in path.parts:
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _install(python: Path, extras: str, editable: bool) -> None:
    target = f"{ROOT}[{extras}]" if extras else str(ROOT)
    print("installing distlaw and what it needs (a minute or two the first time) …", flush=True)
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    done = subprocess.run([*command, *(["--editable"] if editable else []), target], check=False)
    if done.returncode:
        sys.exit("the packages could not be installed; see pip's message above")
