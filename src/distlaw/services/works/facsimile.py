"""The pictures of a PDF's pages, and where quotations stand on them; drawn in a worker process with limits."""

from __future__ import annotations

import threading
import zlib
from collections import OrderedDict
from collections.abc import Callable
from typing import NamedTuple, TypeVar

from distlaw.db.opening import open_reader
from distlaw.errors import InputError, NotFound
from distlaw.readers.pdf.sheets import Box, Sheet, Sheets, Wanted, picture, sheets_of
from distlaw.sandbox import Sandbox
from distlaw.text.offsets import Ranges

PDF = "application/pdf"
SCALE = 1.6  # pixels a point
SECONDS, MEGABYTES = 60.0, 2000
_DOCUMENTS, _PICTURES = 4, 48  # kept
K = TypeVar("K")
T = TypeVar("T")
__all__ = ["Box", "Facsimiles", "Sheet", "Sheets", "boxes_of"]


class _Source(NamedTuple):
    media_type: str
    data: bytes
    text: str


class Facsimiles:
    """The pages of the PDFs of one database. What was drawn last is kept; `close` ends the worker."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._lock = threading.Lock()
        self._sandbox: Sandbox | None = None
        self._sheets: OrderedDict[str, Sheets] = OrderedDict()
        self._pictures: OrderedDict[tuple[str, int], bytes] = OrderedDict()

    def sheets(self, sha256: str) -> Sheets | None:
        """The pages of a source; None where it is no PDF, cannot be read, or reads otherwise than when it was stored:
        then no place on a picture could be told."""
        return self._kept(self._sheets, sha256, _DOCUMENTS, lambda: self._read(sha256))

    def picture(self, sha256: str, page: int) -> bytes:
        """A page (from 0) as a PNG. NotFound where there is none."""
        found = self._kept(self._pictures, (sha256, page), _PICTURES, lambda: self._drawn(sha256, page))
        if found is None:
            raise NotFound("there is no picture of that page")
        return found

    def close(self) -> None:
        """End the worker."""
        with self._lock:
            if self._sandbox is not None:
                self._sandbox.close()
            self._sandbox = None

    def _read(self, sha256: str) -> Sheets | None:
        source = self._source(sha256)
        if source is None or source.media_type != PDF:
            return None
        try:
            found = self._worker().call(sheets_of, source.data)
        except InputError:
            return None
        return found if found.text == source.text else None

    def _drawn(self, sha256: str, page: int) -> bytes | None:
        sheets, source = self.sheets(sha256), self._source(sha256)
        if sheets is None or source is None or not 0 <= page < len(sheets.sheets):
            return None
        return self._worker().call(picture, Wanted(source.data, page, sheets.sheets[page].turn, SCALE))

    def _source(self, sha256: str) -> _Source | None:
        with open_reader(self.url) as reader:
            sql = "SELECT media_type, content, text FROM source_file WHERE sha256 = :sha AND content IS NOT NULL"
            found = reader.rows(sql, {"sha": sha256})
        return _Source(found[0][0], zlib.decompress(found[0][1]), found[0][2]) if found else None

    def _worker(self) -> Sandbox:
        with self._lock:
            if self._sandbox is None:
                self._sandbox = Sandbox(1, seconds=SECONDS, megabytes=MEGABYTES)
            return self._sandbox

    def _kept(self, kept: OrderedDict[K, T], name: K, most: int, make: Callable[[], T | None]) -> T | None:
        with self._lock:
            if name in kept:
                kept.move_to_end(name)
                return kept[name]
        found = make()
        if found is not None:
            with self._lock:
                kept[name] = found
                while len(kept) > most:
                    kept.popitem(last=False)
        return found


def boxes_of(sheets: Sheets, ranges: Ranges) -> tuple[Box, ...]:
    """Where the ranges of a claim are drawn, a box a line; empty where the place of one of them cannot be told."""
    found = [sheets.boxes(start, end) for start, end in ranges]
    return tuple(box for boxes in found for box in boxes) if all(found) else ()
