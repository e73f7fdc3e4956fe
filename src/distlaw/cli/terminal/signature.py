"""Options that several commands take: said once in a table, and spread over a command's signature for Typer."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

Command = Callable[..., None]
Options = Mapping[str, tuple[Any, Any]]  # the parameter's name: its annotation, its default


def spread(parameter: str, options: Options, gathered: Callable[[dict[str, Any]], Any]) -> Callable[[Command], Command]:
    """A decorator: Typer sees the options in the place of `parameter`; the command gets what is gathered of them."""

    def decorated(command: Command) -> Command:
        @wraps(command)
        def called(**values: Any) -> None:
            mine = {name: values.pop(name, default) for name, (_, default) in options.items()}
            command(**values, **{parameter: gathered(mine)})

        shown = [
            inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=annotation, default=default)
            for one in inspect.signature(command, eval_str=True).parameters.values()
            for name, (annotation, default) in (
                options if one.name == parameter else {one.name: (one.annotation, one.default)}
            ).items()
        ]
        called.__signature__ = inspect.Signature(shown)  # type: ignore[attr-defined]
        called.__annotations__ = {one.name: one.annotation for one in shown}
        return called

    return decorated
