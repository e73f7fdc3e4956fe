"""An extractor that raises costs its own findings: the work is stored, the fault told with its place, and counted."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

from distlaw import extract
from distlaw.errors import VocabularyError
from distlaw.extract.extractor import Extractor
from distlaw.model.document import ParsedDocument
from distlaw.model.findings import Findings
from distlaw.readers.reader import RawFile
from distlaw.registry import parts
from distlaw.services import ingest as room
from distlaw.services.check import checked
from distlaw.services.ingest import ingest
from distlaw.services.ingest.prepare import prepared
from distlaw.services.record.dump import dumped

TEXT = (
    "# Of Pupils and Teachers\n\nA model may learn from the answers of another model without harm to anybody.\n\n"
    "Here stands the 17 Elm. 4 that nobody can read.\n\nSee Maple v. Oak, 12 U.S. 34 (1901), which says the same.\n"
)


def _breaks(document: ParsedDocument, so_far: Findings) -> Findings:
    if "17 Elm. 4" in document.reading.text:
        raise ValueError("bad escape")
    return Findings()


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """One extractor more, which raises; files are read in this process, where it can be seen."""
    known = parts("extract")
    monkeypatch.setattr(extract, "parts", lambda _: (Extractor("fragile", "1", _breaks, order=15), *known))

    def submit(_: Any, raw: RawFile) -> Future[Any]:
        done: Future[Any] = Future()
        done.set_result(prepared(raw))
        return done

    monkeypatch.setattr(room._Processes, "submit", submit)


@pytest.mark.usefixtures("broken")
def test_the_work_is_stored_with_what_the_others_found(db: str, tmp_path: Path) -> None:
    file = tmp_path / "pupils.md"
    file.write_text(TEXT, "utf-8")
    assert [verdict.verdict for verdict in ingest(db, [str(file)])] == ["added"]
    record = next(iter(dumped(db))).line
    assert "extractor_failed" in record and "Maple v. Oak" in record
    report = checked(db)
    assert not report.faults and dict(report.counts)["failed extractors"] == 1


@pytest.mark.usefixtures("broken")
def test_the_problem_names_the_extractor_and_the_line() -> None:
    work = prepared(RawFile(TEXT.encode(), "pupils.md")).works[0]
    told = [problem for problem in work.findings.problems if problem.code == "extractor_failed"]
    assert len(told) == 1 and told[0].message.startswith(
        "fragile found nothing: ValueError at test_extractor_failed.py:"
    )
    assert "".join(TEXT[a:b] for a, b in told[0].ranges) == "Here stands the 17 Elm. 4 that nobody can read."
    assert any(one.evidence.exact.startswith("Maple v. Oak") for one in work.findings.citations)


def test_a_vocabulary_that_cannot_be_read_is_no_document_s_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(document: ParsedDocument, so_far: Findings) -> Findings:
        raise VocabularyError("two cases of one name")

    monkeypatch.setattr(extract, "parts", lambda _: (Extractor("cases", "1", refuses),))
    with pytest.raises(VocabularyError):
        prepared(RawFile(TEXT.encode(), "pupils.md"))
