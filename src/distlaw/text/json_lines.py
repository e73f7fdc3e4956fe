"""JSON Lines that every reader cuts at the same places."""

from __future__ import annotations

import json
import re
from typing import Any

# Python's splitlines (and some editors) cut at these too; a lone surrogate has no UTF-8.
_UNSAFE = re.compile("[\x85\u2028\u2029\ud800-\udfff]")


def json_line(value: Any) -> str:
    """One value as one line of JSON, readable as UTF-8, without the line end."""
    line = json.dumps(value, ensure_ascii=False)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", line)
