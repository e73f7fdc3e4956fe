"""`distlaw claims export`: claims in the formats of others."""

from __future__ import annotations

from typing import Annotated

import typer

from distlaw.cli.claims.application import app
from distlaw.cli.terminal import console
from distlaw.cli.terminal.claim_filters import NONE, Chosen, choosing
from distlaw.cli.terminal.options import Force, Output
from distlaw.settings import database_url


@app.command()
@choosing("theory issue stance kind work tag status repeats")
def export(
    format_: Annotated[str, typer.Option("--format", "-f", help="jsonl, w3c, csv, aif or argdown.")] = "jsonl",
    output: Output = None,
    force: Force = False,
    chosen: Chosen = NONE,
) -> None:
    """Write claims and the relations between them; jsonl and w3c are read back without loss by `import claims`.

    Example: distlaw claims export --format argdown --theory fair_use -o fair_use.argdown
    """
    from distlaw.errors import UnknownChoice
    from distlaw.services.claims.exporting import ClaimFormat, exported_claims

    if format_ not in list(ClaimFormat):
        raise UnknownChoice("format", format_, ClaimFormat)
    text = exported_claims(database_url(), ClaimFormat(format_), chosen.filter())
    if output is None:
        console.out(text, end="")
    else:
        console.write_file(output, text, force=force)
