"""What became of one input."""

from __future__ import annotations

from typing import Literal

from distlaw.model.document import ParsedDocument
from distlaw.model.findings import Findings
from distlaw.model.frozen import Frozen
from distlaw.model.problem import Problem
from distlaw.model.source import SourceText
from distlaw.model.work import Item

VerdictWord = Literal["added", "updated", "unchanged", "duplicate", "refused"]


class Verdict(Frozen):
    """One line of an ingest: the file, the word, the works it went to, and the reason of a refusal."""

    name: str
    verdict: VerdictWord
    keys: tuple[str, ...] = ()
    code: str = ""
    message: str = ""
    problems: tuple[Problem, ...] = ()
    claims: int = 0
    works_added: int = 0  # those of `keys` that were not here before


class PreparedWork(Frozen):
    """One work of a file, read, parsed, normalised and extracted; not yet linked."""

    document: ParsedDocument
    item: Item
    findings: Findings
    key: str = ""  # the citation key before it is made unique
    reference_keys: tuple[str, ...] = ()  # likewise, of each reference's item


class Prepared(Frozen):
    """A file on its way to the store; everything in it was made without the database."""

    source: SourceText
    data: bytes
    works: tuple[PreparedWork, ...]
    problems: tuple[Problem, ...] = ()
