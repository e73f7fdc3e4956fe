"""Notes of Markdown in both forms, and lines that are for the program that prints the file."""

from __future__ import annotations

from distlaw.model.document import ParsedDocument
from distlaw.model.source import SourceText
from distlaw.parsers import parse

_TEXT = """# On Wharves

A wharfinger must deliver the goods.^[So *Verne* at [page 4](https://example.org), who says more.] He need not weigh
them.[^a] He may keep a book.^[Not every book will do.]

{: .notice}

\\newpage

::: box
The rule is old and everybody keeps it, which is more than can be said of most rules.
:::

## The Second Part {#second .unnumbered}

The second rule is younger, and nobody has ever kept it for longer than a week or two. x^2^ is no note.

[^a]: Maple, Weights 3 (2031).

    Its second edition adds a chapter.
"""


def _parsed() -> ParsedDocument:
    source = SourceText(sha256="0" * 64, file_name="a.md", media_type="text/markdown", text=_TEXT)
    (document,) = parse(source)
    return document


def test_notes_in_the_sentence_and_below_the_text() -> None:
    document = _parsed()
    text = document.reading.text
    notes = {entry.marker: " ".join(text[entry.start : entry.end].split()) for entry in document.entries}
    assert notes == {
        "a": "Maple, Weights 3 (2031). Its second edition adds a chapter.",
        "1": "So Verne at page 4, who says more.",
        "2": "Not every book will do.",
    }
    calls = {entry.marker: [text[:start][-6:] for start, _ in entry.anchors] for entry in document.entries}
    assert calls == {"a": [" them."], "1": ["goods."], "2": [" book."]}


def test_directives_are_no_text() -> None:
    document = _parsed()
    for directive in ("notice", "newpage", "box", "#second", ":::"):
        assert directive not in document.reading.text
    assert "The rule is old" in document.reading.text
    assert document.sections[-1].title == "The Second Part"
