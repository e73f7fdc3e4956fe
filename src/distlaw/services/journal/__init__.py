"""`distlaw log` and `distlaw undo`: what was changed, and taking it back."""

from distlaw.services.journal.log import LogEntry, log
from distlaw.services.journal.undo import Undone, purge, undo, undo_entries

__all__ = ["LogEntry", "Undone", "log", "purge", "undo", "undo_entries"]
