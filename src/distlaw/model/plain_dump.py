"""What a light model's plain values are written out as; the same as by pydantic, which need not be loaded for it."""

from __future__ import annotations

from collections.abc import Container, Iterator
from math import isfinite
from typing import Any, Literal

from distlaw.model.plain_types import Unplain

_SAME = frozenset((str, int, bool, type(None)))
PLAINLY = frozenset(("mode", "include", "exclude", "exclude_defaults"))  # ways of writing out that are known here
Mode = Literal["python", "json"]


def dumped(
    model: Any,
    *,
    mode: Mode = "python",
    include: Container[str] | None = None,
    exclude: Container[str] = (),
    exclude_defaults: bool = False,
) -> dict[str, Any]:
    """The fields of a model, in their order. Unplain where a value is not plainly written out."""
    cls, values = type(model), model.__dict__
    if cls._mutable:  # whose defaults belong to each instance
        raise Unplain
    is_json, found = mode == "json", dict[str, Any]()
    for name, default in cls._template.items():
        value = values[name]
        if name in exclude or (include is not None and name not in include):
            continue
        if exclude_defaults and value == default:
            continue
        if type(value) not in _SAME:
            value = _plain(value, is_json, exclude_defaults, cls._annotations[name][0])
        found[name] = value
    return found


def _plain(value: Any, is_json: bool, exclude_defaults: bool, hint: str) -> Any:
    kind = type(value)
    if kind in _SAME or (kind is float and isfinite(value)):
        return value
    if kind is tuple or kind is list:
        parts = _parts(value, is_json, exclude_defaults, hint)
        return list(parts) if is_json or kind is list else tuple(parts)
    if kind is dict and all(type(key) is str for key in value):
        return dict(zip(value, _parts(value.values(), is_json, exclude_defaults, hint), strict=True))
    if hasattr(kind, "_template") and kind.__name__ == hint.removeprefix("tuple[").removesuffix("]").split(",")[0]:
        return dumped(value, mode="json" if is_json else "python", exclude_defaults=exclude_defaults)
    raise Unplain


def _parts(values: Any, is_json: bool, exclude_defaults: bool, hint: str) -> Iterator[Any]:
    return (part if type(part) in _SAME else _plain(part, is_json, exclude_defaults, hint) for part in values)
