"""How much work a call is, counted and not timed: a busy machine changes nothing.

Lines run and calls made are counted, of Python's own functions too. What happens inside one match of a regular
expression is not seen; a pattern that explodes does not end, and pytest's `faulthandler_timeout` says where.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def steps(function: Callable[..., object], *arguments: object) -> int:
    """Lines run and calls made by `function(*arguments)`."""
    count = 0

    def line(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal count
        count += 1
        return line

    def call(frame: FrameType, event: str, _: Any) -> None:
        nonlocal count
        count += event == "c_call"

    traced, profiled = sys.gettrace(), sys.getprofile()
    sys.settrace(line)
    sys.setprofile(call)
    try:
        function(*arguments)
    finally:
        sys.settrace(traced)
        sys.setprofile(profiled)
    return count


def assert_linear(function: Callable[[str], object], unit: str, size: int = 4_000) -> None:
    """Twice the text is at most about twice the work; `unit` is repeated to `size` code points."""
    function(unit)  # what is loaded once does not count
    once, twice = (steps(function, unit * max(1, length // len(unit))) for length in (size, 2 * size))
    assert twice <= 2.3 * once + 500, f"{unit[:12]!r}: {once} steps, of twice the text {twice}"
