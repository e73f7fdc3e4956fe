"""Compares this project's reading of PDF pages with that of other readers, on the same files in one run.

    python scripts/bench/pdf_reading.py FOLDER_OR_PDF... [--gold gold.jsonl] [--pages N]

For each reader: milliseconds of processor time a page; pages that read as salad; files it cannot read; and, with a gold
file of rows `{"file": …, "checks": [strings], "noise":
[strings]}`, how many check strings stand in the text and how much noise is kept out. Letters alone are compared.

PDFium's own order needs nothing more; pdfminer.six and PyMuPDF are read where they are installed. They are no
dependencies of this project (PyMuPDF is AGPL), only what it is measured against.
"""

from __future__ import annotations

import argparse
import importlib.util
import io
import json
import re
import time
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from distlaw.errors import InputError
from distlaw.readers import RawFile
from distlaw.readers.pdf import read
from distlaw.text.plausible import plausibility

_LETTERS = re.compile(r"[^a-z\u3400-\u9fff]")
Reading = Callable[[bytes], list[str]]  # a file's pages as text


@dataclass(slots=True)
class Tally:
    """What one reader made of all files."""

    pages: int = 0
    salad: int = 0
    found: int = 0
    checks: int = 0
    kept_out: int = 0
    noise: int = 0
    seconds: float = 0.0
    refused: int = 0

    def row(self, name: str) -> str:
        """One line of the table."""
        return (
            f"{name:12} {self.pages:6} {1000 * self.seconds / max(1, self.pages):8.1f} "
            f"{self.salad:6} {self.refused:8} "
            f"{_share(self.found, self.checks):>14} {_share(self.kept_out, self.noise):>14}"
        )


def main() -> None:
    """Read every file with every reader that is here, and print the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("paths", nargs="+", type=Path)
    options.add_argument("--gold", type=Path)
    options.add_argument("--most", type=int, default=1_000, help="files at most")
    chosen = options.parse_args()
    gold = _gold(chosen.gold)
    files = list(_files(chosen.paths))[: chosen.most]
    if gold:
        files = [path for path in files if path.name in gold]
    tallies = {name: Tally() for name in readers()}
    for path in files:
        data = path.read_bytes()
        for name, reading in readers().items():
            _measure(tallies[name], reading, data, gold.get(path.name, {}))
    print(f"{len(files)} files")
    print("reader        pages  ms/page  salad  refused         checks          noise")
    for name, tally in tallies.items():
        print(tally.row(name))


def readers() -> dict[str, Reading]:
    """Every reader that is installed."""
    found: dict[str, Reading] = {"distlaw": read_distlaw, "pdfium": read_pdfium}
    if importlib.util.find_spec("pdfminer"):
        found["pdfminer.six"] = read_pdfminer
    if importlib.util.find_spec("pymupdf"):
        found["PyMuPDF"] = read_pymupdf
    return found


def read_distlaw(data: bytes) -> list[str]:
    """The reading text: what no mark calls furniture, as one page, its paragraphs wrapped nowhere."""
    source, _ = read(RawFile(data, "bench.pdf"))
    frames = sorted((mark.start, mark.end) for mark in source.marks if mark.kind == "furniture")
    parts, at = [], 0
    for start, end in frames:
        parts.append(source.text[at:start])
        at = max(at, end)
    return ["".join([*parts, source.text[at:]])]


def read_pdfium(data: bytes) -> list[str]:
    """PDFium's own order, which is that of the drawing."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    return [page.get_textpage().get_text_range().replace("\r", "") for page in document]


def read_pdfminer(data: bytes) -> list[str]:
    """pdfminer.six with its layout analysis."""
    high_level: Any = importlib.import_module("pdfminer.high_level")
    text: str = high_level.extract_text(io.BytesIO(data))
    return text.split("\f")


def read_pymupdf(data: bytes) -> list[str]:
    """PyMuPDF's plain text."""
    pymupdf: Any = importlib.import_module("pymupdf")
    with pymupdf.open(stream=data, filetype="pdf") as document:
        return [page.get_text() for page in document]


def _measure(tally: Tally, reading: Reading, data: bytes, gold: dict[str, Any]) -> None:
    began = time.process_time()
    try:
        pages = reading(data)
    except InputError:
        tally.refused += 1
        return
    except Exception:  # another library's own errors: counted, never hidden
        tally.refused += 1
        return
    tally.seconds += time.process_time() - began
    tally.pages += page_count(data)
    for page in pages:
        tally.salad += plausibility(page).is_salad
    text = _letters("\n".join(pages))
    tally.checks += len(gold.get("checks", ()))
    tally.found += sum(_letters(check) in text for check in gold.get("checks", ()))
    flat = _flat("\n".join(pages))
    tally.noise += len(gold.get("noise", ()))
    tally.kept_out += sum(_flat(noise) not in flat for noise in gold.get("noise", ()))


def page_count(data: bytes) -> int:
    """How many pages the file has."""
    import pypdfium2

    return len(pypdfium2.PdfDocument(data))


def _gold(path: Path | None) -> dict[str, dict[str, Any]]:
    if path is None:
        return {}
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    return {row["file"]: row for row in rows}


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        yield from sorted(path.rglob("*.pdf")) if path.is_dir() else [path]


def _letters(text: str) -> str:
    return _LETTERS.sub("", unicodedata.normalize("NFKC", text).lower())


def _flat(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).lower()


def _share(part: int, whole: int) -> str:
    return f"{part}/{whole} {part / whole:.3f}" if whole else "-"


if __name__ == "__main__":
    main()
