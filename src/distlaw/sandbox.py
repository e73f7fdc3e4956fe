"""Runs the reading of hostile formats in worker processes with limits on time and memory.

A worker serves one call after another; only one that was killed or died is replaced, so a call costs little more than
passing its argument and its value between processes. Seconds are of processor time, so that a busy machine refuses
nothing that an idle one reads; where the platform has no such limit (Windows) they are wall time. The memory limit
holds where the platform has one (Linux, macOS in part; not Windows).

    with Sandbox(workers=2, seconds=60, megabytes=2000) as sandbox:
        prepared = sandbox.call(prepare, raw)          # the value, or InputError
        for raw, outcome in sandbox.map(prepare, raws):  # in order; outcome is the value or the InputError
            ...
"""

from __future__ import annotations

import contextlib
import math
import multiprocessing
import queue
import signal
import sys
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from multiprocessing.connection import Connection
from types import ModuleType, TracebackType
from typing import Any, Literal, TypeVar

from distlaw.errors import DistlawError, InputError

A = TypeVar("A")
T = TypeVar("T")
START_SECONDS = 60.0  # a worker that is not up by then never will be
_WALL = 20 if sys.platform != "win32" else 1  # wall time for each second of processor time: a call that only waits
_STARTING = threading.Lock()
_PRELOAD = ("distlaw.readers", "distlaw.parsers", "distlaw.model.findings")


def run_limited(function: Callable[[A], T], argument: A, seconds: float = 60.0, megabytes: int = 2000) -> T:
    """One call in a process of its own; raises as `Sandbox.call` does."""
    with Sandbox(1, seconds=seconds, megabytes=megabytes) as sandbox:
        return sandbox.call(function, argument)


class Sandbox:
    """A pool of workers; `function` must be importable by name, argument and value picklable."""

    def __init__(
        self, workers: int = 1, *, seconds: float = 60.0, megabytes: int = 2000, preload: Sequence[str] = ()
    ) -> None:
        """`preload` names modules that the process the workers are forked from imports beforehand."""
        self.seconds = seconds
        self.megabytes = megabytes
        self._threads = ThreadPoolExecutor(max_workers=max(1, workers), thread_name_prefix="sandbox")
        self._idle: queue.LifoQueue[_Worker] = queue.LifoQueue()
        self._workers = max(1, workers)
        for _ in range(self._workers):
            self._idle.put(_Worker(megabytes, (*_PRELOAD, *preload)))

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the workers; calls that are still waiting are dropped."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        for _ in range(self._workers):
            with contextlib.suppress(queue.Empty):
                self._idle.get(timeout=self.seconds + 1).stop()

    def call(self, function: Callable[[A], T], argument: A, *, seconds: float | None = None) -> T:
        """`function(argument)`, in a worker.

        Raises InputError `timeout`, `memory` or `crashed`; what of ours the function raises comes through as it is.
        """
        worker = self._idle.get()
        try:
            value: T = worker.run(function, argument, self.seconds if seconds is None else seconds)
        finally:
            self._idle.put(worker)
        return value

    def submit(self, function: Callable[[A], T], argument: A, *, seconds: float | None = None) -> Future[T]:
        """As `call`, without waiting."""
        return self._threads.submit(self.call, function, argument, seconds=seconds)

    def map(self, function: Callable[[A], T], arguments: Iterable[A]) -> Iterator[tuple[A, T | DistlawError]]:
        """Each argument with its value or its error, in order; no more are under way than two for each worker."""
        waiting: deque[tuple[A, Future[T]]] = deque()
        for argument in arguments:
            waiting.append((argument, self.submit(function, argument)))
            if len(waiting) >= 2 * self._workers:
                first, future = waiting.popleft()
                yield first, _done(future)
        while waiting:
            first, future = waiting.popleft()
            yield first, _done(future)


def _done(future: Future[Any]) -> Any:
    """The call's value, or the error of ours it ended with."""
    error = future.exception()
    if isinstance(error, DistlawError):
        return error
    return future.result()


class _Worker:
    """One process and the pipe to it; started at its first call, and again after it died."""

    def __init__(self, megabytes: int, preload: Sequence[str]) -> None:
        self._megabytes = megabytes
        self._preload = list(preload)
        self._process: Any = None
        self._pipe: Connection | None = None

    def run(self, function: Callable[[Any], Any], argument: object, seconds: float) -> Any:
        pipe = self._started(needs_main=getattr(function, "__module__", "") == "__main__")
        try:
            pipe.send((function, argument, seconds))
            if not pipe.poll(seconds * _WALL):
                self.stop()
                raise _too_slow(seconds)
            state, value = pipe.recv()
        except (EOFError, BrokenPipeError, ConnectionResetError, OSError) as error:
            raise self._post_mortem(seconds) from error
        if state == "error":
            raise value
        return value

    def _started(self, *, needs_main: bool) -> Connection:
        if self._pipe is not None and self._process is not None and self._process.is_alive():
            return self._pipe
        self.stop()
        context: Any = multiprocessing.get_context(start_method())
        if start_method() == "forkserver":
            context.set_forkserver_preload(self._preload)
        ours: Connection
        ours, theirs = context.Pipe()
        self._process = context.Process(
            target=_serve, args=(theirs, self._megabytes), daemon=True, name="distlaw-reader"
        )
        with contextlib.nullcontext() if needs_main else _without_main():
            self._process.start()
        theirs.close()
        self._pipe = ours
        if not ours.poll(START_SECONDS):
            self.stop()
            raise InputError("no process could be started to read it", code="crashed")
        ours.recv()
        return ours

    def _post_mortem(self, seconds: float) -> InputError:
        process = self._process
        if process is not None:
            process.join(2)
        code = process.exitcode if process is not None else None
        self.stop()
        if code is not None and code == -getattr(signal, "SIGXCPU", 24):
            return _too_slow(seconds)
        if code is not None and code == -getattr(signal, "SIGKILL", 9):
            return InputError("reading it took more memory than there is", code="memory", hint="split the file")
        return InputError("reading it crashed the reader", code="crashed", hint="the file is damaged or made to harm")

    def stop(self) -> None:
        """End the process, at once."""
        if self._pipe is not None:
            self._pipe.close()
        if self._process is not None and self._process.is_alive():
            self._process.kill()
            self._process.join(5)
        self._pipe = self._process = None


def _too_slow(seconds: float) -> InputError:
    what = f"reading it took more than {seconds:g} seconds of processor time"
    return InputError(what, code="timeout", hint="look at the file, or split it")


@contextlib.contextmanager
def _without_main() -> Iterator[None]:
    """Hides the running script, which a new process would otherwise import: one that is not guarded by
    `if __name__ == "__main__"` would start again in every worker, and one read from standard input is no file."""
    with _STARTING:
        script = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            yield
        finally:
            sys.modules["__main__"] = script


def start_method() -> Literal["forkserver", "spawn"]:
    """How workers start: from a small server process where there is one, for a fork of a threaded parent may hang."""
    return "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"


def _serve(pipe: Connection, megabytes: int) -> None:
    """A worker's life: one call after another until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit(megabytes)
    pipe.send("ready")
    while True:
        try:
            function, argument, seconds = pipe.recv()
        except (EOFError, OSError):
            return
        except (ImportError, AttributeError) as error:
            pipe.send(("error", InputError(f"a worker cannot import what it is to run: {error}", code="crashed")))
            continue
        _allow(seconds)
        answer = _answer(function, argument)
        del argument
        try:
            pipe.send(answer)
        except MemoryError:
            pipe.send(("error", InputError("its text takes more memory than allowed", code="memory")))
        except (BrokenPipeError, OSError):
            return


def _answer(function: Callable[[Any], Any], argument: object) -> tuple[str, Any]:
    try:
        return "value", function(argument)
    except DistlawError as error:
        return "error", error
    except MemoryError:
        return "error", InputError("reading it takes more memory than allowed", code="memory", hint="split the file")
    except RecursionError:
        return "error", InputError("it is nested too deeply", code="nesting")
    except Exception as error:
        frame = traceback.extract_tb(error.__traceback__)[-1]
        what = f"reading it failed: {type(error).__name__}: {str(error)[:200]} ({frame.name}, line {frame.lineno})"
        return "error", InputError(what, code="crashed", hint="please report this file")


def _allow(seconds: float) -> None:
    """End this process (SIGXCPU) when it has used so many more seconds of processor time."""
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    with contextlib.suppress(ValueError, OSError):
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(used.ru_utime + used.ru_stime + seconds), hard))


def _limit(megabytes: int) -> None:
    """Cap the address space, where the platform knows such a limit."""
    if sys.platform == "win32" or megabytes <= 0:
        return
    import resource

    size = megabytes * 1024 * 1024
    with contextlib.suppress(ValueError, OSError):
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (size if hard < 0 else min(size, hard), hard))
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
