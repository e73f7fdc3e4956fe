"""An article from its lines: head, body, notes, list of references."""
