"""The log of calls: what was asked and what was answered, so that it can be asked again and compared."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from distlaw.errors import DistlawError, InputError
from distlaw.mcp.desk import Desk
from distlaw.model.frozen import Frozen


class Call(Frozen):
    """One call and its answer: JSON, or the error's line."""

    tool: str
    arguments: dict[str, Any]
    answer: str
    is_error: bool = False


class CallLog:
    """Writes each call as a line of JSON; without a path it writes nothing."""

    def __init__(self, path: Path | None) -> None:
        self.path = path

    def keep(self, tool: str, arguments: dict[str, Any], answer: str, *, is_error: bool = False) -> None:
        """Add one call at the end."""
        if self.path is None:
            return
        line = Call(tool=tool, arguments=arguments, answer=answer, is_error=is_error).model_dump(mode="json")
        with self.path.open("a", encoding="utf-8", newline="\n") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")


def replayed(url: str, path: Path, tools: tuple[str, ...]) -> Iterator[tuple[int, Call, bool]]:
    """Every call of a log asked again: its number, the call, and whether the answer is the same to the character.

    What writes is not asked again. Raises InputError where the file is no log.
    """
    desk = Desk(url, "replay")
    for number, call in enumerate(_calls(path), 1):
        if call.tool not in tools:
            continue
        try:
            answer, is_error = getattr(desk, call.tool)(**call.arguments).model_dump_json(), False
        except DistlawError as error:
            answer, is_error = str(error), True
        yield number, call, (answer, is_error) == (call.answer, call.is_error)


def _calls(path: Path) -> Iterator[Call]:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read: {error}", where=str(path)) from error
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                yield Call.model_validate_json(line)
            except ValidationError as error:
                raise InputError("it is no line of a log of calls", where=f"{path}:{number}") from error
