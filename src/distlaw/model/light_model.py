"""Models that load pydantic only where something has to be converted, written out, or refused.

Loading pydantic costs seven times what Python's own start does, and building its validators as much again. A value that
has its field's type already needs neither: the classes here look at it themselves (`plain_types`), and hand whatever
they do not know at a glance, and every error, to pydantic. What comes out is the same either way.
"""

from __future__ import annotations

import copy
import sys
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, NamedTuple, Self, TypeVar

from distlaw.model.plain_dump import PLAINLY, dumped
from distlaw.model.plain_types import MISSING, Reader, Unplain, core_schema, evaluated, reader

_put = object.__setattr__
_M = TypeVar("_M", bound="LightModel")


class DeclaredField(NamedTuple):
    """A field as its class declares it."""

    annotation: Any
    default: Any


class _Fields:
    """`model_fields`, of the class."""

    def __get__(self, instance: object, owner: type[LightModel]) -> Mapping[str, DeclaredField]:
        if owner._declared is None:
            owner._declared = {
                name: DeclaredField(_hint(owner, name), owner._template[name]) for name in owner._annotations
            }
        return owner._declared


class LightModel:
    """Immutable, and strict about field names."""

    __slots__ = ("__dict__", "__pydantic_extra__", "__pydantic_fields_set__", "__pydantic_private__")
    _annotations: ClassVar[dict[str, tuple[str, str]]] = {}  # a field: its annotation's text, its module
    _template: ClassVar[dict[str, Any]] = {}  # a field: its default, in the order of the fields
    _required: ClassVar[frozenset[str]] = frozenset()
    _mutable: ClassVar[tuple[str, ...]] = ()
    _hints: ClassVar[dict[str, Any]] = {}
    _readers: ClassVar[dict[str, tuple[Any, Reader]]] = {}
    _declared: ClassVar[Mapping[str, DeclaredField] | None] = None
    _adapter: ClassVar[Any] = None
    model_config: ClassVar[dict[str, Any]] = {"extra": "forbid", "frozen": True}  # for the JSON schema
    __pydantic_fields_set__: set[str]
    model_fields = _Fields()

    def __init_subclass__(cls, **more: Any) -> None:
        super().__init_subclass__(**more)
        own = {n: a for n, a in vars(cls).get("__annotations__", {}).items() if _is_field(n, a)}
        cls._annotations = cls._annotations | {name: (text, cls.__module__) for name, text in own.items()}
        cls._template = cls._template | {name: cls.__dict__.get(name, MISSING) for name in own}
        cls._required = frozenset(name for name, default in cls._template.items() if default is MISSING)
        cls._mutable = tuple(n for n, default in cls._template.items() if type(default) in (dict, list, set))
        cls._hints, cls._readers, cls._declared, cls._adapter = {}, {}, None, None

    def __init__(self, /, **given: Any) -> None:
        try:
            _fill(self, given)
        except Unplain:
            _validator(type(self)).validate_python(given, self_instance=self)

    @classmethod
    def model_validate(cls, given: Any, **how: Any) -> Self:
        """An instance of a mapping (or of what is one already); pydantic's ValidationError where it is none."""
        if type(given) is dict and not how:
            try:
                return cls.plainly(given)
            except Unplain:
                pass
        found: Self = _validator(cls).validate_python(given, **how)
        return found

    @classmethod
    def plainly(cls, given: Mapping[str, Any]) -> Self:
        """The same of values that are plainly of their fields' types; Unplain of others."""
        return _fill(cls.__new__(cls), given)

    @classmethod
    def model_validate_json(cls, text: str | bytes, **how: Any) -> Self:
        found: Self = _validator(cls).validate_json(text, **how)
        return found

    @classmethod
    def model_json_schema(cls, **how: Any) -> dict[str, Any]:
        _validator(cls)
        found: dict[str, Any] = cls._adapter.json_schema(**how)
        return found

    def model_dump(self, **how: Any) -> dict[str, Any]:
        if type(self)._adapter is None and how.keys() <= PLAINLY:
            try:
                return dumped(self, **how)
            except Unplain:
                pass
        _validator(type(self))
        found: dict[str, Any] = type(self)._adapter.dump_python(self, **how)
        return found

    def model_dump_json(self, **how: Any) -> str:
        _validator(type(self))
        found: bytes = type(self)._adapter.dump_json(self, **how)
        return found.decode()

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Another with these fields changed; like pydantic, it takes their values as they are."""
        values, named = copy.deepcopy(self.__getstate__()) if deep else self.__getstate__()
        said = update or {}
        return _settle(type(self).__new__(type(self)), {**values, **said}, named | said.keys())

    @property
    def model_fields_set(self) -> set[str]:
        return self.__pydantic_fields_set__

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        hints = {name: _hint(cls, name) for name in cls._annotations}
        return core_schema(cls, hints, cls._template, handler)

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        mine, theirs = self.__dict__, other.__dict__
        return mine == theirs or all(mine[name] == theirs[name] for name in self._template)

    def __hash__(self) -> int:
        return hash((type(self), *(self.__dict__[name] for name in self._template)))

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        return ((name, self.__dict__[name]) for name in self._template)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self)})"

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: {name} is not to be changed")

    def __delattr__(self, name: str) -> None:
        self.__setattr__(name, None)

    def __copy__(self) -> Self:
        made = type(self).__new__(type(self))
        made.__setstate__(self.__getstate__())
        return made

    def __getstate__(self) -> tuple[dict[str, Any], set[str]]:
        values = self.__dict__.copy()
        if len(values) > len(self._template):  # properties that were worked out once
            values = {name: values[name] for name in self._template}
        return values, self.__pydantic_fields_set__.copy()

    def __setstate__(self, state: tuple[dict[str, Any], set[str]]) -> None:
        _settle(self, dict(state[0]), state[1])

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        made = type(self).__new__(type(self))
        made.__setstate__(copy.deepcopy(self.__getstate__(), memo))
        return made


def _is_field(name: str, annotation: object) -> bool:
    return not name.startswith("_") and not str(annotation).startswith("ClassVar")


def _hint(cls: type[LightModel], name: str) -> Any:
    """The type of a field, evaluated when it is first asked for."""
    if name not in cls._hints:
        text, module = cls._annotations[name]
        cls._hints[name] = evaluated(text, sys.modules[module].__dict__)
    return cls._hints[name]


def _reader(cls: type[LightModel], name: str) -> tuple[Any, Reader]:
    """The type of a field, and what reads other values for it. Unplain where there is no such field."""
    if name not in cls._template:
        raise Unplain
    hint = _hint(cls, name)
    cls._readers[name] = found = (hint, reader(hint))
    return found


def _fill(made: _M, given: Mapping[str, Any]) -> _M:
    """Give an instance its fields. Unplain where a value is not plainly what its field takes."""
    cls = type(made)
    if cls._required and not cls._required <= given.keys():
        raise Unplain
    values, readers = cls._template.copy(), cls._readers
    for name, value in given.items():
        kind, read = readers[name] if name in readers else _reader(cls, name)
        values[name] = value if type(value) is kind else read(value)
    for name in cls._mutable:
        if name not in given:
            values[name] = copy.deepcopy(values[name])
    return _settle(made, values, set(given))


def _settle(made: _M, values: dict[str, Any], named: set[str]) -> _M:
    _put(made, "__dict__", values)
    _put(made, "__pydantic_fields_set__", named)
    return made


def _validator(cls: type[LightModel]) -> Any:
    if cls._adapter is None:
        from pydantic import TypeAdapter

        cls._adapter = TypeAdapter(cls)
    return cls._adapter.validator
