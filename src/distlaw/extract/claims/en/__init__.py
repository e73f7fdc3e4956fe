"""English: clauses and who speaks."""
