"""What is said of a file that is not stored."""

from __future__ import annotations

from distlaw.errors import InputError
from distlaw.model.verdict import Verdict


def refusal(name: str, error: InputError) -> Verdict:
    """The verdict on a file that could not be read: why, and what to do."""
    message = f"{error.what}; {error.hint}" if error.hint else error.what
    return Verdict(name=name, verdict="refused", code=error.code, message=message)
