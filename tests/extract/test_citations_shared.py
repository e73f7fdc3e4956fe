"""Recall, exact spans and false hits on marked running text, where it lies beside the checkout."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT / ".." / "shared" / "citations"


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="no marked text beside the checkout")
def test_marked_text_is_found() -> None:
    spec = importlib.util.spec_from_file_location("bench_citations", ROOT / "scripts" / "bench" / "citations.py")
    assert spec and spec.loader
    bench = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(bench)
    total: Counter[str] = Counter()
    for path in sorted(SHARED.glob("*.txt")):
        total += bench.measured(*bench.unmarked(path.read_text(encoding="utf-8")), verbose=False)
    assert total["found"] / total["mentions"] >= 0.97
    assert total["exact"] / total["mentions"] >= 0.93
    assert total["false"] / total["hits"] <= 0.02


def test_the_package_loads_no_citation_library() -> None:
    script = (
        "import sys, distlaw, distlaw.extract.cases, distlaw.extract.licences;"
        "print(sorted({'eyecite', 'jieba', 'license_expression'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
