"""The printed lines of the standard and of the manual that lie beside the checkout."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not (ROOT / ".." / "shared" / "bibliography").is_dir(), reason="no shared measure here"),
]
# Lines that their item cannot give: another work's line, or a slip in the typed line (docs/styles.md names each datum).
UNREACHABLE = {"gbt7714-2025": 3, "law-manual-2nd": 26}


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bench_bibliography", ROOT / "scripts" / "bench" / "bibliography.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(("name", "bar"), [("gbt7714-2025", 0.97), ("law-manual-2nd", 0.80)])
def test_exact_lines(bench: ModuleType, name: str, bar: float) -> None:
    exact, total = bench.measure(name, False)
    assert exact / (total - UNREACHABLE[name]) >= bar
