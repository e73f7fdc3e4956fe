"""The parser measured on known items and the lines that styles print for them, where they lie beside the checkout."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
LINES = CHECKOUT / ".." / "shared" / "bibliography"
pytestmark = [pytest.mark.shared, pytest.mark.skipif(not LINES.is_dir(), reason="no shared folder beside the checkout")]


def bench() -> ModuleType:
    """The benchmark script as a module."""
    spec = importlib.util.spec_from_file_location("bench_references", CHECKOUT / "scripts" / "bench" / "references.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["gbt7714-2025", "law-manual-2nd"])
def test_fields_come_back(name: str) -> None:
    right, total, _, verified = bench().score(LINES / f"{name}.jsonl", False)
    assert right / total >= 0.95
    assert verified >= 0.8 * len((LINES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines())
