"""Exports of Chinese databases and tables: invented records, written as each database writes its own."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

CHECKOUT = Path(__file__).parents[2]
FOLDER = CHECKOUT / "tests" / "specimens" / "exports"
CASES: dict[str, list[dict[str, object]]] = {}
for line in (FOLDER / "expected.jsonl").read_text(encoding="utf-8").splitlines():
    case = json.loads(line)
    CASES.setdefault(case["file"], []).append(case["record"])


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    """The benchmark script as a module."""
    spec = importlib.util.spec_from_file_location("bench_imports", CHECKOUT / "scripts" / "bench" / "imports.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", CASES)
def test_every_fact_of_every_record_is_read(bench: ModuleType, name: str) -> None:
    read = bench.documents((FOLDER / name).read_bytes().decode("utf-8-sig"))
    assert len(read) == len(CASES[name])
    assert [bench.told_of(document, record)[0] for document, record in zip(read, CASES[name], strict=True)] == [
        [] for _ in read
    ]


def test_a_bracketed_line_of_an_abstract_is_no_field(bench: ModuleType) -> None:
    text = "{Reference Type}: Journal Article\n{Title}: 论界限\n{Abstract}: 首段。\n[Methods]: 次段。\n{Year}: 2031\n"
    (read,) = bench.documents(text)
    assert read.record is not None
    assert (read.record.abstract, read.record.issued) == ("首段。[Methods]: 次段。", "2031")


def test_one_number_of_a_conference_paper_is_how_many_pages_it_has(bench: ModuleType) -> None:
    text = "{Reference Type}: Conference Proceedings\n{Title}: 论界限\n{Pages}: 9\n{Database Provider}: CNKI\n"
    (read,) = bench.documents(text)
    assert read.record is not None
    assert (read.record.page, read.record.page_count) == ("", "9")
