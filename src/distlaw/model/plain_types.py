"""Whether a value is plainly of a type, and what pydantic would make of it: the few shapes that models are made of.

Texts, numbers and other instances are taken as they are where their class is the very one asked for; lists become
tuples, mappings models; everything else is left to pydantic, which converts or says what is wrong.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin


class Unplain(Exception):
    """The value needs pydantic's eyes."""


class _Missing:
    def __repr__(self) -> str:
        return "no default"

    def __copy__(self) -> _Missing:
        return self

    def __deepcopy__(self, memo: object) -> _Missing:
        return self


MISSING = _Missing()
Reader = Callable[[Any], Any]


def plain(hint: Any, value: Any) -> Any:
    """The value as a field of that type holds it. Unplain where that takes more than a look."""
    return value if type(value) is hint else reader(hint)(value)


@cache
def evaluated_text(text: str) -> Any:
    """The most common annotations, which name nothing of their module."""
    return {"str": str, "bool": bool, "int": int, "float": float, "tuple[str, ...]": tuple[str, ...]}.get(text)


def evaluated(text: Any, names: dict[str, Any]) -> Any:
    """An annotation as the type it means; `names` are its module's."""
    if not isinstance(text, str):
        return text
    return evaluated_text(text) or eval(text, names)


@cache
def reader(hint: Any) -> Reader:
    """What reads values of a type; made once for each."""
    origin, inner = get_origin(hint), get_args(hint)
    if hint is Any or hint is object:
        return lambda value: value
    if origin is Literal:
        return _one_of(inner)
    if origin is tuple and len(inner) == 2 and inner[1] is Ellipsis:
        return _run_of(inner[0])
    if origin is tuple and inner:
        return _row_of(inner)
    if origin is frozenset:
        return lambda value: frozenset(_run_of(inner[0])(list(value) if type(value) is frozenset else value))
    if origin is dict:
        return _mapping_of(*inner)
    if origin in (Union, types.UnionType):
        return _any_of(inner)
    if isinstance(hint, type) and hasattr(hint, "_template"):
        return _model(hint)
    return _instance(hint if origin is None else None)


def _instance(hint: Any) -> Reader:
    def read(value: Any) -> Any:
        if type(value) is not hint and not (hint is None and value is None):
            raise Unplain
        return value

    if hint is None:
        return _nothing
    return read


def _nothing(value: Any) -> Any:
    raise Unplain


def _one_of(choices: tuple[Any, ...]) -> Reader:
    kinds = {type(choice) for choice in choices}

    def read(value: Any) -> Any:
        if type(value) in kinds and value in choices:
            return value
        raise Unplain

    return read


def _run_of(inner: Any) -> Reader:
    def read(value: Any) -> Any:
        if type(value) not in (tuple, list):
            raise Unplain
        return tuple([plain(inner, one) for one in value])

    return read


def _row_of(inner: tuple[Any, ...]) -> Reader:
    def read(value: Any) -> Any:
        if type(value) not in (tuple, list) or len(value) != len(inner):
            raise Unplain
        return tuple([plain(hint, one) for hint, one in zip(inner, value, strict=True)])

    return read


def _mapping_of(key: Any, inner: Any) -> Reader:
    def read(value: Any) -> Any:
        if type(value) is not dict:
            raise Unplain
        return {plain(key, name): plain(inner, one) for name, one in value.items()}

    return read


def _any_of(choices: tuple[Any, ...]) -> Reader:
    """None, or the one type beside it; of several types only what is one of them as it stands."""
    several = [choice for choice in choices if choice is not types.NoneType]
    may_be_none = len(several) < len(choices)

    def read(value: Any) -> Any:
        if value is None and may_be_none:
            return None
        if type(value) in several:
            return value
        if len(several) > 1:
            raise Unplain
        return plain(several[0], value)

    return read


def _model(hint: Any) -> Reader:
    def read(value: Any) -> Any:
        if isinstance(value, hint):
            return value
        if type(value) is not dict:
            raise Unplain
        return hint.plainly(value)

    return read


def core_schema(cls: type, hints: Mapping[str, Any], defaults: Mapping[str, Any], handler: Any) -> Any:
    """What pydantic builds a validator of, for a class that fills itself."""
    fields: dict[str, Any] = {}
    for name, hint in hints.items():
        schema, default = handler.generate_schema(hint), defaults[name]
        if type(default) in (dict, list, set):
            schema = {"type": "default", "schema": schema, "default_factory": default.copy}
        elif default is not MISSING:
            schema = {"type": "default", "schema": schema, "default": default}
        fields[name] = {"type": "model-field", "schema": schema}
    inner = {"type": "model-fields", "fields": fields, "model_name": cls.__name__, "extra_behavior": "forbid"}
    config = {"title": cls.__name__, "extra_fields_behavior": "forbid"}
    ref = f"{cls.__module__}.{cls.__qualname__}:{id(cls)}"
    return {"type": "model", "cls": cls, "schema": inner, "frozen": True, "config": config, "ref": ref}
