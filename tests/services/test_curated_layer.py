"""The accepted claims of the seeds come in through the public import, and hold no sentence of the seeds."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest

from distlaw.db import store
from distlaw.db.session import open_database
from distlaw.model.document import ParsedDocument
from distlaw.model.source import SourceText
from distlaw.model.work import Item
from distlaw.query.claims.filter import ClaimFilter
from distlaw.services.claims.importing import import_claims
from distlaw.services.claims.read import listed_claims
from distlaw.text.digest import sha256_of
from distlaw.text.offsets import MappedText

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
ANNOTATIONS = SEEDS / "annotations"
_HAN_RUN = re.compile(r"[\u4e00-\u9fff，、]{14,}")


@pytest.fixture
def seed_db(tmp_path: Path) -> str:
    """The five sources, unread: import needs nothing but their text."""
    url = str(tmp_path / "seeds.db")
    with open_database(url) as database, database.writing() as session:
        activity = store.add_activity(session, "ingest")
        for path in sorted(SEEDS.glob("*.txt")):
            data = path.read_bytes()
            text = data.decode("utf-8")
            sha = hashlib.sha256(data).hexdigest()
            source = SourceText(sha256=sha, file_name=path.name, media_type="text/plain", text=text, encoding="utf-8")
            work = store.add_work(session, Item(key=f"seed{path.name[:3]}", title=path.stem), (), activity)
            document = ParsedDocument(
                source_sha256=sha, text_sha256=sha256_of(text), parser="plain", parser_version="1", genre="plain",
                quality="full", language="zh-Hans", reading=MappedText.whole(text),
            )  # fmt: skip
            row = store.add_source(session, source, data, activity)
            store.add_expression(session, work, row, document, 0, activity)
    return url


def test_every_annotation_is_imported_and_accepted(seed_db: str) -> None:
    lines = [line for _, line in import_claims(seed_db, [str(ANNOTATIONS)], "reader", accept=True)]
    refused = [line for line in lines if line.verdict != "added"]
    assert not refused
    claims = listed_claims(seed_db, ClaimFilter(statuses=("accepted",)))
    assert len(claims) == sum(line.kind == "claim" for line in lines) >= 124
    assert sum(line.kind == "relation" for line in lines) >= 86
    assert all(claim.quote.strip() and claim.proposition and claim.proposition_translated for claim in claims)
    again = import_claims(seed_db, [str(ANNOTATIONS)], "reader", accept=True)
    assert {line.verdict for _, line in again} == {"unchanged"}


@pytest.mark.parametrize("path", sorted(ANNOTATIONS.glob("*.jsonl")), ids=lambda path: path.stem[:6])
def test_no_sentence_of_a_seed_stands_in_an_annotation(path: Path) -> None:
    seeds = "".join(seed.read_text(encoding="utf-8") for seed in SEEDS.glob("*.txt"))
    for line in path.read_text(encoding="utf-8").splitlines():
        value = json.loads(line)
        assert "exact" not in line
        words = " ".join(str(body.get("value", "")) for body in value["body"])
        assert not [run for run in _HAN_RUN.findall(words) if run in seeds]
