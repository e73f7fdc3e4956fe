"""What Markdown sets off as code though it is prose: a licence, a letter, a clause printed as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from distlaw.text.han import HAN

_CODE = re.compile(r"[{}<>=;\\$|_@#]|\(\)|--\w|://|->|^\s*(?:def|import|from|class|return|usage)\b", re.MULTILINE)
_END = re.compile(rf"[a-z”’\")][.?!](?=\s|$)|[{HAN}][。？！]")
_PLAIN = ("", "text", "txt", "plain", "markdown", "md")
_MOST = 0.006  # signs of code for each character
_ENDS = 2  # sentences that end


def is_prose(info: str, content: str) -> bool:
    """Whether a block of code names no language and reads as sentences."""
    if info.strip().lower() not in _PLAIN or len(_END.findall(content)) < _ENDS:
        return False
    return len(_CODE.findall(content)) <= _MOST * len(content)


def paragraphs(content: str) -> Iterator[tuple[int, int]]:
    """The first line and the line after the last of each run of lines that hold something."""
    first = -1
    lines = content.split("\n")
    for number, line in enumerate([*lines, ""]):
        if line.strip() and first < 0:
            first = number
        elif not line.strip() and first >= 0:
            yield first, number
            first = -1
