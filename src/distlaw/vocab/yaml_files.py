"""Reads the YAML files and JSON tables of `data/`; every broken file is named with what breaks it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

from distlaw.errors import VocabularyError
from distlaw.resources import folder

T = TypeVar("T")
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load_file(path: Path, kind: type[T]) -> T:
    """One YAML file as `kind` (a model, or a tuple of models); VocabularyError names the file and the field."""
    try:
        raw: Any = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
        return TypeAdapter(kind).validate_python(raw)
    except (yaml.YAMLError, ValidationError, OSError) as error:
        raise VocabularyError(" ".join(str(error).split()), where=str(path)) from error


def load_folder(name: str, kind: type[T]) -> tuple[T, ...]:
    """Every `data/<name>/*.yaml`, in the order of their names."""
    return tuple(load_file(path, kind) for path in sorted((folder("data") / name).glob("*.yaml")))


def load_entries(path: Path, kind: type[T], key: str = "entries") -> T:
    """What a JSON table holds under `key`, as `kind`; VocabularyError names the file."""
    try:
        return TypeAdapter(kind).validate_python(json.loads(path.read_text(encoding="utf-8"))[key])
    except (ValueError, KeyError, OSError) as error:
        raise VocabularyError(" ".join(str(error).split()), where=str(path)) from error
