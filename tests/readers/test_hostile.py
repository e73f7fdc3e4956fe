"""The hostile specimens: each ends in one of its allowed states, within the worker's limits, in one line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from distlaw.errors import InputError
from distlaw.readers import RawFile
from distlaw.sandbox import Sandbox
from distlaw.services.ingest import MEGABYTES, SECONDS, SECONDS_A_MEGABYTE
from distlaw.services.ingest.prepare import prepared

_FOLDER = Path(__file__).resolve().parents[3] / "shared" / "specimens" / "dev" / "hostile"


def _gold() -> list[dict[str, Any]]:
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(_FOLDER.glob("*.gold.json"))]


@pytest.mark.shared
@pytest.mark.skipif(not _FOLDER.is_dir(), reason="the specimens do not lie beside the checkout")
def test_every_hostile_specimen_ends_as_allowed() -> None:
    with Sandbox(1, seconds=SECONDS, megabytes=MEGABYTES) as sandbox:
        sandbox.call(prepared, RawFile("热身。一段正文。".encode(), "warm.txt"))
        for gold in _gold():
            allowed = gold["hostile"]["status"]
            path = _FOLDER.parent / gold["file"]
            data = "模型输出训练".encode() * 1_200_000 if gold["hostile"].get("generated") else path.read_bytes()
            try:
                limit = SECONDS + SECONDS_A_MEGABYTE * len(data) / 1e6
                works = sandbox.call(prepared, RawFile(data, path.name), seconds=limit).works
            except InputError as error:
                assert "rejected" in allowed, gold["id"]
                assert error.code not in ("timeout", "memory", "crashed"), gold["id"]
                assert "\n" not in str(error)
            else:
                assert "ingested" in allowed, gold["id"]
                body = "".join(work.document.reading.text for work in works)
                assert all(words in body for words in gold["hostile"].get("must_contain", [])), gold["id"]
                assert not any(words in body for words in gold["hostile"].get("must_not_contain", [])), gold["id"]
