"""Golden files: invented documents of each genre, and what must be read from them.

DISTLAW_GOLDEN=1 writes the expected files anew; read the difference before committing it.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from distlaw.model.document import ParsedDocument
from distlaw.parsers import parse
from distlaw.parsers.normalise import normalised
from distlaw.readers import RawFile, read
from distlaw.text.offsets import sliced

HERE = Path(__file__).parent / "articles"
SOURCES = sorted((HERE / "sources").iterdir())


def _parsed(path: Path) -> ParsedDocument:
    source, _ = read(RawFile(path.read_bytes(), path.name))
    (document,) = parse(source)
    return document


def _picture(document: ParsedDocument) -> dict[str, Any]:
    item, problems = normalised(document)
    text = document.reading.text
    return {
        "parser": document.parser,
        "language": document.language,
        "quality": document.quality,
        "item": item.model_dump(exclude_defaults=True),
        "sections": [[section.level, section.number, section.title] for section in document.sections],
        "zones": [[zone.kind, text[zone.start : zone.end]] for zone in document.zones],
        "entries": [[entry.kind, entry.marker, text[entry.start : entry.end], entry.url] for entry in document.entries],
        "anchors": [[entry.marker, [text[max(0, a - 6) : b] for a, b in entry.anchors]] for entry in document.entries],
        "rows": [[list(row.header), [len(row.cells)]] for row in document.rows],
        "repairs": sorted({repair.kind for repair in document.repairs}),
        "problems": sorted(problem.code for problem in (*document.problems, *problems)),
        "text": text.split("\n"),
    }


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_golden(path: Path) -> None:
    picture = json.loads(json.dumps(_picture(_parsed(path)), ensure_ascii=False))
    expected = HERE / "expected" / f"{path.stem}.json"
    if os.environ.get("DISTLAW_GOLDEN") == "1":
        expected.write_text(json.dumps(picture, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert picture == json.loads(expected.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_everything_leads_back_to_the_source(path: Path) -> None:
    document = _parsed(path)
    source = document.reading.source
    text = document.reading.text
    for statement in document.statements:
        assert all(0 <= start < end <= len(source) for start, end in statement.ranges)
    for zone in document.zones:
        assert 0 <= zone.start < zone.end <= len(text)
    for entry in document.entries:
        ranges = document.reading.to_source(entry.start, entry.end)
        flat = "".join(sliced(source, ranges).split()).replace("-", "")
        assert "".join(text[entry.start : entry.end].split()).replace("-", "") == flat
    for first, second in zip(document.zones, document.zones[1:], strict=False):
        assert first.end <= second.start
