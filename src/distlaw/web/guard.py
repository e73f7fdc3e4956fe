"""Who may ask, and what a browser may do with the answer: Host, token, methods, sizes, and the policy's headers."""

from __future__ import annotations

import ipaddress
import secrets
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from distlaw.errors import UsageError

LARGEST_FORM = 1 << 16  # bytes
LARGEST_UPLOAD = 200 << 20
UPLOADS = "/review/upload"
LONGEST_ADDRESS = 4096  # characters of path and query
SHORTEST_TOKEN = 16
_COOKIE = "distlaw_token"
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
_HEADERS = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",  # with no-referrer, browsers would not say where a form comes from
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cache-control": "no-cache, private",
}


class Door(NamedTuple):
    """Where the server listens, and the token that is asked for (empty: none)."""

    host: str = "127.0.0.1"
    token: str = ""

    @property
    def is_loopback(self) -> bool:
        """Whether only this machine can reach it."""
        return _is_loopback(self.host)

    def checked(self) -> Door:
        """This door; UsageError where others could come in without a token that cannot be guessed."""
        if not self.is_loopback and not self.token:
            raise UsageError(
                f"--host {self.host} lets other machines in",
                hint="give a --token, or leave --host out for this machine alone",
            )
        if self.token and (len(self.token) < SHORTEST_TOKEN or not self.token.isascii()):
            raise UsageError(f"a --token has at least {SHORTEST_TOKEN} ASCII characters")
        return self

    def answers_to(self, host: str) -> bool:
        """Whether a Host header names this server. A name that was made to point here (DNS rebinding) is refused."""
        name = _without_port(host)
        if self.is_loopback:
            return _is_loopback(name)
        return name == self.host.casefold() or _is_loopback(name) or _address(name) is not None


def _without_port(host: str) -> str:
    low = host.strip().casefold()
    return low[1 : low.find("]")] if low.startswith("[") else low.partition(":")[0]


def _address(name: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(name)
    except ValueError:
        return None


def _is_loopback(name: str) -> bool:
    address = _address(name)
    return name == "localhost" or (address is not None and address.is_loopback)


class Guard:
    """ASGI middleware: turns away what may not ask, and sets the headers of every answer. `takes_forms` where the
    room is for reviewing: then a form of its own pages may be posted."""

    def __init__(self, app: ASGIApp, door: Door, *, takes_forms: bool = False) -> None:
        self.app, self.door, self.takes_forms = app, door, takes_forms

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_HEADERS)
            await send(message)

        refused = self._refusal(scope)
        await (refused or self.app)(scope, self._limited(scope, receive), sending)

    def _limited(self, scope: Scope, receive: Receive) -> Receive:
        """A body that is longer than it may be ends there: what is left makes no form."""
        most, seen = _most(scope), 0

        async def receiving() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > most:
                return {"type": "http.disconnect"}
            return message

        return receiving

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        if not self.door.answers_to(headers.get("host", "")):
            return PlainTextResponse("This server does not go by that name.\n", 421)
        if scope["method"] == "POST" and self.takes_forms:
            if refused := _foreign(scope, headers):
                return refused
        elif scope["method"] not in ("GET", "HEAD"):
            return PlainTextResponse("This server only reads.\n", 405, {"allow": "GET, HEAD"})
        if len(scope["path"]) + len(scope.get("query_string", b"")) > LONGEST_ADDRESS:
            return PlainTextResponse("The address is too long.\n", 414)
        return self._unknown(scope, headers) if self.door.token else None

    def _unknown(self, scope: Scope, headers: Headers) -> Response | None:
        """What is answered without a token; one who brings it in the address gets a cookie, and the address clean."""
        bearer = headers.get("authorization", "").removeprefix("Bearer ")
        cookie = cookie_parser(headers.get("cookie", "")).get(_COOKIE, "")
        if any(self._is_token(one) for one in (bearer, cookie)):
            return None
        params = parse_qsl(scope.get("query_string", b"").decode("latin-1"))
        if not any(name == "token" and self._is_token(value) for name, value in params):
            return PlainTextResponse("This server asks for a token: open the address it printed.\n", 401)
        rest = urlencode([pair for pair in params if pair[0] != "token"])
        answer = RedirectResponse(_local(scope) + (f"?{rest}" if rest else ""), 303)
        answer.set_cookie(_COOKIE, self.door.token, httponly=True, samesite="strict", path="/")
        return answer

    def _is_token(self, given: str) -> bool:
        return secrets.compare_digest(given.encode("utf-8", "replace"), self.door.token.encode())


def _most(scope: Scope) -> int:
    return LARGEST_UPLOAD if scope["path"] == UPLOADS else LARGEST_FORM


def _foreign(scope: Scope, headers: Headers) -> Response | None:
    """What is answered to a form that another site's page posts, or one that is too long."""
    origin = urlsplit(headers.get("origin", ""))
    is_own = origin.netloc.casefold() == headers.get("host", "").casefold() and origin.scheme in ("http", "https")
    if not is_own or headers.get("sec-fetch-site", "same-origin") != "same-origin":
        return PlainTextResponse("This form was posted from another site.\n", 403)
    length = headers.get("content-length", "0")
    if not length.isdigit() or int(length) > _most(scope):
        return PlainTextResponse("That is too much at once.\n", 413)
    return None


def _local(scope: Any) -> str:
    """The path of this server that was asked: never the beginning of another's address."""
    return "/" + str(scope["path"]).lstrip("/\\")
