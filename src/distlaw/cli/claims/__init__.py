"""`distlaw claims`: list, show, add, edit, accept, reject, reopen, relate, relations, undo, propose, export."""

from distlaw.cli.claims import reading, writing, deciding, relating, exporting  # isort: skip  # in the order of the help
from distlaw.cli.claims.application import app

__all__ = ["app", "deciding", "exporting", "reading", "relating", "writing"]
