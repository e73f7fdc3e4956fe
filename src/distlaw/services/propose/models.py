"""Who answers: an endpoint that speaks OpenAI's protocol, a command of one's own, or nobody (a recorded run alone)."""

from __future__ import annotations

import json
import shlex
import subprocess
import time
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, Protocol
from urllib.parse import urlsplit

from distlaw.errors import UsageError
from distlaw.services.propose.runs import Finish

Messages = Sequence[dict[str, str]]
_TRIES = 3
_WAITS = (1.0, 4.0)  # seconds before the second and the third try, where the endpoint does not say
_LONGEST_WAIT = 30.0
_AGAIN = (408, 429, 500, 502, 503, 504)
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


class ModelAnswer(NamedTuple):
    """An answer as it came."""

    text: str
    finish: Finish = "stop"
    tokens: int = 0


class Unanswered(Exception):
    """No answer; `code` says why in a word: http_500, timeout, unreachable, no_answer, command_failed."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


class LanguageModel(Protocol):
    """Whom a chunk is shown. `host` is what provenance names."""

    host: str

    def ask(self, messages: Messages) -> ModelAnswer:
        """Raises Unanswered."""


class Nobody:
    """Asked where a recorded run is all there is."""

    host = "recorded"

    def ask(self, messages: Messages) -> ModelAnswer:
        """Never answers."""
        raise Unanswered("not_recorded")


class Endpoint:
    """`URL/chat/completions`, as OpenAI, Ollama, llama.cpp and vLLM serve it. Raises UsageError without httpx."""

    def __init__(
        self,
        url: str,
        model: str,
        key: str = "",
        *,
        seconds: float = 120.0,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        try:
            import httpx
        except ImportError:
            raise UsageError("an endpoint needs httpx", hint="pip install 'distlaw[llm]'") from None
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise UsageError(f"{url!r} is no address of an endpoint", hint="--endpoint http://127.0.0.1:11434/v1")
        self.host, self.is_loopback = parts.hostname, parts.hostname in _LOOPBACK
        self.url, self.model, self._sleep, self._httpx = f"{url.rstrip('/')}/chat/completions", model, sleep, httpx
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        self._client = httpx.Client(timeout=seconds, headers=headers, trust_env=not self.is_loopback)

    def body(self, messages: Messages) -> dict[str, Any]:
        """What is sent."""
        return {"model": self.model, "messages": list(messages), "temperature": 0, "stream": False}

    def ask(self, messages: Messages) -> ModelAnswer:
        """An answer, after some tries. Raises Unanswered."""
        code = ""
        for number in range(_TRIES):
            try:
                response = self._client.post(self.url, json=self.body(messages))
            except self._httpx.TimeoutException:
                code, wait = "timeout", _WAITS[min(number, 1)]
            except self._httpx.HTTPError:
                code, wait = "unreachable", _WAITS[min(number, 1)]
            else:
                if response.status_code == 200:
                    return _answer(response.text)
                code, wait = f"http_{response.status_code}", _wait(response.headers.get("retry-after"), number)
                if response.status_code not in _AGAIN:
                    break
            if number + 1 < _TRIES:
                self._sleep(wait)
        raise Unanswered(code)


class Command:
    """A program that reads `{"model", "messages"}` as JSON on its standard input and prints the answer."""

    host = "command"

    def __init__(self, command: str, model: str, *, seconds: float = 600.0) -> None:
        self.words, self.model, self.seconds = shlex.split(command), model, seconds
        if not self.words:
            raise UsageError("the command is empty", hint="--command 'PROGRAM ARGUMENT…'")

    def ask(self, messages: Messages) -> ModelAnswer:
        """What the program prints. Raises Unanswered; UsageError where there is no such program."""
        asked = json.dumps({"model": self.model, "messages": list(messages)}, ensure_ascii=False)
        try:
            ran = subprocess.run(  # the words are the user's own, no shell reads them
                self.words, input=asked.encode(), capture_output=True, timeout=self.seconds, check=False
            )
        except subprocess.TimeoutExpired:
            raise Unanswered("timeout") from None
        except OSError as error:
            raise UsageError(f"cannot be run: {error.strerror}", where=self.words[0]) from error
        if ran.returncode:
            raise Unanswered("command_failed")
        return ModelAnswer(ran.stdout.decode("utf-8", "replace"))


def _answer(text: str) -> ModelAnswer:
    try:
        value = json.loads(text)
        choice = value["choices"][0]
        said, tokens = choice["message"]["content"], (value.get("usage") or {}).get("total_tokens") or 0
        return ModelAnswer(str(said), "length" if choice.get("finish_reason") == "length" else "stop", int(tokens))
    except (ValueError, LookupError, TypeError, AttributeError):
        raise Unanswered("no_answer") from None


def _wait(said: str | None, number: int) -> float:
    try:
        return min(float(said or ""), _LONGEST_WAIT)
    except ValueError:
        return _WAITS[min(number, 1)]
