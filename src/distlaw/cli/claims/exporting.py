"""`distlaw claims export`: claims in the formats of others."""

from __future__ import annotations

from typing import Annotated

import typer

from distlaw.cli.claims.application import app
from distlaw.cli.terminal import claim_options as options
from distlaw.cli.terminal import console
from distlaw.cli.terminal.claim_options import Issue, Kind, Repeats, Stance, Status, Tag, Theory, Work
from distlaw.cli.terminal.options import Force, Output
from distlaw.settings import database_url


@app.command()
def export(
    format_: Annotated[str, typer.Option("--format", "-f", help="jsonl, w3c, csv, aif or argdown.")] = "jsonl",
    output: Output = None,
    force: Force = False,
    theory: Theory = None,
    issue: Issue = "",
    stance: Stance = None,
    kind: Kind = None,
    work: Work = None,
    tag: Tag = None,
    status: Status = None,
    repeats: Repeats = False,
) -> None:
    """Write claims and the relations between them; jsonl and w3c are read back without loss by `import claims`.

    Example: distlaw claims export --format argdown --theory fair_use -o fair_use.argdown
    """
    from distlaw.errors import UnknownChoice
    from distlaw.services.claims.exporting import ClaimFormat, exported_claims

    if format_ not in list(ClaimFormat):
        raise UnknownChoice("format", format_, ClaimFormat)
    wanted = options.wanted(
        theories=theory,
        issue=issue,
        stances=stance,
        kinds=kind,
        works=work,
        tags=tag,
        statuses=status,
        repeats=repeats,
    )
    text = exported_claims(database_url(), ClaimFormat(format_), wanted)
    if output is None:
        console.out(text, end="")
    else:
        options.write(output, text, force=force)
