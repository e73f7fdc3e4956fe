"""A plain line is read without Typer, and means what Typer would make of it; everything else is Typer's."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from types import FunctionType
from typing import Any

import pytest
import typer
from typer.main import get_command

from distlaw.cli import cases, cite, export, ingest, show
from distlaw.cli.terminal.declared import UnreadLine, for_typer, read_parameters

PLAIN: tuple[tuple[Callable[..., Any], str], ...] = (
    (show.run, "key"),
    (show.run, "key --json"),
    (show.run, "--claims key -n 3 --format csv"),
    (show.run, "key --limit=0 --source"),
    (show.run, "-- --odd"),
    (cite.run, "key --style oscola -p 65"),
    (cite.run, "case:bartz --style=bluebook --all-authors"),
    (export.run, ""),
    (export.run, "a b --style apa -o list.docx --no-url --et-al-after 2"),
    (export.run, "--author x --author y --punctuation half --sort year --cited-in draft.md"),
    (export.run, "claims --format w3c --theory fair_use --url"),
    (ingest.run, "a.md - b/ --workers 2 -q"),
    (cases.run, "bartz --all"),
)
LEFT: tuple[tuple[Callable[..., Any], str], ...] = (
    (show.run, ""), (show.run, "a b"), (show.run, "a --limit -1"), (show.run, "a --limit x"), (show.run, "a --no"),
    (show.run, "a --help"), (show.run, "-h"), (show.run, "a --format yaml"), (show.run, "a --format"),
    (show.run, "a --json=1"), (cite.run, "a -sapa"), (cite.run, "a --style --all-authors"), (ingest.run, ""),
    (export.run, "--punctuation wide"),
)  # fmt: skip


def untouched(command: Callable[..., Any]) -> Any:
    """The command as its module declares it: Typer's signature may stand on it already."""
    assert isinstance(command, FunctionType)
    again = FunctionType(command.__code__, command.__globals__, command.__name__, command.__defaults__)
    again.__annotations__ = dict(declared(command))
    return again


def declared(command: Callable[..., Any]) -> dict[str, Any]:
    return _ANNOTATIONS[command.__module__]


def by_typer(command: Callable[..., Any], words: list[str]) -> dict[str, Any]:
    """What Typer gives the command."""
    found: dict[str, Any] = {}
    again = untouched(command)
    for_typer(again)

    @wraps(again)
    def kept(**values: Any) -> None:
        found.update(values)

    kept.__signature__ = inspect.signature(again)  # type: ignore[attr-defined]
    kept.__annotations__ = again.__annotations__
    app = typer.Typer()
    app.command()(kept)
    get_command(app)(args=words, standalone_mode=False)
    return found


def _source_annotations(module: Any) -> dict[str, Any]:
    """The annotations as they stand in the module's source, whatever was made of them since."""
    import ast

    tree = ast.parse(inspect.getsource(module))
    run = next(node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == "run")
    return {one.arg: ast.unparse(one.annotation) for one in run.args.args if one.annotation}


_ANNOTATIONS = {module.__name__: _source_annotations(module) for module in (show, cite, export, ingest, cases)}


@pytest.mark.parametrize(("command", "line"), PLAIN)
def test_a_plain_line_means_what_typer_makes_of_it(command: Callable[..., Any], line: str) -> None:
    words = line.split()
    wanted = by_typer(command, words)
    found = read_parameters(untouched(command), words)
    assert found.keys() == wanted.keys()
    for name, value in found.items():
        assert (value or None) == (wanted[name] or None), name
        assert type(value or None) is type(wanted[name] or None), name


@pytest.mark.parametrize(("command", "line"), LEFT)
def test_every_other_line_is_left_to_typer(command: Callable[..., Any], line: str) -> None:
    with pytest.raises(UnreadLine):
        read_parameters(untouched(command), line.split())
