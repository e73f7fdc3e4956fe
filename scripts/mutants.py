"""Makes small faults in the program, one at a time, and says which the tests notice.

python scripts/mutants.py                  the kept list: 34 faults in the modules below
python scripts/mutants.py gaps terms       of modules whose path has one of these words
python scripts/mutants.py --seed 7 --each 4

A fault is a comparison turned (< into <=, == into !=), a `not` left out, `and` for `or`, a number one off, + for -, or
True for False. The same seed makes the same faults. Exit code 1 where more than `--may-survive` are not noticed, 2
where the tests fail without any fault: then they notice nothing.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
# A module, and the tests that answer for it.
TESTED = {
    "query/arguments/gaps.py": "tests/query/test_gaps.py tests/cli/test_debate_commands.py",
    "query/search/terms.py": "tests/query/test_terms.py tests/query/test_language.py tests/query/test_search.py",
    "extract/references/chain.py": "tests/extract/test_reference_extract.py tests/extract/test_reference_chain.py",
    "extract/references/anchors.py": "tests/extract/test_reference_extract.py tests/extract/test_reference_chain.py",
    "extract/references/link_lists.py": "tests/extract/test_reference_extract.py tests/extract/test_reference_chain.py",
    "parsers/lines/footnotes.py": "tests/parsers/test_footnotes.py tests/parsers/test_articles.py",
    "cli/merge.py": "tests/cli/test_merge_and_check.py",
    "cli/check.py": "tests/cli/test_merge_and_check.py",
    "services/check/__init__.py": "tests/cli/test_merge_and_check.py",
    "text/dates.py": "tests/text/test_dates.py",
    "text/numerals.py": "tests/text/test_numerals.py",
    "model/record/__init__.py": "tests/services/test_load.py tests/cli/test_record_parts.py",
}
_TURNED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip


class Mutant(NamedTuple):
    """A module with one fault in it."""

    module: str
    line: int
    was: str
    source: str


def main() -> None:
    """Make the faults, run each module's tests on them, print what lived."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("words", nargs="*", help="only modules whose path has one of these words")
    options.add_argument("--seed", type=int, default=2031)
    options.add_argument("--each", type=int, default=0, help="faults a module; 0 shares 34 among the modules")
    options.add_argument("--may-survive", type=int, default=3)
    options.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    asked = options.parse_args()
    modules = [name for name in TESTED if not asked.words or any(word in name for word in asked.words)]
    each = asked.each or max(1, round(34 / len(modules)))
    mutants = [mutant for name in modules for mutant in chosen(name, each, asked.seed)]
    with ThreadPoolExecutor(asked.jobs) as pool:
        sound = list(pool.map(survives, map(unchanged, modules)))
        if red := [name for name, passes in zip(modules, sound, strict=True) if not passes]:
            print(f"the tests fail as they are: {', '.join(red)}")
            sys.exit(2)
        verdicts = list(pool.map(survives, mutants))
    alive = [mutant for mutant, lives in zip(mutants, verdicts, strict=True) if lives]
    for mutant in alive:
        print(f"survived: {mutant.module}:{mutant.line}: {mutant.was}")
    print(f"{len(mutants)} made, {len(mutants) - len(alive)} killed, {len(alive)} survived")
    sys.exit(1 if len(alive) > asked.may_survive else 0)


def unchanged(module: str) -> Mutant:
    """The module without a fault."""
    return Mutant(module, 0, "", (ROOT / "src" / "distlaw" / module).read_text("utf-8"))


def chosen(module: str, number: int, seed: int) -> list[Mutant]:
    """A seeded choice of the faults that the module can have, at most one a line."""
    source = (ROOT / "src" / "distlaw" / module).read_text("utf-8")
    found = list(faults(module, source))
    lines = sorted({mutant.line for mutant in found})
    random.Random(f"{seed} {module}").shuffle(lines)
    return [next(m for m in found if m.line == line) for line in sorted(lines[:number])]


def faults(module: str, source: str) -> Iterator[Mutant]:
    """Every single fault, in the order of the text."""
    lines = source.split("\n")
    for node in ast.walk(ast.parse(source)):
        if (new := _faulty(node)) is None or not isinstance(node, ast.expr):
            continue
        start, end = (_offset(lines, *place) for place in _places(node))
        text = source[:start] + f"({ast.unparse(new)})" + source[end:]
        yield Mutant(module, node.lineno, f"{source[start:end]!r} → {ast.unparse(new)!r}", text)


def _faulty(node: ast.AST) -> ast.expr | None:
    match node:
        case ast.Compare(ops=[op, *rest]) if type(op) in _TURNED:
            return ast.Compare(node.left, [_TURNED[type(op)](), *rest], node.comparators)
        case ast.UnaryOp(op=ast.Not()):
            return node.operand
        case ast.BoolOp():
            return ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)
        case ast.BinOp(op=ast.Add()) | ast.BinOp(op=ast.Sub()) if not isinstance(node.left, ast.JoinedStr):
            return ast.BinOp(node.left, ast.Sub() if isinstance(node.op, ast.Add) else ast.Add(), node.right)
        case ast.Constant(value=bool() as value):
            return ast.Constant(not value)
        case ast.Constant(value=int() as value):
            return ast.Constant(value + 1)
    return None


def _places(node: ast.expr) -> tuple[tuple[int, int], tuple[int, int]]:
    return (node.lineno, node.col_offset), (node.end_lineno or node.lineno, node.end_col_offset or 0)


def _offset(lines: list[str], line: int, column: int) -> int:
    """`column` counts UTF-8 bytes, as the parser's do."""
    return sum(len(text) + 1 for text in lines[: line - 1]) + len(lines[line - 1].encode()[:column].decode())


def survives(mutant: Mutant) -> bool:
    """Whether the module's tests pass all the same; a run without end is noticed."""
    with tempfile.TemporaryDirectory() as name:
        house = Path(name)
        shutil.copytree(ROOT / "src", house / "src", ignore=shutil.ignore_patterns("__pycache__"))
        for folder in ("data", "migrations", "docs", "seeds", "scripts", "tests"):
            (house / folder).symlink_to(ROOT / folder, target_is_directory=True)
        (house / "src" / "distlaw" / mutant.module).write_text(mutant.source, encoding="utf-8")
        tests = [path for path in TESTED[mutant.module].split() if (ROOT / path).is_file()]
        words = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "--rootdir", str(ROOT), *tests]
        path = os.pathsep.join((str(house / "src"), str(ROOT / "tests"), str(ROOT / "scripts")))
        variables = os.environ | {"PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1", "HYPOTHESIS_PROFILE": "quick"}
        try:
            done = subprocess.run(words, cwd=ROOT, env=variables, capture_output=True, timeout=600, check=False)
        except subprocess.TimeoutExpired:
            return False
        return done.returncode == 0


if __name__ == "__main__":
    main()
