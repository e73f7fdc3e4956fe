"""`distlaw log` and `distlaw undo`: what was changed, and taking it back."""

from distlaw.services.journal.log import JournalEntry, log
from distlaw.services.journal.undo import Undone, purge, undo, undo_entries

__all__ = ["JournalEntry", "Undone", "log", "purge", "undo", "undo_entries"]
