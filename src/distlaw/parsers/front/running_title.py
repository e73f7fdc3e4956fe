"""The title that a page's head names before the work's own citation: Elm Rights, 60 Elm L. Rev. 335."""

from __future__ import annotations

import re
from collections.abc import Iterator

from distlaw.model.source import Hint, SourceText
from distlaw.vocab.reporters import journal_called

_CITED = re.compile(
    r"(?P<title>\S.{2,300}?),?\s+\d{1,4}\s+(?P<journal>[A-Z][\w.&' ]{2,60}?)\s+\d{1,5}(?:\s?\(\d{4}\))?"
)


def running_titles(source: SourceText) -> Iterator[Hint]:
    """Such titles of the lines that the format keeps apart as heads of pages."""
    for mark in source.marks:
        line = source.text[mark.start : mark.end].strip() if mark.kind == "furniture" else ""
        cited = _CITED.fullmatch(line)
        if cited is not None and journal_called(cited["journal"]) is not None:
            yield Hint(name="running_title", value=cited["title"], origin="running head")
