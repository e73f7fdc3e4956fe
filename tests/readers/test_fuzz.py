"""A small sample of the fuzzer's mutations: each is read or refused with a reason in one line."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from distlaw.errors import InputError
from distlaw.services.ingest.prepare import prepared

_FUZZER = Path(__file__).resolve().parents[2] / "scripts" / "bench" / "fuzz.py"


@pytest.fixture(scope="module")
def fuzzer(samples: ModuleType) -> ModuleType:
    """`scripts/bench/fuzz.py`; it imports the sample maker, which the fixture has loaded."""
    spec = importlib.util.spec_from_file_location("fuzz", _FUZZER)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_good_file_is_read(fuzzer: ModuleType) -> None:
    for raw in fuzzer.good_files():
        works = prepared(raw).works
        assert works, raw.file_name
        assert any(work.item.title for work in works), raw.file_name


def test_mutated_files_are_read_or_refused(fuzzer: ModuleType) -> None:
    refused = 0
    for raw in fuzzer.mutations(100, seed=20_31):
        try:
            works = prepared(raw).works
        except InputError as error:
            refused += 1
            assert error.code, raw.file_name
            assert "\n" not in str(error), raw.file_name
        else:
            for work in works:
                length = len(work.document.reading.text)
                assert all(0 <= zone.start <= zone.end <= length for zone in work.document.zones), raw.file_name
    assert 0 < refused < 100
