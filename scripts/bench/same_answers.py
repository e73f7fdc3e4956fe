"""Says whether a change that only made things faster changed an answer: this checkout beside an earlier commit.

    python scripts/bench/same_answers.py BEFORE [FILE_OR_FOLDER …]

Each set of files goes into a new database with either code; the verdicts, the dump and the answers of the commands that
look at the whole corpus are compared byte for byte. Without a path: the seeds, the files the tests read, generated
documents and records. Exit code 1 where something differs; both sides are then kept, and named.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from generated import write_documents, write_records

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = (
    "dump", "search 合理使用", "search fair use --json", "search --theory copyright --in claims --json", "matrix",
    "compare lang:zh lang:en --json", "debate --theory copyright --json", "gaps --json", "graph --metrics coupling",
    "graph --json", "statutes --json", "export", "check", "refresh", "dump",
)  # fmt: skip


def main() -> int:
    """Compare every set of files; one line each."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("before", help="a commit")
    options.add_argument("paths", nargs="*", type=Path)
    given = options.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="same-answers-"))
    subprocess.run(["git", "worktree", "add", "--detach", "-f", folder / "before", given.before], cwd=ROOT, check=True,
                   capture_output=True)  # fmt: skip
    try:
        sets = [[path.resolve()] for path in given.paths] or list(_fixtures(folder))
        return int(sum(_differs(folder, number, paths) for number, paths in enumerate(sets)) > 0)
    finally:
        subprocess.run(["git", "worktree", "remove", "--force", folder / "before"], cwd=ROOT, check=True)


def _fixtures(folder: Path) -> Iterator[list[Path]]:
    """The sets compared where none is named."""
    yield [ROOT / "seeds", ROOT / "docs/example.md"]
    yield [path for path in sorted((ROOT / "tests").rglob("sources")) if path.is_dir()]
    write_documents(folder / "notes", 40)
    write_records(folder / "records", 120, abstracts=True)
    yield [folder / "notes", folder / "records"]
    # The same work from two files: merging, better descriptions, findings that repeat.
    write_records(folder / "again", 60, abstracts=False, first=30)
    yield [folder / "again", folder / "records", folder / "notes"]


def _differs(folder: Path, number: int, paths: Sequence[Path]) -> bool:
    name = " ".join(path.name for path in paths)
    before = _answers(folder / "before", folder / f"{number}-before", paths)
    after = _answers(ROOT, folder / f"{number}-after", paths)
    different = [command for (command, one), (_, two) in zip(before, after, strict=True) if one != two]
    print(f"{name}: {f'DIFFERENT: {different}, see {folder}/{number}-*' if different else 'the same'}", flush=True)
    return bool(different)


def _answers(code: Path, kept: Path, paths: Sequence[Path]) -> list[tuple[str, bytes]]:
    """What each command prints, the ingest's verdicts first; kept as files under `kept`."""
    kept.mkdir()
    environment = os.environ | {"PYTHONPATH": str(code / "src"), "DISTLAW_DB": str(kept / "corpus.db")}
    found = []
    for place, command in enumerate((f"ingest --quiet {' '.join(map(str, paths))}", *COMMANDS)):
        words = [sys.executable, "-m", "distlaw", *command.split(" ")]
        done = subprocess.run(words, env=environment, capture_output=True, cwd=kept)
        answer = done.stdout + done.stderr.replace(bytes(kept), b"")
        (kept / f"{place:02} {command[:20].replace('/', '_')}").write_bytes(answer)
        found.append((command if place else "ingest", answer))
    return found


if __name__ == "__main__":
    sys.exit(main())
