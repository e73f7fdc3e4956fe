"""What the package imports is what pyproject.toml asks for: installed alone it can run every command."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# What an extra asks for.
OPTIONAL = {"distributed", "httpx", "mcp", "watchfiles", "psycopg", "pypandoc-binary", "rapidocr", "tantivy"}
THROUGH = {"python-multipart"}  # starlette reads forms with it, and does not ask for it
DISTRIBUTION = {"pypandoc": "pypandoc-binary"}  # where the extra is not installed, nobody can say so


def imported() -> set[str]:
    """The distributions whose modules `src` imports, in functions too; names as PyPI normalises them."""
    names: set[str] = set()
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names.update(alias.name.split(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module.split(".")[0])
    foreign = names - set(sys.stdlib_module_names) - {"distlaw"}
    known = packages_distributions()
    return {normal(found) for name in foreign for found in known.get(name, [DISTRIBUTION.get(name, name)])[:1]}


def declared(words: list[str]) -> set[str]:
    return {normal(re.split(r"[\[<>=!;~ ]", word, maxsplit=1)[0]) for word in words}


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_import_is_declared_and_every_dependency_imported() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = {name for words in project["optional-dependencies"].values() for name in declared(words)}
    assert extras >= OPTIONAL
    assert imported() - OPTIONAL | THROUGH == declared(project["dependencies"])
