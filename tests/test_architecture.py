"""The house as docs/architecture.md draws it: no circle, no family without a folder, no private room entered."""

from __future__ import annotations

import ast
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import networkx as nx

ROOT = Path(__file__).resolve().parents[1] / "src" / "distlaw"
FAMILY = 4


def _name(path: Path) -> str:
    return ".".join(("distlaw", *path.relative_to(ROOT).with_suffix("").parts)).removesuffix(".__init__")


MODULES = {_name(path): path for path in ROOT.rglob("*.py")}


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in MODULES else node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


EDGES = {(name, target) for name, path in MODULES.items() for target in _imports(path) if target in MODULES}


def _room(module: str) -> str:
    return module if MODULES[module].name == "__init__.py" else module.rpartition(".")[0]


def test_no_module_imports_itself_by_a_detour() -> None:
    circles = [circle for circle in nx.strongly_connected_components(nx.DiGraph(EDGES)) if len(circle) > 1]
    assert circles == []


def test_an_underscore_is_private_to_its_folder() -> None:
    crossing = [
        (importer, target)
        for importer, target in EDGES
        if any(part.startswith("_") for part in target.split(".")[1:] if not part.startswith("__"))
        and _room(importer) != target.rpartition(".")[0]
    ]
    assert crossing == []


def test_a_family_of_modules_has_a_folder() -> None:
    families: dict[str, Counter[str]] = defaultdict(Counter)
    for path in MODULES.values():
        word, _, rest = path.stem.strip("_").partition("_")
        if rest:
            families[str(path.parent.relative_to(ROOT))][word] += 1
    crowded = {(folder, word): n for folder, words in families.items() for word, n in words.items() if n >= FAMILY}
    assert crowded == {}


def test_a_public_class_has_one_meaning() -> None:
    """Rows and the shapes of `mcp` are called after the things they hold; no two other classes share a name."""
    homes: dict[str, set[str]] = defaultdict(set)
    for name, path in MODULES.items():
        if not name.startswith(("distlaw.db.tables.", "distlaw.mcp.shapes")):
            for node in ast.parse(path.read_text("utf-8")).body:
                if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                    homes[node.name].add(name)
    assert {name: found for name, found in homes.items() if len(found) > 1} == {}
