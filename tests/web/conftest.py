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


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory, samples: Any) -> str:
    """The example of the documentation, three short notes and a PDF."""
    from conftest import NOTES

    folder = tmp_path_factory.mktemp("accessible")
    for name, text in NOTES.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "example.md").write_bytes((SEEDS.parent / "docs" / "example.md").read_bytes())
    ink = samples.Ink
    lines = ("服务条款禁止以输出训练竞争模型的，只约束缔约之人。", "绕过技术措施大量取得输出的，构成不正当竞争。")
    inks = [ink(180, 760, 18, "论学生模型的法律地位", "hei"), ink(250, 735, 10, "司徒衡")]
    inks += samples.columns(lines * 2, 22, 75, 320, 700, 6)
    (folder / "paper.pdf").write_bytes(samples.pdf_of([inks]))
    url = str(folder / "corpus.db")
    assert {one.verdict for one in ingest(url, [str(folder)])} == {"added"}
    return url


@pytest.fixture(scope="session")
def names(corpus: str) -> dict[str, str]:
    client = browser(corpus)
    keys = [one["key"] for one in client.get("/works.json").json()["works"]]
    key = next(one for one in keys if one.startswith("lin2031shuchu"))
    paper = next(one for one in keys if one.startswith("situ"))
    return {"key": key, "paper": paper, "claim": client.get(f"/works/{key}.json").json()["claims"][0]["id"]}
