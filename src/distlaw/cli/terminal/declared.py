"""Options and arguments of a command, declared without Typer: loading it costs four times what Python's start does.

A line that is plain (known flags, their values, arguments) is read here; help, mistakes and everything out of the
ordinary are Typer's, for which the same declarations are turned into its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from enum import Enum
from pathlib import Path
from typing import Annotated, Any, NamedTuple, get_args, get_origin

_PLAIN = frozenset(("help", "metavar", "min"))  # settings that a plain reading knows


class UnreadLine(Exception):
    """The line is Typer's to read."""


class DeclaredParameter(NamedTuple):
    """How a parameter of a command is given; `settings` are Typer's."""

    is_option: bool
    names: tuple[str, ...]
    settings: dict[str, Any]


class _Parameter(NamedTuple):
    """`kind` is its type, `many` whether it may stand several times."""

    name: str
    declared: DeclaredParameter
    kind: Any
    many: bool
    default: Any

    def value(self, word: str) -> Any:
        if self.kind is str:
            return word
        try:
            made = self.kind(word)
        except ValueError:
            raise UnreadLine from None
        least = self.declared.settings.get("min")
        if least is not None and made < least:
            raise UnreadLine
        return made


_REQUIRED = object()


def option(*names: str, **settings: Any) -> Any:
    """A parameter that a flag gives; settings as Typer's."""
    return DeclaredParameter(True, names, settings)


def argument(**settings: Any) -> Any:
    """A parameter that stands in its place; settings as Typer's."""
    return DeclaredParameter(False, (), settings)


def read_parameters(command: Callable[..., Any], words: Sequence[str]) -> dict[str, Any]:
    """The command's parameters as a line gives them. Unread where Typer has to look."""
    parameters = list(_parameters(command))
    flags = {flag: (one, value) for one in parameters for flag, value in _flags(one)}
    found: dict[str, Any] = {}
    places: list[str] = []
    rest = iter(words)
    for word in rest:
        if word == "--":
            places.extend(rest)
        elif word.startswith("-") and word != "-":
            _flag(word, rest, flags, found)
        else:
            places.append(word)
    _place([one for one in parameters if not one.declared.is_option], places, found)
    for one in parameters:
        if found.setdefault(one.name, one.default) is _REQUIRED:
            raise UnreadLine
    return found


def _flag(word: str, rest: Iterator[str], flags: dict[str, tuple[_Parameter, Any]], found: dict[str, Any]) -> None:
    name, equals, given = word.partition("=") if word.startswith("--") else (word, "", "")
    if name not in flags:
        raise UnreadLine
    one, switched = flags[name]
    if one.kind is bool:
        if equals:
            raise UnreadLine
        found[one.name] = switched
        return
    value = given if equals else next(rest, "-")
    if value.startswith("-") and not equals:
        raise UnreadLine
    made = one.value(value)
    found[one.name] = [*found.get(one.name, ()), made] if one.many else made


def _place(parameters: Sequence[_Parameter], words: list[str], found: dict[str, Any]) -> None:
    for one in parameters:
        if not words:
            return
        taken = len(words) if one.many else 1
        made = [one.value(word) for word in words[:taken]]
        found[one.name] = made if one.many else made[0]
        del words[:taken]
    if words:
        raise UnreadLine


def _parameters(command: Callable[..., Any]) -> Iterator[_Parameter]:
    """A command's parameters, by its own annotations. Unread where one is declared in another way."""
    if hasattr(command, "__wrapped__"):
        raise UnreadLine
    code, defaults = command.__code__, command.__defaults__ or ()
    names = code.co_varnames[: code.co_argcount]
    missing = [_REQUIRED] * (len(names) - len(defaults))
    for name, default in zip(names, (*missing, *defaults), strict=True):
        kind, declared = _annotated(command, name)
        if not isinstance(declared, DeclaredParameter) or not declared.settings.keys() <= _PLAIN:
            raise UnreadLine
        inner = [one for one in get_args(kind) if one is not type(None)]
        if get_origin(kind) is not list and len(inner) == 1:  # `X | None`
            kind, inner = inner[0], list(get_args(inner[0]))
        many = get_origin(kind) is list
        kind = inner[0] if many else kind
        if not isinstance(kind, type) or not issubclass(kind, (str, bool, int, Path, Enum)):
            raise UnreadLine
        yield _Parameter(name, declared, kind, many, default)


def _annotated(command: Callable[..., Any], name: str) -> tuple[Any, Any]:
    text = command.__annotations__[name]
    hint = eval(text, command.__globals__) if isinstance(text, str) else text  # the text of our own commands
    return get_args(hint) if get_origin(hint) is Annotated and len(get_args(hint)) == 2 else (hint, None)


def _flags(one: _Parameter) -> Iterator[tuple[str, bool]]:
    """Each flag of an option, and what it switches to where it has no value."""
    if not one.declared.is_option:
        return
    for names in one.declared.names or (f"--{one.name.replace('_', '-')}",):
        on, slash, off = names.partition("/")
        yield on, True
        if slash:
            yield off, False


def for_typer(command: Callable[..., Any]) -> None:
    """Let Typer see the command's options as its own."""
    import inspect

    import typer

    def shown(hint: Any) -> Any:
        if get_origin(hint) is not Annotated:
            return hint
        kind, *more = get_args(hint)
        told = [_typed(one, typer) if isinstance(one, DeclaredParameter) else one for one in more]
        return Annotated[(kind, *told)]

    signature = inspect.signature(command, eval_str=True)
    parameters = [one.replace(annotation=shown(one.annotation)) for one in signature.parameters.values()]
    command.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]
    command.__annotations__ = {one.name: one.annotation for one in parameters} | {"return": None}


def _typed(one: DeclaredParameter, typer: Any) -> Any:
    return typer.Option(*one.names, **one.settings) if one.is_option else typer.Argument(**one.settings)
