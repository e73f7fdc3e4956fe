"""An extractor that fails costs its own findings, not the work: the fault is told with its place."""

from __future__ import annotations

import traceback
from collections.abc import Sequence
from pathlib import Path

from distlaw.errors import DistlawError
from distlaw.extract.extractor import Extractor
from distlaw.model.document import ParsedDocument
from distlaw.model.findings import Findings
from distlaw.model.problem import Problem
from distlaw.text.offsets import MappedText, Range, Ranges

CODE = "extractor_failed"


def tried(extractor: Extractor, document: ParsedDocument, so_far: Findings) -> Findings:
    """What the extractor adds; where it raises, the problem `extractor_failed`, whose ranges are the line at fault.

    Raises DistlawError (a vocabulary that cannot be read) and MemoryError as they come: they are not the document's.
    """
    try:
        return extractor.extract(document, so_far)
    except (DistlawError, MemoryError):
        raise
    except Exception as error:
        message = (
            f"{extractor.name} found nothing: {type(error).__name__} at {_code_of(error)}; report it with this text"
        )
        return Findings(problems=(Problem(code=CODE, message=message, ranges=_place(extractor, document, so_far)),))


def over(document: ParsedDocument, spans: Sequence[Range]) -> ParsedDocument:
    """Stretches of the source as a document of their own, one a line."""
    whole = MappedText.whole(document.reading.source)
    lines = whole.composed([part for start, end in spans for part in ((start, end, None), (end, end, "\n"))])
    emptied = dict.fromkeys(("zones", "sections", "entries", "rows", "pages", "repairs", "statements", "names"), ())
    return document.model_copy(update={**emptied, "reading": lines})


def _code_of(error: Exception) -> str:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(frame.filename).name}:{frame.lineno}"


def _place(extractor: Extractor, document: ParsedDocument, so_far: Findings) -> Ranges:
    """The line that fails by itself, sought by halves; none where it takes several together."""
    lines: list[Ranges] = []
    at = 0
    for line in document.reading.text.split("\n"):
        if line.strip():
            lines.append(document.reading.to_source(at, at + len(line)))
        at += len(line) + 1
    while lines:
        half = lines[: max(1, len(lines) // 2)]
        if _fails(extractor, over(document, [span for line in half for span in line]), so_far):
            if len(lines) == 1:
                return lines[0]
            lines = half
        else:
            lines = lines[len(half) :]
    return ()


def _fails(extractor: Extractor, document: ParsedDocument, so_far: Findings) -> bool:
    try:
        extractor.extract(document, so_far)
    except (DistlawError, MemoryError):
        raise
    except Exception:
        return True
    return False
