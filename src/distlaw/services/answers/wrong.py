"""What a draft says of whose view something is, and should not."""

from __future__ import annotations

from typing import NamedTuple


class Wrong(NamedTuple):
    """Words that give a handle to somebody else, or turn it round, or give a view without a handle."""

    code: str
    words: str
