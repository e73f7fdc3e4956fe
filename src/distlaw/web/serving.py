"""Runs the reading room."""

from __future__ import annotations

import socket
from collections.abc import Callable

import uvicorn

from distlaw.db.opening import exists, open_reader
from distlaw.errors import UsageError
from distlaw.web.app import application
from distlaw.web.guard import Door

_PATIENCE = 15  # seconds an idle connection is kept
_AT_ONCE = 32  # requests


def serve(url: str, door: Door, port: int, tell: Callable[[str], None], reviewer: str = "") -> None:
    """Serve the database until interrupted; `tell` gets the address. With a `reviewer` it may be
    written. UsageError where it cannot listen there."""
    door = door.checked()
    if exists(url):
        open_reader(url).close()  # an older database is upgraded now, and not by a page
    listening = _socket(door.host, port)
    name = f"[{door.host}]" if ":" in door.host else door.host
    token = f"?token={door.token}" if door.token else ""
    tell(f"http://{name}:{listening.getsockname()[1]}/{token}")
    config = uvicorn.Config(
        application(url, door, reviewer), log_level="warning", timeout_keep_alive=_PATIENCE, limit_concurrency=_AT_ONCE,
        server_header=False, proxy_headers=False, ws="none",
    )  # fmt: skip
    uvicorn.Server(config).run(sockets=[listening])


def _socket(host: str, port: int) -> socket.socket:
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        found = socket.socket(family, socket.SOCK_STREAM)
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind(address)
        return found
    except (OSError, OverflowError) as error:
        raise UsageError(f"cannot listen at {host}:{port} ({error})", hint="choose another with --port") from error
