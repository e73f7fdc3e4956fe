"""`distlaw lint`: a manuscript's quotations against the texts of the corpus, its citations against what is known."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from distlaw.db.opening import exists
from distlaw.services.bibliography.miscitations import linted
from distlaw.services.manuscript.checking import checked_quotations
from distlaw.services.manuscript.reading import blocks
from distlaw.services.manuscript.sources import Sources

_READ = (".md", ".markdown", ".txt", ".tex", ".docx")
Row = dict[str, Any]


class Linted(NamedTuple):
    """The findings in the order of the text; how many quotations were held against a text, and how many could not."""

    rows: tuple[Row, ...]
    checked: int = 0
    unchecked: int = 0


def linted_manuscript(url: str, path: str) -> Linted:
    """Mis-citations, unknown keys, and quotations that are not what the corpus has. Raises InputError for a file that
    cannot be read; without a database quotations are not looked at."""
    rows = linted(path, url)
    if Path(path).suffix.lower() not in _READ or not Path(path).is_file() or not exists(url):
        return Linted(tuple(rows))
    sources = Sources(url)
    done = [one for block in blocks(Path(path), sources.named) for one in checked_quotations(block, sources)]
    is_word = path.lower().endswith(".docx")
    rows += [
        {"file": path, **finding.model_dump(exclude_defaults=True), **({"is_paragraph": True} if is_word else {})}
        for one in done
        for finding in one.findings
    ]
    ordered = sorted(rows, key=lambda row: (row["line"], row["column"], row["code"]))
    count = sum(one.was_checked for one in done)
    return Linted(tuple(ordered), count, len(done) - count)
