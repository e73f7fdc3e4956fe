"""A file on its way to the store."""

from __future__ import annotations

from distlaw.model.document import ParsedDocument
from distlaw.model.findings import Findings
from distlaw.model.frozen import Frozen
from distlaw.model.problem import Problem
from distlaw.model.source import SourceText
from distlaw.model.work import Item


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
