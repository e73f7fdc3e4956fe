"""The maker of sample files, which lies with the benchmarks, for the readers' tests."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

_MAKER = Path(__file__).resolve().parents[2] / "scripts" / "bench" / "sample_files.py"


@pytest.fixture(scope="session")
def samples() -> ModuleType:
    """`scripts/bench/sample_files.py` as a module."""
    spec = importlib.util.spec_from_file_location("sample_files", _MAKER)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["sample_files"] = module
    spec.loader.exec_module(module)
    return module
