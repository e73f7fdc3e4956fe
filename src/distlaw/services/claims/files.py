"""A file of claims as proposals: JSON Lines, a JSON list or page of annotations, or one object."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from distlaw.errors import InputError
from distlaw.model.claim_import import Proposal, Unreadable
from distlaw.services.claims import from_annotation as proposed_annotation
from distlaw.services.claims import from_json as proposed_json

_LARGEST = 200 * 1024 * 1024
_DEEPEST = 50  # lists in lists
_LISTS = ("items", "@graph", "rows", "annotations")  # of an annotation page, JSON-LD, Hypothesis, INCEpTION


def files(paths: list[str]) -> Iterator[Path]:
    """The files meant: folders stand for their .json and .jsonl files. Raises InputError for what is not there."""
    for word in paths:
        path = Path(word)
        if path.is_dir():
            yield from sorted(one for one in path.iterdir() if one.suffix in (".json", ".jsonl"))
        else:
            yield path


def proposals(path: Path) -> Iterator[Proposal]:
    """Every item of the file, in its order. Raises InputError where it cannot be read at all."""
    for number, value in enumerate(_values(_text(path)), 1):
        if isinstance(value, Unreadable):
            yield value.model_copy(update={"number": number})
        elif not isinstance(value, dict):
            yield Unreadable(number=number, message="it is not a JSON object")
        elif proposed_annotation.is_annotation(value):
            yield proposed_annotation.proposal(value, number)
        else:
            yield proposed_json.proposal(value, number)


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            raise InputError("larger than 200 MB", code="size", where=str(path), hint="split the file")
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(error.strerror or str(error), where=str(path)) from error
    except UnicodeDecodeError as error:
        raise InputError("it is not UTF-8", code="encoding", where=str(path), hint="save it as UTF-8") from error


def _values(text: str) -> Iterator[Any]:
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        yield from _lines(text)
        return
    yield from _unpacked(whole)


def _unpacked(value: Any, depth: int = 0) -> Iterator[Any]:
    if depth > _DEEPEST:
        yield Unreadable(number=0, message="it is nested too deeply to be claims")
    elif isinstance(value, list):
        for one in value:
            yield from _unpacked(one, depth + 1)
    elif isinstance(value, dict) and proposed_json.is_record(value):
        yield from proposed_json.record_objects(value)
    elif isinstance(value, dict) and "target" not in value:
        within = next((value[name] for name in _LISTS if isinstance(value.get(name), list)), None)
        first = value.get("first")
        if within is None and isinstance(first, dict):
            within = first.get("items")
        yield from _unpacked(within, depth + 1) if isinstance(within, list) else [value]
    else:
        yield value


def _lines(text: str) -> Iterator[Any]:
    for line in text.split("\n"):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError):
            yield Unreadable(number=0, message="it is not JSON; a claim is one JSON object a line")
            continue
        yield from _unpacked(value)
