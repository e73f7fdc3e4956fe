"""`distlaw propose`: a language model as one more reader, whose word is never taken."""

from __future__ import annotations

import json
import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from distlaw.cli.terminal import console
from distlaw.cli.terminal.console import Format, TableColumn
from distlaw.cli.terminal.options import Formats, Json
from distlaw.errors import EXIT_FINDINGS, EXIT_OK, EXIT_UNRESOLVED, UsageError
from distlaw.settings import database_url, user_name

if TYPE_CHECKING:
    from distlaw.services.propose import ProposalReport
    from distlaw.services.propose.models import LanguageModel

_KEY_OF_ENDPOINT = "DISTLAW_API_KEY"
_COLUMNS = (
    TableColumn("what", whole=True),
    TableColumn("key", whole=True),
    TableColumn("chunk", right=True),
    TableColumn("id", whole=True),
    TableColumn("message", wrap=True),
)


def run(
    keys: Annotated[list[str], typer.Argument(metavar="KEY…", help="Works to read.")],
    endpoint: Annotated[
        str, typer.Option("--endpoint", metavar="URL", help="An address that speaks OpenAI's protocol, up to /v1.")
    ] = "",
    command: Annotated[
        str, typer.Option("--command", metavar="COMMAND", help="A program that reads the question as JSON and answers.")
    ] = "",
    model: Annotated[str, typer.Option("--model", metavar="NAME", help="The model's name; kept with its claims.")] = "",
    answers: Annotated[
        Path | None,
        typer.Option("--run", metavar="FILE", help="Where answers are kept and found again; beside the database else."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Print the requests; send and store nothing.")] = False,
    max_requests: Annotated[int, typer.Option("--max-requests", min=0, help="Ask no more often; 0: no limit.")] = 0,
    max_tokens: Annotated[int, typer.Option("--max-tokens", min=0, help="Stop after so many tokens.")] = 0,
    timeout: Annotated[float, typer.Option("--timeout", min=1.0, help="Seconds for one answer.")] = 120.0,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask before texts leave this machine.")] = False,
    format_: Formats = None,
    as_json: Json = False,
) -> None:
    """Let a language model point at claims; each is cut from the source, and waits for you as a suggestion.

    The model names sentences and a few characters at the claim's ends; one whose place is not exact, or whose theory,
    kind or issue the vocabulary does not have, is refused and told. Suggestions are outside search, lists, counts and
    exports until you accept them (`distlaw review`; `distlaw claims list --status suggested`). Answers are kept:
    a run that was cut short goes on, and a second one costs nothing. With neither endpoint nor command the answers
    of --run alone are read. The endpoint's key is taken from DISTLAW_API_KEY.

    Exit code 1: nothing was suggested; 4: chunks are left unread.

    Examples: distlaw propose li2025 --dry-run · distlaw propose li2025 --endpoint http://localhost:8080/v1 --model M
    """
    from distlaw.services.propose import propose, requests
    from distlaw.services.propose.reading import Budget
    from distlaw.services.propose.runs import ModelRun, default_path

    url = database_url()
    if dry_run:
        for request in requests(url, keys):
            console.out(json.dumps({**request._asdict(), "messages": list(request.messages)}, ensure_ascii=False))
        return
    kept = ModelRun(answers or default_path(url))
    asked, name = _model(endpoint, command, model, kept.models(), timeout)
    if endpoint and not _may_send(asked, url, keys, yes):
        raise UsageError("nothing was sent", hint="say --yes, or look first with --dry-run")
    report = propose(url, keys, asked, name, kept, user_name(), Budget(max_requests, max_tokens))
    _show(report, console.chosen_format(format_, as_json))
    stored = any(line.verdict in ("added", "unchanged") for line in report.lines)
    raise typer.Exit(EXIT_UNRESOLVED if report.unread else EXIT_OK if stored else EXIT_FINDINGS)


def _model(
    endpoint: str, command: str, model: str, known: tuple[str, ...], seconds: float
) -> tuple[LanguageModel, str]:
    """Who is asked, and under what name."""
    from distlaw.services.propose.models import Command, Endpoint, Nobody

    if endpoint and command:
        raise UsageError("an endpoint and a command are two models", hint="name one")
    if not model and (endpoint or command or len(known) != 1):
        hint = f"--model NAME{'; recorded are: ' + ', '.join(known) if known else ''}"
        raise UsageError("nothing says which model it is", hint=hint)
    if endpoint:
        return Endpoint(endpoint, model, os.environ.get(_KEY_OF_ENDPOINT, ""), seconds=seconds), model
    if command:
        return Command(command, model, seconds=seconds), model
    return Nobody(), model or known[0]


def _may_send(asked: Any, url: str, keys: list[str], yes: bool) -> bool:
    """Texts leave this machine only after it was said what would be sent where."""
    if asked.is_loopback:
        return True
    from distlaw.services.propose import requests

    planned = list(requests(url, keys))
    letters = sum(len(message["content"]) for request in planned for message in request.messages)
    works = console.counted(len({request.key for request in planned}), "work")
    console.say(f"to {asked.host}: {works}, {console.counted(len(planned), 'request')}, {letters} characters")
    return console.confirmed("send them?", yes)


def _show(report: ProposalReport, chosen: Format) -> None:
    rows: list[dict[str, Any]] = [
        {"what": line.verdict, "key": line.key, "id": line.id, "message": line.message} for line in report.lines
    ]
    rows += [
        {"what": "refused", "key": one.key, "chunk": one.chunk, "code": one.code, "message": one.message}
        for one in report.refused
    ]
    rows += [
        {"what": "unread", "key": one.key, "chunk": one.chunk, "code": one.reason, "message": f"of {one.of}"}
        for one in report.unread
    ]
    if chosen is Format.table:
        rows = [row | {"message": ": ".join(filter(None, (row.get("code"), row["message"])))} for row in rows]
    console.emit(rows, _COLUMNS, chosen)
    counts = Counter(line.verdict for line in report.lines)
    told = [f"{count} {verdict}" for verdict, count in sorted(counts.items())]
    told += [f"{len(report.refused)} refused"] if report.refused else []
    told += [f"{len(report.unread)} of {console.counted(report.chunks, 'chunk')} unread"] if report.unread else []
    cost = f"{report.asked} asked, {report.remembered} remembered"
    cost += f", {report.tokens} tokens" if report.tokens else ""
    console.say(f"{', '.join(told) or 'nothing suggested'} ({cost})")
