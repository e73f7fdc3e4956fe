"""The one file that prints: data on stdout in the format asked for, words on stderr."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

from distlaw.errors import UsageError
from distlaw.text.counting import counted as counted
from distlaw.text.width import cell_width, clipped, padded, wrapped

_LONG_KEY = 26  # cells: a longer key goes on in the next line where the table has no room for it


class Format(StrEnum):
    """How data is printed."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    md = "md"


class TableColumn(NamedTuple):
    """One column of a table: the row's field, its heading; `wrap` lets it take what width is left, by its `weight`
    beside the others; `whole` keeps each of its words (a key, an id, a theory) in one piece, to be copied."""

    field: str
    heading: str = ""
    wrap: bool = False
    right: bool = False
    most: int = 40
    whole: bool = False
    weight: int = 1

    @property
    def title(self) -> str:
        return self.heading or self.field.replace("_", " ")


def chosen_format(format_: Format | None, as_json: bool) -> Format:
    """`--json` is short for `--format json`; a table otherwise."""
    return Format.json if as_json else format_ or Format.table


def emit(rows: Sequence[Mapping[str, Any]], columns: Sequence[TableColumn], format_: Format) -> None:
    """Print rows; a table shows `columns`, the other formats every field."""
    if format_ is Format.json:
        out(json.dumps(list(rows), ensure_ascii=False, indent=1))
    elif format_ is Format.jsonl:
        for row in rows:
            out(json.dumps(row, ensure_ascii=False))
    elif format_ is Format.csv:
        out(_csv(rows), end="")
    elif format_ is Format.md:
        out(_markdown(rows, columns))
    elif rows:
        out(table(rows, columns))


def emit_object(value: Any) -> None:
    """Print one JSON value."""
    out(json.dumps(value, ensure_ascii=False, indent=1))


def out(text: str, end: str = "\n") -> None:
    """Data, on stdout."""
    try:
        sys.stdout.write(text + end)
    except BrokenPipeError:  # the reader (head, less) has seen enough; Typer would call that a failure
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(0) from None


def say(text: str) -> None:
    """Words for the person, on stderr; at a terminal its lines end between words, and hang where they go on."""
    if not sys.stderr.isatty():
        print(text, file=sys.stderr)
        return
    for line in text.split("\n"):
        if cell_width(line) <= width():
            print(line, file=sys.stderr)
            continue
        indent = len(line) - len(line.lstrip())
        for number, part in enumerate(wrapped(line.lstrip(), width() - indent - 2)):
            print(" " * (indent + (2 if number else 0)) + part, file=sys.stderr)


def changes(lines: Iterable[str]) -> None:
    """What a command changed, a line each (old → new); that nothing changed, where nothing did."""
    told = [f"  {line}" for line in lines]
    for line in told or ["nothing changed"]:
        say(line)


def warn(text: str) -> None:
    """A warning, on stderr."""
    say(f"distlaw: warning: {text}")


def own_key(message: str, key: str) -> str:
    """A problem's advice with the work's key in it, to be copied as it stands."""
    return message.replace("distlaw edit KEY", f"distlaw edit {key}")


def confirmed(question: str, yes: bool) -> bool:
    """Whether the person agrees; without a terminal only `--yes` does."""
    if yes:
        return True
    if not sys.stdin.isatty():
        return False
    print(f"{question} [y/N] ", end="", file=sys.stderr, flush=True)
    answer = sys.stdin.readline()
    if not answer:  # the end of the input leaves the cursor behind the question
        print(file=sys.stderr)
    return answer.strip().lower() in ("y", "yes")


def is_terminal() -> bool:
    """Whether stdout is a terminal that a person looks at."""
    return sys.stdout.isatty()


def has_colour() -> bool:
    """Colour only at a terminal, and never against NO_COLOR."""
    return is_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def bold(text: str) -> str:
    """The text in bold, where colour is allowed."""
    return f"\x1b[1m{text}\x1b[0m" if has_colour() and text else text


def width() -> int:
    """Cells of a line: the terminal's, or 80 in a pipe."""
    said = os.environ.get("COLUMNS", "")
    if said.isdecimal() and int(said):
        return max(40, int(said))
    # shutil asks the same, and takes longer to load than a search to run.
    try:
        return max(40, os.get_terminal_size(sys.__stdout__.fileno()).columns if sys.__stdout__ else 80)
    except (OSError, ValueError):
        return 80


def table(rows: Sequence[Mapping[str, Any]], columns: Sequence[TableColumn], total: int = 0) -> str:
    """Rows as an aligned table no wider than the terminal; East Asian characters count two cells."""
    cells = [[cell(row.get(column.field)) for column in columns] for row in rows]
    widths = _widths(cells, columns, total or width())
    lines = [_line([bold(padded(clipped(c.title, w), w)) for c, w in zip(columns, widths, strict=True)])]
    lines.append(_line(["─" * w for w in widths]))
    for row in cells:
        lines.extend(_row_lines(row, columns, widths))
    return "\n".join(line.rstrip() for line in lines)


def _row_lines(row: Sequence[str], columns: Sequence[TableColumn], widths: Sequence[int]) -> Iterable[str]:
    blocks = [
        list(wrapped(text, w)) or [""] if column.wrap or column.whole else [clipped(text, w)]
        for text, column, w in zip(row, columns, widths, strict=True)
    ]
    for number in range(max(map(len, blocks))):
        parts = []
        for block, column, w in zip(blocks, columns, widths, strict=True):
            text = block[number] if number < len(block) else ""
            parts.append(" " * (w - cell_width(text)) + text if column.right else padded(text, w))
        yield _line(parts)


def _line(parts: Sequence[str]) -> str:
    return "  ".join(parts)


def _widths(cells: Sequence[Sequence[str]], columns: Sequence[TableColumn], total: int) -> list[int]:
    """Each column as wide as it needs; what is too much is taken from the widest ones for their weight."""
    natural = [
        max([cell_width(column.title), *(cell_width(row[i]) for row in cells)]) for i, column in enumerate(columns)
    ]
    least = [
        _least(column, [row[i] for row in cells], w) for i, (column, w) in enumerate(zip(columns, natural, strict=True))
    ]
    widths = [
        w if column.wrap or column.whole else max(low, min(w, column.most))
        for w, low, column in zip(natural, least, columns, strict=True)
    ]
    room = total - 2 * (len(columns) - 1)
    floor = 10 if any(column.weight > 1 for column in columns) else 16
    while sum(widths) > room:
        among = [i for i, column in enumerate(columns) if column.wrap and widths[i] > max(floor, least[i])]
        among = among or [i for i in range(len(widths)) if widths[i] > least[i]]
        among = among or [i for i, column in enumerate(columns) if column.whole and widths[i] > _LONG_KEY]
        if not among:
            break
        widest = max(among, key=lambda i: widths[i] / columns[i].weight)
        widths[widest] -= 1
    return widths


def _least(column: TableColumn, texts: Sequence[str], natural: int) -> int:
    """The cells under which a column does not go: numbers, keys and ids stay whole."""
    if column.whole and column.wrap:
        return max([cell_width(column.title), *(cell_width(word) for text in texts for word in text.split())])
    if column.whole or column.right:
        return natural
    return min(natural, 8 if column.wrap else 4)


def cell(value: Any) -> str:
    """A value in one line of words."""
    if value is None or value is False:
        return ""
    if value is True:
        return "yes"
    if isinstance(value, float):
        return f"{value:.2f}"
    if isinstance(value, (list, tuple)):
        return ", ".join(cell(part) for part in value)
    if isinstance(value, dict) and "type" in value:
        return _who(value)
    return " ".join(str(value).split())


def _csv(rows: Sequence[Mapping[str, Any]]) -> str:
    import csv
    from io import StringIO

    fields = list(dict.fromkeys(field for row in rows for field in row))
    buffer = StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    if fields:
        writer.writerow(fields)
    for row in rows:
        writer.writerow([_flat(row.get(field)) for field in fields])
    return buffer.getvalue()


def _who(speaker: Mapping[str, Any]) -> str:
    """A speaker as `--speaker` takes it: author, person:Lutnick."""
    return f"{speaker['type']}:{speaker['name']}" if speaker.get("name") else str(speaker["type"])


def _flat(value: Any) -> str:
    if isinstance(value, dict) and value.keys() == {"type", "name"}:
        return _who(value)
    if isinstance(value, dict) or (
        isinstance(value, (list, tuple)) and any(isinstance(v, (list, dict)) for v in value)
    ):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, (list, tuple)):
        return "; ".join(str(v) for v in value)
    return "" if value is None else str(value)


def _markdown(rows: Sequence[Mapping[str, Any]], columns: Sequence[TableColumn]) -> str:
    def line(parts: Iterable[str]) -> str:
        return "| " + " | ".join(part.replace("|", "\\|") for part in parts) + " |"

    head = [line(column.title for column in columns), line("---" for _ in columns)]
    return "\n".join(head + [line(cell(row.get(column.field)) for column in columns) for row in rows])


def labelled_value(name: str, value: str, indent: int = 12) -> None:
    """A name and its value, wrapped to the terminal with a hanging indent."""
    lines = list(wrapped(value, width() - indent)) or [""]
    out(bold(padded(name, indent)) + lines[0])
    for line in lines[1:]:
        out(" " * indent + line)


def write_file(path: Path, text: str | Iterable[str], *, force: bool = False) -> None:
    """Write a file whole or not at all. UsageError where it exists (unless `force`), or cannot be written."""
    if path.exists() and not force:
        raise UsageError("it exists already", where=str(path), hint="name another file, or say --force")
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("w", encoding="utf-8", newline="") as file:
            file.writelines((text,) if isinstance(text, str) else text)
        part.replace(path)
    except OSError as error:
        raise UsageError(f"cannot be written: {error.strerror}", where=str(path)) from error
    finally:
        part.unlink(missing_ok=True)
