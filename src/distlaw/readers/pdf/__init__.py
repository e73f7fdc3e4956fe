"""PDF files with a text layer: columns, running heads, notes and paragraphs rebuilt from where the glyphs stand."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence

from distlaw.errors import InputError
from distlaw.model.problem import Problem
from distlaw.model.source import Hint, Mark, SourceText
from distlaw.readers.marking import TextWriter
from distlaw.readers.pdf.glyphs import information_of, pages_of
from distlaw.readers.pdf.layout import Layout, layout_of
from distlaw.readers.pdf.write import PageWriter
from distlaw.readers.reader import FormatReader, RawFile
from distlaw.text.plausible import plausibility

_OCR = "run OCR over it first, for example `ocrmypdf in.pdf out.pdf`, and ingest the result"
_PRIVATE = re.compile(r"[\ue000-\uf8ff\ufffd\U000f0000-\U0010ffff]")
_FACES = 2  # pages whose lines' faces are marked, for the reading of titles and names


def read(raw: RawFile) -> tuple[SourceText, tuple[Problem, ...]]:
    """Read a PDF; InputError `no_text_layer`, `encrypted`, `broken` or `size` where there is nothing to be had."""
    start = max(0, raw.data[:2048].find(b"%PDF"))
    data = raw.data[start:]
    pages = list(pages_of(data))
    found = sum(glyph.char.strip() != "" for page in pages for glyph in (*page.glyphs, *page.hidden))
    if found < 10 * len(pages) ** 0.5:
        raise InputError(
            "the PDF is scanned and has no text layer", code="no_text_layer", where=raw.file_name, hint=_OCR
        )
    layout = layout_of(pages)
    writer = TextWriter()
    written(layout, writer)
    source = SourceText(
        sha256=hashlib.sha256(raw.data).hexdigest(),
        file_name=raw.file_name,
        media_type="application/pdf",
        text=writer.text,
        uri=raw.uri,
        hints=_hints(data),
        marks=writer.marks,
    )
    return source, (*_garbled(writer.text), *_unreadable(layout, source.marks))


def written(layout: Layout, writer: TextWriter) -> PageWriter:
    """The text of a document, head furniture first, the rest of it last."""
    page_writer = PageWriter(writer, layout.labels, layout.body, layout.first + _FACES)
    page_writer.furniture(layout.heads)
    page_writer.paragraphs(layout.text, layout.notes)
    page_writer.furniture(layout.feet)
    return page_writer


def _hints(data: bytes) -> tuple[Hint, ...]:
    found = information_of(data)
    names = {
        "Title": "untrusted_title",
        "Author": "untrusted_author",
        "Subject": "untrusted_description",
        "Keywords": "untrusted_keywords",
        "Creator": "untrusted_creator",
    }
    return tuple(
        Hint(name=names[key], value=value.strip(), origin=f"pdf {key}")
        for key, value in found.items()
        if key in names and value.strip()
    )


def _garbled(text: str) -> Iterator[Problem]:
    shown = sum(1 for char in text if not char.isspace())
    private = len(_PRIVATE.findall(text))
    if shown and private > 0.02 * shown:
        share = round(100 * private / shown)
        message = f"{share} % of the characters have no meaning outside the PDF's own fonts; {_OCR}"
        yield Problem(code="garbled_text", message=message)


def _unreadable(layout: Layout, marks: Sequence[Mark]) -> Iterator[Problem]:
    """A problem for every page whose text is no language's, with the page's ranges."""
    for number, text in enumerate(layout.pages):
        if plausibility(text).is_salad:
            label = layout.labels[number]
            message = f"page {label} reads as mixed-up characters; look at it, or {_OCR}"
            ranges = tuple((m.start, m.end) for m in marks if m.kind == "page" and m.value == label)
            yield Problem(code="unreadable_page", message=message, ranges=ranges)


def sniff(raw: RawFile) -> float:
    """The PDF mark within the first kilobytes, as readers of PDF accept it."""
    if raw.data.startswith(b"%PDF-"):
        return 1.0
    return 0.9 if b"%PDF-" in raw.data[:1024] else 0.0


PART = FormatReader(name="pdf", suffixes=(".pdf",), media_type="application/pdf", sniff=sniff, read=read, order=10)
