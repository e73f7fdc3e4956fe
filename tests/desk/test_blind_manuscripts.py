"""`distlaw lint` on twenty manuscripts that somebody else than its author wrote."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from blind_corpus import BlindCorpus
from blind_manuscripts import Manuscript, Paragraph, manuscripts

from distlaw.services.manuscript.linting import linted_manuscript


def flat(text: str) -> str:
    return re.sub(r"\W+", "", text)


def paragraph_of(one: Manuscript, row: dict[str, Any]) -> Paragraph | None:
    """The paragraph that a finding stands in: by its line where lines count, else by its words."""
    words = flat(str(row["words"]))[:80]
    if row.get("is_paragraph"):
        return one.paragraphs[int(row["line"]) - 1]
    if one.name.endswith(".docx"):
        return next((p for p in one.paragraphs if words and words in flat(p.text + p.note)), None)
    line = one.data.decode().split("\n")[row["line"] - 1]
    return next(
        (
            p
            for p in one.paragraphs
            if flat(p.text.split("{note}")[0])[:60] in flat(line) or (p.note and p.note in line)
        ),
        None,
    )


def findings(corpus: BlindCorpus, folder: Path) -> Iterator[tuple[Manuscript, list[Paragraph | None]]]:
    for one in manuscripts(corpus.keys):
        path = folder / one.name
        path.write_bytes(one.data)
        yield one, [paragraph_of(one, row) for row in linted_manuscript(corpus.url, str(path)).rows]


def test_what_is_wrong_is_found_and_what_is_right_is_not_told(blind: BlindCorpus, tmp_path: Path) -> None:
    seeded, found, right, told = Counter[str](), Counter[str](), 0, list[str]()
    missed = list[str]()
    for one, hit in findings(blind, tmp_path):
        assert None not in hit, one.name
        for paragraph in one.paragraphs:
            if not paragraph.wrong:
                right += 1
                told += [paragraph.text] * (paragraph in hit)
                continue
            seeded[paragraph.wrong] += 1
            found[paragraph.wrong] += paragraph in hit
            missed += [paragraph.text] * (paragraph not in hit)
    assert seeded.total() >= 150 and right >= 300
    assert len(told) <= 0.02 * right, told
    assert found.total() >= 0.95 * seeded.total(), missed
