"""`distlaw vocabulary`: theories and issues of your own, beside the shipped ones."""

from __future__ import annotations

from typing import Annotated

import typer

from distlaw.cli.terminal import console
from distlaw.cli.terminal.console import TableColumn
from distlaw.cli.terminal.options import Formats, Json
from distlaw.errors import EXIT_FINDINGS
from distlaw.settings import database_url

app = typer.Typer(
    help="Theories, issues, licences, cases, statutes and courts of your own: `vocabulary` in .distlaw.toml names "
    "their folders, and docs/guide.md shows how to write them.",
    no_args_is_help=True,
)
_COLUMNS = (
    TableColumn("kind", whole=True),
    TableColumn("id", whole=True),
    TableColumn("label", wrap=True),
    TableColumn("broader"),
    TableColumn("file", wrap=True),
)


@app.command()
def check() -> None:
    """Check your own vocabulary, every fault in a line, and take what is sound into the database.

    Exit code 1 where there is a fault. What was read before is read again by `distlaw refresh`.

    Example: distlaw vocabulary check
    """
    from distlaw.services import own_vocabulary

    faults, found = own_vocabulary.vocabulary_faults()
    for fault in faults:
        console.out(fault)
    if faults:
        console.say(console.counted(len(faults), "fault"))
        raise typer.Exit(EXIT_FINDINGS)
    if not found:
        console.say('no vocabulary of your own: name its folder in .distlaw.toml: vocabulary = ["my-vocabulary"]')
        return
    own_vocabulary.taken_in(database_url())
    console.say(f"{found}: no fault")


@app.command()
def show(
    everything: Annotated[bool, typer.Option("--all", help="The shipped theories and issues too.")] = False,
    format_: Formats = None,
    as_json: Json = False,
) -> None:
    """List your own theories and issues, with what each is narrower than and the file it stands in.

    Examples: distlaw vocabulary show · distlaw vocabulary show --all --json
    """
    from distlaw.services import own_vocabulary

    rows = own_vocabulary.own_entries(own_only=not everything)
    console.emit(rows, _COLUMNS, console.chosen_format(format_, as_json))
    if not rows:
        console.say("no theory or issue of your own; --all lists the shipped ones")
        raise typer.Exit(EXIT_FINDINGS)
