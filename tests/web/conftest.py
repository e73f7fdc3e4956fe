"""The seeds with their annotation, and hostile works, each in a database made once."""

from __future__ import annotations

import importlib
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from starlette.testclient import TestClient
from web_browsing import Made, browser
from web_chromium import chromium, served

from distlaw.services.claims.importing import import_claims
from distlaw.services.ingest import ingest

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


@pytest.fixture(scope="session")
def seeds_file(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The five seeds, with every claim of seeds/annotations accepted; made once for all workers of pytest-xdist."""
    own = tmp_path_factory.mktemp("web") / "seeds.db"
    shared = tmp_path_factory.getbasetemp().parent / "web-seeds.db"
    with locked(shared.with_suffix(".lock")):
        if not shared.exists():
            made = shared.with_suffix(".part")
            paths = [str(one) for one in sorted(SEEDS.glob("*.txt"))]
            assert [one.verdict for one in ingest(str(made), paths)] == ["added"] * 5
            import_claims(str(made), [str(SEEDS / "annotations")], "tester", accept=True)
            made.rename(shared)
        shutil.copy(shared, own)
    return str(own)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Only one process at a time is in here, where the platform can hold a file for one."""
    with path.open("w") as file:
        if sys.platform != "win32":
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
        yield


@pytest.fixture(scope="session")
def seeds(seeds_file: str) -> TestClient:
    return browser(seeds_file)


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """A browser before a database of the texts given, with claims on the quotations given."""
    return Made(tmp_path)


@pytest.fixture(scope="session")
def samples() -> ModuleType:
    """The maker of small PDFs."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts" / "bench"))
    return importlib.import_module("sample_files")


@pytest.fixture(scope="session")
def seeds_address(seeds_file: str) -> Iterator[str]:
    with served(seeds_file) as address:
        yield address


@pytest.fixture(scope="session")
def chrome() -> Iterator[Any]:
    with chromium() as browser:
        yield browser
