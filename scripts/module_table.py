"""Prints how large the program is: modules and functions of every room, and the vocabulary that still stands in code.

python scripts/module_table.py            src/distlaw of this checkout
python scripts/module_table.py FOLDER     another one, to compare

A function's lines are counted without its docstring; Han characters are those of literals that are no docstring.
"""

from __future__ import annotations

import ast
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1] / "src" / "distlaw"
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_FUNCTION = (ast.FunctionDef, ast.AsyncFunctionDef)


class Size(NamedTuple):
    """One module: its lines, those of its functions, Han characters in its code."""

    path: str
    lines: int
    functions: tuple[int, ...]
    han: int


def main() -> None:
    """A line a room, one for all, and the largest of each kind."""
    root = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else ROOT
    sizes = [size(path, root) for path in sorted(root.rglob("*.py"))]
    rooms: dict[str, list[Size]] = defaultdict(list)
    for one in sizes:
        rooms[one.path.partition("/")[0] if "/" in one.path else "(top)"].append(one)
    print(f"{'room':10}{'modules':>8}{'lines':>8}{'median':>8}{'p90':>6}{'max':>6}", end="")
    print(f"{'functions':>11}{'median':>8}{'p90':>6}{'max':>6}{'Han':>7}")
    for room, inside in sorted(rooms.items(), key=lambda pair: -sum(one.lines for one in pair[1])):
        print(row(room, inside))
    print(row("all", sizes))
    for title, figures in (
        ("longest modules", [(one.lines, one.path) for one in sizes]),
        ("most Han characters in code", [(one.han, one.path) for one in sizes]),
    ):
        print(f"{title}: {', '.join(f'{path} {number}' for number, path in sorted(figures, reverse=True)[:8])}")


def size(path: Path, root: Path) -> Size:
    """The figures of one module."""
    text = path.read_text("utf-8")
    tree = ast.parse(text)
    prose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    words = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in prose)
    han = sum(len(_HAN.findall(node.value)) for node in words if isinstance(node.value, str))
    return Size(path.relative_to(root).as_posix(), len(text.splitlines()), tuple(function_lines(tree)), han)


def function_lines(tree: ast.Module) -> Iterator[int]:
    """The lines of every function and method, decorators and docstring left out."""
    for node in ast.walk(tree):
        if isinstance(node, _FUNCTION):
            first = node.body[0]
            is_prose = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
            prose = (first.end_lineno or 0) - first.lineno + 1 if is_prose else 0
            yield (node.end_lineno or 0) - node.lineno + 1 - prose


def row(name: str, sizes: Sequence[Size]) -> str:
    """One line of the table."""
    modules = [one.lines for one in sizes]
    functions = [lines for one in sizes for lines in one.functions]
    inside = f"{len(modules):>8}{sum(modules):>8}{_three(modules)}{len(functions):>11}{_three(functions, first=8)}"
    return f"{name:10}{inside}{sum(one.han for one in sizes):>7}"


def _three(numbers: Sequence[int], first: int = 8) -> str:
    """Median, ninth decile, maximum."""
    if not numbers:
        return f"{'-':>{first}}{'-':>6}{'-':>6}"
    ninth = quantiles(numbers, n=10)[-1] if len(numbers) > 1 else numbers[0]
    return f"{median(numbers):>{first}.0f}{ninth:>6.0f}{max(numbers):>6}"


if __name__ == "__main__":
    main()
