"""Readers that stay open between the pages of a reading room, so that each need not map and read the file anew."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from distlaw.db.drivers import sqlite_path
from distlaw.db.reading import SqliteReader

_MOST = 2  # idle ones of a file: each may hold some dozens of megabytes
_kept: dict[str, _Shelf] = {}


@contextmanager
def readers_kept(url: str) -> Iterator[None]:
    """While it lasts, `opening.open_reader` of that file gives out readers that come back when they are closed."""
    path = sqlite_path(url)
    if path is None or url in _kept:
        yield
        return
    shelf = _kept[url] = _Shelf(path)
    try:
        yield
    finally:
        del _kept[url]
        shelf.close()


def kept_reader(url: str) -> SqliteReader | None:
    """A reader of what is at that path now, or None where none are kept."""
    shelf = _kept.get(url)
    return shelf.reader() if shelf else None


class _Shelf:
    """The idle readers of one file. One that was opened on another file of this name is not given out again."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._idle: list[_Lent] = []
        self._lock = threading.Lock()
        self._is_open = True

    def reader(self) -> SqliteReader:
        file = _file_at(self.path)
        with self._lock:
            while self._idle:
                found = self._idle.pop()
                if found.file == file:
                    return found
                found.end()
        return _Lent(self, file)

    def take_back(self, reader: _Lent) -> None:
        with self._lock:
            if self._is_open and len(self._idle) < _MOST:
                self._idle.append(reader)
                return
        reader.end()

    def close(self) -> None:
        with self._lock:
            self._is_open = False
            for reader in self._idle:
                reader.end()
            self._idle.clear()


class _Lent(SqliteReader):
    def __init__(self, shelf: _Shelf, file: tuple[int, int]) -> None:
        super().__init__(shelf.path, any_thread=True)
        self._shelf, self.file = shelf, file

    def close(self) -> None:
        self._shelf.take_back(self)

    def end(self) -> None:
        super().close()


def _file_at(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_dev, found.st_ino
