"""Options that many commands take; each is said once, so that they read alike everywhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from distlaw.cli.terminal.console import Format

Formats = Annotated[Format | None, typer.Option("--format", help="How the answer is printed.")]
Json = Annotated[bool, typer.Option("--json", help="Short for --format json.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="File to write; standard output otherwise.")]
Force = Annotated[bool, typer.Option("--force", help="Overwrite the file, where there is one.")]
