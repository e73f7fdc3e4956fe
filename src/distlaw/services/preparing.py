"""The stages that need no database: read, parse, normalise, extract."""

from __future__ import annotations

from distlaw.extract import extracted
from distlaw.model.verdict import Prepared, PreparedWork
from distlaw.parsers import parse
from distlaw.parsers.normalise import normalised
from distlaw.readers import read
from distlaw.readers._reader import RawFile


def prepared(raw: RawFile) -> Prepared:
    """One file's works with their findings. Raises InputError where there is nothing to be had."""
    source, problems = read(raw)
    works = []
    for document in parse(source):
        item, doubts = normalised(document)
        findings = extracted(document)
        kept = findings.model_copy(update={"problems": (*document.problems, *doubts, *findings.problems)})
        works.append(PreparedWork(document=document, item=item, findings=kept))
    return Prepared(source=source, data=raw.data, works=tuple(works), problems=problems)
