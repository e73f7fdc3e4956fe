"""Builds the wheel, compares it with what git tracks, installs it elsewhere, and runs ingest and search there."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = {"src/distlaw/": "distlaw/", "migrations/": "distlaw/_migrations/", "data/": "distlaw/_data/"}
NOTE = "# 蒸馏与合同\n\n作者：某甲\n\n## 一、责任\n\n违反服务条款蒸馏模型的，应当承担违约责任。\n"


def main() -> None:
    """Exit with a line where the wheel is not what it must be."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        wheel = _built(folder)
        _compare(wheel)
        _run_elsewhere(wheel, folder)


def _built(folder: Path) -> Path:
    words = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*words, "-w", str(folder), str(ROOT)], check=True)
    return next(folder.glob("distlaw-*.whl"))


def _compare(wheel: Path) -> None:
    tracked = subprocess.run(["git", "ls-files", *FOLDERS], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    wanted = {_placed(path) for path in tracked.splitlines()}
    with zipfile.ZipFile(wheel) as archive:
        held = {path for path in archive.namelist() if ".dist-info/" not in path}
    if held != wanted:
        more, less = sorted(held - wanted)[:5], sorted(wanted - held)[:5]
        sys.exit(f"the wheel is not what git tracks: too much {more}, missing {less}")


def _placed(path: str) -> str:
    return next(new + path.removeprefix(old) for old, new in FOLDERS.items() if path.startswith(old))


def _run_elsewhere(wheel: Path, folder: Path) -> None:
    """Install it in an empty environment and use it in a folder that is no checkout."""
    home = folder / "elsewhere"
    home.mkdir()
    python = _installed(wheel)
    (home / "note.md").write_text(NOTE, encoding="utf-8")
    program = str(python.with_name("distlaw"))
    for words in (["--version"], ["ingest", "note.md"], ["search", "违约责任", "--json"], ["theories"], ["check"]):
        _must_work([program, *words], home)


def _installed(wheel: Path) -> Path:
    """The wheel in an environment of its own: what it needs is installed once, the wheel itself every time."""
    home = ROOT / ".venv-wheel"
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    wanted = hashlib.sha256((ROOT / "pyproject.toml").read_bytes() + sys.version.encode()).hexdigest()
    mark = home / "installed.sha256"
    install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if not mark.exists() or mark.read_text() != wanted:
        venv.create(home, with_pip=True, clear=True)
        subprocess.run([*install, str(wheel)], check=True)
        mark.write_text(wanted)
    subprocess.run([*install, "--no-deps", "--force-reinstall", str(wheel)], check=True)
    return python


def _must_work(words: list[str], home: Path) -> None:
    variables = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "DISTLAW"))}
    variables |= {"DISTLAW_DB": str(home / "corpus.db"), "PYTHONUTF8": "1"}
    done = subprocess.run(words, cwd=home, env=variables, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        sys.exit(f"the installed program fails: {' '.join(words[1:])}: exit {done.returncode}: {done.stderr[-500:]}")


if __name__ == "__main__":
    main()
