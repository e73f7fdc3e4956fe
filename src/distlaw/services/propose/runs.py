"""A recorded run: every answer of a model as it was given, JSON Lines, so that a rerun costs nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from distlaw.db.drivers import sqlite_path
from distlaw.errors import InputError, UsageError
from distlaw.model.frozen import Frozen
from distlaw.text.digest import sha256_of

Finish = Literal["stop", "length"]


class Recorded(Frozen):
    """One answer: who gave it, to what question (hashes of the prompt and of the chunk), and its text as it came."""

    schema_: Literal["distlaw-run/1"] = "distlaw-run/1"
    model: str
    host: str
    source_sha256: str
    chunk: int
    prompt_sha256: str
    chunk_sha256: str
    answer: str
    finish: Finish = "stop"
    tokens: int = 0  # as the endpoint counts them, 0 where it does not say
    at: str = ""

    @property
    def mark(self) -> str:
        """Prompt, chunk and answer in a word: what a claim's provenance names."""
        return ".".join(one[:12] for one in (self.prompt_sha256, self.chunk_sha256, sha256_of(self.answer)))


class ModelRun:
    """The answers of one file; what is asked anew is added at its end at once."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._held: dict[tuple[str, str, str], Recorded] = {}
        for one in _read(path) if path.is_file() else ():
            self._held[one.model, one.prompt_sha256, one.chunk_sha256] = one

    def models(self) -> tuple[str, ...]:
        """The models whose answers it holds."""
        return tuple(sorted({model for model, _, _ in self._held}))

    def answer(self, model: str, prompt_sha256: str, chunk_sha256: str) -> Recorded | None:
        """The answer to this question, where it was given before."""
        return self._held.get((model, prompt_sha256, chunk_sha256))

    def keep(self, one: Recorded) -> None:
        """Write an answer down. Raises UsageError where the file cannot be written."""
        line = json.dumps(one.model_dump(mode="json"), ensure_ascii=False)
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            is_cut = self.path.is_file() and self.path.read_bytes()[-1:] not in (b"", b"\n")
            with self.path.open("a", encoding="utf-8", newline="\n") as file:
                file.write(("\n" if is_cut else "") + line + "\n")
        except OSError as error:
            raise UsageError(f"cannot be written: {error.strerror}", where=str(self.path)) from error
        self._held[one.model, one.prompt_sha256, one.chunk_sha256] = one


def default_path(url: str) -> Path:
    """Beside the database. Raises UsageError for a server's, which has no place beside it."""
    path = sqlite_path(url)
    if path is None:
        raise UsageError("a server's database has no folder for the answers", hint="name a file: --run FILE")
    return path.with_name(f"{path.stem}.run.jsonl")


def _read(path: Path) -> list[Recorded]:
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read: {error}", where=str(path)) from error
    found, broken = [], 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            found.append(Recorded.model_validate_json(line))
        except ValidationError:  # a run that was cut off while it wrote: that answer is asked for again
            broken = broken or number
    if broken and not found:
        raise InputError("it is no recorded run", code="no_run", where=f"{path}:{broken}")
    return found
