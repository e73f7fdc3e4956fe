"""What the index holds of a work is the same in every process, whatever order Python's sets have there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def _run(seed: str, database: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-m", "distlaw", "--db", str(database), *words]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


def test_an_index_made_by_one_process_is_right_for_another(tmp_path: Path) -> None:
    note = tmp_path / "note.md"
    note.write_text(
        "# 输出与许可\n\n林知远\n\n依 MIT License、Apache License 2.0 与 Llama 3.1 Community License，"
        "使用模型输出训练学生模型不构成侵权。《著作权法》第二十四条与《民法典》第四百九十七条亦同。\n",
        encoding="utf-8",
    )
    database = tmp_path / "order.db"
    assert _run("1", database, "ingest", str(note)).returncode == 0
    for seed in ("2", "3", "4"):
        done = _run(seed, database, "check")
        assert done.returncode == 0, done.stdout + done.stderr
