"""`distlaw mcp`: the corpus as tools for a language model."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from distlaw.cli.terminal import console
from distlaw.errors import EXIT_FINDINGS, UsageError
from distlaw.settings import database_url, user_name


def run(
    allow_proposals: Annotated[
        bool, typer.Option("--allow-proposals", help="Let the model suggest claims; a person decides on them.")
    ] = False,
    log: Annotated[
        Path | None, typer.Option("--log", metavar="FILE", help="Write down every call and its answer.")
    ] = None,
    replay: Annotated[
        Path | None, typer.Option("--replay", metavar="FILE", help="Ask every call of a log again, and compare.")
    ] = None,
) -> None:
    """Serve the corpus to a language model over MCP on standard input and output (extra `mcp`).

    The model cites by handles, [[c:ID]], and never types a quotation: `render_answer` puts in quotation, page and
    citation, and refuses a draft in which anything is not so. Accepted claims alone are shown unless proposals are
    asked for. Exit code 1: a replayed answer differs.

    Examples: distlaw mcp · distlaw mcp --log calls.jsonl · distlaw mcp --replay calls.jsonl
    """
    try:
        from distlaw.mcp import server
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("mcp", "mcp_types"):
            raise
        raise UsageError("the server needs the MCP SDK", hint="pip install 'distlaw[mcp]'") from None
    if replay is None:
        server.serve(database_url(), user_name(), allow_proposals=allow_proposals, log=log)
        return
    differing = total = 0
    from distlaw.mcp.calls import replayed

    for number, call, is_same in replayed(database_url(), replay, server.TOOLS):
        total += 1
        if not is_same:
            differing += 1
            console.out(f"{number}  {call.tool}  differs")
    console.say(f"{console.counted(total, 'call')}, {differing} differ")
    raise typer.Exit(EXIT_FINDINGS if differing else 0)
