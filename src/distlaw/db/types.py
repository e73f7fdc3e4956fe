"""Column types that mean the same on SQLite and PostgreSQL."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator

from distlaw.db.drivers import NUL_STAND_IN
from distlaw.db.packing import packed, unpacked

_encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _as_json(value: Any) -> str | None:
    return None if value is None else "[]" if value == [] else _encoded(value)


def _as_packed(value: Any) -> str | None:
    return None if value is None else packed(_encoded(value))


class Json(TypeDecorator[Any]):
    """A value as JSON text, readable by plain SQL on both engines."""

    impl = Text
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Any:
        return _as_json

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        return None if value is None else json.loads(value)


class PackedJson(TypeDecorator[Any]):
    """The same, packed: for what repeats itself from row to row (`db.packing`)."""

    impl = Text
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Any:
        return _as_packed

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        return None if value is None else json.loads(unpacked(value))


class SourceTextType(TypeDecorator[str]):
    """Text that may hold NUL: kept as it is by SQLite, by a stand-in of one code point on PostgreSQL."""

    impl = Text
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Any:
        return None if dialect.name == "sqlite" else super().bind_processor(dialect)

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else value.replace("\x00", NUL_STAND_IN)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        if value is None or dialect.name == "sqlite":
            return value
        return value.replace(NUL_STAND_IN, "\x00")
