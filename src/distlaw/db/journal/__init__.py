"""The journal: every transaction that changes something keeps the rows as they were, and can be taken back.

`touched` notes which rows a transaction changes, by triggers of the database; `recorder` keeps what differs at its end
as an entry; `restore` puts an entry's rows back.
"""

from distlaw.db.journal.recorder import Recorder, entry_of, note_action, said_so_far
from distlaw.db.journal.restore import later_changes, restored

__all__ = ["Recorder", "entry_of", "later_changes", "note_action", "restored", "said_so_far"]
