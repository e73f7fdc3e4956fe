"""What it costs to take files in, as ratios of processor time to a peer that does the least the same job needs.

    python scripts/bench/store.py [--records 800] [--pages 15]

One run, one process, everything warm: 800 RIS records beside a script that parses them with rispy and writes the same
columns with `executemany` into SQLite and FTS5; a note of 2 KB; a PDF, with its reading beside pypdfium2's own text;
bytes of the database for each byte of text; two workers beside one. Each figure is the least of three.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from generated import document, write_documents, write_records

BARS = {"records": 4.0, "reading": 1.3, "bytes": 12.0, "workers": 1.7}


def main() -> None:
    """Print one line a figure: what it is, the measure, the bar."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--records", type=int, default=800)
    options.add_argument("--pages", type=int, default=15)
    options.add_argument("--documents", type=int, default=40, help="how many notes for the two workers")
    options.add_argument("--only", nargs="+", choices=("records", "note", "pdf", "workers"), help="these figures alone")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        tasks = {
            "records": partial(_records, folder, given.records),
            "note": partial(_note, folder),
            "pdf": partial(_pdf, folder, given.pages),
            "workers": partial(_workers, folder, given.documents),
        }
        for task in given.only or tasks:
            tasks[task]()


def _least(task: Callable[[int], object], times: int = 3) -> float:
    """Seconds of processor time of the quickest of some runs."""
    found = []
    for number in range(times):
        started = time.process_time()
        task(number)
        found.append(time.process_time() - started)
    return min(found)


def _records(folder: Path, number: int) -> None:
    for abstracts in (False, True):
        path = folder / f"records-{abstracts}" / "records.ris"
        size = write_records(path.parent, number, abstracts=abstracts)
        read, write = _taken_in(path, folder, f"records-{abstracts}")
        peer = _least(partial(_scripted, path))
        ours = read + write
        what = f"{number} RIS records {'with' if abstracts else 'without'} abstracts, {size:,} bytes"
        print(f"{what}: {ours:.2f} s ({read:.2f} to read, {write:.2f} to store), rispy and executemany {peer:.2f} s")
        print(f"  all {ours / peer:.1f} x, storing alone {write / peer:.1f} x (bar {BARS['records']})", flush=True)


def _note(folder: Path) -> None:
    path = folder / "note.md"
    path.write_bytes(_of_two_kilobytes(7))
    _, write = _taken_in(path, folder, "note")
    read = _read_anew([_of_two_kilobytes(seed) for seed in range(20, 31)])
    print(f"a note of 2 KB: {1000 * read:.0f} ms to read, {1000 * write:.0f} to store (bar 40 in all)", flush=True)
    notes = folder / "notes"
    size = write_documents(notes, 60)
    url = folder / "notes.db"
    _ingest(url, notes, 1)
    empty = _empty_size(folder / "empty.db")
    kept = (url.stat().st_size - empty) / size
    print(f"the database: {kept:.1f} bytes for each of the text (bar {BARS['bytes']:.0f}), and {empty:,} of vocabulary")


def _of_two_kilobytes(seed: int) -> bytes:
    text = document(seed)
    while len(text.encode()) < 2000:
        text += "\n" + document(seed + 1000).partition("\n")[2]
    return text.encode()[:2048].decode("utf-8", "ignore").encode()


def _read_anew(notes: list[bytes]) -> float:
    """Seconds to read a note that was not read before, of several the middle one: a second reading remembers words."""
    from distlaw.readers.reader import RawFile
    from distlaw.services.ingest.prepare import prepared

    def read(note: bytes) -> float:
        return _least(lambda _: prepared(RawFile(note, "note.md")), 1)

    found = [read(note) for note in notes]
    return sorted(found)[len(found) // 2]


def _pdf(folder: Path, pages: int) -> None:
    path = folder / "paper.pdf"
    write_pdf(path, pages)
    read, write = _taken_in(path, folder, "pdf")
    print(f"a PDF of {pages} pages: {read:.2f} s to read and extract, {write:.2f} to store (bar 1.2 in all)")
    from distlaw.readers import RawFile
    from distlaw.readers.pdf import read as pdf_text

    data = path.read_bytes()
    peer = _least(lambda _: pdfium_text(data))
    ours = _least(lambda _: pdf_text(RawFile(data, "paper.pdf")))
    print(f"  its text alone: {ours / peer:.2f} x pypdfium2's (bar {BARS['reading']})", flush=True)


def _workers(folder: Path, number: int) -> None:
    notes = folder / "parallel"
    write_documents(notes, number)
    walls = []
    for workers in (1, 2):
        started = time.monotonic()
        _ingest(folder / f"workers-{workers}.db", notes, workers)
        walls.append(time.monotonic() - started)
    ratio = walls[0] / walls[1]
    print(
        f"two workers beside one, {number} notes: {ratio:.2f} x as fast (bar {BARS['workers']}; wall time)", flush=True
    )


def _taken_in(path: Path, folder: Path, name: str) -> tuple[float, float]:
    """Seconds to read a file and seconds to store it, each into a new database, vocabulary and patterns loaded."""
    from distlaw.readers.reader import RawFile
    from distlaw.services.ingest.prepare import prepared
    from distlaw.services.ingest.transaction import opened, stored

    found = prepared(RawFile(path.read_bytes(), path.name))
    read = _least(lambda _: prepared(RawFile(path.read_bytes(), path.name)), 2)
    writes = []
    for run in range(3):
        with opened(str(folder / f"{name}-{run}.db")) as database:
            started = time.process_time()
            verdict = stored(database, found, path.name, "bench")
            writes.append(time.process_time() - started)
            assert verdict.verdict == "added", verdict
    return read, min(writes)


def _empty_size(path: Path) -> int:
    from distlaw.services.ingest.transaction import opened

    opened(str(path)).close()
    return path.stat().st_size


def _ingest(url: Path, folder: Path, workers: int) -> None:
    command = ["-m", "distlaw", "--db", str(url), "ingest", str(folder), "--quiet", "--workers", str(workers)]
    subprocess.run([sys.executable, *command], check=True, capture_output=True)
    connection = sqlite3.connect(url)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def _scripted(path: Path, run: int) -> None:
    rispy_script(path, path.parent / f"peer-{run}.db")


def rispy_script(path: Path, target: Path) -> None:
    """What a researcher's own script would do: the same columns, and a full-text table."""
    import rispy

    text = path.read_text(encoding="utf-8")
    entries = rispy.loads(text)
    connection = sqlite3.connect(target)
    connection.executescript(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
        "CREATE TABLE source (id INTEGER PRIMARY KEY, name TEXT, text TEXT, content BLOB);"
        "CREATE TABLE work (id INTEGER PRIMARY KEY, key TEXT UNIQUE, type TEXT, title TEXT, container TEXT,"
        " volume TEXT, issue TEXT, page TEXT, issued TEXT, abstract TEXT, item TEXT);"
        "CREATE TABLE contribution (work_id INTEGER, role TEXT, position INTEGER, name TEXT);"
        "CREATE TABLE identifier (work_id INTEGER, scheme TEXT, value TEXT);"
        "CREATE INDEX by_value ON identifier (scheme, value);"
        "CREATE VIRTUAL TABLE words USING fts5(title, abstract, names, keywords);"
    )
    works, names, identifiers, words = [], [], [], []
    for number, entry in enumerate(entries, 1):
        title, abstract = entry.get("title", ""), entry.get("abstract", "")
        page = f"{entry.get('start_page', '')}-{entry.get('end_page', '')}"
        works.append((
            number, f"w{number}", entry.get("type_of_reference", ""), title, entry.get("journal_name", ""),
            entry.get("volume", ""), entry.get("number", ""), page, entry.get("year", ""), abstract,
            json.dumps(entry, ensure_ascii=False),
        ))  # fmt: skip
        authors = entry.get("authors", [])
        names += [(number, "author", place, name) for place, name in enumerate(authors)]
        if "doi" in entry:
            identifiers.append((number, "doi", entry["doi"]))
        words.append((number, title, abstract, " ".join(authors), " ".join(entry.get("keywords", []))))
    with connection:
        connection.execute("INSERT INTO source VALUES (1, ?, ?, ?)", (path.name, text, zlib.compress(text.encode(), 6)))
        connection.executemany(f"INSERT INTO work VALUES ({','.join('?' * 11)})", works)
        connection.executemany("INSERT INTO contribution VALUES (?, ?, ?, ?)", names)
        connection.executemany("INSERT INTO identifier VALUES (?, ?, ?)", identifiers)
        connection.executemany(
            "INSERT INTO words (rowid, title, abstract, names, keywords) VALUES (?, ?, ?, ?, ?)", words
        )
    connection.close()


def write_pdf(path: Path, pages: int) -> None:
    """A paper of so many pages of forty lines, in Chinese, set with reportlab's own font."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    canvas = Canvas(str(path), pagesize=A4)
    text = "".join(document(seed) for seed in range(pages * 3)).replace("\n", "")
    lines = [text[at : at + 36] for at in range(0, len(text), 36)]
    for page in range(pages):
        canvas.setFont("STSong-Light", 11)
        for row, line in enumerate(lines[page * 40 : page * 40 + 40]):
            canvas.drawString(60, 780 - 18 * row, line)
        canvas.showPage()
    canvas.save()


def pdfium_text(data: bytes) -> str:
    """The text as pypdfium2 gives it by itself."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    return "\f".join(page.get_textpage().get_text_bounded() for page in document)


if __name__ == "__main__":
    main()
