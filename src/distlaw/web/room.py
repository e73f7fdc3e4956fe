"""What the pages of one reading room share: the database, what was made of it lately, and who may decide."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict, defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from distlaw.db.drivers import sqlite_path
from distlaw.services.works.facsimile import Facsimiles
from distlaw.web.reviewing import Reviewing

T = TypeVar("T")
_KEPT = 64  # answers
_PATIENCE = 0.3  # seconds a reader waits for an answer of now


class _Slow(NamedTuple):
    """An answer that took so many seconds to make, and the state of the database it is of."""

    answer: Any
    state: object
    seconds: float


class Room:
    """One database being read. `kept` answers stand until the database changes; of a server's none is kept."""

    def __init__(self, url: str, reviewing: Reviewing | None = None, readable: frozenset[str] | None = None) -> None:
        """`reviewing` where claims may be decided, else the room only reads; `readable` are the works whose text a
        site shows, None where no site is written and all are."""
        self.url, self.reviewing, self.readable = url, reviewing, readable
        self.facsimiles = Facsimiles(url)
        self._lock = threading.Lock()
        self._answers: OrderedDict[object, object] = OrderedDict()
        self._state: object = None
        self._slow: dict[str, _Slow] = {}
        self._under_way: set[str] = set()
        self._making: dict[str, threading.Lock] = defaultdict(threading.Lock)

    @property
    def is_site(self) -> bool:
        """Whether its pages are written as files."""
        return self.readable is not None

    def shows(self, key: str) -> bool:
        """Whether a work's text is shown."""
        return self.readable is None or key in self.readable

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

    def lately(self, name: str, make: Callable[[], T]) -> tuple[T, bool]:
        """The answer, and whether it is of the database as it is now. What takes long is made beside the pages, and
        until then the last answer stands."""
        state = self._now()
        found = self._slow.get(name)
        if found is None or state is None or (found.state != state and found.seconds < _PATIENCE):
            found = self._made(name, make)
        elif found.state != state:
            self._make_beside(name, make)
        return found.answer, found.state == state

    def _made(self, name: str, make: Callable[[], T]) -> _Slow:
        """Made once: who asks for it meanwhile waits for the same."""
        with self._making[name]:
            state, begun = self._now(), time.monotonic()
            found = self._slow.get(name)
            if found is None or state is None or found.state != state:
                found = self._slow[name] = _Slow(make(), state, time.monotonic() - begun)
            return found

    def _make_beside(self, name: str, make: Callable[[], T]) -> None:
        with self._lock:
            if name in self._under_way:
                return
            self._under_way.add(name)

        def work() -> None:
            try:
                self._made(name, make)
            finally:
                self._under_way.discard(name)

        threading.Thread(target=work, name=f"making {name}", daemon=True).start()

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
