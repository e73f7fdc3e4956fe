"""Who may decide in this reading room, and the files that are brought in through it."""

from __future__ import annotations

import hashlib
import queue
import secrets
import threading
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath, PureWindowsPath

from distlaw.db.drivers import sqlite_path
from distlaw.errors import DistlawError
from distlaw.model.verdict import Verdict
from distlaw.services.ingest import IngestOptions, ingest

_KEPT = 20  # uploads that are still told of
_LONGEST_NAME = 120


@dataclass
class Upload:
    """Files brought in together: how many, what became of each so far, and whether that is all."""

    names: tuple[str, ...]
    verdicts: list[Verdict] = field(default_factory=list)
    is_done: bool = False
    failure: str = ""


class Reviewing:
    """The writing side of a room: the reviewer's name where none is chosen, the secret its forms carry, its uploads."""

    def __init__(self, url: str, who: str) -> None:
        self.url, self.who = url, who
        self.secret = secrets.token_urlsafe(24)
        self.uploads: list[Upload] = []
        self._waiting: queue.SimpleQueue[tuple[Upload, list[str], str]] = queue.SimpleQueue()
        self._worker: threading.Thread | None = None

    def is_ours(self, secret: str) -> bool:
        """Whether a form carries the secret."""
        return secrets.compare_digest(secret.encode("utf-8", "replace"), self.secret.encode())

    def bring(self, files: list[tuple[str, bytes]], who: str) -> Upload:
        """Keep the files beside the database and read them in, one upload after the other, while pages go on."""
        paths = [str(self._stored(name, data)) for name, data in files]
        upload = Upload(tuple(Path(path).name for path in paths))
        self.uploads = [*self.uploads[1 - _KEPT :], upload]
        self._waiting.put((upload, paths, who))
        if self._worker is None or not self._worker.is_alive():
            self._worker = threading.Thread(target=self._work, name="uploads", daemon=True)
            self._worker.start()
        return upload

    def _work(self) -> None:
        while True:
            upload, paths, who = self._waiting.get()
            try:
                for verdict in ingest(self.url, paths, IngestOptions(workers=1, agent=who)):
                    upload.verdicts.append(verdict)
            except DistlawError as error:
                upload.failure = str(error)
            except Exception as error:  # a fault of ours must not end the worker without a word
                upload.failure = f"{type(error).__name__}: {error}"
            upload.is_done = True

    def _stored(self, name: str, data: bytes) -> Path:
        """The file under its own name, in a folder named after its bytes: one name may stand for many files."""
        folder = self._folder() / hashlib.sha256(data).hexdigest()[:16]
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / plain_name(name)
        path.write_bytes(data)
        return path

    def _folder(self) -> Path:
        path = sqlite_path(self.url)
        if path is not None:
            return path.with_name(f"{path.stem}-uploads")
        from distlaw.settings import uploads_folder

        return uploads_folder()


def plain_name(name: str) -> str:
    """A file's own name without a path, control characters or a leading dot; never empty."""
    own = PureWindowsPath(PurePosixPath(name.replace("\\", "/")).name).name
    kept = "".join(char for char in own if char.isprintable() and char not in '<>:"/\\|?*').strip(". ")
    stem, dot, end = kept.rpartition(".")
    return (f"{stem[:_LONGEST_NAME]}{dot}{end[:12]}" if dot else kept[:_LONGEST_NAME]) or "upload"
