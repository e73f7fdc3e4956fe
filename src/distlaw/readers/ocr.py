"""Pictures of pages (PNG, JPEG, TIFF), with the extra `ocr`: every line with its confidence and its place.

RapidOCR reads, on this machine, with the models in its wheel; where Tesseract is installed it reads too. A line is
taken as sure where both agree, or where RapidOCR alone is sure enough; the others are marked doubtful, none is lost.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from collections.abc import Sequence
from typing import Any, NamedTuple

from distlaw.errors import InputError
from distlaw.model.problem import Problem
from distlaw.model.source import SourceText
from distlaw.readers.marking import TextWriter
from distlaw.readers.reader import FormatReader, RawFile
from distlaw.text.titles import title_key

_MAGIC = (
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
)
_LARGEST = 64_000_000  # bytes
_SURE = 0.9  # RapidOCR's confidence from which a line is taken without a second reading
_ADVICE = "pip install 'distlaw[ocr]' and ingest it again, or run OCR over it and ingest the text"
_SECONDS = 60  # for Tesseract's reading of one page


class SeenLine(NamedTuple):
    """One line: confidence from 0 to 1, and left, top, right, bottom in the picture's points."""

    text: str
    confidence: float
    box: tuple[int, int, int, int]
    is_doubtful: bool = False


def read(raw: RawFile) -> tuple[SourceText, tuple[Problem, ...]]:
    """Read one picture; InputError `binary` where the extra is not installed, `size`, `broken` or `empty`."""
    if len(raw.data) > _LARGEST:
        raise InputError("the picture is too large", code="size", where=raw.file_name)
    writer = TextWriter()
    doubtful = write_page(writer, raw.data, raw.file_name)
    if not writer.text.strip():
        raise InputError("no text is seen in the picture", code="empty", where=raw.file_name)
    media = next(media for magic, media in _MAGIC if raw.data.startswith(magic))
    source = SourceText(
        sha256=hashlib.sha256(raw.data).hexdigest(), file_name=raw.file_name, media_type=media, uri=raw.uri,
        text=writer.text, marks=writer.marks,
    )  # fmt: skip
    count = len(writer.text.splitlines())
    message = f"read by OCR: {len(doubtful)} of {count} lines are doubtful"
    return source, (Problem(code="ocr", message=message, ranges=tuple(doubtful)),)


def write_page(writer: TextWriter, picture: bytes, where: str) -> list[tuple[int, int]]:
    """Write a page's lines, each under a `scanned` mark (confidence, box); returns where the doubtful ones stand."""
    out: list[tuple[int, int]] = []
    for line in agreed_lines(seen(picture, where), second_reading(picture)):
        box = ",".join(map(str, line.box))
        span = writer.line(
            line.text, "scanned", f"{line.confidence:.2f} {box}{' doubtful' if line.is_doubtful else ''}"
        )
        if line.is_doubtful:
            out.append(span)
    return out


def seen(picture: bytes, where: str) -> list[SeenLine]:
    """RapidOCR's lines from top to bottom."""
    try:
        from rapidocr import RapidOCR
    except ImportError as error:
        raise InputError("a picture of a page", code="binary", where=where, hint=_ADVICE) from error
    try:
        found = RapidOCR(params={"Global.log_level": "critical"})(picture)
    except Exception as error:  # the library raises errors of many kinds for pictures that are none
        raise InputError("the picture is damaged", code="broken", where=where) from error
    if found.txts is None or found.boxes is None:
        return []
    lines = [
        SeenLine(str(text), float(score), _box(box))
        for text, score, box in zip(found.txts, found.scores, found.boxes, strict=True)
    ]
    return sorted(lines, key=lambda line: (line.box[1], line.box[0]))


def _box(corners: Any) -> tuple[int, int, int, int]:
    across, down = [round(float(x)) for x, _ in corners], [round(float(y)) for _, y in corners]
    return min(across), min(down), max(across), max(down)


def second_reading(picture: bytes) -> list[str] | None:
    """Tesseract's lines; None where it is not installed or does not read the picture."""
    program = shutil.which("tesseract")
    if program is None:
        return None
    command = [program, "stdin", "stdout", "-l", "chi_sim+eng"]
    try:
        done = subprocess.run(command, input=picture, capture_output=True, timeout=_SECONDS, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.decode("utf-8", "replace").splitlines()


def agreed_lines(lines: Sequence[SeenLine], second: Sequence[str] | None) -> list[SeenLine]:
    """Each line with the verdict: both readings agree, or the only one there is is sure."""
    agreed = {title_key(line) for line in second or ()}
    return [
        line._replace(is_doubtful=line.confidence < _SURE if second is None else title_key(line.text) not in agreed)
        for line in lines
    ]


def sniff(raw: RawFile) -> float:
    """A picture by its first bytes, whatever its name."""
    return 0.75 if any(raw.data.startswith(magic) for magic, _ in _MAGIC) else 0.0


PART = FormatReader(
    name="ocr",
    suffixes=(".png", ".jpg", ".jpeg", ".tif", ".tiff"),
    media_type="image/*",
    sniff=sniff,
    read=read,
    order=70,
)
