"""`distlaw serve`: the reading room."""

from __future__ import annotations

from typing import Annotated

import typer

from distlaw.cli.terminal import console
from distlaw.settings import database_url, user_name


def run(
    host: Annotated[str, typer.Option("--host", help="Where to listen; other machines need a --token.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="0 takes any that is free.")] = 8765,
    token: Annotated[
        str, typer.Option("--token", envvar="DISTLAW_TOKEN", help="What a reader must bring: 16 characters or more.")
    ] = "",
    review: Annotated[
        bool,
        typer.Option("--review", help="Let claims be accepted, rejected and corrected there, and files brought in."),
    ] = False,
) -> None:
    """Show the corpus in a browser: search, read with claims marked, compare. Ctrl-C ends it.

    It only reads, unless --review: then decisions are stored as `distlaw review` stores them, and can be taken back.

    Every page is an address to keep, and has its data at the same address with .json.

    Examples: distlaw serve · distlaw serve --port 9000 · distlaw serve --review
    """
    from distlaw.web.guard import Door
    from distlaw.web.serving import serve

    def tell(address: str) -> None:
        console.say(f"open {address} in a browser; Ctrl-C ends it")

    serve(database_url(), Door(host, token), port, tell, user_name() if review else "")
