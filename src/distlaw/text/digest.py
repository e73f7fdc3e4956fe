"""The hash by which a text is named."""

from __future__ import annotations

from hashlib import sha256


def sha256_of(text: str) -> str:
    """The hexadecimal sha256 of a text as UTF-8; lone surrogates are hashed as they stand."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
