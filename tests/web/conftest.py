"""The seeds with their annotation, and hostile works, each in a database made once."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from web_browsing import browser

from distlaw.services.claims.importing import import_claims
from distlaw.services.ingest import ingest

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


@pytest.fixture(scope="session")
def seeds_file(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The five seeds, with every claim of seeds/annotations accepted."""
    path = str(tmp_path_factory.mktemp("web") / "seeds.db")
    assert [one.verdict for one in ingest(path, [str(one) for one in sorted(SEEDS.glob("*.txt"))])] == ["added"] * 5
    import_claims(path, [str(SEEDS / "annotations")], "tester", accept=True)
    return path


@pytest.fixture(scope="session")
def seeds(seeds_file: str) -> TestClient:
    return browser(seeds_file)


@pytest.fixture
def made(tmp_path: Path) -> Callable[..., TestClient]:
    """A browser before a database of the texts given, with claims on the quotations given."""

    def make(texts: dict[str, str], quotes: dict[str, list[str]] | None = None) -> TestClient:
        url = str(tmp_path / "own.db")
        for name, text in texts.items():
            (tmp_path / name).write_text(text, encoding="utf-8")
        verdicts = list(ingest(url, [str(tmp_path / name) for name in texts]))
        keys = {Path(one.name).name: one.keys[0] for one in verdicts}
        labels = {"theories": ["fair_use"], "stance": "permits", "kind": "normative", "status": "accepted"}
        lines = [
            json.dumps(labels | {"key": keys[name], "quote": quote})
            for name, wanted in (quotes or {}).items()
            for quote in wanted
        ]
        if lines:
            file = tmp_path / "claims.jsonl"
            file.write_text("\n".join(lines), encoding="utf-8")
            lines_read = import_claims(url, [str(file)], "tester", accept=True)
            assert [line.verdict for _, line in lines_read] == ["added"] * len(lines)
        return browser(url)

    return make
