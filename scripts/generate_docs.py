"""Writes docs/{cli,schema,api,styles_english}.md and docs/record.schema.json from the program itself and its tables
of rules; --check compares alone."""

from __future__ import annotations

import argparse
import ast
import inspect
import json
import os
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
ROOMS = "<!-- rooms: made by scripts/generate_docs.py; do not edit below -->"
ENGLISH_STYLES = {
    "apa": "APA 7, reference list", "chicago": "Chicago 18, notes", "bluebook": "Bluebook 22, law review footnotes",
    "oscola": "OSCOLA 4, footnotes",
}  # fmt: skip
ENGLISH_LISTS = {
    "chicago": "Chicago 18, bibliography", "chicago-17": "Chicago 17, bibliography (`--style chicago-17`)",
    "oscola": "OSCOLA 4, tables and bibliography",
}  # fmt: skip
RULE_BOOKS = """# The English styles by their rule books

Each row is a kind of work and a datum that a rule asks for; the lines were written from the books, on invented works,
before the exporters were run on them, and `tests/exporters/test_rulebook.py` holds every one. Numbers are the
books' own sections. At that first run APA had 43 of 69 right, Chicago 30 of 72, Bluebook 28 of 69, OSCOLA 27 of 55;
some fifteen of the lines were judged wrong in the table itself, the others were faults, mended since.
"""
NOTE = "<!-- made by scripts/generate_docs.py; do not edit -->"


def main() -> None:
    """Write the pages, or with --check exit 1 where one is out of date."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--check", action="store_true")
    check = options.parse_args().check
    os.environ.update(NO_COLOR="1", COLUMNS="100", TERM="dumb")
    pages = {
        "docs/cli.md": command_line(),
        "docs/schema.md": schema(),
        "docs/record.schema.json": record_schema(),
        "docs/architecture.md": architecture(),
        "docs/api.md": interface(),
        "docs/styles_english.md": rule_books(),
    }
    stale = [name for name, text in pages.items() if _differs(ROOT / name, text)]
    if check and stale:
        sys.exit(f"out of date: {', '.join(stale)}; run scripts/generate_docs.py")
    if not check:
        for name, text in pages.items():
            (ROOT / name).write_text(text, encoding="utf-8", newline="\n")
        print(f"written: {', '.join(stale) or 'nothing new'}")


def _differs(path: Path, text: str) -> bool:
    return not path.is_file() or path.read_text(encoding="utf-8") != text


def command_line() -> str:
    """Every command with its help, as a user sees it."""
    from typer.main import get_command

    from distlaw.cli.entry import typer_application

    root: Any = get_command(typer_application())
    parts = [f"{NOTE}\n\n# The command line\n\n{_paragraphs(root.help)}\n"]
    for name in sorted(root.commands):
        parts.extend(_command(root.commands[name], f"distlaw {name}", 2))
    return "\n".join(parts)


def _command(command: Any, name: str, level: int) -> Iterator[str]:
    if not command.help:
        sys.exit(f"`{name}` has no help text")
    yield f"{'#' * level} {name}\n\n{_paragraphs(command.help)}\n"
    if hasattr(command, "commands"):
        for word in sorted(command.commands):
            yield from _command(command.commands[word], f"{name} {word}", level + 1)
        return
    rows = [row for parameter in command.params if (row := _parameter(parameter))]
    if rows:
        yield "| | |\n|---|---|\n" + "\n".join(rows) + "\n"


def _parameter(parameter: Any) -> str:
    if "--help" in parameter.opts or getattr(parameter, "hidden", False):
        return ""
    is_argument = parameter.param_type_name == "argument"
    names = parameter.metavar or parameter.name.upper() if is_argument else ", ".join(parameter.opts)
    choices = getattr(parameter.type, "choices", None)
    words = (getattr(parameter, "help", "") or "").strip()
    listed = f" ({', '.join(str(getattr(c, 'value', c)) for c in choices)})" if choices else ""
    return f"| `{names}` | {words}{listed} |".replace("|…", "…")


def _paragraphs(text: str | None) -> str:
    lines = [line.strip() for line in (text or "").strip().splitlines()]
    return "\n".join(lines)


def schema() -> str:
    """Every table with its columns."""
    from distlaw.db.tables import Base

    parts = [f"{NOTE}\n\n# The schema\n\nOne database, SQLite or PostgreSQL. Ranges and lists are JSON text. The search"
             " index (tables `search_*`) follows from these tables and is not listed.\n"]  # fmt: skip
    mappers: list[Any] = list(Base.registry.mappers)
    parts.extend(_table(mapper) for mapper in sorted(mappers, key=lambda mapper: str(mapper.local_table.name)))
    return "\n".join(parts)


def interface() -> str:
    """What `import distlaw` offers, with its docstrings."""
    import distlaw

    purpose, _, example = inspect.cleandoc(distlaw.__doc__ or "").partition(">>>")
    parts = [f"{NOTE}\n\n# The Python interface\n\n{purpose.strip()}\n\n```python\n>>>{example}\n```\n"]
    for name in sorted(distlaw.__all__, key=str.casefold):
        parts.extend(_member(name, getattr(distlaw, name)))
    return "\n".join(parts)


def _member(name: str, member: Any) -> Iterator[str]:
    fields = getattr(member, "model_fields", None) or getattr(member, "__annotations__", {})
    if not inspect.isclass(member):
        called = re.sub(r"\b([A-Z]\w+)\([^()]*\)", r"\1()", str(inspect.signature(member)).replace("'", ""))
        yield f"## {name}\n\n```python\n{name}{called}\n```\n"
    else:
        yield f"## {name}\n"
    doc = inspect.cleandoc(member.__doc__ or "") or sys.exit(f"distlaw.{name} has no docstring")
    yield f"{doc}\n"
    if inspect.isclass(member) and fields:
        yield f"Fields: {', '.join(f'`{field}`' for field in fields)}.\n"


def architecture() -> str:
    """The page as it is written, with the layers of the contract and each package's own sentence below the mark."""
    written, mark, _ = (ROOT / "docs" / "architecture.md").read_text("utf-8").partition(ROOMS)
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    layers = next(found["layers"] for found in contracts if found["type"] == "layers")
    parts = [written.rstrip() + "\n\n" + mark + "\n"]
    for number, layer in enumerate(layers, 1):
        parts.append(f"\n**{number}.**\n")
        for room in layer.split(" | "):
            parts.extend(f"- `{name}`: {purpose}\n" for name, purpose in _packages(room))
    return "".join(parts)


def _packages(room: str) -> Iterator[tuple[str, str]]:
    """A room and the folders inside it, each with the first sentence of its docstring."""
    home = ROOT / "src" / "distlaw"
    single = home / f"{room}.py"
    paths = [single] if single.is_file() else sorted((home / room).rglob("__init__.py"))
    for path in paths:
        doc = " ".join((ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "").split())
        folder = path.parent if path.name == "__init__.py" else path
        name = folder.relative_to(home).as_posix() + ("/" if folder.is_dir() else "")
        yield name, re.split(r"(?<=[.])\s", doc)[0]


def rule_books() -> str:
    """A table a style: kind of work, datum, rule and line, as `tests/exporters/test_rulebook.py` holds them."""
    import yaml

    folder = ROOT / "tests" / "exporters" / "rulebook"
    rows = [row for name in ("works", "law") for row in yaml.safe_load((folder / f"{name}.yaml").read_text("utf-8"))]
    parts = [f"{NOTE}\n\n{RULE_BOOKS}"]
    for style, title in ENGLISH_STYLES.items():
        told = [(row["kind"], row["datum"], *row[style]) for row in rows if style in row]
        lines = [f"| {' | '.join(cells)} |" for cells in told]
        head = "| Kind of work | Datum | Rule | Line, as the test has it |\n|---|---|---|---|\n"
        parts.append(f"## {title}\n\n{head}" + "\n".join(lines) + "\n")
    listed = yaml.safe_load((folder / "lists.yaml").read_text("utf-8"))
    for style, title in ENGLISH_LISTS.items():
        lines = [f"| {row['kind']} | {row['datum']} | {' | '.join(row[style])} |" for row in listed if style in row]
        parts.append(f"## {title}\n\n{head}" + "\n".join(lines) + "\n")
    return "\n".join(parts)


def record_schema() -> str:
    """The public record as JSON Schema."""
    from distlaw.model.record import Record

    found = Record.model_json_schema(mode="serialization")
    return json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema"} | found, indent=1) + "\n"


def _table(mapper: Any) -> str:
    table = mapper.local_table
    purpose = " ".join((mapper.class_.__doc__ or "").split())
    rows = [f"| `{column.name}` | {_kind(column)} |" for column in table.columns]
    return f"## {table.name}\n\n{purpose}\n\n| column | |\n|---|---|\n" + "\n".join(rows) + "\n"


def _kind(column: Any) -> str:
    words = [type(column.type).__name__.replace("SourceTextType", "Text").lower()]
    if column.primary_key:
        words.append("primary key")
    words += [f"→ `{key.target_fullname}`" for key in column.foreign_keys]
    if column.nullable:
        words.append("may be empty")
    return ", ".join(words)


if __name__ == "__main__":
    main()
