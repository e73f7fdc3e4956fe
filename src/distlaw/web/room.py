"""What the pages of one reading room share: the database, what was made of it lately, and who may decide."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from distlaw.db.drivers import sqlite_path
from distlaw.services.works.facsimile import Facsimiles
from distlaw.web.reviewing import Reviewing

T = TypeVar("T")
_KEPT = 64  # answers


class Room:
    """One database being read. `kept` answers stand until the database changes; of a server's none is kept."""

    def __init__(self, url: str, reviewing: Reviewing | None = None) -> None:
        """`reviewing` where claims may be decided, else the room only reads."""
        self.url, self.reviewing = url, reviewing
        self.facsimiles = Facsimiles(url)
        self._lock = threading.Lock()
        self._answers: OrderedDict[object, object] = OrderedDict()
        self._state: object = None

    def kept(self, name: object, make: Callable[[], T]) -> T:
        """What `make` answers, made once for each state of the database."""
        state = self._now()
        if state is None:
            return make()
        with self._lock:
            if state != self._state:
                self._answers.clear()
                self._state = state
            if name in self._answers:
                self._answers.move_to_end(name)
                return self._answers[name]  # type: ignore[return-value]  # a name has one kind of answer
        found = make()
        with self._lock:
            if state == self._state:
                self._answers[name] = found
                while len(self._answers) > _KEPT:
                    self._answers.popitem(last=False)
        return found

    def _now(self) -> object:
        path = sqlite_path(self.url)
        return None if path is None else tuple(_stamp(Path(f"{path}{end}")) for end in ("", "-wal"))

    def close(self) -> None:
        """End what runs beside the pages."""
        self.facsimiles.close()


def _stamp(path: Path) -> tuple[int, int, int]:
    try:
        found = path.stat()
    except OSError:
        return (0, 0, 0)
    return found.st_mtime_ns, found.st_size, found.st_ino
