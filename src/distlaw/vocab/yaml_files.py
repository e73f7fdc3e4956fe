"""Reads the YAML files and JSON tables of `data/`, and of the user's own vocabulary beside it; every broken file is
named with what breaks it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeVar, cast

from distlaw.errors import VocabularyError
from distlaw.model.plain_types import Unplain, plain
from distlaw.resources import folder
from distlaw.vocab.own_files import own_files

T = TypeVar("T")
OWN = ("theories", "issues", "licences", "cases", "statutes", "courts")  # what a user's vocabulary may hold


def load_file(path: Path, kind: type[T]) -> T:
    """One YAML file as `kind` (a model, or a tuple of models); VocabularyError names the file and the field."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise VocabularyError(" ".join(str(error).split()), where=str(path)) from error
    return load_text(text, kind, str(path))


def load_text(text: str, kind: type[T], where: str) -> T:
    """The same for a file's text; `where` is what it is called in an error."""
    raw = _parsed(text, where)
    try:
        return cast("T", plain(kind, raw))
    except Unplain:
        return _validated(kind, raw, where)


def _parsed(text: str, where: str) -> Any:
    import yaml

    try:
        return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise VocabularyError(" ".join(str(error).split()), where=where) from error


def _validated(kind: type[T], raw: Any, where: str) -> T:
    from pydantic import TypeAdapter, ValidationError

    try:
        return TypeAdapter(kind).validate_python(raw)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        raise VocabularyError(f"{field}: {first['msg'].lower()}" if field else first["msg"], where=where) from error


def load_folder(name: str, kind: type[T]) -> tuple[T, ...]:
    """Every `data/<name>/*.yaml`, in the order of their names, then those of the user's vocabulary."""
    return tuple(load_file(path, kind) for path in files(name))


def files(name: str) -> tuple[Path, ...]:
    """The files of one kind: the shipped ones, then the user's."""
    return (*sorted((folder("data") / name).glob("*.yaml")), *(own_files(name) if name in OWN else ()))


def one_each(kind: str, ids: Iterable[str]) -> None:
    """Raises VocabularyError for an id that stands twice."""
    seen: set[str] = set()
    for identifier in ids:
        if identifier in seen:
            raise VocabularyError(f"two files define the {kind} {identifier!r}", hint="give your own another id")
        seen.add(identifier)


def load_entries(path: Path, kind: type[T], key: str = "entries") -> T:
    """What a JSON table holds under `key`, as `kind`; VocabularyError names the file."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))[key]
    except (ValueError, KeyError, OSError) as error:
        raise VocabularyError(" ".join(str(error).split()), where=str(path)) from error
    try:
        return cast("T", plain(kind, raw))
    except Unplain:
        return _validated(kind, raw, str(path))
