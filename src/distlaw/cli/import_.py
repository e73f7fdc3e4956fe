"""`distlaw import`: claims that others made; a bibliography is handed to `ingest`."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Any

import typer

from distlaw.cli.terminal import console
from distlaw.cli.terminal.console import Format, TableColumn
from distlaw.cli.terminal.options import Formats, Json, ZoteroAddress
from distlaw.errors import EXIT_INPUT, EXIT_OK, UsageError
from distlaw.settings import database_url, user_name

_MOST = 20  # lines of a table; a wrong file has hundreds
_COLUMNS = (
    TableColumn("number", "no.", right=True),
    TableColumn("verdict", whole=True),
    TableColumn("kind"),
    TableColumn("id", whole=True),
    TableColumn("message", wrap=True),
)


def run(
    what: Annotated[
        list[str],
        typer.Argument(metavar="claims FILE… | zotero | FILE…", help="`claims` and files, or a bibliography."),
    ],
    accept: Annotated[
        bool, typer.Option("--accept", help="Let the file's statuses (proposed, accepted, rejected) stand.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would happen; store nothing.")] = False,
    work: Annotated[str, typer.Option("--work", "-w", metavar="KEY", help="Work of items that name none.")] = "",
    made_by: Annotated[
        str, typer.Option("--made-by", help="Who made the items that name nobody: a model, a person.")
    ] = "",
    zotero: ZoteroAddress = "",
    theory: Annotated[
        str, typer.Option("--theory", "-t", metavar="ID", help="Of Zotero's highlights whose tags name none.")
    ] = "",
    format_: Formats = None,
    as_json: Json = False,
) -> None:
    """Import claims (JSON Lines or W3C Web Annotations), or a bibliography (as `ingest` does).

    A claim whose quotation is not in the source, stands there twice, runs across paragraphs or is of a character or
    two is refused, and the nearest text shown. What passes is a suggestion: outside search, lists and counts until
    somebody accepts it (`distlaw review`), unless --accept is given. A claim that is here with
    other labels is left as it is, and the difference told. Exit code 3 where something was refused.

    `import zotero` reads a running Zotero: its records with Better BibTeX's keys, attachments from where Zotero keeps
    them, highlights as suggestions, with theories from their tags (theory:fair_use). A second run writes nothing.

    Examples: distlaw import claims colleague.jsonl --dry-run · distlaw import claims seeds/annotations --accept
    """
    theory = _theory(theory)
    if what == ["zotero"]:
        return _from_zotero(zotero, theory, console.chosen_format(format_, as_json))
    if what[0] != "claims":
        from distlaw.cli.ingest import run as ingest

        return ingest(what, dry_run=dry_run, format_=format_, as_json=as_json)
    if len(what) == 1:
        raise UsageError("no file of claims was named", hint="distlaw import claims FILE…")
    from distlaw.services.claims.importing import import_claims

    found = import_claims(
        database_url(), what[1:], user_name(), accept=accept, dry_run=dry_run, key=work, maker=made_by
    )
    _show([{"file": str(path)} | line.as_json() for path, line in found], console.chosen_format(format_, as_json))
    counts = Counter((line.kind, line.verdict) for _, line in found)
    told = ", ".join(f"{console.counted(count, kind)} {verdict}" for (kind, verdict), count in sorted(counts.items()))
    console.say(f"{told or 'nothing in it'}{' (nothing stored)' if dry_run else ''}")
    raise typer.Exit(EXIT_INPUT if any(line.verdict == "refused" for _, line in found) else EXIT_OK)


def _show(rows: list[dict[str, Any]], chosen: Format) -> None:
    if chosen is Format.table:
        rows = [row for row in rows if row["verdict"] in ("refused", "differs") or row.get("message")]
        left, rows = len(rows) - _MOST, rows[:_MOST]
        if left > 0:
            console.say(f"{left} more like these; --json shows them all")
    console.emit(rows, _COLUMNS, chosen)


def _theory(word: str) -> str:
    """The theory's id. UnknownChoice for a word that is none; a database that is yet to be made knows them all."""
    from distlaw.db.opening import exists
    from distlaw.services.vocabulary import theory_called

    return theory_called(database_url(), word) if word and exists(database_url()) else word


def _from_zotero(address: str, theory: str, chosen: Format) -> None:
    """What a running Zotero has."""
    from distlaw.cli.ingest import tell_verdict
    from distlaw.services.zotero.api import DEFAULT, Library
    from distlaw.services.zotero.pull import import_zotero

    found = import_zotero(database_url(), Library(address or DEFAULT), user_name(), theory=theory)
    if not found.is_new:
        console.say("nothing has changed in Zotero")
        return
    for verdict in found.verdicts:
        tell_verdict(verdict, quiet=verdict.verdict == "unchanged")
    _show([line.as_json() for line in found.claims], chosen)
    counts = Counter(line.verdict for line in found.claims)
    told = ", ".join(f"{console.counted(count, 'highlight')} {verdict}" for verdict, count in sorted(counts.items()))
    console.say(told or "no new highlight")
    raise typer.Exit(EXIT_INPUT if any(one.verdict == "refused" for one in found.verdicts) else EXIT_OK)
