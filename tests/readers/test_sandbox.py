"""Worker processes with limits: values and errors come back, a hang or a crash costs one call."""

from __future__ import annotations

import math
import signal
import sys
import time
from collections.abc import Callable
from typing import Any

import pytest

from distlaw.errors import InputError
from distlaw.readers import RawFile, read
from distlaw.sandbox import Sandbox, run_limited


def test_values_and_errors_of_ours_come_through() -> None:
    with Sandbox(2, seconds=20) as sandbox:
        assert sandbox.call(math.sqrt, 1764.0) == 42
        with pytest.raises(InputError) as caught:
            sandbox.call(read, RawFile(b"", "nothing.txt"))
        assert (caught.value.code, caught.value.where) == ("empty", "nothing.txt")
        assert [outcome for _, outcome in sandbox.map(abs, range(-9, 0))] == list(range(9, 0, -1))


def test_a_map_gives_errors_in_their_place() -> None:
    with Sandbox(2, seconds=20) as sandbox:
        outcomes = [outcome for _, outcome in sandbox.map(int, ["1", "one", "3"])]
    assert outcomes[0] == 1
    assert isinstance(outcomes[1], InputError)
    assert outcomes[2] == 3


def test_a_hang_is_ended_and_the_next_call_served() -> None:
    with Sandbox(1, seconds=20) as sandbox:
        assert sandbox.call(abs, -1) == 1
        with pytest.raises(InputError) as caught:
            sandbox.call(time.sleep, 30.0, seconds=0.3)
        assert caught.value.code == "timeout"
        assert sandbox.call(abs, -2) == 2


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the platform has no such limit")
def test_memory_is_capped() -> None:
    with pytest.raises(InputError) as caught:
        run_limited(bytes, 3_000_000_000, seconds=20, megabytes=1000)
    assert caught.value.code == "memory"


@pytest.mark.parametrize(
    ("function", "argument", "code"),
    [
        pytest.param(int, "one", "crashed", id="an exception of Python's"),
        pytest.param(eval, "(lambda f: f(f))(lambda f: f(f))", "nesting", id="too deep"),
    ],
)
def test_errors_of_the_program_are_one_line(function: Callable[[Any], Any], argument: object, code: str) -> None:
    with pytest.raises(InputError) as caught:
        run_limited(function, argument, seconds=20)
    assert caught.value.code == code
    assert "\n" not in str(caught.value)


@pytest.mark.skipif(sys.platform == "win32", reason="no signals")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGKILL, "memory"), (signal.SIGSEGV, "crashed")])
def test_a_killed_worker_is_replaced(number: int, code: str) -> None:
    with Sandbox(1, seconds=20) as sandbox:
        with pytest.raises(InputError) as caught:
            sandbox.call(signal.raise_signal, number)
        assert caught.value.code == code
        assert sandbox.call(abs, -3) == 3
