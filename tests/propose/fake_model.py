"""A model on loopback that answers as a test tells it, in OpenAI's protocol; and answers made by hand."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Reply = tuple[int, str]
Script = Callable[[int, dict[str, Any]], Reply | None]  # None hangs until the server is closed


def said(*claims: dict[str, Any]) -> str:
    """The answer that points at these claims."""
    return json.dumps({"claims": list(claims)}, ensure_ascii=False)


def claim(sentence: str, begin: str, end: str, **more: Any) -> dict[str, Any]:
    """One claim of an answer, with labels that the vocabulary has."""
    labels = {"theories": ["copyright"], "stance": "permits", "kind": "normative"}
    return {"sentences": [sentence], "begin": begin, "end": end} | labels | more


def completion(content: str, *, finish: str = "stop", tokens: int = 100) -> Reply:
    """A whole answer of the endpoint."""
    choice = {"message": {"role": "assistant", "content": content}, "finish_reason": finish}
    return 200, json.dumps({"choices": [choice], "usage": {"total_tokens": tokens}})


class FakeEndpoint:
    """Its address, and every request it was sent."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.requests: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []


@contextmanager
def endpoint(script: Script) -> Iterator[FakeEndpoint]:
    """The server while the test runs; `script` is asked with the number of the request, from 0, and its body."""
    closing = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["content-length"])))
            fake.requests.append(body)
            fake.headers.append({name.lower(): value for name, value in self.headers.items()})
            reply = script(len(fake.requests) - 1, body)
            if reply is None:
                closing.wait()
                return
            data = reply[1].encode()
            self.send_response(reply[0])
            self.send_header("content-length", str(len(data)))
            if reply[0] == 429:
                self.send_header("retry-after", "0")
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: Any) -> None:
            """A test's output is no access log."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    fake = FakeEndpoint(f"http://127.0.0.1:{server.server_address[1]}/v1")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield fake
    finally:
        closing.set()
        server.shutdown()
        server.server_close()
